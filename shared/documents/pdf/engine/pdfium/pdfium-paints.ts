/** What else a page paints, and in which order: fields of colour and pictures that may hide text or stand behind it. */
import type { Paint } from '../hidden-text.ts';
import {
  clipOutlines,
  inside,
  type Matrix,
  multiply,
  pathOutline,
  readMatrix,
  SAME,
  transformBox,
} from './outlines.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { type PageCovers, pageCovers } from './pdfium-ink.ts';
import { settleMarks } from './pdfium-marks.ts';
import { IMAGE, PATH, SHADING, TEXT, walkObjects } from './pdfium-objects.ts';

/** Where a text object stands in the paint order, and the matrix of the form that holds it. */
export interface TextPlace {
  readonly order: number;
  readonly matrix: Matrix;
  /** On a layer that may be switched off. */
  readonly layered: boolean;
}

export interface PagePaints {
  /** By the object's pointer. */
  readonly texts: ReadonlyMap<number, TextPlace>;
  /** Fields of colour and pictures large enough to matter, in paint order; their outlines are read on demand, so only while the page is open. */
  readonly paints: readonly Paint[];
}

/**
 * Walks over all objects of an open page, into its forms too. Must come before the page's text is loaded, for it takes
 * marks off that would put other words in the place of the printed ones.
 */
export function pagePaints(pdfium: Pdfium, page: number, frame: PageFrame, scratch: number): PagePaints {
  const texts = new Map<number, TextPlace>();
  const covers = pageCovers(pdfium, page, frame);
  const paints: Paint[] = [];
  const enter = (form: number, outer: Matrix) => multiply(readMatrix(pdfium, form, scratch), outer);
  walkObjects(pdfium, page, SAME, enter, (object, type, matrix, order) => {
    if (type === TEXT) texts.set(object, { order, matrix, ...settleMarks(pdfium, object, scratch) });
    else if (type === PATH || type === IMAGE || type === SHADING) {
      const paint = readPaint(pdfium, { covers, object, type, matrix, order, scratch });
      if (paint) paints.push(paint);
    }
  });
  return { texts, paints };
}

interface Painted {
  readonly covers: PageCovers;
  readonly object: number;
  readonly type: number;
  readonly matrix: Matrix;
  readonly order: number;
  readonly scratch: number;
}

function readPaint(pdfium: Pdfium, painted: Painted): Paint | undefined {
  const { call } = pdfium;
  const { object, type, matrix, order, scratch } = painted;
  let evenOdd = false;
  if (type === PATH) {
    if (!call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)) return undefined;
    const fill = pdfium.integers()[scratch >> 2]!;
    if (fill === 0) return undefined;
    evenOdd = fill === 1;
  }
  if (!call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return undefined;
  const at = scratch >> 2;
  const floats = pdfium.floats();
  const box = transformBox(matrix, floats[at]!, floats[at + 1]!, floats[at + 2]!, floats[at + 3]!);
  // Thinner than a line of small print: a rule or a tick, which hides nothing.
  if (box.right - box.left < 6 || box.top - box.bottom < 2) return undefined;
  const clips = later(() => clipOutlines(pdfium, object, matrix, scratch));
  const shows = (x: number, y: number) => clips().every((clip) => inside(clip, x, y, false));
  if (type !== PATH) {
    if (type === SHADING) return { ...box, order, kind: 'shading', contains: shows, covers: () => false };
    return { ...box, order, kind: 'image', contains: shows, covers: painted.covers.watch(object, order) };
  }
  const known = call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const ints = pdfium.integers();
  const opacity = known ? ints[at + 3]! / 255 : 1;
  if (opacity < 0.5) return undefined;
  const outline = later(() => pathOutline(pdfium, object, matrix, scratch));
  return {
    ...box,
    order,
    kind: 'field',
    colour: known ? [ints[at]!, ints[at + 1]!, ints[at + 2]!] : undefined,
    contains: (x, y) => inside(outline(), x, y, evenOdd) && shows(x, y),
    covers: () => opacity > COVERS && !call.FPDFPageObj_HasTransparency!(object),
  };
}

/** Black letters under this much of white are paler than any print. */
const COVERS = 0.9;

/** Computes a value at its first use. */
function later<T>(compute: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
