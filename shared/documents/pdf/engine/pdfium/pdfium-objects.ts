/** The objects of a page in paint order: text, paths, pictures, shadings, and forms that hold further ones. */
import type { Pdfium } from './pdfium.ts';

/** fpdf_edit.h, FPDF_PAGEOBJ_*. */
export const TEXT = 1;
export const PATH = 2;
export const IMAGE = 3;
export const SHADING = 4;
const FORM = 5;

/** A plot may hold 100,000 strokes; what comes after this many objects is left out. */
const MOST_OBJECTS = 40_000;
const DEEPEST_FORM = 6;

/**
 * Visits all objects of an open page but its forms, which are entered instead; `order` counts all from 1. `outer` is
 * what `enter` made of the forms around an object, `start` outside of all.
 */
export function walkObjects<T>(
  { call }: Pdfium,
  page: number,
  start: T,
  enter: (form: number, outer: T) => T,
  visit: (object: number, type: number, outer: T, order: number) => void,
): void {
  let order = 0;
  const walk = (count: number, objectAt: (index: number) => number, outer: T, depth: number) => {
    for (let i = 0; i < count && order < MOST_OBJECTS; i += 1) {
      const object = objectAt(i);
      if (!object) continue;
      const type = call.FPDFPageObj_GetType!(object);
      order += 1;
      if (type !== FORM) visit(object, type, outer, order);
      else if (depth < DEEPEST_FORM) {
        const inner = enter(object, outer);
        walk(call.FPDFFormObj_CountObjects!(object), (k) => call.FPDFFormObj_GetObject!(object, k), inner, depth + 1);
      }
    }
  };
  walk(call.FPDFPage_CountObjects!(page), (k) => call.FPDFPage_GetObject!(page, k), start, 0);
}
