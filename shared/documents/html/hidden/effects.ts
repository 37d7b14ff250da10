/** What filters and blending leave of a colour (Filter Effects 1; Compositing 1). */
import { type Colour, type Ground, isNear, over } from './colours.ts';

type Part = (part: number) => number;
const share = (value: string, otherwise = 1): number => {
  const number = Number.parseFloat(value);
  return Number.isNaN(number) ? otherwise : number / (value.trim().endsWith('%') ? 100 : 1);
};
const FILTERS: Readonly<Record<string, (amount: number) => Part>> = {
  brightness: (amount) => (part) => part * amount,
  contrast: (amount) => (part) => (part - 127.5) * amount + 127.5,
  invert: (amount) => (part) => part * (1 - amount) + (255 - part) * amount,
};
/** Colours move, letters stay. */
const HARMLESS = /^(?:grayscale|sepia|saturate|hue-rotate|drop-shadow)$/;
/** Pixels of a blur behind which letters of text are no more. */
const BLURRED = 5;

/** `undecided` where letters can't be told to be seen. */
export function filtered(colour: Colour | 'unknown', filter: string): Colour | 'unknown' | 'undecided' {
  if (filter === '' || filter === 'none') return colour;
  let seen = colour;
  for (const [, name = '', inner = ''] of filter.matchAll(/([\w-]+)\(([^()]*)\)/g)) {
    const apply = FILTERS[name]?.(share(inner));
    if (name === 'url' || (name === 'blur' && Number.parseFloat(inner) >= BLURRED)) return 'undecided';
    if (name === 'opacity' && seen !== 'unknown') seen = [seen[0], seen[1], seen[2], seen[3] * share(inner)];
    else if (name === 'opacity' && share(inner) < 0.06) return 'undecided';
    else if (apply && seen !== 'unknown')
      seen = [
        ...([0, 1, 2].map((i) => Math.min(255, Math.max(0, apply((seen as Colour)[i]!)))) as [number, number, number]),
        seen[3],
      ];
    else if (!apply && name !== 'blur' && !HARMLESS.test(name)) return 'undecided';
  }
  return /url\(/.test(filter) ? 'undecided' : seen;
}

const BLENDS: Readonly<Record<string, (below: number, top: number) => number>> = {
  multiply: (b, s) => b * s,
  screen: (b, s) => b + s - b * s,
  darken: Math.min,
  lighten: Math.max,
  difference: (b, s) => Math.abs(b - s),
  exclusion: (b, s) => b + s - 2 * b * s,
  overlay: (b, s) => (b <= 0.5 ? 2 * b * s : 1 - 2 * (1 - b) * (1 - s)),
  'hard-light': (b, s) => (s <= 0.5 ? 2 * b * s : 1 - 2 * (1 - b) * (1 - s)),
  'color-dodge': (b, s) => (b === 0 ? 0 : s === 1 ? 1 : Math.min(1, b / (1 - s))),
  'color-burn': (b, s) => (b === 1 ? 1 : s === 0 ? 0 : 1 - Math.min(1, (1 - b) / s)),
  'soft-light': (b, s) => (s <= 0.5 ? b - (1 - 2 * s) * b * (1 - b) : b + (2 * s - 1) * (Math.sqrt(b) - b)),
};

/** A mode that mixes all three parts, or a ground that is not known, can't be decided: not seen. */
export function blended(colour: Colour | 'unknown', mode: string, ground: Ground): 'seen' | 'unseen' {
  if (/^(?:|normal|initial)$/.test(mode)) return 'seen';
  const blend = BLENDS[mode];
  if (!blend || colour === 'unknown' || ground === 'unknown') return 'unseen';
  const mixed = (below: Colour): Colour =>
    over(
      [
        ...([0, 1, 2].map((i) => 255 * blend(below[i]! / 255, colour[i]! / 255)) as [number, number, number]),
        colour[3],
      ],
      below,
    );
  return ground.every((each) => isNear(mixed(each), each)) ? 'unseen' : 'seen';
}
