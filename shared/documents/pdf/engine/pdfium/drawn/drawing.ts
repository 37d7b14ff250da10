/** Draws a page small, or some of what stands on it, to see with the eyes of its readers. */
import type { PageFrame } from '../page-frame.ts';
import type { Pdfium } from '../pdfium.ts';
import { walkObjects } from '../pdfium-objects.ts';

/** One pixel a point tells letters from nothing; a poster is drawn smaller. */
const LARGEST = 1400;

/** FPDF_ANNOT of fpdfview.h. */
export const WITH_ANNOTATIONS = 1;

/** In user space: left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** A page drawn small. */
export interface Drawing {
  /** Blue, green, red and a byte that says nothing, by rows from the top. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
  /** Pixels of the page that lie left of it and above it. */
  readonly from: readonly [x: number, y: number];
}

/** Draws with a field of one grey below all else: a picture that blends takes what the page paints for its ground, not the paper. */
export function onGround<T>({ call }: Pdfium, page: number, frame: PageFrame, grey: number, drawing: () => T): T {
  const field = call.FPDFPageObj_CreateNewRect!(frame.left, frame.top - frame.height, frame.width, frame.height);
  call.FPDFPageObj_SetFillColor!(field, grey, grey, grey, 255);
  call.FPDFPath_SetDrawMode!(field, 1, 0);
  call.FPDFPage_InsertObjectAtIndex!(page, field, 0);
  const done = drawing();
  call.FPDFPage_RemoveObject!(page, field);
  call.FPDFPageObj_Destroy!(field);
  return done;
}

/** Draws with nothing on the page but the objects that are shown. */
export function drawnAlone<T>(pdfium: Pdfium, page: number, shown: (object: number) => boolean, drawing: () => T): T {
  const show = (active: number) => (object: number) => {
    if (!shown(object)) pdfium.call.FPDFPageObj_SetIsActive!(object, active);
  };
  walkObjects(pdfium, page, undefined, () => undefined, show(0));
  const done = drawing();
  walkObjects(pdfium, page, undefined, () => undefined, show(1));
  return done;
}

/** Pixels of a box, with so many more around it. */
export function* pixelsIn(drawing: Drawing, frame: PageFrame, [left, bottom, right, top]: Box, around: number) {
  const { width, height, scale, from } = drawing;
  const x1 = Math.max(0, Math.floor((left - frame.left) * scale) - around - from[0]);
  const x2 = Math.min(width - 1, Math.floor((right - frame.left) * scale) + around - from[0]);
  const y1 = Math.max(0, Math.floor((frame.top - top) * scale) - around - from[1]);
  const y2 = Math.min(height - 1, Math.floor((frame.top - bottom) * scale) + around - from[1]);
  for (let y = y1; y <= y2; y += 1) for (let x = x1; x <= x2; x += 1) yield y * width + x;
}

/** Points around a part of the page that are drawn with it, for letters stand out of their boxes. */
const MARGIN = 4;

/**
 * @param flags of fpdfview.h
 * @param part of the page that is drawn; PDFium passes over what stands outside of it
 */
export function render({ call, bytes }: Pdfium, page: number, frame: PageFrame, flags = 0, part?: Box): Drawing {
  const scale = Math.min(1, LARGEST / Math.max(frame.width, frame.height));
  const [wide, high] = [frame.width, frame.height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  const [left, bottom, right, top] = part ?? [
    frame.left,
    frame.top - frame.height,
    frame.left + frame.width,
    frame.top,
  ];
  const pixel = (points: number, most: number) => Math.min(most, Math.max(0, Math.round(points * scale)));
  const [x, y] = [pixel(left - MARGIN - frame.left, wide - 1), pixel(frame.top - top - MARGIN, high - 1)];
  const width = Math.max(1, pixel(right + MARGIN - frame.left, wide) - x);
  const height = Math.max(1, pixel(frame.top - bottom + MARGIN, high) - y);
  const drawing = { width, height, scale, from: [x, y] } as const;
  const bitmap = call.FPDFBitmap_Create!(width, height, 0);
  if (!bitmap) return { ...drawing, pixels: new Uint8Array(4 * width * height) };
  try {
    call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xffffffff);
    // Turned back by the page's own turn, so that places are those of user space.
    call.FPDF_RenderPageBitmap!(bitmap, page, -x, -y, wide, high, (4 - frame.turn) & 3, flags);
    const start = call.FPDFBitmap_GetBuffer!(bitmap);
    return { ...drawing, pixels: bytes().slice(start, start + 4 * width * height) };
  } finally {
    call.FPDFBitmap_Destroy!(bitmap);
  }
}

export function lightness({ pixels }: Drawing, at: number): number {
  return (pixels[4 * at]! + pixels[4 * at + 1]! + pixels[4 * at + 2]!) / 3;
}
