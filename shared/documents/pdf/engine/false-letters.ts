/**
 * Letters that are not what their file calls them. A table in a font tells what each letter reads as (ISO 32000 9.10.3), and it
 * can lie: what is printed is another text than the one that is read, or nothing. The ink betrays it: no `a` reaches below its
 * line, no `e` is as tall as a `d`.
 */

/** The letters of a page in reading order; lengths in points, downwards from the page's upper edge. */
export interface Letters {
  readonly count: number;
  /** What they read as, one after the other; letter `i` stands from `at[i]` to `at[i + 1]`. */
  readonly text: string;
  readonly at: Uint32Array;
  readonly inkTop: Float64Array;
  readonly inkBottom: Float64Array;
  readonly baseline: Float64Array;
  /** The first letter of the stretch of line that each stands on. */
  readonly stretch: Uint32Array;
  readonly owner: readonly { readonly font: number; readonly size: number; readonly plain: boolean }[];
}

/** Signs that print something, letters that stay above their line in upright and most slanted faces, and low ones of these. */
const [INKED, ABOVE, LOW] = [1, 2, 3];
const KINDS = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZfgjpqyz0123456789') KINDS[sign.charCodeAt(0)] = INKED;
for (const sign of 'bdhiklt') KINDS[sign.charCodeAt(0)] = ABOVE;
for (const sign of 'acemnorsuvwx') KINDS[sign.charCodeAt(0)] = LOW;

/** Ink of less, in points, is none; a hairline has ten times that. */
const NO_INK = 0.02;
/** By so much a letter is taller than the low ones of its font; ascenders are by 1.3 to 1.8, small capitals by 1.15. */
const TALLER = 1.25;
/** Depth below the line, in sizes; round letters reach 0.03 below it, descenders 0.2. */
const DEEP = 0.12;
/** Fewer low letters tell nothing of a font. */
const LEAST_LOW = 6;
/** A line lies when so many of its letters do, and this share of those that could show it: a tenth to a fifth do in any other text. */
const LEAST_LIES = 3;
const LYING_SHARE = 0.06;

/** Indexes of letters that print nothing, and of all on a line whose letters print others. */
export function falseLetters({
  count,
  text,
  at,
  inkTop,
  inkBottom,
  baseline,
  stretch,
  owner,
}: Letters): ReadonlySet<number> {
  const found = new Set<number>();
  const kinds = new Uint8Array(count);
  const bare: number[] = [];
  const blanks = new Uint16Array(count);
  const lows = new Map<number, number[]>();
  let heights: number[] = [];
  let last = Number.NaN;
  for (let i = 0; i < count; i += 1) {
    const { plain, font, size } = owner[i]!;
    const kind = plain && at[i + 1] === at[i]! + 1 ? (KINDS[text.charCodeAt(at[i]!)] ?? 0) : 0;
    if (kind === 0) continue;
    if (inkBottom[i]! - inkTop[i]! < NO_INK) {
      bare.push(i);
      blanks[stretch[i]!]! += 1;
      continue;
    }
    kinds[i] = kind;
    if (kind !== LOW) continue;
    if (font !== last) {
      heights = lows.get(font) ?? [];
      lows.set(font, heights);
      last = font;
    }
    heights.push((baseline[i]! - inkTop[i]!) / size);
  }
  const heightOf = new Map([...lows].map(([font, all]) => [font, medianOf(all)]));
  const [judged, lies] = [new Uint16Array(count), new Uint16Array(count)];
  for (let i = 0; i < count; i += 1) {
    if (kinds[i]! < ABOVE!) continue;
    const { font, size } = owner[i]!;
    const line = stretch[i]!;
    judged[line]! += 1;
    const isDeep = inkBottom[i]! - baseline[i]! > DEEP * size;
    const isTaller = kinds[i] === LOW && baseline[i]! - inkTop[i]! > TALLER * size * heightOf.get(font)!;
    if (isDeep || isTaller) lies[line]! += 1;
  }
  for (let i = 0; i < count; i += 1) {
    const line = stretch[i]!;
    if (lies[line]! >= LEAST_LIES && lies[line]! >= LYING_SHARE * judged[line]! && owner[i]!.plain) found.add(i);
  }
  // A font that stands in for one that is not embedded may lack a ligature.
  for (const i of bare) if (blanks[stretch[i]!]! >= LEAST_LIES) found.add(i);
  return found;
}

/** Infinite where too few tell. */
function medianOf(heights: number[]): number {
  return heights.length < LEAST_LOW ? Number.POSITIVE_INFINITY : heights.sort((a, b) => a - b)[heights.length >> 1]!;
}
