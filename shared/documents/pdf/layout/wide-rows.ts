/** Rows of a table that runs across both columns: figures set closely cross the gutter, other cells stand on either side. */
import type { Fragment } from './fragments.ts';
import type { Gutter } from './gutter.ts';

/** Share of the size by which baselines of one row may differ. */
const LEVEL = 0.35;
/** Steps, in sizes, between the rows of one table. */
const STEP = 2;
/** A line that fills more of its column is text, not a cell. */
const CELL = 0.7;
/** Figures that cross the gutter in fewer rows, or among more words, are no table's. */
const LEAST_ROWS = 2;
const FIGURES = 0.6;
const LEAST_FIGURES = 4;

/** Puts the rows of such tables together among the spanning fragments; takes them from the sides. */
export function withWideRows(
  spanning: readonly Fragment[],
  left: Fragment[],
  right: Fragment[],
  gutter: Gutter,
): Fragment[] {
  const [from, to] = [least(left), Math.max(...right.map((f) => f.right))];
  const all = [...left, ...right, ...spanning];
  const moved = new Set<Fragment>();
  for (const fragment of spanning) {
    if (moved.has(fragment) || !isOfFigures(fragment)) continue;
    const { baseline, size } = fragment;
    const rows = [rowAt(baseline, size)];
    for (const way of [-1, 1]) {
      for (let at = nextRow(baseline, way, size); at !== undefined; at = nextRow(at, way, size)) {
        const row = rowAt(at, size);
        if (!row.some((f) => spanning.includes(f)) && !isOfCells(row)) break;
        rows.push(row);
      }
    }
    if (rows.flat().filter((f) => spanning.includes(f) && isOfFigures(f)).length < LEAST_ROWS) continue;
    for (const each of rows.flat()) moved.add(each);
  }
  for (const side of [left, right]) {
    const rest = side.filter((fragment) => !moved.has(fragment));
    side.splice(0, side.length, ...rest);
  }
  return [...new Set([...spanning, ...moved])];

  function rowAt(baseline: number, size: number): Fragment[] {
    return all.filter((f) => Math.abs(f.baseline - baseline) < LEVEL * Math.max(size, f.size));
  }

  /** Baseline of the next row above (-1) or below (1), if it is near enough to be one of the same table. */
  function nextRow(at: number, way: number, size: number): number | undefined {
    const steps = all.map(({ baseline }) => way * (baseline - at));
    const step = Math.min(...steps.filter((each) => each > LEVEL * size));
    return step < STEP * size ? at + way * step : undefined;
  }

  function isOfCells(row: readonly Fragment[]): boolean {
    const width = (f: Fragment) => (f.left < gutter.left ? gutter.left - from : to - gutter.right);
    return (
      row.some((f) => left.includes(f)) &&
      row.some((f) => right.includes(f)) &&
      row.every((f) => f.right - f.left < CELL * width(f))
    );
  }
}

const least = (fragments: readonly Fragment[]): number => Math.min(...fragments.map(({ left }) => left));

function isOfFigures({ pieces }: Fragment): boolean {
  const figures = pieces.filter(({ text }) => /\d/.test(text) && !/\p{L}/u.test(text)).length;
  return figures >= LEAST_FIGURES && figures >= FIGURES * pieces.length;
}
