/**
 * Whether a text is to be seen at all, where its marks leave that open: a layer may be switched off, a mask may take
 * the letters away. The page is drawn small, with nothing on it but these texts: what else stands there (a drawing of ten
 * thousand strokes, a photograph) would take time and pass for their ink.
 */
import type { Colour } from '../hidden-text.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { walkObjects } from './pdfium-objects.ts';

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
    for (const at of pixelsIn(drawn, frame, box, 1)) {
      const value = lightness(drawn, at);
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

/** A page drawn small. */
interface Drawing {
  /** Blue, green, red and a byte that says nothing, by rows from the top. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
}

function draw(pdfium: Pdfium, page: number, frame: PageFrame, { watched, shades }: Watched): Drawing {
  // Letters of all shades leave no ground to stand out from: the page as it is must do then.
  const alone = GROUNDS.find((one) => [...shades].every((shade) => Math.abs(shade - one) > 2 * LEAST_INK));
  if (alone === undefined) return render(pdfium, page, frame, 255);
  return drawnAlone(
    pdfium,
    page,
    (object) => watched.has(object),
    () => render(pdfium, page, frame, alone),
  );
}

/** How much of what stands below the page's pictures shines through them, whatever masks and blends they have. */
export interface PageCovers {
  /** Takes a picture to those of the page, with its place in the paint order. All must be known before the first question. */
  watch(object: number, order: number): Covers;
}

/** True when next to nothing of a text of this place in the paint order is to be seen in the box (user space). */
export type Covers = (...question: [...box: Parameters<Ink>, order: number]) => boolean;

/** Light, of 255, that must come through: black letters under nine tenths of white are paler than any print. */
const LEAST_LIGHT = 25.5;
/** Texts and pictures by turns want a drawing each; after so many the drawing of all pictures answers. */
const MOST_DRAWINGS = 16;

/**
 * Draws the pictures above a text alone, on white and on black: where the ground makes no difference they let nothing
 * through. No letter is drawn, for their fonts take longer than the pictures. The page must still be open.
 */
export function pageCovers(pdfium: Pdfium, page: number, frame: PageFrame): PageCovers {
  const pictures = new Map<number, number>();
  const drawings = new Map<number, { readonly white: Drawing; readonly black: Drawing }>();
  const drawn = (above: number) => {
    const first = [...pictures.values()].find((order) => order > above) ?? 0;
    const key = drawings.size < MOST_DRAWINGS ? first : 0;
    const known = drawings.get(key);
    if (known) return known;
    const shown = (object: number) => (pictures.get(object) ?? -1) >= key;
    const grounds = drawnAlone(pdfium, page, shown, () => ({
      white: render(pdfium, page, frame, 255),
      black: onBlack(pdfium, page, frame, () => render(pdfium, page, frame, 255)),
    }));
    drawings.set(key, grounds);
    return grounds;
  };
  const covers: Covers = (left, bottom, right, top, order) => {
    const { white, black } = drawn(order);
    // The middle of a letter: at its rim, ground shows beside a picture that hides all of its ink.
    const [x, y] = [(right - left) / 4, (top - bottom) / 4];
    let light = 0;
    let count = 0;
    for (const at of pixelsIn(white, frame, [left + x, bottom + y, right - x, top - y], 0)) {
      light += lightness(white, at) - lightness(black, at);
      count += 1;
    }
    return light < LEAST_LIGHT * count;
  };
  return {
    watch: (object, order) => {
      pictures.set(object, order);
      return covers;
    },
  };
}

/** Draws with a black field below all else: a picture that blends takes what the page paints for its ground, not the paper. */
function onBlack<T>({ call }: Pdfium, page: number, frame: PageFrame, drawing: () => T): T {
  const field = call.FPDFPageObj_CreateNewRect!(frame.left, frame.top - frame.height, frame.width, frame.height);
  call.FPDFPageObj_SetFillColor!(field, 0, 0, 0, 255);
  call.FPDFPath_SetDrawMode!(field, 1, 0);
  call.FPDFPage_InsertObjectAtIndex!(page, field, 0);
  const done = drawing();
  call.FPDFPage_RemoveObject!(page, field);
  call.FPDFPageObj_Destroy!(field);
  return done;
}

/** Draws with nothing on the page but the objects that are shown. */
function drawnAlone<T>(pdfium: Pdfium, page: number, shown: (object: number) => boolean, drawing: () => T): T {
  const show = (active: number) => (object: number) => {
    if (!shown(object)) pdfium.call.FPDFPageObj_SetIsActive!(object, active);
  };
  walkObjects(pdfium, page, undefined, () => undefined, show(0));
  const done = drawing();
  walkObjects(pdfium, page, undefined, () => undefined, show(1));
  return done;
}

/** Pixels of a box, with so many more around it. */
function* pixelsIn(drawing: Drawing, frame: PageFrame, [left, bottom, right, top]: Parameters<Ink>, around: number) {
  const { width, height, scale } = drawing;
  const x1 = Math.max(0, Math.floor((left - frame.left) * scale) - around);
  const x2 = Math.min(width - 1, Math.floor((right - frame.left) * scale) + around);
  const y1 = Math.max(0, Math.floor((frame.top - top) * scale) - around);
  const y2 = Math.min(height - 1, Math.floor((frame.top - bottom) * scale) + around);
  for (let y = y1; y <= y2; y += 1) for (let x = x1; x <= x2; x += 1) yield y * width + x;
}

function render({ call, bytes }: Pdfium, page: number, frame: PageFrame, ground: number): Drawing {
  const scale = Math.min(1, LARGEST / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const bitmap = call.FPDFBitmap_Create!(width, height, 0);
  if (!bitmap) return { pixels: new Uint8Array(4 * width * height), width, height, scale };
  try {
    call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, 0xff000000 | (ground * 0x010101));
    // Turned back by the page's own turn, so that places are those of user space.
    call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, width, height, (4 - frame.turn) & 3, 0);
    const start = call.FPDFBitmap_GetBuffer!(bitmap);
    return { pixels: bytes().slice(start, start + 4 * width * height), width, height, scale };
  } finally {
    call.FPDFBitmap_Destroy!(bitmap);
  }
}

function lightness({ pixels }: Drawing, at: number): number {
  return (pixels[4 * at]! + pixels[4 * at + 1]! + pixels[4 * at + 2]!) / 3;
}
