/** What else a page paints, and in which order: fields of colour and pictures that may hide text or stand behind it. */
import type { Colour, Paint } from '../hidden-text.ts';
import { annotationCovers, type PageCovers, pageCovers } from './drawn/covers.ts';
import type { Box } from './drawn/drawing.ts';
import { pageForms } from './drawn/forms.ts';
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
import { settleMarks } from './pdfium-marks.ts';
import { IMAGE, PATH, SHADING, TEXT, walkObjects } from './pdfium-objects.ts';

/** Where a text object stands in the paint order, and the matrix of the form that holds it. */
export interface TextPlace {
  readonly order: number;
  readonly matrix: Matrix;
  /** On a layer, behind letters that clip, or in a form that hides some of what it holds. */
  readonly isDoubtful: () => boolean;
}

export interface PagePaints {
  /** By the object's pointer. */
  readonly texts: ReadonlyMap<number, TextPlace>;
  /** What may hide or bear a text, by pointer. */
  readonly objects: ReadonlySet<number>;
  /** Fields of colour and pictures large enough to matter, in paint order; their outlines are read on demand, so only while the page is open. */
  readonly paints: readonly Paint[];
}

/**
 * Walks over all objects of an open page, into its forms too. Must come before the page's text is loaded, for it takes
 * marks off that would put other words in the place of the printed ones.
 */
export function pagePaints(pdfium: Pdfium, page: number, frame: PageFrame, scratch: number): PagePaints {
  const { call } = pdfium;
  const texts = new Map<number, TextPlace>();
  const objects = new Set<number>();
  const covers = pageCovers(pdfium, page, frame);
  const paints: Paint[] = [];
  let clippedByText = false;
  const forms = pageForms(pdfium, page, frame);
  const enter = (inner: number, { matrix, form }: Around): Around => ({
    matrix: multiply(readMatrix(pdfium, inner, scratch), matrix),
    form: mayHide(pdfium, inner) ? inner : form,
  });
  walkObjects(pdfium, page, { matrix: SAME, form: 0 }, enter, (object, type, { matrix, form }, order) => {
    if (type === TEXT) {
      const { layered } = settleMarks(pdfium, object, scratch);
      const isDoubtful = layered || clippedByText ? () => true : () => form !== 0 && forms.mayHide(form);
      texts.set(object, { order, matrix, isDoubtful });
      const box = form === 0 ? undefined : boundsOf(pdfium, object, matrix, scratch);
      if (box) forms.add(form, object, [box.left, box.bottom, box.right, box.top]);
      clippedByText ||= call.FPDFTextObj_GetTextRenderMode!(object) >= CLIPS;
    }
    if (paints.length >= MOST_PAINTS) return;
    const paint = readPaint(pdfium, { covers, object, type, matrix, order, scratch });
    if (!paint) return;
    paints.push(paint);
    objects.add(object);
  });
  return { texts, objects, paints: [...paints, ...annotationPaints(pdfium, page, frame, scratch)] };
}

/** What the forms around an object make of it. */
interface Around {
  readonly matrix: Matrix;
  /** The innermost that may hide it; 0 where there is none. */
  readonly form: number;
}

/** A form may be see-through, blended, masked, clipped or on a layer, and all that it holds with it. */
function mayHide({ call }: Pdfium, form: number): boolean {
  const clip = call.FPDFPageObj_GetClipPath!(form);
  return (
    call.FPDFPageObj_HasTransparency!(form) !== 0 ||
    call.FPDFPageObj_CountMarks!(form) > 0 ||
    (clip !== 0 && call.FPDFClipPath_CountPaths!(clip) > 0)
  );
}

/** Text rendering modes from here on clip what comes after (ISO 32000 table 104). */
const CLIPS = 4;
/** The one that paints nothing, of those that clip and those that do not. */
const INVISIBLE = 3;
/** A page with more of them is a map. */
const MOST_PAINTS = 5_000;

interface Painted {
  readonly covers: PageCovers;
  readonly object: number;
  readonly type: number;
  readonly matrix: Matrix;
  readonly order: number;
  readonly scratch: number;
}

/** Strokes from this width on hide letters below them, in points. */
const THICK = 4;
/** Channels from here on are the paper's white, or all but. */
const PALE = 235;

