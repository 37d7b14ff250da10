/**
 * Whether a text is to be seen at all, where its marks and what lies around it leave that open: layers, masks, blends, patterns,
 * shadings, thick strokes, forms, annotations. The page is drawn small with these texts and without them, with nothing else on it
 * but the fields and pictures that may hide or bear them: what besides stands there (a drawing of ten thousand strokes) would
 * only take time. A text whose letters make no difference is not seen.
 */
import { alike, type Colour } from '../../hidden-text.ts';
import type { PageFrame } from '../page-frame.ts';
import type { Pdfium } from '../pdfium.ts';
import { TEXT } from '../pdfium-objects.ts';
import { type Box, type Drawing, drawnAlone, onGround, pixelsIn, render, WITH_ANNOTATIONS } from './drawing.ts';

/** Difference of one channel, of 255, that counts as ink. */
const LEAST_INK = 24;
/** Share of the ground that differs from letters which can be read on it. */
const LEAST_APART = 0.2;

export interface PageSight {
  /** Takes a text object to those that are drawn. All must be known before the first question. */
  watch(object: number, ...box: Box): void;
  /** Whether the watched texts make a difference inside the box. */
  sees(...box: Box): boolean;
  /** Whether letters of these colours stand out from the pictures and fields there. No letter is drawn, for fonts take longer than pictures. */
  standsOut(colours: readonly Colour[], ...box: Box): boolean;
}

/** @param around the objects that may hide or bear a text; the page is drawn at the first question and must still be open then */
export function pageSight(pdfium: Pdfium, page: number, frame: PageFrame, around: ReadonlySet<number>): PageSight {
  const texts = new Set<number>();
  let part: Box | undefined;
  let drawn: { readonly whole: Drawing; readonly bare: Drawing } | undefined;
  let ground: Drawing | undefined;
  // Blending takes what the page paints for its ground, and not the paper: on a painted one all viewers agree.
  const draw = (shown: (object: number) => boolean, within?: Box) =>
    drawnAlone(pdfium, page, shown, () =>
      onGround(pdfium, page, frame, 255, () => render(pdfium, page, frame, WITH_ANNOTATIONS, within)),
    );
  return {
    watch(object, ...box) {
      texts.add(object);
      const [left, bottom, right, top] = part ?? box;
      part = [Math.min(left, box[0]), Math.min(bottom, box[1]), Math.max(right, box[2]), Math.max(top, box[3])];
    },
    sees(...box) {
      drawn ??= {
        whole: draw((object) => texts.has(object) || around.has(object), part),
        bare: draw((object) => around.has(object) && !texts.has(object), part),
      };
      for (const at of pixelsIn(drawn.whole, frame, box, 1)) {
        for (let k = 4 * at; k < 4 * at + 3; k += 1)
          if (Math.abs(drawn.whole.pixels[k]! - drawn.bare.pixels[k]!) > LEAST_INK) return true;
      }
      return false;
    },
    standsOut(colours, ...box) {
      ground ??= draw((object) => around.has(object) && pdfium.call.FPDFPageObj_GetType!(object) !== TEXT);
      let apart = 0;
      let all = 0;
      for (const at of pixelsIn(ground, frame, box, 0)) {
        const [blue, green, red] = ground.pixels.subarray(4 * at, 4 * at + 3) as unknown as Colour;
        if (colours.some((colour) => !alike(colour, [red, green, blue]))) apart += 1;
        all += 1;
      }
      return apart > LEAST_APART * all;
    },
  };
}
