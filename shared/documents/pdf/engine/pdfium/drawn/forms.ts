/**
 * Whether a form (a figure, mostly) may hide the text in it: by its opacity, its blend, its mask, its layer. Its widest texts are
 * drawn alone; where all of them show, so does the rest, which would take long to draw on every page with a figure.
 */
import type { PageFrame } from '../page-frame.ts';
import type { Pdfium } from '../pdfium.ts';
import { type Box, type Drawing, drawnAlone, lightness, onGround, pixelsIn, render } from './drawing.ts';

const SAMPLES = 3;
/** Difference from white, of 255, that counts as ink. */
const LEAST_INK = 24;

export interface PageForms {
  /** Takes a text of a form that may hide it to those it is judged by, with the box around it. */
  add(form: number, object: number, box: Box): void;
  /** Draws the page at the first question; it must still be open then. */
  mayHide(form: number): boolean;
}

export function pageForms(pdfium: Pdfium, page: number, frame: PageFrame): PageForms {
  const samples = new Map<number, { readonly object: number; readonly box: Box }[]>();
  let drawn: Drawing | undefined;
  const draw = () => {
    const shown = new Set([...samples.values()].flat().map(({ object }) => object));
    return drawnAlone(pdfium, page, shown.has.bind(shown), () =>
      onGround(pdfium, page, frame, 255, () => render(pdfium, page, frame)),
    );
  };
  return {
    add(form, object, box) {
      const widest = [...(samples.get(form) ?? []), { object, box }].sort((a, b) => widthOf(b.box) - widthOf(a.box));
      samples.set(form, widest.slice(0, SAMPLES));
    },
    mayHide(form) {
      drawn ??= draw();
      const drawing = drawn;
      return (samples.get(form) ?? []).some(
        ({ box }) => ![...pixelsIn(drawing, frame, box, 0)].some((at) => lightness(drawing, at) < 255 - LEAST_INK),
      );
    },
  };
}

const widthOf = ([left, , right]: Box): number => right - left;
