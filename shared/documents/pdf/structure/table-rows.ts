/** A table's lines as rows of cells: columns found by where cells stand, heads that span several repeated over each. */
import { closeFragment } from '../layout/fragments.ts';
import { lineTexts } from '../layout/line-text.ts';
import { withoutLineEndHyphens } from '../layout/mending.ts';
import type { TextLine } from '../layout/paper-lines.ts';

export interface Cell {
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

/** Gap, in sizes, between two cells; words of one cell stand closer. */
const CELL_GAP = 0.9;
/** Share of rows in which a cell may meet two others and still stand in one column: words of a cell come apart now and then. */
const SELDOM = 0.25;
/** Points by which two cells must overlap to stand in one column. */
const OVERLAP = 1;

/** Cells of a line from left to right. */
export function cellsOf(line: TextLine): Cell[] {
  const cells: { left: number; right: number; pieces: TextLine['pieces'] }[] = [];
  for (const piece of [...line.pieces].sort((a, b) => a.left - b.left)) {
    const last = cells.at(-1);
    if (last && piece.left - last.right < CELL_GAP * line.size) {
      last.pieces.push(piece);
      last.right = Math.max(last.right, piece.right);
    } else cells.push({ left: piece.left, right: piece.right, pieces: [piece] });
  }
  return cells.map(({ left, right, pieces }) => ({ left, right, text: said(lineTexts(closeFragment(pieces)).plain) }));
}

/** What parts cells and rows must not stand inside of one. */
function said(text: string): string {
  return text.replaceAll('|', '∣').replaceAll('; ', ', ');
}

/** Share of the columns that a head names with cells of their own before the body begins. */
const NAMED = 0.7;

/** Cells parted by ` | `, rows by `; `, as tables of pages are; the first row is the head. */
export function tableText(lines: readonly TextLine[]): string {
  const rows = lines.map(cellsOf);
  const columns = columnsOf(rows);
  const laid: string[][] = [];
  const heads = new Set<number>();
  let inHead = true;
  for (const cells of rows) {
    const places = cells.map((cell) => columns.flatMap((column, i) => (overlaps(cell, column) ? [i] : [])));
    const named = heads.size >= NAMED * columns.length;
    const again = heads.has(0) && places[0]!.includes(0);
    const begins = again || (named && cells.length === 1 && places[0]!.length > 1);
    const isBody = begins || isData(cells, columns.length);
    // A line of one cell behind the first column is the rest of the cell above it.
    const goesOn = cells.length === 1 && places[0]!.length === 1 && places[0]![0]! > 0;
    const joins = laid.length > 0 && (goesOn || (inHead && !isBody));
    inHead &&= !isBody || goesOn;
    const row = columns.map(() => '');
    for (const [k, cell] of cells.entries()) {
      // The name of a group of rows spans columns, too, and is said once.
      for (const i of inHead ? places[k]! : places[k]!.slice(0, 1)) row[i] = `${row[i]} ${cell.text}`.trim();
      if (places[k]!.length === 1) heads.add(places[k]![0]!);
    }
    if (joins) laid[laid.length - 1] = laid.at(-1)!.map((text, i) => `${text} ${row[i]}`.trim());
    else laid.push(row);
  }
  const text = laid.map((row) => row.join(' | ').replace(/[ |]+$/, '')).join('; ');
  return withoutLineEndHyphens(text.replace(/([\ufffe\u00ad]) /g, '$1'));
}

const overlaps = (a: Omit<Cell, 'text'>, b: Omit<Cell, 'text'>): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > OVERLAP;

/** Where the columns stand, by the cells that seldom span two of another row. */
function columnsOf(rows: readonly (readonly Cell[])[]): Omit<Cell, 'text'>[] {
  const single = rows
    .flat()
    .filter((cell) => {
      const met = rows.map((row) => row.filter((other) => overlaps(cell, other)).length);
      const several = met.filter((count) => count > 1).length;
      return several <= SELDOM * met.filter((count) => count > 0).length;
    })
    .sort((a, b) => a.left - b.left);
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of single) {
    const last = columns.at(-1);
    if (last && left < last.right - OVERLAP) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** A row of the body: figures in most of its columns behind the first. */
function isData(cells: readonly Cell[], columns: number): boolean {
  const figures = cells.slice(1).filter(({ text }) => /^[^\p{L}]*\d/u.test(text)).length;
  return cells.length > 1 && figures >= Math.max(1, Math.min(cells.length - 1, columns - 1) / 2);
}
