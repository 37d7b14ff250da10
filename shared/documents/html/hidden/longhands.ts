/** Shorthands of CSS as the single properties that the checks ask for; old and relative names under their plain ones. */
import { parseColour } from './colours.ts';
import { parted } from './conditions.ts';

const SAME: Readonly<Record<string, string>> = {
  'inset-inline-start': 'left',
  'inset-inline-end': 'right',
  'inset-block-start': 'top',
  'inset-block-end': 'bottom',
  'margin-inline-start': 'margin-left',
  'margin-block-start': 'margin-top',
  'block-size': 'height',
  'inline-size': 'width',
  'max-block-size': 'max-height',
  'max-inline-size': 'max-width',
  '-webkit-clip-path': 'clip-path',
  '-webkit-mask-image': 'mask-image',
  '-webkit-background-clip': 'background-clip',
};
const SIDES = ['top', 'right', 'bottom', 'left'] as const;

export function longhands(name: string, value: string): readonly (readonly [name: string, value: string])[] {
  const words = parted(value.trim().replace(/\s+/g, ' '), ' ');
  if (name === 'inset' || name === 'margin')
    return SIDES.map((side, i) => [
      name === 'inset' ? side : `margin-${side}`,
      words[i] ?? words[i - 2] ?? words[0] ?? '',
    ]);
  if (name === 'overflow')
    return [
      ['overflow-x', words[0] ?? ''],
      ['overflow-y', words[1] ?? words[0] ?? ''],
    ];
  if (name === 'mask' || name === '-webkit-mask') return [['mask-image', value]];
  if (name === 'background') return ground(value, words);
  if (name === 'font') return font(value, words);
  return [[SAME[name] ?? name, value]];
}

function ground(value: string, words: readonly string[]): (readonly [string, string])[] {
  const colour = words.find((word) => parseColour(word) !== 'unknown' || word === 'currentcolor');
  const image = /\burl\(|image-set\(/.test(value)
    ? value
    : words.filter((word) => word.includes('gradient(')).join(',');
  return [
    ['background-image', image || 'none'],
    ['background-color', colour ?? 'transparent'],
    ['background-clip', /\btext\b/.test(value) ? 'text' : 'border-box'],
  ];
}

function font(value: string, words: readonly string[]): (readonly [string, string])[] {
  const at = words.findIndex(
    (word) =>
      /^(?:[\d.]+(?:%|[a-z]+)?|(?:calc|min|max|clamp)\(.*\)|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?:\/\S+)?$/.test(
        word,
      ) && !/^\d{3,4}$/.test(word),
  );
  if (at < 0) return /^(?:inherit|unset|initial)$/.test(value) ? [['font-size', value]] : [];
  const [size = '', line] = parted(words[at]!, '/');
  return [
    ['font-size', size],
    ['line-height', line ?? 'normal'],
  ];
}
