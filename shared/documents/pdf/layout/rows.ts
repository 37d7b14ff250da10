/** Fragments that make one line of print. */
import type { Fragment } from './fragments.ts';

/** Share of the size by which baselines of one line may differ. */
const LEVEL = 0.35;
/** Indices, exponents and the halves of a fraction in running text are smaller than this share of the line's size … */
const SMALL = 0.85;
/** … and lie beside the line by at least this share of their own height. */
const BESIDE = 0.4;
/** A line of running text has more words than a label of a drawing. */
const LEAST_PIECES = 4;

/** Rows from top to bottom, each from left to right; small pieces of formulas stand in the line they belong to. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row?.some((other) => onOneLine(other, fragment))) row.push(fragment);
    else rows.push([fragment]);
  }
  const whole = withSmallPieces(rows);
  for (const row of whole) sortRow(row);
  return whole;
}

/** From left to right; what stands above one another, as in a fraction, in the engine's order. */
function sortRow(row: Fragment[]): void {
  row.sort((a, b) => a.left - b.left);
  for (let i = 0; i + 1 < row.length; i += 1) {
    const [a, b] = [row[i]!, row[i + 1]!];
    const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const narrower = Math.min(a.right - a.left, b.right - b.left);
    if (b.order < a.order && overlap > 0.5 * narrower) row.splice(i, 2, b, a);
  }
}

function onOneLine(a: Fragment, b: Fragment): boolean {
  return Math.abs(a.baseline - b.baseline) < LEVEL * Math.max(a.size, b.size);
}

function withSmallPieces(rows: readonly Fragment[][]): Fragment[][] {
  const gone = new Set<number>();
  for (const [i, row] of rows.entries()) {
    const size = Math.max(...row.map((fragment) => fragment.size));
    const homes = [i - 1, i + 1, i - 2, i + 2].filter((k) => rows[k] && !gone.has(k));
    const home = homes.find((k) => row.every((fragment) => standsIn(fragment, rows[k]!, size)));
    if (home === undefined) continue;
    rows[home]!.push(...row);
    gone.add(i);
  }
  return gone.size === 0 ? [...rows] : rows.filter((_, i) => !gone.has(i));
}

function standsIn(fragment: Fragment, row: readonly Fragment[], size: number): boolean {
  const main = row.reduce((a, b) => (b.size > a.size ? b : a));
  if (size > SMALL * main.size || row.reduce((sum, { pieces }) => sum + pieces.length, 0) < LEAST_PIECES) return false;
  const overlap = Math.min(fragment.bottom, main.bottom) - Math.max(fragment.top, main.top);
  if (overlap < BESIDE * (fragment.bottom - fragment.top)) return false;
  const left = Math.min(...row.map((other) => other.left));
  const right = Math.max(...row.map((other) => other.right));
  return fragment.left > left - 1 && fragment.right < right + 2 * main.size;
}
