/** Finds the white strip between two columns of running text. */
import type { Fragment } from './fragments.ts';

export interface Gutter {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  /** Rows that stand on both of its sides: how sure it is. */
  readonly rows: number;
}

/** Fewer rows side by side are a table or a pair of notes, not columns; a paper's usual gutter needs less proof. */
const LEAST_ROWS = 8;
const LEAST_ROWS_USUAL = 4;

/** Running text fills its column: each side's middle line is at least this share of the page wide. */
const LEAST_SHARE = 0.2;

/** The gutter of a page, or undefined when the page is read in one column. */
export function findGutter(fragments: readonly Fragment[], width: number, usual?: Gutter): Gutter | undefined {
  const from = Math.floor(width * 0.3);
  const to = Math.ceil(width * 0.7);
  const pairs = pairsAcross(fragments, from, to);
  if (usual) return keepsTo(usual, fragments, width, pairs.length) ? { ...usual, rows: pairs.length } : undefined;
  const wide = pairs.filter(
    ({ a, b }) => a.right - a.left > LEAST_SHARE * width && b.right - b.left > LEAST_SHARE * width,
  );
  if (wide.length < LEAST_ROWS) return betweenLongLines(fragments, width, from, to);
  // Each pair votes for the strip between its two fragments; the strip most of them share is the gutter.
  const votes = new Uint16Array(to - from + 2);
  for (const pair of wide) {
    for (let x = Math.max(from, Math.ceil(pair.left)); x <= Math.min(to, Math.floor(pair.right)); x += 1)
      votes[x - from]! += 1;
  }
  const most = votes.reduce((a, b) => Math.max(a, b), 0);
  if (most < LEAST_ROWS) return undefined;
  // Labels of a reference list stand in the strip on some rows: the strip ends where they begin.
  const enough = 0.92 * most;
  let left = votes.indexOf(most);
  let right = left;
  while (left > 0 && votes[left - 1]! >= enough) left -= 1;
  while (votes[right + 1]! >= enough) right += 1;
  return { left: from + left, right: from + right, width: right - left, rows: most };
}

/** Long lines of either side that show two columns by themselves, and the share of such lines that may run across. */
const LEAST_LONG = 8;
const ACROSS = 0.1;
/** Narrower strips, in points, lie between words. */
const LEAST_WIDTH = 8;

/** Formulas and drawings leave a page few rows in common; its long lines still keep to either side of a white strip. */
function betweenLongLines(fragments: readonly Fragment[], width: number, from: number, to: number): Gutter | undefined {
  const long = fragments.filter(({ left, right }) => right - left > LEAST_SHARE * width);
  const ends = new Set(long.map(({ right }) => Math.ceil(right + 1)).filter((x) => x >= from && x <= to));
  let best: Gutter | undefined;
  for (const x of ends) {
    const left = long.filter((line) => line.right < x);
    const right = long.filter((line) => line.left > x);
    const rows = Math.min(left.length, right.length);
    if (rows < LEAST_LONG || long.length - left.length - right.length > ACROSS * long.length) continue;
    if (best && rows <= best.rows) continue;
    const strip = {
      left: Math.max(...left.map((line) => line.right)),
      right: Math.min(...right.map((line) => line.left)),
    };
    if (strip.right - strip.left >= LEAST_WIDTH) best = { ...strip, width: strip.right - strip.left, rows };
  }
  return best;
}

/** Lines of either side without which a page is one column, whatever the paper's other pages are. */
const LEAST_SIDE = 3;

/** Whether a page without a gutter of its own shows the paper's usual one: most lines end before it or start behind. */
function keepsTo(usual: Gutter, fragments: readonly Fragment[], width: number, pairs: number): boolean {
  let left = 0;
  let right = 0;
  let across = 0;
  for (const fragment of fragments) {
    const long = fragment.right - fragment.left > LEAST_SHARE * width;
    if (fragment.right < usual.right) left += long ? 1 : 0;
    else if (fragment.left > usual.left) right += long ? 1 : 0;
    else across += 1;
  }
  const beside = left + right;
  const shown = pairs >= LEAST_ROWS_USUAL || (left >= LEAST_SIDE && right >= LEAST_SIDE);
  return shown && across <= Math.max(3, (pairs + beside) / 2);
}

/** Neighbours on one row with a gap between them somewhere in the middle of the page. */
function pairsAcross(fragments: readonly Fragment[], from: number, to: number) {
  const sorted = [...fragments].sort((a, b) => a.baseline - b.baseline);
  const pairs: { a: Fragment; b: Fragment; left: number; right: number }[] = [];
  for (let i = 0; i < sorted.length; i += 1) {
    const a = sorted[i]!;
    if (a.right < from || a.right > to) continue;
    let nearest: Fragment | undefined;
    for (const step of [-1, 1]) {
      for (let k = i + step; k >= 0 && k < sorted.length; k += step) {
        const b = sorted[k]!;
        if (Math.abs(b.baseline - a.baseline) > 0.7 * a.size) break;
        if (b.left > a.right + 4 && b.left < to && (!nearest || b.left < nearest.left)) nearest = b;
      }
    }
    if (nearest) pairs.push({ a, b: nearest, left: a.right, right: nearest.left });
  }
  return pairs;
}