function readPaint(pdfium: Pdfium, painted: Painted): Paint | undefined {
  const { call } = pdfium;
  const { object, type, matrix, order, scratch } = painted;
  const at = scratch >> 2;
  const colourOf = (part: 'Fill' | 'Stroke') =>
    call[`FPDFPageObj_Get${part}Color`]!(object, scratch, scratch + 4, scratch + 8, scratch + 12)
      ? paintedColour(pdfium.integers().subarray(at, at + 4))
      : undefined;
  const isPale = (colour: readonly number[] | undefined) =>
    colour?.slice(0, 3).every((channel) => channel >= PALE) ?? false;
  let evenOdd = false;
  let stroke = 0;
  let unclear = type === SHADING || type === TEXT;
  // Recognised text of a scan paints nothing, whatever its colour; only what is all but white may hide letters.
  if (type === TEXT && (call.FPDFTextObj_GetTextRenderMode!(object) % CLIPS === INVISIBLE || !isPale(colourOf('Fill'))))
    return undefined;
  if (type === PATH) {
    if (!call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)) return undefined;
    const [fill, strokes] = pdfium.integers().subarray(at, at + 2) as unknown as [number, number];
    evenOdd = fill === 1;
    if (strokes !== 0 && call.FPDFPageObj_GetStrokeWidth!(object, scratch)) {
      stroke = pdfium.floats()[at]! * Math.hypot(matrix[0], matrix[1]);
      if (fill === 0 && stroke < THICK && !isPale(colourOf('Stroke'))) return undefined;
    } else if (fill === 0) return undefined;
    unclear = fill === 0;
  }
  const box = boundsOf(pdfium, object, matrix, scratch, stroke / 2);
  if (!box) return undefined;
  const clips = later(() => clipOutlines(pdfium, object, matrix, scratch));
  const shows = (x: number, y: number) => clips().every((clip) => inside(clip, x, y, false));
  const drawn = { ...box, order, kind: 'unclear', contains: shows, covers: () => false } as const;
  if (unclear) return drawn;
  // Thinner than a line of small print: a rule or a tick, which hides nothing by itself; pale ones are no ticks.
  if (box.right - box.left < 6 || box.top - box.bottom < 2)
    return type === PATH && isPale(colourOf('Fill')) ? drawn : undefined;
  if (type === IMAGE) return { ...drawn, kind: 'image', covers: painted.covers.watch(object, order) };
  const colour = colourOf('Fill');
  // A pattern has no colour.
  if (!colour) return drawn;
  const opacity = colour[3]! / 255;
  if (opacity < 0.5) return undefined;
  const outline = later(() => pathOutline(pdfium, object, matrix, scratch));
  return {
    ...box,
    order,
    kind: 'field',
    colour: colour.slice(0, 3) as unknown as Colour,
    contains: (x, y) => inside(outline(), x, y, evenOdd) && shows(x, y),
    covers: () => opacity > COVERS && !call.FPDFPageObj_HasTransparency!(object),
  };
}

/** Red, green, blue and opacity; undefined for a tiling pattern, for which PDFium tells this grey. */
export function paintedColour(channels: Uint32Array): number[] | undefined {
  return channels[0] === 191 && channels[1] === 191 && channels[2] === 191 ? undefined : [...channels];
}

/** The box around an object in user space, wider by `more` on all sides. */
function boundsOf({ call, floats }: Pdfium, object: number, matrix: Matrix, scratch: number, more = 0) {
  if (!call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return undefined;
  const [left, bottom, right, top] = floats().subarray(scratch >> 2, (scratch >> 2) + 4) as unknown as Box;
  return transformBox(matrix, left - more, bottom - more, right + more, top + more);
}

/** Annotations looked at on one page. */
const MOST_ANNOTATIONS = 500;
/** Links, pop-ups and form fields (fpdf_annot.h) lie over no words. */
const BARE_ANNOTATIONS = [2, 16, 20];

/** Annotations are painted last, over everything. */
function annotationPaints(pdfium: Pdfium, page: number, frame: PageFrame, scratch: number): Paint[] {
  const { call, floats } = pdfium;
  const covers = annotationCovers(pdfium, page, frame);
  const found: Paint[] = [];
  const count = Math.min(call.FPDFPage_GetAnnotCount!(page), MOST_ANNOTATIONS);
  for (let i = 0; i < count; i += 1) {
    const annotation = call.FPDFPage_GetAnnot!(page, i);
    if (!annotation) continue;
    const isBare = BARE_ANNOTATIONS.includes(call.FPDFAnnot_GetSubtype!(annotation));
    if (!isBare && call.FPDFAnnot_GetRect!(annotation, scratch)) {
      const at = scratch >> 2;
      const [left, top, right, bottom] = floats().subarray(at, at + 4) as unknown as [number, number, number, number];
      const box = { left, right, top: Math.max(top, bottom), bottom: Math.min(top, bottom) };
      found.push({
        ...box,
        order: Number.MAX_SAFE_INTEGER,
        kind: 'field',
        contains: () => true,
        covers,
      });
    }
    call.FPDFPage_CloseAnnot!(annotation);
  }
  return found;
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
