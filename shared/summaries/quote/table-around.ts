/** What a quote of a table rests on beside its own words: the names of the columns, and the row it is cut from. */
import { blockAt } from './evidence.ts';
import type { FoundQuote } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

/** Between rows; a table may also be one run of cells that nobody could part. */
const ROW = '; ';
const LONGEST_HEADER = 300;
const LONGEST_ROW = 600;

/** Header and row; empty for a quote of running text. */
export function tableAround({ start, end }: FoundQuote, { text, starts, tables }: SourceIndex): string {
  const block = blockAt(start, starts);
  if (!tables.has(block)) return '';
  const [from, to] = [starts[block]!, starts[block + 1] ?? text.length];
  const table = text.slice(from, to);
  if (!table.includes(ROW)) return new RegExp(`^.{0,${LONGEST_HEADER}}?(?=\\s\\d)`).exec(table)?.[0] ?? '';
  const header = table.slice(0, Math.min(table.indexOf(ROW), LONGEST_HEADER));
  const rowStart = text.lastIndexOf(ROW, start);
  const rowEnd = text.indexOf(ROW, end);
  const row = text.slice(
    Math.max(from, rowStart, start - LONGEST_ROW),
    Math.min(rowEnd < 0 ? to : rowEnd, to, end + LONGEST_ROW),
  );
  return `${header}\n${row}`;
}
