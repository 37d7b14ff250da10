/** One page through PDFium: glyphs with places, colours and paint order become words, seen or hidden. */
import { faceOf, PLAIN } from './faces.ts';
import { hiddenBecause, isScan, type Paint, type TextLook } from './hidden-text.ts';
import type { Face, HiddenSpan, PageText, Piece } from './page-text.ts';
import type { Pdfium } from './pdfium.ts';
import { pagePaints } from './pdfium-paints.ts';

/** A page with more glyphs than this is no page of a paper; the rest of it is left unread. */
const MOST_GLYPHS = 60_000;

/** Everything that is the same for all glyphs that one text object paints. */
interface TextObject extends TextLook {
  readonly face: Face;
  readonly size: number;
  /** Quarter turns against the page's upright, 0 to 3. */
  readonly turn: number;
}

/** Box of the page in user space, and its quarter turns. */
export interface PageFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
}

interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly object: TextObject;
  readonly spaced: boolean;
  readonly broken: boolean;
}

/** Reads one page; closes what it opened. Throws when the page cannot be loaded. */
export function readPdfiumPage(pdfium: Pdfium, document: number, index: number, faces: Map<number, Face>): PageText {
  const { call } = pdfium;
  const page = call.FPDF_LoadPage!(document, index);
  if (!page) throw new Error('page cannot be loaded');
  const scratch = call.malloc!(256);
  try {
    const textPage = call.FPDFText_LoadPage!(page);
    if (!textPage) throw new Error('text of the page cannot be loaded');
    try {
      const frame = pageFrame(pdfium, page, scratch);
      const paints = pagePaints(pdfium, page, scratch);
      const glyphs = readGlyphs(pdfium, textPage, scratch, frame, faces, paints.order);
      return assemble(glyphs, frame, paints.paints);
    } finally {
      call.FPDFText_ClosePage!(textPage);
    }
  } finally {
    call.free!(scratch);
    call.FPDF_ClosePage!(page);
  }
}

function pageFrame({ call, floats }: Pdfium, page: number, scratch: number): PageFrame {
  const turn = call.FPDFPage_GetRotation!(page) & 3;
  call.FPDF_GetPageBoundingBox!(page, scratch);
  const at = scratch >> 2;
  const [left, top, right, bottom] = floats().subarray(at, at + 4) as unknown as [number, number, number, number];
  return { left, top, width: right - left, height: top - bottom, turn };
}

function readGlyphs(
  pdfium: Pdfium,
  textPage: number,
  scratch: number,
  frame: PageFrame,
  faces: Map<number, Face>,
  order: ReadonlyMap<number, number>,
): Glyph[] {
  const { call } = pdfium;
  const unicodeOf = call.FPDFText_GetUnicode!;
  const objectOf = call.FPDFText_GetTextObject!;
  const boxOf = call.FPDFText_GetCharBox!;
  const looseBoxOf = call.FPDFText_GetLooseCharBox!;
  const originOf = call.FPDFText_GetCharOrigin!;
  const objects = new Map<number, TextObject>();
  const glyphs: Glyph[] = [];
  const count = Math.min(call.FPDFText_CountChars!(textPage), MOST_GLYPHS);
  let doubles = pdfium.doubles();
  let floats = pdfium.floats();
  const d = scratch >> 3;
  const f = (scratch + 64) >> 2;
  let spaced = true;
  let broken = true;
  for (let i = 0; i < count; i += 1) {
    const unicode = unicodeOf(textPage, i);
    if (unicode === 32 || unicode === 13 || unicode === 10 || unicode === 160 || unicode === 9) {
      spaced = true;
      if (unicode !== 32 && unicode !== 160) broken = true;
      continue;
    }
    if (unicode === 0 || unicode > 0x10ffff || (unicode >= 0xd800 && unicode < 0xe000)) continue;
    const pointer = objectOf(textPage, i);
    if (!pointer) continue;
    let object = objects.get(pointer);
    if (!object) {
      object = readObject(pdfium, textPage, i, pointer, scratch, faces, order.get(pointer) ?? -1, frame);
      objects.set(pointer, object);
    }
    if (doubles.length === 0) {
      doubles = pdfium.doubles();
      floats = pdfium.floats();
    }
    boxOf(textPage, i, scratch, scratch + 8, scratch + 16, scratch + 24);
    originOf(textPage, i, scratch + 32, scratch + 40);
    looseBoxOf(textPage, i, scratch + 64);
    let left = doubles[d]!;
    let right = doubles[d + 1]!;
    const bottom = doubles[d + 2]!;
    const top = doubles[d + 3]!;
    if (object.turn === 0 && floats[f + 2]! > floats[f]!) {
      left = floats[f]!;
      right = floats[f + 2]!;
    }
    glyphs.push({
      text: String.fromCodePoint(unicode),
      left: left - frame.left,
      right: right - frame.left,
      baseline: frame.top - doubles[d + 5]!,
      top: frame.top - top,
      bottom: frame.top - bottom,
      object,
      spaced,
      broken,
    });
    spaced = false;
    broken = false;
  }
  return glyphs;
}

