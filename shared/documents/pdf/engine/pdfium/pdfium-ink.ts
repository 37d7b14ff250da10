/**
 * Whether a text is to be seen at all, where its marks leave that open: a layer may be switched off, a mask may take
 * the letters away. The page is drawn small, with nothing on it but these texts: what else stands there (a drawing of ten
 * thousand strokes, a photograph) would take time and pass for their ink.
 */
import type { Colour } from '../hidden-text.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { TEXT, walkObjects } from './pdfium-objects.ts';

/** One pixel a point tells letters from nothing; a poster is drawn smaller. */
const LARGEST = 1400;
/** Difference of lightness, of 255, that counts as ink. */
const LEAST_INK = 24;
/** Grounds to draw on, the first of them that all letters stand out from. */
const GROUNDS = [255, 0, 128, 192, 64];

/** True when something stands out inside the box (user space). */
export type Ink = (left: number, bottom: number, right: number, top: number) => boolean;

export interface PageInk {
  /** Takes a text object to those that are drawn. All must be known before the first question. */
  watch(object: number, colours: readonly Colour[]): Ink;
}

/** Draws the page at the first question; it must still be open then. */
export function pageInk(pdfium: Pdfium, page: number, frame: PageFrame): PageInk {
  const watched = new Set<number>();
  const shades = new Set<number>();
  let drawn: Drawing | undefined;
  const ink: Ink = (...box) => {
    drawn ??= draw(pdfium, page, frame, { watched, shades });
    let darkest = 255;
    let lightest = 0;
    for (const at of pixelsIn(drawn, frame, box)) {
      const value = drawn.grey[at]!;
      if (value < darkest) darkest = value;
      if (value > lightest) lightest = value;
    }
    return lightest - darkest > LEAST_INK;
  };
  return {
    watch: (object, colours) => {
      watched.add(object);
      for (const [red, green, blue] of colours) shades.add((red + green + blue) / 3);
      return ink;
    },
  };
}

interface Watched {
  readonly watched: ReadonlySet<number>;
  readonly shades: ReadonlySet<number>;
}

/** A page in grey, drawn small. */
interface Drawing {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
}

function draw(pdfium: Pdfium, page: number, frame: PageFrame, { watched, shades }: Watched): Drawing {
  // Letters of all shades leave no ground to stand out from: the page as it is must do then.
  const alone = GROUNDS.find((one) => [...shades].every((shade) => Math.abs(shade - one) > 2 * LEAST_INK));
  if (alone === undefined) return render(pdfium, page, frame, 255);
  const show = (active: number) => (object: number) => {
    if (!watched.has(object)) pdfium.call.FPDFPageObj_SetIsActive!(object, active);
  };
  walkObjects(pdfium, page, undefined, () => undefined, show(0));
  const drawing = render(pdfium, page, frame, alone);
  walkObjects(pdfium, page, undefined, () => undefined, show(1));
  return drawing;
}

/** Whether the texts below the page's pictures are to be seen, whatever masks and blends the pictures have. */
export interface PageCovers {
  /** Takes a picture to those of the page, with its place in the paint order. All must be known before the first question. */
  watch(order: number): Ink;
}

/** Draws the page at the first question, with those texts and without: what they change is seen. It must still be open. */
export function pageCovers(pdfium: Pdfium, page: number, frame: PageFrame): PageCovers {
  let last = 0;
  let drawn: { readonly whole: Drawing; readonly bare: Drawing } | undefined;
  const draw = () => {
    const whole = render(pdfium, page, frame, 255);
    const show = (active: number) => (object: number, type: number, _: unknown, order: number) => {
      if (type === TEXT && order < last) pdfium.call.FPDFPageObj_SetIsActive!(object, active);
    };
    walkObjects(pdfium, page, undefined, () => undefined, show(0));
    const bare = render(pdfium, page, frame, 255);
    walkObjects(pdfium, page, undefined, () => undefined, show(1));
    return { whole, bare };
  };
  const seen: Ink = (...box) => {
    drawn ??= draw();
    const { whole, bare } = drawn;
    return [...pixelsIn(whole, frame, box)].some((at) => Math.abs(whole.grey[at]! - bare.grey[at]!) > LEAST_INK);
  };
  return {
    watch: (order) => {
      last = Math.max(last, order);
      return seen;
    },
  };
}

function* pixelsIn({ width, height, scale }: Drawing, frame: PageFrame, [left, bottom, right, top]: Parameters<Ink>) {
  const x1 = Math.max(0, Math.floor((left - frame.left) * scale) - 1);
  const x2 = Math.min(width - 1, Math.ceil((right - frame.left) * scale) + 1);
  const y1 = Math.max(0, Math.floor((frame.top - top) * scale) - 1);
  const y2 = Math.min(height - 1, Math.ceil((frame.top - bottom) * scale) + 1);
  for (let y = y1; y <= y2; y += 1) for (let x = x1; x <= x2; x += 1) yield y * width + x;
}

function render({ call, bytes }: Pdfium, page: number, frame: PageFrame, ground: number): Drawing {
  const scale = Math.min(1, LARGEST / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = call.FPDFBitmap_Create!(width, height, 0);
  if (!bitmap) return { grey: new Uint8Array(width * height), width, height, scale };
  try {
    call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xff000000 | (ground * 0x010101));
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
