/** Every glyph of a page as PDFium sees it, with its place and the looks of the text object that paints it. */
import { faceOf, PLAIN } from './faces.ts';
import type { TextLook } from './hidden-text.ts';
import { clipOutlines, inside } from './outlines.ts';
import type { Face } from './page-text.ts';
import type { Pdfium } from './pdfium.ts';
import type { Ink } from './pdfium-ink.ts';
import type { PagePaints } from './pdfium-paints.ts';

/** A page with more glyphs than this is no page of a paper; the rest of it is left unread. */
const MOST_GLYPHS = 60_000;

/** PDFium marks a hyphen that breaks a word at a line's end: with U+0002 here, with U+FFFE in its joined text. */
const LINE_END_HYPHEN = '\ufffe';

/** Everything that is the same for all glyphs that one text object paints. */
export interface TextObject extends TextLook {
  readonly face: Face;
  readonly font: number;
  /** Upright letters of a font with a name: their places follow from their advance. */
  readonly plain: boolean;
  /** A font without a name is of type 3: its sizes are its own. */
  readonly nameless: boolean;
  size: number;
  /** Quarter turns clockwise in user space, 0 to 3; on the page as shown, those of the page come on top. */
  readonly turn: number;
  /** Its glyphs, and the box around them. */
  count: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** All glyphs of a page in paint order, and the objects that paint them. */
export interface PageGlyphs {
  readonly glyphs: readonly Glyph[];
  readonly objects: readonly TextObject[];
}

/** Box of the page in user space, and its own quarter turns. */
export interface PageFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
}

/** A glyph in points from the upper left corner of the page before it is turned. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where its origin stands: on the baseline, at the start of its advance. */
  readonly x: number;
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly object: TextObject;
  /** Blank before it in PDFium's text: none, a space of the file, one that PDFium put in, or a new line. */
  readonly before: 'none' | 'space' | 'guess' | 'line';
  stretch: number;
}

/** An open page. */
export interface OpenPage {
  readonly text: number;
  /** 256 bytes to write answers to. */
  readonly scratch: number;
  readonly frame: PageFrame;
  readonly paints: PagePaints;
  /** Looks of the document's fonts by pointer; a font without a name has none. */
  readonly faces: Map<number, Face | undefined>;
  readonly ink: Ink;
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
  const glyphs: Glyph[] = [];
  const count = Math.min(call.FPDFText_CountChars!(textPage), MOST_GLYPHS);
  const d = scratch >> 3;
  const f = (scratch + 64) >> 2;
  let before: Glyph['before'] = 'line';
  let high = 0;
  for (let i = 0; i < count; i += 1) {
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
    if (unicode === 13 || unicode === 10) before = 'line';
    else if (unicode === 32 || unicode === 160 || unicode === 9) {
      if (before === 'none') before = call.FPDFText_IsGenerated!(textPage, i) ? 'guess' : 'space';
    } else if (unicode > 0 && unicode <= 0x10ffff && (unicode < 0xd800 || unicode > 0xdfff)) {
      const pointer = objectOf(textPage, i);
      if (!pointer) continue;
      let object = objects.get(pointer);
      if (!object) {
        object = readObject(pdfium, open, i, pointer);
        objects.set(pointer, object);
      }
      originOf(textPage, i, scratch + 32, scratch + 40);
      looseBoxOf(textPage, i, scratch + 64);
      if (!object.plain) boxOf(textPage, i, scratch, scratch + 8, scratch + 16, scratch + 24);
      const doubles = pdfium.doubles();
      const floats = pdfium.floats();
      // The loose box spans the advance, by which word gaps are measured, and the font's height; the tight one the ink.
      const loose = object.turn === 0 && floats[f + 2]! > floats[f]!;
      const tight = !object.plain;
      const left = (tight && !loose ? doubles[d]! : floats[f]!) - frame.left;
      const right = (tight && !loose ? doubles[d + 1]! : floats[f + 2]!) - frame.left;
      const top = frame.top - (tight ? doubles[d + 3]! : floats[f + 1]!);
      const bottom = frame.top - (tight ? doubles[d + 2]! : floats[f + 3]!);
      object.count += 1;
      if (left < object.left) object.left = left;
      if (right > object.right) object.right = right;
      if (top < object.top) object.top = top;
      if (bottom > object.bottom) object.bottom = bottom;
      glyphs.push({
        text: unicode === 2 ? LINE_END_HYPHEN : String.fromCodePoint(unicode),
        left,
        right,
        x: doubles[d + 4]! - frame.left,
        baseline: frame.top - doubles[d + 5]!,
        top,
        bottom,
        object,
        before,
        stretch: 0,
      });
      before = 'none';
    }
  }
  return { glyphs, objects: [...objects.values()] };
}

