/** Whether anything is to be seen at a place: the page is drawn small, for the few texts whose marks leave it open. */
import type { Pdfium } from './pdfium.ts';
import type { PageFrame } from './pdfium-text-objects.ts';

/** One pixel a point tells letters from nothing; a poster is drawn smaller. */
const LARGEST = 1400;
/** Difference of lightness, of 255, that counts as ink. */
const LEAST_INK = 24;

/** True when something stands out inside the box (user space). */
export type Ink = (left: number, bottom: number, right: number, top: number) => boolean;

/** Draws the page at the first question; it must still be open then. */
export function pageInk(pdfium: Pdfium, page: number, frame: PageFrame): Ink {
  let drawn: { grey: Uint8Array; width: number; height: number; scale: number } | undefined;
  return (left, bottom, right, top) => {
    drawn ??= draw(pdfium, page, frame);
    const { grey, width, height, scale } = drawn;
    const x1 = Math.max(0, Math.floor((left - frame.left) * scale) - 1);
    const x2 = Math.min(width - 1, Math.ceil((right - frame.left) * scale) + 1);
    const y1 = Math.max(0, Math.floor((frame.top - top) * scale) - 1);
    const y2 = Math.min(height - 1, Math.ceil((frame.top - bottom) * scale) + 1);
    let darkest = 255;
    let lightest = 0;
    for (let y = y1; y <= y2; y += 1) {
      for (let x = x1; x <= x2; x += 1) {
        const value = grey[y * width + x]!;
        if (value < darkest) darkest = value;
        if (value > lightest) lightest = value;
      }
    }
    return lightest - darkest > LEAST_INK;
  };
}

function draw({ call, bytes }: Pdfium, page: number, frame: PageFrame) {
  const scale = Math.min(1, LARGEST / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = call.FPDFBitmap_Create!(width, height, 0);
  if (!bitmap) return { grey: new Uint8Array(width * height), width, height, scale };
  try {
    call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xffffffff);
    // Turned back by the page's own turn, so that places are those of user space.
    call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, width, height, (4 - frame.turn) & 3, 0);
    const start = call.FPDFBitmap_GetBuffer!(bitmap);
    const stride = call.FPDFBitmap_GetStride!(bitmap);
    const heap = bytes();
    const grey = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = start + y * stride + x * 4;
        grey[y * width + x] = (heap[at]! + heap[at + 1]! + heap[at + 2]!) / 3;
      }
    }
    return { grey, width, height, scale };
  } finally {
    call.FPDFBitmap_Destroy!(bitmap);
  }
}
