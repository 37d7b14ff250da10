/** Styles that hide a whole box with all that stands in it: not drawn, cut off, moved away, drawn flat. */
import type { Declared } from './cascade.ts';
import { stopsOf } from './colours.ts';
import { parted } from './conditions.ts';
import { pixels, WINDOW } from './lengths.ts';

export interface Sign {
  readonly how: string;
  /**
   * Pages that appear by script hide their text the same way until it runs: not sure then, and whoever reads the page
   * judges by how much of it is hidden.
   */
  readonly sure: boolean;
}

export interface BoxLook {
  readonly sign?: Sign;
  readonly scale: number;
  readonly opacity: number;
}

/** Away by this much is a trick, not a layout; to the right and below a page can be scrolled. */
const OFF_SCREEN = 500;
const OUT_OF_REACH = 2_500;
/** A box this flat shows no letter. */
const FLAT = 2;
const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|dfn|del|em|font|i|ins|kbd|label|mark|q|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/;

export function boxSign(tag: string, { get, bySheet }: Declared, em: number): BoxLook {
  const opacity =
    get('opacity') === '' ? 1 : Math.min(1, Math.max(0, share(get('opacity')))) * filterOpacity(get('filter'));
  const display = get('display');
  const isPlaced = /^(?:absolute|fixed)$/.test(get('position'));
  const isInline =
    !isPlaced &&
    !/^(?:left|right)$/.test(get('float')) &&
    (display === '' ? INLINE.test(tag) : /^(?:inline|contents|initial)$/.test(display));
  const isSvg = /^(?:svg|g|text|tspan|textpath|foreignobject)$/.test(tag);
  const turned = isInline && !isSvg ? { scale: 1, away: 0 } : transformed(get, em);
  const found = (how: string, sure = true): BoxLook => ({ sign: { how, sure }, scale: turned.scale, opacity });
  if (/^(?:none|table-column|table-column-group)$/.test(display)) return found('display:none', !bySheet);
  if (get('content-visibility') === 'hidden' && !isInline) return found('content-visibility:hidden', !bySheet);
  if (/\burl\(|image-set\(/.test(get('content'))) return found('replaced');
  if (turned.scale < 0.05) return found('drawn flat');
  const length = (name: string, whole: number): number => pixels(get(name), em, whole) ?? 0;
  const clips = ['overflow-x', 'overflow-y'].map(
    (name) => /^(?:hidden|clip|scroll|auto)$/.test(get(name)) || /\b(?:strict|content|paint)\b/.test(get('contain')),
  );
  if (!isInline) {
    const isFlat = (name: 'height' | 'width'): boolean => {
      const lengths = [get(name), get(`max-${name}`)].map((value) =>
        value === '' ? undefined : pixels(value, em, 1_000),
      );
      const least = pixels(get(`min-${name}`), em, 1_000) ?? 0;
      return least < FLAT && lengths.some((each) => each !== undefined && each < FLAT);
    };
    if (clips.some(Boolean) && (isFlat('height') || isFlat('width') || pixels(get('line-height'), em, em) === 0))
      return found('clipped');
  }
  if (isPlaced && /^rect\(/.test(get('clip')) && isFlatRect(get('clip'), em)) return found('clipped');
  const clip = isInline ? '' : get('clip-path');
  if (clip !== '' && clip !== 'none') {
    const told = cutBy(clip, em);
    if (told !== 'seen') return found(told === 'unseen' ? 'clipped' : 'clipped by what is not known');
  }
  const mask = get('mask-image');
  if (mask !== '' && mask !== 'none' && mask !== 'initial') {
    const stops = stopsOf(parted(mask, ' ')[0] ?? '');
    if (!stops || stops.every((stop) => stop[3] < 0.06)) return found(stops ? 'masked' : 'masked by what is not known');
  }
  if (turned.away <= -OFF_SCREEN || turned.away >= OUT_OF_REACH) return found('off screen', !bySheet);
  if (isPlaced || /^(?:relative|sticky)$/.test(get('position'))) {
    const isFixed = get('position') === 'fixed';
    for (const [side, whole] of [
      ['left', WINDOW.width],
      ['top', WINDOW.height],
      ['right', WINDOW.width],
      ['bottom', WINDOW.height],
    ] as const) {
      const away = length(side, whole);
      const isStart = side === 'left' || side === 'top';
      if (
        isStart
          ? away <= -OFF_SCREEN || away >= (isFixed ? whole : OUT_OF_REACH)
          : away >= (isFixed ? whole : OUT_OF_REACH) || (away <= -OFF_SCREEN && (isFixed || away <= -OUT_OF_REACH))
      )
        return found('off screen');
    }
  }
  const moved = [length('margin-left', WINDOW.width), isInline ? 0 : length('margin-top', WINDOW.width)];
  if (moved.some((away) => away <= -OFF_SCREEN || away >= OUT_OF_REACH)) return found('off screen');
  const indent = isInline ? 0 : length('text-indent', WINDOW.width);
  if (
    indent <= -OFF_SCREEN ||
    indent >= OUT_OF_REACH ||
    (clips[0] && Math.max(indent, length('padding-left', WINDOW.width)) >= WINDOW.width)
  )
    return found('off screen');
  return { scale: turned.scale, opacity };
}

const share = (value: string): number => {
  const number = pixels(value, 1, 1);
  return number === undefined ? 1 : number;
};

/** A filter's opacity goes to all that stands in the box, as the property does. */
function filterOpacity(filter: string): number {
  const value = /\bopacity\(([^()]*)\)/.exec(filter)?.[1];
  return value === undefined ? 1 : Math.min(1, Math.max(0, share(value)));
}

/** How small the box is drawn on its shorter side, and by how many pixels it is moved to the left or above. */
function transformed(get: Declared['get'], em: number): { scale: number; away: number } {
  let [across, down] = [1, 1];
  const ways: number[] = [];
  const turn = (value: string): number => Math.abs(Math.cos(radians(value)));
  const way = (value: string, whole: number) =>
    ways.push(
      value.trim().endsWith('%') && Math.abs(Number.parseFloat(value)) < 400
        ? 0
        : (pixels(value.trim(), em, whole) ?? 0),
    );
  const scaled = (words: readonly string[]): void => {
    across *= Math.abs(share(words[0] ?? '1'));
    down *= Math.abs(share(words[1] ?? words[0] ?? '1'));
  };
  for (const [, name = '', inner = ''] of get('transform').matchAll(/([\w-]+)\(((?:[^()]|\([^()]*\))*)\)/g)) {
    const words = parted(inner, ',').map((word) => word.trim());
    const numbers = words.map(Number);
    if (name === 'scale' || name === 'scale3d') scaled(words);
    else if (name === 'scalex') across *= Math.abs(share(words[0]!));
    else if (name === 'scaley') down *= Math.abs(share(words[0]!));
    else if (name === 'rotatex') down *= turn(words[0]!);
    else if (name === 'rotatey') across *= turn(words[0]!);
    else if (name === 'rotate3d' && numbers[0]) down *= turn(words[3] ?? '0deg');
    else if (name === 'rotate3d' && numbers[1]) across *= turn(words[3] ?? '0deg');
    else if (name === 'skew' || name === 'skewx' || name === 'skewy')
      across *= words.some((word) => turn(word) < 0.05) ? 0 : 1;
    else if (name === 'matrix' && numbers.length === 6) {
      if (Math.abs(numbers[0]! * numbers[3]! - numbers[1]! * numbers[2]!) < 0.003) across = 0;
      ways.push(numbers[4]!, numbers[5]!);
    } else if (/^translate/.test(name) && name !== 'translatez')
      for (const word of words.slice(0, 2)) way(word, WINDOW.width);
  }
  for (const word of parted(get('translate'), ' ')) way(word, WINDOW.width);
  if (!/^(?:|none)$/.test(get('scale'))) scaled(parted(get('scale'), ' '));
  const [axis = '', angle] = parted(get('rotate'), ' ');
  if (angle !== undefined && /^[xy]$/.test(axis)) across *= turn(angle);
  if (get('backface-visibility') === 'hidden' && /rotate[xy]\(\s*-?180deg/.test(get('transform'))) across = 0;
  return { scale: Math.min(across, down), away: Math.min(0, ...ways) || Math.max(0, ...ways) };
}

function radians(angle: string): number {
  const number = Number.parseFloat(angle);
  const unit = /rad$|turn$/.exec(angle.replace('grad', ''))?.[0];
  return unit === 'turn'
    ? number * 2 * Math.PI
    : unit === 'rad'
      ? number
      : (number * Math.PI) / (angle.endsWith('grad') ? 200 : 180);
}

function isFlatRect(clip: string, em: number): boolean {
  const [top = 0, right = 0, bottom = 0, left = 0] = clip
    .slice(5, -1)
    .trim()
    .split(/[\s,]+/)
    .map((each) => (each === 'auto' ? Number.NaN : (pixels(each, em, 0) ?? Number.NaN)));
  return bottom - top < FLAT || right - left < FLAT;
}

/** What a basic shape leaves of a box of some hundred pixels (CSS Shapes 1). */
function cutBy(clip: string, em: number): 'seen' | 'unseen' | 'undecided' {
  const whole = 400;
  const [, shape = '', inner = ''] = /^(\w+)\((.*)\)(?:\s+[\w-]+)?$/s.exec(clip) ?? [];
  const numbers = (text: string): number[] =>
    parted(text.trim().replace(/\s+/g, ' '), ' ').map((each) => pixels(each, em, whole) ?? Number.NaN);
  const small = (size: number | undefined) =>
    size === undefined || Number.isNaN(size) ? 'undecided' : size < FLAT ? 'unseen' : 'seen';
  if (shape === 'inset') {
    const [top = 0, right = top, bottom = top, left = right] = numbers(inner.split('round')[0]!);
    return small(Math.min(whole - top - bottom, whole - left - right));
  }
  if (shape === 'circle' || shape === 'ellipse') {
    const radii = inner.split(/\bat\b/)[0]!.trim();
    return radii === '' || /side/.test(radii) ? 'seen' : small(Math.min(...numbers(radii)));
  }
  if (shape === 'polygon') {
    const points = parted(inner.replace(/^\s*(?:evenodd|nonzero)\s*,/, ''), ',').map(numbers);
    const area =
      points.reduce((sum, [x = 0, y = 0], i) => {
        const [a = 0, b = 0] = points[(i + 1) % points.length]!;
        return sum + x * b - a * y;
      }, 0) / 2;
    return small(Math.sqrt(Math.abs(area)));
  }
  return /^(?:border|padding|content|margin|fill|stroke|view)-box$/.test(clip) ? 'seen' : 'undecided';
}