function readObject(pdfium: Pdfium, open: OpenPage, glyph: number, pointer: number): TextObject {
  const { call } = pdfium;
  const { text: textPage, scratch, paints, faces } = open;
  const font = call.FPDFTextObj_GetFont!(pointer);
  if (!faces.has(font)) faces.set(font, font ? readFace(pdfium, font) : undefined);
  const face = faces.get(font);
  let scale = 1;
  let turn = 0;
  if (call.FPDFText_GetMatrix!(textPage, glyph, scratch + 128)) {
    const at = (scratch + 128) >> 2;
    const floats = pdfium.floats();
    scale = Math.hypot(floats[at + 2]!, floats[at + 3]!);
    turn = clockwiseQuarters(Math.atan2(floats[at + 1]!, floats[at]!));
  }
  call.FPDFPageObj_GetFillColor!(pointer, scratch + 160, scratch + 164, scratch + 168, scratch + 172);
  const at = (scratch + 160) >> 2;
  const ints = pdfium.integers();
  const colour = [ints[at]!, ints[at + 1]!, ints[at + 2]!] as const;
  const opacity = ints[at + 3]! / 255;
  const mode = call.FPDFTextObj_GetTextRenderMode!(pointer);
  let edge = colour;
  if (
    mode !== 0 &&
    call.FPDFPageObj_GetStrokeColor!(pointer, scratch + 160, scratch + 164, scratch + 168, scratch + 172)
  ) {
    edge = [ints[at]!, ints[at + 1]!, ints[at + 2]!];
  }
  const place = paints.texts.get(pointer);
  const clips = place ? clipOutlines(pdfium, pointer, place.matrix, scratch) : [];
  return {
    face: face ?? PLAIN,
    font,
    plain: turn === 0 && face !== undefined && !face.math,
    nameless: face === undefined,
    size: call.FPDFText_GetFontSize!(textPage, glyph) * scale,
    turn,
    mode,
    colour,
    edge,
    opacity,
    order: place?.order ?? -1,
    clipped: clips.length > 0,
    // A soft mask or a layer may take the letters away; whether it does is seen on the page alone.
    doubtful: place?.layered || call.FPDFPageObj_HasTransparency!(pointer) ? open.ink : undefined,
    count: 0,
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
    shows: clips.length === 0 ? () => true : (x, y) => clips.every((clip) => inside(clip, x, y, false)),
  };
}

/** Quarter turns of a baseline at this angle (radians, y upwards); a slight slope counts as none. */
function clockwiseQuarters(angle: number): number {
  return (4 - Math.round(angle / (Math.PI / 2))) & 3;
}

function readFace({ call, bytes }: Pdfium, font: number): Face | undefined {
  const room = 128;
  const buffer = call.malloc!(room);
  try {
    const length = call.FPDFFont_GetBaseFontName!(font, buffer, room);
    if (length <= 1 || length > room) return undefined;
    const name = Buffer.from(bytes().slice(buffer, buffer + length - 1)).toString('latin1');
    return faceOf(name, call.FPDFFont_GetWeight!(font));
  } finally {
    call.free!(buffer);
  }
}
