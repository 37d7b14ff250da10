/** Outlines of painted shapes and of the clips around them, as corner points in the page's own coordinates. */
import type { Pdfium } from './pdfium.ts';

export type Matrix = readonly [number, number, number, number, number, number];
export const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** Closed rings of x, y pairs; curves count as the chords between their ends. */
export type Outline = readonly (readonly number[])[];

/** Letters drawn as curves and maps have thousands of corners; no banner and no box has. */
const MOST_CORNERS = 400;

export function readMatrix(pdfium: Pdfium, object: number, scratch: number): Matrix {
  if (!pdfium.call.FPDFPageObj_GetMatrix!(object, scratch)) return SAME;
  const at = scratch >> 2;
  return [...pdfium.floats().subarray(at, at + 6)] as unknown as Matrix;
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/** The upright box around a transformed box. */
export function transformBox(m: Matrix, left: number, bottom: number, right: number, top: number) {
  if (m === SAME) return { left, bottom, right, top };
  const x = m[4] + m[0] * left + m[2] * bottom;
  const y = m[5] + m[1] * left + m[3] * bottom;
  const [xAlong, yAlong] = [m[0] * (right - left), m[1] * (right - left)];
  const [xUp, yUp] = [m[2] * (top - bottom), m[3] * (top - bottom)];
  return {
    left: x + Math.min(0, xAlong) + Math.min(0, xUp),
    right: x + Math.max(0, xAlong) + Math.max(0, xUp),
    bottom: y + Math.min(0, yAlong) + Math.min(0, yUp),
    top: y + Math.max(0, yAlong) + Math.max(0, yUp),
  };
}

/** Outline of a path object; empty when it has too many corners to be a field of colour. */
export function pathOutline(pdfium: Pdfium, path: number, matrix: Matrix, scratch: number): Outline {
  const { call } = pdfium;
  const own = multiply(readMatrix(pdfium, path, scratch), matrix);
  const count = call.FPDFPath_CountSegments!(path);
  return rings(pdfium, count, (i) => call.FPDFPath_GetPathSegment!(path, i), own, scratch);
}

/** Outlines that all bound an object; clips with too many corners are left out. */
export function clipOutlines(pdfium: Pdfium, object: number, matrix: Matrix, scratch: number): Outline[] {
  const { call } = pdfium;
  const clip = call.FPDFPageObj_GetClipPath!(object);
  const count = clip ? call.FPDFClipPath_CountPaths!(clip) : 0;
  const found: Outline[] = [];
  for (let i = 0; i < count; i += 1) {
    const corners = call.FPDFClipPath_CountPathSegments!(clip, i);
    const outline = rings(pdfium, corners, (k) => call.FPDFClipPath_GetPathSegment!(clip, i, k), matrix, scratch);
    if (outline.length > 0) found.push(outline);
  }
  return found;
}

/** Whether one of an object's clips has too many corners to be followed. */
export function hasLongClip({ call }: Pdfium, object: number): boolean {
  const clip = call.FPDFPageObj_GetClipPath!(object);
  const count = clip ? call.FPDFClipPath_CountPaths!(clip) : 0;
  for (let i = 0; i < count; i += 1) if (call.FPDFClipPath_CountPathSegments!(clip!, i) > MOST_CORNERS) return true;
  return false;
}

/** fpdf_edit.h: a segment of type 2 starts a new ring. */
const MOVE = 2;

function rings(
  { call, floats }: Pdfium,
  count: number,
  segmentAt: (index: number) => number,
  m: Matrix,
  scratch: number,
): Outline {
  if (count > MOST_CORNERS) return [];
  const found: number[][] = [];
  for (let i = 0; i < count; i += 1) {
    const segment = segmentAt(i);
    if (!segment || !call.FPDFPathSegment_GetPoint!(segment, scratch, scratch + 4)) continue;
    if (found.length === 0 || call.FPDFPathSegment_GetType!(segment) === MOVE) found.push([]);
    const at = scratch >> 2;
    const x = floats()[at]!;
    const y = floats()[at + 1]!;
    found.at(-1)!.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  }
  return found;
}

/** Whether a point lies inside, by the even-odd or by the winding rule (ISO 32000 8.5.3.3). */
export function inside(outline: Outline, x: number, y: number, evenOdd: boolean): boolean {
  let winding = 0;
  let crossings = 0;
  for (const ring of outline) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const y1 = ring[j + 1]!;
      const y2 = ring[i + 1]!;
      if (y1 > y === y2 > y) continue;
      const at = ring[j]! + ((y - y1) / (y2 - y1)) * (ring[i]! - ring[j]!);
      if (at <= x) continue;
      crossings += 1;
      winding += y2 > y1 ? 1 : -1;
    }
  }
  return evenOdd ? crossings % 2 === 1 : winding !== 0;
}
