/** What a page's pictures let through of the text below them. */
import type { PageFrame } from '../page-frame.ts';
import type { Pdfium } from '../pdfium.ts';
import {
  type Box,
  type Drawing,
  drawnAlone,
  lightness,
  onGround,
  pixelsIn,
  render,
  WITH_ANNOTATIONS,
} from './drawing.ts';

/** How much of what stands below the page's pictures shines through them, whatever masks and blends they have. */
export interface PageCovers {
  /** Takes a picture to those of the page, with its place in the paint order. All must be known before the first question. */
  watch(object: number, order: number): Covers;
}

/** True when next to nothing of a text of this place in the paint order is to be seen in the box (user space). */
export type Covers = (...question: [...box: Box, order: number]) => boolean;

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
  const drawings = new Map<number, Grounds>();
  const drawn = (above: number) => {
    const first = [...pictures.values()].find((order) => order > above) ?? 0;
    const key = drawings.size < MOST_DRAWINGS ? first : 0;
    const known = drawings.get(key);
    if (known) return known;
    const shown = (object: number) => (pictures.get(object) ?? -1) >= key;
    const grounds = drawnAlone(pdfium, page, shown, () => ({
      white: render(pdfium, page, frame),
      black: onGround(pdfium, page, frame, 0, () => render(pdfium, page, frame)),
    }));
    drawings.set(key, grounds);
    return grounds;
  };
  const covers: Covers = (left, bottom, right, top, order) =>
    letsNothingThrough(drawn(order), frame, [left, bottom, right, top]);
  return {
    watch: (object, order) => {
      pictures.set(object, order);
      return covers;
    },
  };
}

/** The same of the page's annotations, which are painted last: a marker's stroke lets through what a box does not. */
export function annotationCovers(pdfium: Pdfium, page: number, frame: PageFrame): (...box: Box) => boolean {
  let drawn: Grounds | undefined;
  const draw = (grey: number) =>
    drawnAlone(
      pdfium,
      page,
      () => false,
      () => onGround(pdfium, page, frame, grey, () => render(pdfium, page, frame, WITH_ANNOTATIONS)),
    );
  return (...box) => {
    drawn ??= { white: draw(255), black: draw(0) };
    return letsNothingThrough(drawn, frame, box);
  };
}

interface Grounds {
  readonly white: Drawing;
  readonly black: Drawing;
}

function letsNothingThrough({ white, black }: Grounds, frame: PageFrame, [left, bottom, right, top]: Box): boolean {
  // The middle of a letter: at its rim, ground shows beside a picture that hides all of its ink.
  const [x, y] = [(right - left) / 4, (top - bottom) / 4];
  let light = 0;
  let count = 0;
  for (const at of pixelsIn(white, frame, [left + x, bottom + y, right - x, top - y], 0)) {
    light += lightness(white, at) - lightness(black, at);
    count += 1;
  }
  return light < LEAST_LIGHT * count;
}
