/**
 * Which text a reader cannot see. Such text is dropped and reported: it is how instructions for a reader-machine are
 * planted in papers. A white title on a dark banner is seen, so colour is judged against what lies behind.
 */
import type { HiddenSpan } from './page-text.ts';
import { type PaintsBetween, paintBands } from './paint-bands.ts';

export type Colour = readonly [number, number, number];

export interface TextLook {
  /** PDF text rendering mode (ISO 32000 table 104): 3 paints nothing, 7 only clips. */
  readonly mode: number;
  readonly colour: Colour;
  readonly opacity: number;
  readonly size: number;
  /** Place in the page's paint order; -1 where unknown. */
  readonly order: number;
  /** Colour of the letters' edges, where the mode draws them. */
  readonly edge: Colour;
  readonly clipped: boolean;
  /** A mask, a layer, a blend, a form or a clip that can't be followed may hide it. */
  readonly doubtful: boolean;
  /** What the drawn page shows of it; asked where nothing else decides. */
  readonly sight: Sight;
  /** Whether the clip around the text lets a point show (user space). */
  readonly shows: (x: number, y: number) => boolean;
}

export interface Sight {
  /** Takes the text, with the box around it (user space), to those that are drawn; all must be known before the first question. */
  watch(left: number, bottom: number, right: number, top: number): void;
  /** Whether it makes a difference inside the box (user space). */
  sees(left: number, bottom: number, right: number, top: number): boolean;
  /** Whether letters of these colours would stand out there from what lies around. */
  standsOut(colours: readonly Colour[], left: number, bottom: number, right: number, top: number): boolean;
}

/** A filled path, picture or shading; its box is in user space (y upwards). */
export interface Paint {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly order: number;
  /** Of the `unclear` (shadings, patterns, thick strokes, pale slivers and letters) only a drawing tells what they do. */
  readonly kind: 'field' | 'image' | 'unclear';
  /** Undefined for all but fields. */
  readonly colour?: Colour;
  /** Whether it really covers a point of its box. */
  readonly contains: (x: number, y: number) => boolean;
  /** Nothing of a glyph below it, in this box and with this place in the paint order, shines through. */
  readonly covers: (left: number, bottom: number, right: number, top: number, order: number) => boolean;
}

