/**
 * Corrects sizes that a file only claims. In a Type 3 font (bitmap letters of old TeX, drawings) the size counts in
 * units of the font's own, so letters of 10 pt may claim 0.2; there the height of the letters tells the truth.
 */
import type { Glyph, PageGlyphs, TextObject } from './pdfium-glyphs.ts';

/** Height of a capital above the baseline, as a share of the size, in common fonts. */
const CAPITAL = 0.7;
/** A font is judged once this many of its glyphs were seen. */
const LEAST_GLYPHS = 8;

const NONE: ReadonlySet<TextObject> = new Set();

/** Sets true sizes; returns the objects whose claim was wrong (their word gaps were guessed by it, wrongly too). */
export function correctSizes({ glyphs, objects }: PageGlyphs): ReadonlySet<TextObject> {
  if (!objects.some(({ nameless }) => nameless)) return NONE;
  const fonts = new Map<number, { count: number; tallest: number; objects: Set<TextObject> }>();
  for (const glyph of glyphs) {
    const { object } = glyph;
    if (!object.nameless || object.size <= 0) continue;
    let font = fonts.get(object.font);
    if (!font) {
      font = { count: 0, tallest: 0, objects: new Set() };
      fonts.set(object.font, font);
    }
    font.count += 1;
    const rise = riseOf(glyph) / object.size;
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

/** How far the glyph stands above its baseline; never more than its own height. */
function riseOf({ object, left, right, top, bottom, x, baseline }: Glyph): number {
  const rises = [baseline - top, right - x, bottom - baseline, x - left];
  return Math.min(rises[object.turn]!, object.turn % 2 === 0 ? bottom - top : right - left);
}
