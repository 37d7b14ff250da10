/** Colours of text and of what it stands on, as far as telling unreadable text from readable needs it (CSS Color 5). */
import { type Color, converter, interpolate, parse } from 'culori';
import { parted } from './conditions.ts';

/** Red, green and blue from 0 to 255, and how much of the ground it covers, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** Every colour that text may stand on; `unknown` for a picture: nothing is concluded from it. */
export type Ground = readonly Colour[] | 'unknown';

export const WHITE: Colour = [255, 255, 255, 1];
export const BLACK: Colour = [0, 0, 0, 1];

/** Colours nearer than this, as the largest difference of one part, cannot be told apart as text. */
const UNREADABLE = 16;
const toRgb = converter('rgb');
const SYSTEM: Readonly<Record<string, string>> = {
  canvas: 'white',
  canvastext: 'black',
  field: 'white',
  fieldtext: 'black',
};
const SPACES: Readonly<Record<string, string>> = {
  srgb: 'rgb',
  'srgb-linear': 'lrgb',
  xyz: 'xyz65',
  'xyz-d65': 'xyz65',
  'xyz-d50': 'xyz50',
};

/**
 * `unknown` where the value is not understood.
 * @param current what `currentcolor` means
 */
export function parseColour(value: string, current: Colour | 'unknown' = BLACK): Colour | 'unknown' {
  const text = value.trim().toLowerCase();
  if (text === 'currentcolor') return current;
  const color = read(text, 0);
  const rgb = color && toRgb(color);
  if (!rgb || [rgb.r, rgb.g, rgb.b].some(Number.isNaN)) return 'unknown';
  const part = (share: number) => Math.round(255 * Math.min(1, Math.max(0, share)));
  return [part(rgb.r), part(rgb.g), part(rgb.b), rgb.alpha ?? 1];
}

function read(text: string, depth: number): Color | undefined {
  const [, name, inner = ''] = /^(color-mix|light-dark)\((.*)\)$/s.exec(text) ?? [];
  if (depth > 4 || name === undefined) return parse(SYSTEM[text] ?? text.replace(/\bnone\b/g, '0'));
  const parts = parted(inner, ',').map((part) => part.trim());
  if (name === 'light-dark') return read(parts[0] ?? '', depth + 1);
  const [, space = ''] = /^in ([\w-]+)/.exec(parts[0] ?? '') ?? [];
  const [first, second] = parts.slice(1).map((part) => ({
    color: read(part.replace(/(?:^|\s)[\d.]+%(?:\s|$)/, ' ').trim(), depth + 1),
    share: /(?:^|\s)([\d.]+)%(?:\s|$)/.exec(part)?.[1],
  }));
  if (!first?.color || !second?.color) return undefined;
  const one = Number(first.share ?? 100 - Number(second.share ?? 50));
  const other = Number(second.share ?? 100 - one);
  if (!(one + other > 0)) return undefined;
  try {
    const mixed = interpolate([first.color, second.color], (SPACES[space] ?? space) as 'rgb')(other / (one + other));
    return { ...mixed, alpha: (mixed.alpha ?? 1) * Math.min(1, (one + other) / 100) };
  } catch {
    return undefined;
  }
}

/** What is seen of a colour over another. */
export const over = (top: Colour, below: Colour): Colour => [
  ...([0, 1, 2].map((i) => top[i]! * top[3] + below[i]! * (1 - top[3])) as [number, number, number]),
  1,
];

/** Below this alpha nothing is seen on any ground. */
const NOTHING = 0.06;

export function isUnreadableOn(text: Colour | 'unknown', ground: Ground): boolean {
  if (text === 'unknown') return false;
  if (text[3] < NOTHING) return true;
  return ground !== 'unknown' && ground.every((each) => isNear(over(text, each), each));
}

export const isNear = (a: Colour, b: Colour): boolean => [0, 1, 2].every((i) => Math.abs(a[i]! - b[i]!) < UNREADABLE);

/** The colours of every stop of a gradient; undefined when one is not understood. */
export function stopsOf(gradient: string): Colour[] | undefined {
  const inner = /^[\w-]*gradient\((.*)\)$/s.exec(gradient.trim())?.[1];
  if (inner === undefined) return undefined;
  const stops = parted(inner, ',').flatMap((part) => {
    const colour = parseColour(part.trim().replace(/(?:\s+-?[\d.]+(?:%|[a-z]+)?)+$/i, ''));
    return colour === 'unknown'
      ? /^\s*(?:to |from |at |in |circle|ellipse|closest|farthest|-?[\d.])/i.test(part)
        ? []
        : [undefined]
      : [colour];
  });
  return stops.length === 0 || stops.includes(undefined) ? undefined : (stops as Colour[]);
}
