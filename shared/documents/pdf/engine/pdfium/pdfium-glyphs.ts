/** Every glyph of a page as PDFium sees it, with its place and the text object that paints it. */
import type { Pdfium } from './pdfium.ts';
import { type OpenPage, readObject, type TextObject } from './pdfium-text-objects.ts';

/** A page with more glyphs than this is no page of a paper; the rest of it is left unread. */
const MOST_GLYPHS = 60_000;

/** PDFium marks a hyphen that breaks a word at a line's end: with U+0002 here, with U+FFFE in its joined text. */
const LINE_END_HYPHEN = 0xfffe;

/**
 * All glyphs of a page in paint order and the objects that paint them. One list per measure, for three thousand small
 * objects a page keep the collector busier than PDFium's own parser. Lengths are points from the upper left corner of
 * the page before it is turned.
 */
export interface PageGlyphs {
  readonly count: number;
  /** What they say, one after the other; glyph `i` stands from `at[i]` to `at[i + 1]`. */
  readonly text: string;
  readonly at: Uint32Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  /** Of its ink alone. */
  readonly inkTop: Float64Array;
  readonly inkBottom: Float64Array;
  /** Where the origin stands: on the baseline, at the start of the advance. */
  readonly x: Float64Array;
  readonly baseline: Float64Array;
  /** Blank before it in PDFium's text: `NO_BLANK`, `SPACE`, `GUESS` or `LINE`. */
  readonly before: Uint8Array;
  readonly owner: readonly TextObject[];
  readonly objects: readonly TextObject[];
}

export const NO_BLANK = 0;
/** A space of the file. */
export const SPACE = 1;
/** A space that PDFium put in. */
export const GUESS = 2;
export const LINE = 3;

/** What one glyph says. */
export function textOf({ text, at }: PageGlyphs, glyph: number): string {
  return text.slice(at[glyph], at[glyph + 1]);
}

/** Reads the glyphs of an open page. */
export function readGlyphs(pdfium: Pdfium, open: OpenPage): PageGlyphs {
  const { call } = pdfium;
  const { text: textPage, scratch, frame } = open;
  const unicodeOf = call.FPDFText_GetUnicode!;
  const objectOf = call.FPDFText_GetTextObject!;
  const boxOf = call.FPDFText_GetCharBox!;
  const looseBoxOf = call.FPDFText_GetLooseCharBox!;
  const originOf = call.FPDFText_GetCharOrigin!;
  const objects = new Map<number, TextObject>();
  const room = Math.min(call.FPDFText_CountChars!(textPage), MOST_GLYPHS);
  const glyphs = roomFor(room);
  const { left: lefts, right: rights, top: tops, bottom: bottoms, x: xs, baseline: baselines, at, units } = glyphs;
  const d = scratch >> 3;
  const f = (scratch + 64) >> 2;
  let before = LINE;
  let high = 0;
  let n = 0;
  let unit = 0;
  let last = 0;
  let object: TextObject | undefined;
  // Letters on one baseline have boxes of one height, which tells the baseline without asking.
  let sameTop = Number.NaN;
  let baseline = 0;
  for (let i = 0; i < room; i += 1) {
    let unicode = unicodeOf(textPage, i);
    // Letters of formulas lie beyond U+FFFF and come as two halves.
    if (unicode >= 0xd800 && unicode < 0xdc00) {
      high = unicode;
      continue;
    }
    if (high !== 0 && unicode >= 0xdc00 && unicode < 0xe000) {
      unicode = 0x10000 + ((high - 0xd800) << 10) + (unicode - 0xdc00);
    }
    high = 0;
    // Line ends are PDFium's own; a return of the file is a letter of TeX's.
    if (unicode === 10 || (unicode === 13 && call.FPDFText_IsGenerated!(textPage, i))) before = LINE;
    else if (unicode === 32 || unicode === 160 || unicode === 9) {
      if (before === NO_BLANK) before = call.FPDFText_IsGenerated!(textPage, i) ? GUESS : SPACE;
    } else if (unicode > 0 && unicode <= 0x10ffff && (unicode < 0xd800 || unicode > 0xdfff)) {
      const pointer = objectOf(textPage, i);
      if (!pointer) continue;
      if (pointer !== last || !object) {
        object = objects.get(pointer) ?? readObject(pdfium, open, i, pointer);
        objects.set(pointer, object);
        last = pointer;
        sameTop = Number.NaN;
      }
      const tight = !object.plain;
      looseBoxOf(textPage, i, scratch + 64);
      boxOf(textPage, i, scratch, scratch + 8, scratch + 16, scratch + 24);
      const floats = pdfium.floats();
      const doubles = pdfium.doubles();
      // The loose box spans the advance, by which word gaps are measured, and the font's height; the tight one the ink.
      const loose = object.turn === 0 && floats[f + 2]! > floats[f]!;
      const left = (tight && !loose ? doubles[d]! : floats[f]!) - frame.left;
      const right = (tight && !loose ? doubles[d + 1]! : floats[f + 2]!) - frame.left;
      const top = frame.top - (tight ? doubles[d + 3]! : floats[f + 1]!);
      const bottom = frame.top - (tight ? doubles[d + 2]! : floats[f + 3]!);
      let x = left;
      if (tight || top !== sameTop) {
        originOf(textPage, i, scratch + 32, scratch + 40);
        x = doubles[d + 4]! - frame.left;
        baseline = frame.top - doubles[d + 5]!;
        sameTop = top;
      }
      object.count += 1;
      if (left < object.left) object.left = left;
      if (right > object.right) object.right = right;
      if (top < object.top) object.top = top;
      if (bottom > object.bottom) object.bottom = bottom;
      lefts[n] = left;
      rights[n] = right;
      tops[n] = top;
      bottoms[n] = bottom;
      glyphs.inkTop[n] = frame.top - doubles[d + 3]!;
      glyphs.inkBottom[n] = frame.top - doubles[d + 2]!;
      xs[n] = x;
      baselines[n] = baseline;
      glyphs.before[n] = before;
      glyphs.owner.push(object);
      at[n] = unit;
      if (unicode < 0x10000) units[unit] = unicode === 2 ? LINE_END_HYPHEN : unicode;
      else {
        units[unit] = 0xd7c0 + (unicode >> 10);
        unit += 1;
        units[unit] = 0xdc00 + (unicode & 0x3ff);
      }
      unit += 1;
      n += 1;
      before = NO_BLANK;
    }
  }
  at[n] = unit;
  const text = Buffer.from(units.buffer, 0, 2 * unit).toString('utf16le');
  return { ...glyphs, count: n, text, objects: [...objects.values()] };
}

function roomFor(count: number) {
  const list = () => new Float64Array(count);
  const places = { left: list(), right: list(), top: list(), bottom: list(), x: list(), baseline: list() };
  const ink = { inkTop: list(), inkBottom: list() };
  const [at, units] = [new Uint32Array(count + 1), new Uint16Array(2 * count)];
  return { ...places, ...ink, at, units, before: new Uint8Array(count), owner: [] as TextObject[] };
}