export interface PlacedGlyph {
  readonly left: number;
  readonly right: number;
  /** From the page's upper edge downwards. */
  readonly top: number;
  readonly bottom: number;
  /** Letters on its stretch of line. */
  readonly stretch: number;
  /** What is printed is not what it reads as. */
  readonly untrue: boolean;
  readonly object: TextLook;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const PAPER: Colour = [255, 255, 255];
/** Nobody reads type below 1 pt. Labels of large figures go down to 1.2 pt, but only as single words. */
const SMALLEST_SIZE = 1;
const SMALLEST_TEXT = 1.5;
const LONG_STRETCH = 24;
/** Sum of the three channel differences under which letters and ground look alike (of 765). */
const LEAST_CONTRAST = 60;
/** Share of the page that a scan's pictures cover, and share of glyphs that may be visible above them. */
const SCAN_SHARE = 0.8;
const STAMPED_SHARE = 0.02;
/** Squares a side by which the covered share is counted: scanners store a page in strips or tiles. */
const SQUARES = 24;

/** A page of pictures with an invisible layer of recognised text: there the hidden text is the page. */
function isScan(objects: readonly PlacedText[], paints: readonly Paint[], frame: Frame): boolean {
  const pictures = paints.filter(({ kind }) => kind === 'image');
  if (pictures.length === 0 || coveredShare(pictures, frame) < SCAN_SHARE) return false;
  const first = pictures.reduce((order, picture) => Math.min(order, picture.order), Number.POSITIVE_INFINITY);
  let all = 0;
  let seen = 0;
  for (const { mode, order, count } of objects) {
    all += count;
    if (mode !== 3 && mode !== 7 && order > first) seen += count;
  }
  return all > 0 && seen < STAMPED_SHARE * all;
}

function coveredShare(pictures: readonly Paint[], { left, top, width, height }: Frame): number {
  let covered = 0;
  for (let i = 0; i < SQUARES * SQUARES; i += 1) {
    const x = left + (((i % SQUARES) + 0.5) / SQUARES) * width;
    const y = top - ((Math.floor(i / SQUARES) + 0.5) / SQUARES) * height;
    if (pictures.some((one) => x > one.left && x < one.right && y > one.bottom && y < one.top)) covered += 1;
  }
  return covered / (SQUARES * SQUARES);
}

/** A text object with the box around its glyphs, in points from the page's upper left corner. */
export interface PlacedText extends TextLook {
  readonly count: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Why a reader cannot see a glyph, or undefined when it can be seen. */
export type Judge = (glyph: PlacedGlyph) => HiddenSpan['why'] | undefined;

/**
 * Judges the glyphs of each text object of a page; an object without a judge is seen whole.
 *
 * @param untrue those with glyphs that print something else than they read
 */
export function judgesOf(
  objects: readonly PlacedText[],
  paints: readonly Paint[],
  frame: Frame,
  untrue: ReadonlySet<TextLook>,
): ReadonlyMap<TextLook, Judge> {
  const judges = new Map<TextLook, Judge>();
  const between = paintBands(paints);
  let scan: boolean | undefined;
  for (const object of objects) {
    const over = paintsOver(object, between, frame);
    if (over === 'plain' && !untrue.has(object)) continue;
    const near = over === 'plain' ? [] : over;
    scan ??= isScan(objects, paints, frame);
    const scanned = scan;
    if (object.doubtful || near.some(({ kind }) => kind === 'unclear'))
      object.sight.watch(...inUserSpace(object, frame));
    judges.set(object, isSqueezed(object) ? () => 'tiny' : (glyph) => hiddenBecause(glyph, near, frame, scanned));
  }
  return judges;
}

/** The paints whose boxes meet a text's own, or `plain`: dark letters of common size with nothing near. */
function paintsOver(text: PlacedText, between: PaintsBetween<Paint>, frame: Frame): readonly Paint[] | 'plain' {
  const near = between(frame.top - text.bottom, frame.top - text.top).filter(
    (paint) =>
      paint.order !== text.order &&
      paint.right > frame.left + text.left &&
      paint.left < frame.left + text.right &&
      paint.top > frame.top - text.bottom &&
      paint.bottom < frame.top - text.top,
  );
  const inside = text.left >= 0 && text.right <= frame.width && text.top >= 0 && text.bottom <= frame.height;
  return near.length === 0 && inside && isPlain(text) ? 'plain' : near;
}

function isPlain(text: PlacedText): boolean {
  const { mode, opacity, size, clipped, doubtful, colour } = text;
  const open = mode === 0 && opacity > 0.5 && !clipped && !doubtful;
  return open && size >= SMALLEST_TEXT && !isSqueezed(text) && !alike(colour, PAPER);
}

function hiddenBecause(
  glyph: PlacedGlyph,
  paints: readonly Paint[],
  frame: Frame,
  scan: boolean,
): HiddenSpan['why'] | undefined {
  const { object } = glyph;
  if (glyph.right < 0 || glyph.left > frame.width || glyph.bottom < 0 || glyph.top > frame.height) return 'off-page';
  if (isTiny(glyph)) return 'tiny';
  if (scan) return undefined;
  if (glyph.untrue) return 'invisible';
  if (object.mode === 3 || object.mode === 7 || object.opacity < 0.06) return 'invisible';
  const x = frame.left + (glyph.left + glyph.right) / 2;
  const y = frame.top - (glyph.top + glyph.bottom) / 2;
  if (!object.shows(x, y)) return 'covered';
  let unclear = object.doubtful;
  let ground: Colour | undefined = PAPER;
  for (const paint of paints) {
    if (x < paint.left || x > paint.right || y < paint.bottom || y > paint.top || object.order < 0) continue;
    if (!paint.contains(x, y)) continue;
    if (paint.kind === 'unclear') unclear = true;
    else if (paint.order > object.order) {
      if (paint.covers(...inUserSpace(glyph, frame), object.order)) return 'covered';
    } else ground = paint.colour;
  }
  const place = inUserSpace(glyph, frame);
  if (unclear) return object.sight.sees(...place) ? undefined : 'invisible';
  if (!ground) return object.sight.standsOut(colours(object), ...place) ? undefined : 'colour';
  return colours(object).every((colour) => alike(colour, ground)) ? 'colour' : undefined;
}

/** Colours that a text's mode paints: of its letters (0, 4), of their edges (1, 5), of both (2, 6). */
function colours({ mode, colour, edge }: TextLook): readonly Colour[] {
  if (mode % 4 === 0) return [colour];
  return mode % 4 === 1 ? [edge] : [colour, edge];
}

function inUserSpace(
  { left, right, top, bottom }: Pick<PlacedGlyph, 'left' | 'right' | 'top' | 'bottom'>,
  frame: Frame,
): [number, number, number, number] {
  return [frame.left + left, frame.top - bottom, frame.left + right, frame.top - top];
}

function isTiny({ top, bottom, stretch, object: { size } }: PlacedGlyph): boolean {
  const height = Math.max(size, bottom - top);
  return height < SMALLEST_SIZE || (height < SMALLEST_TEXT && stretch >= LONG_STRETCH);
}

/** Advance of a letter, in sizes, below which print is a smear; the narrowest of real letters takes 0.2. */
const NARROWEST = 0.08;
const LEAST_LETTERS = 4;

/** Letters that stand on one another: text can be squeezed to nothing as well as shrunk. */
function isSqueezed({ count, left, right, top, bottom, size }: PlacedText): boolean {
  return count >= LEAST_LETTERS && right - left < NARROWEST * size * count && bottom - top < 2 * size;
}

/** Whether nobody tells two colours apart at the size of a letter. */
export function alike(a: Colour, b: Colour): boolean {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < LEAST_CONTRAST;
}
