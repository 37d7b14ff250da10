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
  const { width, height, scale } = drawing;
  const x1 = Math.max(0, Math.floor((left - frame.left) * scale) - around);
  const x2 = Math.min(width - 1, Math.floor((right - frame.left) * scale) + around);
  const y1 = Math.max(0, Math.floor((frame.top - top) * scale) - around);
  const y2 = Math.min(height - 1, Math.floor((frame.top - bottom) * scale) + around);
  for (let y = y1; y <= y2; y += 1) for (let x = x1; x <= x2; x += 1) yield y * width + x;
}

/** @param flags of fpdfview.h */
export function render({ call, bytes }: Pdfium, page: number, frame: PageFrame, flags = 0): Drawing {
  const scale = Math.min(1, LARGEST / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = call.FPDFBitmap_Create!(width, height, 0);
  if (!bitmap) return { pixels: new Uint8Array(4 * width * height), width, height, scale };
  try {
    call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xffffffff);
    // Turned back by the page's own turn, so that places are those of user space.
    call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, width, height, (4 - frame.turn) & 3, flags);
    const start = call.FPDFBitmap_GetBuffer!(bitmap);
    return { pixels: bytes().slice(start, start + 4 * width * height), width, height, scale };
  } finally {
    call.FPDFBitmap_Destroy!(bitmap);
  }
}

export function lightness({ pixels }: Drawing, at: number): number {
  return (pixels[4 * at]! + pixels[4 * at + 1]! + pixels[4 * at + 2]!) / 3;
}
