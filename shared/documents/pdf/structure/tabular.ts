/** Whether lines are the rows of a table: their cells stand under one another. */
import type { TextLine } from '../layout/paper-lines.ts';
import { type Cell, cellsOf } from './table-rows.ts';

/** Share of a table's lines that have cells, and of the cells that stand under or over another one. */
const ROWS = 0.5;
const ALIGNED = 0.6;
/** Sizes by which edges or middles of such cells may differ. */
const ASIDE = 0.6;
/** Rows between two cells that are compared. */
const NEAR = 3;

/** Whether lines are rows of at least so many cells, most of them in columns. */
export function isTabular(lines: readonly TextLine[], leastCells: number): boolean {
  const wide = lines.filter(({ cells }) => cells >= leastCells).length;
  if (lines.length < 2 || wide < Math.max(2, ROWS * lines.length)) return false;
  const rows = lines.filter(({ cells }) => cells > 1).map((line) => ({ size: line.size, cells: cellsOf(line) }));
  let all = 0;
  let aligned = 0;
  for (const [i, { cells, size }] of rows.entries()) {
    const others = rows.slice(Math.max(0, i - NEAR), i + NEAR + 1).filter((row) => row.cells !== cells);
    for (const cell of cells.slice(1)) {
      all += 1;
      if (others.some((row) => row.cells.some((other) => standsUnder(cell, other, ASIDE * size)))) aligned += 1;
    }
  }
  return aligned >= ALIGNED * all;
}

const SMALL_START = /^[\p{Ll}\u0590-\u08ff]/u;

/** Share of cells that start with a small letter or one of a script with none but such, and that hold a figure, from where on lines are loosely set prose. */
const SMALL_STARTS = 0.6;
const FIGURES = 0.15;

/** Whether cells are the words of sentences: a loose line has gaps, too, and by chance some stand under one another. */
export function readsLikeProse(lines: readonly TextLine[]): boolean {
  const cells = lines.flatMap(cellsOf);
  const small = cells.filter(({ text }) => SMALL_START.test(text)).length;
  const figures = cells.filter(({ text }) => /\d/.test(text)).length;
  return small > SMALL_STARTS * cells.length && figures < FIGURES * cells.length;
}

function standsUnder(a: Cell, b: Cell, near: number): boolean {
  const [left, right] = [Math.abs(a.left - b.left), Math.abs(a.right - b.right)];
  return left < near || right < near || Math.abs(a.left + a.right - b.left - b.right) < 2 * near;
}

/** Rows of figures, each as long as the next: a table, even if its caption calls it a figure. */
export function isGrid(lines: readonly TextLine[]): boolean {
  const rows = lines.map(cellsOf).filter((cells) => cells.length >= 3);
  const figured = rows.filter(
    (cells) => /\p{L}/u.test(cells[0]!.text) && cells.slice(1).every(({ text }) => /^[^\p{L}]*\d/u.test(text)),
  );
  return figured.length >= 3 && isTabular(lines, 3);
}