function readObject(
  pdfium: Pdfium,
  textPage: number,
  glyph: number,
  pointer: number,
  scratch: number,
  faces: Map<number, Face>,
  order: number,
  frame: PageFrame,
): TextObject {
  const { call } = pdfium;
  const font = call.FPDFTextObj_GetFont!(pointer);
  let face = faces.get(font);
  if (!face) {
    face = font ? readFace(pdfium, font) : PLAIN;
    faces.set(font, face);
  }
  let scale = 1;
  let turn = 0;
  if (call.FPDFText_GetMatrix!(textPage, glyph, scratch + 128)) {
    const at = (scratch + 128) >> 2;
    const floats = pdfium.floats();
    scale = Math.hypot(floats[at + 2]!, floats[at + 3]!);
    turn = quarter(Math.atan2(floats[at + 1]!, floats[at]!));
  }
  call.FPDFPageObj_GetFillColor!(pointer, scratch + 160, scratch + 164, scratch + 168, scratch + 172);
  const at = (scratch + 160) >> 2;
  const ints = pdfium.integers();
  return {
    face,
    size: call.FPDFText_GetFontSize!(textPage, glyph) * scale,
    turn: (turn + frame.turn) & 3,
    mode: call.FPDFTextObj_GetTextRenderMode!(pointer),
    colour: [ints[at]!, ints[at + 1]!, ints[at + 2]!],
    opacity: ints[at + 3]! / 255,
    order,
  };
}

/** Quarter turns clockwise of a baseline that runs at this angle (radians, y upwards); a slight slope counts as none. */
function quarter(angle: number): number {
  return (4 - Math.round(angle / (Math.PI / 2))) & 3;
}

function readFace({ call, bytes }: Pdfium, font: number): Face {
  const room = 128;
  const buffer = call.malloc!(room);
  try {
    const length = call.FPDFFont_GetBaseFontName!(font, buffer, room);
    const name =
      length > 1 && length <= room ? Buffer.from(bytes().slice(buffer, buffer + length - 1)).toString('latin1') : '';
    return faceOf(name, call.FPDFFont_GetWeight!(font));
  } finally {
    call.free!(buffer);
  }
}

/** Splits what a reader sees from what is hidden, and joins glyphs into pieces. */
function assemble(glyphs: readonly Glyph[], frame: PageFrame, paints: readonly Paint[]): PageText {
  const scan = isScan(glyphs, paints, frame);
  const seen: Glyph[] = [];
  const hidden: { text: string; why: HiddenSpan['why'] }[] = [];
  let last: { text: string; why: HiddenSpan['why'] } | undefined;
  for (const glyph of glyphs) {
    const why = hiddenBecause(glyph, paints, frame, scan);
    if (!why) {
      seen.push(glyph);
      last = undefined;
    } else if (last && last.why === why) {
      last.text += (glyph.spaced ? ' ' : '') + glyph.text;
    } else {
      last = { text: glyph.text, why };
      hidden.push(last);
    }
  }
  const turns = [0, 0, 0, 0];
  for (const glyph of seen) turns[glyph.object.turn]! += 1;
  const upright = turns.indexOf(Math.max(...turns));
  const turned: string[] = [];
  const straight: Glyph[] = [];
  let open = false;
  for (const glyph of seen) {
    if (glyph.object.turn === upright) {
      straight.push(upright === frame.turn && upright === 0 ? glyph : turnBack(glyph, frame, upright));
      open = false;
    } else if (open) {
      turned[turned.length - 1] += (glyph.spaced ? ' ' : '') + glyph.text;
    } else {
      turned.push(glyph.text);
      open = true;
    }
  }
  const sideways = ((upright - frame.turn) & 1) === 1;
  return {
    width: sideways ? frame.height : frame.width,
    height: sideways ? frame.width : frame.height,
    pieces: toPieces(straight),
    turned,
    hidden,
    characters: glyphs.length,
  };
}

/** Places of a glyph on a page whose text runs sideways, as if the page were turned upright. */
function turnBack(glyph: Glyph, frame: PageFrame, upright: number): Glyph {
  const own = (upright - frame.turn) & 3;
  const { left, right, top, bottom } = glyph;
  if (own === 0) return glyph;
  if (own === 2) {
    const baseline = frame.height - glyph.baseline;
    return { ...glyph, left: frame.width - right, right: frame.width - left, baseline };
  }
  if (own === 1) return { ...glyph, left: top, right: bottom, baseline: frame.width - left };
  return { ...glyph, left: frame.height - bottom, right: frame.height - top, baseline: right };
}

function toPieces(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece | undefined;
  for (const glyph of glyphs) {
    const { size, face } = glyph.object;
    const joins =
      piece !== undefined &&
      !glyph.spaced &&
      Math.abs(piece.size - size) < 0.5 &&
      Math.abs(piece.baseline - glyph.baseline) < 0.08 * size &&
      glyph.left - piece.right < 0.6 * size &&
      glyph.left - piece.right > -0.6 * size &&
      piece.face.bold === face.bold;
    if (joins && piece) {
      piece.text += glyph.text;
      if (glyph.right > piece.right) piece.right = glyph.right;
      continue;
    }
    piece = {
      text: glyph.text,
      left: glyph.left,
      right: glyph.right,
      baseline: glyph.baseline,
      size,
      face,
      spaced: glyph.spaced,
      broken: glyph.broken,
    };
    pieces.push(piece);
  }
  return pieces;
}
