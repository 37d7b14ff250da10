/** What a quote of a table rests on beside its own words: the caption, the names of the columns, the row it is cut from. */
import { blockAt } from './evidence.ts';
import type { FoundQuote } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

/** Between rows; a table may also be one run of cells that nobody could part. */
const ROW = '; ';
const LONGEST_HEADER = 300;
const LONGEST_CAPTION = 300;
const LONGEST_ROW = 600;

/** Caption, header and row; empty for a quote of running text. */
export function tableAround({ start, end }: FoundQuote, { text, starts, tables }: SourceIndex): string {
  const block = blockAt(start, starts);
  const caption = tables.get(block)?.slice(0, LONGEST_CAPTION);
  if (caption === undefined) return '';
  const [from, to] = [starts[block]!, starts[block + 1] ?? text.length];
  const table = text.slice(from, to);
  if (!table.includes(ROW))
    return `${caption}\n${new RegExp(`^.{0,${LONGEST_HEADER}}?(?=\\s\\d)`).exec(table)?.[0] ?? ''}`.trim();
  const header = table.slice(0, Math.min(table.indexOf(ROW), LONGEST_HEADER));
  const rowStart = text.lastIndexOf(ROW, start);
  const rowEnd = text.indexOf(ROW, end);
  const row = text.slice(
    Math.max(from, rowStart, start - LONGEST_ROW),
    Math.min(rowEnd < 0 ? to : rowEnd, to, end + LONGEST_ROW),
  );
  return `${caption}\n${header}\n${row}`.trim();
}
