/** What else a page paints, and in which order: fields of colour and pictures that may hide text or stand behind it. */
import type { Paint } from './hidden-text.ts';
import type { Pdfium } from './pdfium.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;

/** A plot may hold 100,000 strokes; past this many objects only text is still numbered by what was seen so far. */
const MOST_OBJECTS = 40_000;

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** Paint order of every text object by its pointer, and every field of colour or picture large enough to matter. */
export function pagePaints(
  pdfium: Pdfium,
  page: number,
  scratch: number,
): { order: Map<number, number>; paints: Paint[] } {
  const { call } = pdfium;
  const order = new Map<number, number>();
  const paints: Paint[] = [];
  let next = 0;
  const walk = (count: number, objectAt: (index: number) => number, matrix: Matrix, depth: number) => {
    for (let i = 0; i < count && next < MOST_OBJECTS; i += 1) {
      const object = objectAt(i);
      if (!object) continue;
      const type = call.FPDFPageObj_GetType!(object);
      next += 1;
      if (type === TEXT) order.set(object, next);
      else if (type === FORM && depth < 6) {
        const inner = multiply(readMatrix(pdfium, object, scratch), matrix);
        walk(call.FPDFFormObj_CountObjects!(object), (k) => call.FPDFFormObj_GetObject!(object, k), inner, depth + 1);
      } else if (type === PATH || type === IMAGE || type === SHADING) {
        const paint = readPaint(pdfium, object, type, matrix, next, scratch);
        if (paint) paints.push(paint);
      }
    }
  };
  walk(call.FPDFPage_CountObjects!(page), (k) => call.FPDFPage_GetObject!(page, k), SAME, 0);
  return { order, paints };
}

function readPaint(
  pdfium: Pdfium,
  object: number,
  type: number,
  matrix: Matrix,
  order: number,
  scratch: number,
): Paint | undefined {
  const { call } = pdfium;
  if (type === PATH) {
    if (!call.FPDFPath_GetDrawMode!(object, scratch, scratch + 4)) return undefined;
    if (pdfium.integers()[scratch >> 2] === 0) return undefined;
  }
  if (!call.FPDFPageObj_GetBounds!(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return undefined;
  const at = scratch >> 2;
  const floats = pdfium.floats();
  const box = transform(matrix, floats[at]!, floats[at + 1]!, floats[at + 2]!, floats[at + 3]!);
  // Thinner than a line of small print: a rule or a tick, which hides nothing.
  if (box.right - box.left < 6 || box.top - box.bottom < 2) return undefined;
  if (type !== PATH)
    return {
      ...box,
      order,
      kind: type === IMAGE ? 'image' : 'shading',
      solid: type === IMAGE && !call.FPDFPageObj_HasTransparency!(object),
    };
  const known = call.FPDFPageObj_GetFillColor!(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const ints = pdfium.integers();
  const opacity = known ? ints[at + 3]! / 255 : 1;
  if (opacity < 0.5) return undefined;
  return {
    ...box,
    order,
    kind: 'field',
    colour: known ? [ints[at]!, ints[at + 1]!, ints[at + 2]!] : undefined,
    solid: opacity > 0.98 && call.FPDFPath_CountSegments!(object) <= 6 && !call.FPDFPageObj_HasTransparency!(object),
  };
}

function readMatrix(pdfium: Pdfium, object: number, scratch: number): Matrix {
  if (!pdfium.call.FPDFPageObj_GetMatrix!(object, scratch)) return SAME;
  const at = scratch >> 2;
  return [...pdfium.floats().subarray(at, at + 6)] as unknown as Matrix;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function transform(m: Matrix, left: number, bottom: number, right: number, top: number) {
  if (m === SAME) return { left, bottom, right, top };
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => m[0] * x + m[2] * y + m[4]));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => m[1] * x + m[3] * y + m[5]));
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
