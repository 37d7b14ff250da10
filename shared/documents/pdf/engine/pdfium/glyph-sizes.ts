/**
 * Corrects sizes that a file only claims. In a Type 3 font (bitmap letters of old TeX, drawings) the size counts in
 * units of the font's own, so letters of 10 pt may claim 0.2; there the height of the letters tells the truth.
 */
import type { PageGlyphs } from './pdfium-glyphs.ts';
import type { TextObject } from './pdfium-text-objects.ts';

/** Height of a capital above the baseline, as a share of the size, in common fonts. */
const CAPITAL = 0.7;
/** A font is judged once this many of its glyphs were seen. */
const LEAST_GLYPHS = 8;

const NONE: ReadonlySet<TextObject> = new Set();

/** Sets true sizes; returns the objects whose claim was wrong (their word gaps were guessed by it, wrongly too). */
export function correctSizes(glyphs: PageGlyphs): ReadonlySet<TextObject> {
  if (!glyphs.objects.some(({ nameless }) => nameless)) return NONE;
  const fonts = new Map<number, { count: number; tallest: number; objects: Set<TextObject> }>();
  for (let i = 0; i < glyphs.count; i += 1) {
    const object = glyphs.owner[i]!;
    if (!object.nameless || object.size <= 0) continue;
    let font = fonts.get(object.font);
    if (!font) {
      font = { count: 0, tallest: 0, objects: new Set() };
      fonts.set(object.font, font);
    }
    font.count += 1;
    const rise = riseOf(glyphs, i) / object.size;
    if (rise > font.tallest) font.tallest = rise;
    font.objects.add(object);
  }
  const wrong = new Set<TextObject>();
  for (const { count, tallest, objects: own } of fonts.values()) {
    if (count < LEAST_GLYPHS || (tallest > 0.3 && tallest < 1.6)) continue;
    for (const object of own) {
      object.size *= tallest / CAPITAL;
      wrong.add(object);
    }
  }
  return wrong;
}

/** How far a glyph stands above its baseline; never more than its own height. */
function riseOf({ owner, left, right, top, bottom, x, baseline }: PageGlyphs, i: number): number {
  const { turn } = owner[i]!;
  const rises = [baseline[i]! - top[i]!, right[i]! - x[i]!, bottom[i]! - baseline[i]!, x[i]! - left[i]!];
  return Math.min(rises[turn]!, turn % 2 === 0 ? bottom[i]! - top[i]! : right[i]! - left[i]!);
}
