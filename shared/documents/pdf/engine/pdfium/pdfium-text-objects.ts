/** Text objects of an open page: font, size, colour and clip, which all glyphs that one of them paints share. */
import { faceOf, PLAIN } from '../faces.ts';
import type { TextLook } from '../hidden-text.ts';
import type { Face } from '../page-text.ts';
import type { PageSight } from './drawn/sight.ts';
import { clipOutlines, hasLongClip, inside } from './outlines.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { type PagePaints, paintedColour } from './pdfium-paints.ts';

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

/** An open page. */
export interface OpenPage {
  readonly text: number;
  /** 256 bytes to write answers to. */
  readonly scratch: number;
  readonly frame: PageFrame;
  readonly paints: PagePaints;
  /** Looks of the document's fonts by pointer; a font without a name has none. */
  readonly faces: Map<number, Face | undefined>;
  readonly sight: PageSight;
}

/** Reads the text object behind `pointer`, which paints the glyph. */
export function readObject(pdfium: Pdfium, open: OpenPage, glyph: number, pointer: number): TextObject {
  const { call } = pdfium;
  const { text: textPage, scratch, paints, faces, sight } = open;
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
  const filled = call.FPDFPageObj_GetFillColor!(pointer, scratch + 160, scratch + 164, scratch + 168, scratch + 172);
  const at = (scratch + 160) >> 2;
  const ints = pdfium.integers();
  const colour = [ints[at]!, ints[at + 1]!, ints[at + 2]!] as const;
  const opacity = ints[at + 3]! / 255;
  const hasColour = filled && paintedColour(ints.subarray(at, at + 4)) !== undefined;
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
    doubtful:
      !hasColour ||
      place?.isDoubtful() === true ||
      call.FPDFPageObj_HasTransparency!(pointer) !== 0 ||
      hasLongClip(pdfium, pointer),
    sight: { watch: (...box) => sight.watch(pointer, ...box), sees: sight.sees, standsOut: sight.standsOut },
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
