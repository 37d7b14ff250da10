/** The papers of a table: its columns by their header or, where that is silent, by what stands in them. */
import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { writtenRange } from '../../../papers/time/written-range.ts';
import { type Run, type Table, type TableRow, textOfRuns } from '../list-blocks.ts';
import { type ColumnKind, columnKind, isAddress, isLinkName } from '../list-words.ts';
import { type RowText, readRow } from './list-row.ts';
import { plainLine } from './plain-title.ts';
import { isName, isWork, linksOf, type RowLink, worksApart } from './row-links.ts';
import { uprightRows } from './upright-table.ts';

export interface ReadTableRow extends RowText {
  readonly line: number;
  readonly authors: string;
  /** What a column for dates holds; empty where there is none. */
  readonly date: string;
  /** The only cell that holds anything: a heading within the table. */
  readonly alone?: readonly Run[];
}

const paperColumn = /^$|links?|url|paper|pdf|arxiv|doi|preprint|article|source|論文|论文|リンク|链接/i;

/** Whether a cell holds a title is told by its first so many characters. */
const titleWithin = 400;

function beginningOf(runs: readonly Run[]): Run[] {
  const first: Run[] = [];
  let left = titleWithin;
  for (const run of runs) {
    if (left <= 0) break;
    first.push({ ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  return first;
}

const hasWebLink = (runs: readonly Run[]): boolean => linksOf(runs).some(({ url }) => parseHttpUrl(url));

/** Whether a cell holds words that name more than a link. */
function hasWords(runs: readonly Run[]): boolean {
  const text = textOfRuns(runs).trim();
  return /\p{L}/u.test(text) && !isLinkName(text) && !isAddress(text);
}

/** Column of the title in a row: the one that is called so, else the first that reads like one. */
function titleColumn(kinds: readonly ColumnKind[], { cells }: TableRow): number {
  for (const kind of ['title', 'paper'] as const) {
    const at = kinds.indexOf(kind);
    if (at >= 0 && hasWords(beginningOf(cells[at] ?? []))) return at;
  }
  const linked = cells.findIndex((cell) =>
    cell.some(({ link, text }) => link && isWork(link.href) && /\p{L}/u.test(text) && !isName(text)),
  );
  if (linked >= 0) return linked;
  return cells.findIndex((cell, at) => {
    const first = ['unknown', 'links', 'note'].includes(kinds[at] ?? 'unknown') ? beginningOf(cell) : [];
    return hasWords(first) && readRow(first).title !== '';
  });
}

function readTableRow(
  row: TableRow,
  kinds: readonly ColumnKind[],
  headers: readonly string[],
): ReadTableRow | undefined {
  const { cells, line } = row;
  const filled = cells.filter((cell) => cell.some(({ text }) => text.trim() !== ''));
  if (filled.every((cell) => /^[\s:*|-]*$/.test(textOfRuns(cell)))) return undefined;
  const kindOf = (column: number): ColumnKind => kinds[column] ?? 'unknown';
  const cellOf = (kind: ColumnKind): string => plainLine(textOfRuns(cells[kinds.indexOf(kind)] ?? []), 2_000);
  const at = titleColumn(kinds, row);
  const titleCell = cells[at] ?? [];
  const others = cells.map((cell, column) => ({ cell, column })).filter(({ column }) => column !== at);
  const asLinks = others.filter(
    ({ cell, column }) =>
      ['links', 'paper'].includes(kinds[column] ?? '') ||
      (kindOf(column) === 'unknown' && linksOf(cell).length > 0) ||
      (cell.some(({ link }) => link) && cell.every(({ link, text }) => link || text.trim() === '')) ||
      isAddress(textOfRuns(cell)),
  );
  const beside = asLinks.flatMap(({ cell, column }): RowLink[] => {
    const header = headers[column] ?? '';
    const found = linksOf(
      cell,
      /^(?:links?|url|リンク)$/i.test(header.trim()) || !/\p{L}/u.test(header) ? 'Link' : plainLine(header, 80),
    );
    const [, id, doi] = /^\s*(?:(\d{4}\.\d{4,5}(?:v\d+)?)|(10\.\d{4,9}\/\S+))\s*$/.exec(textOfRuns(cell)) ?? [];
    if (found.length > 0 || !(id || doi)) return found;
    return [
      id ? { label: 'arXiv', url: `https://arxiv.org/abs/${id}` } : { label: 'DOI', url: `https://doi.org/${doi}` },
    ];
  });
  const whole = kinds[at] === 'title' || (kinds[at] === 'paper' && kinds.includes('note'));
  // Columns for slides and code are not where the paper is.
  const leadsToPaper = (column: number): boolean => paperColumn.test(headers[column] ?? '');
  const linksElsewhere =
    asLinks.some(({ cell, column }) => leadsToPaper(column) && linksOf(cell).length > 0) ||
    others.some(({ column }) => kinds[column] === 'links' && leadsToPaper(column));
  const text = readRow(titleCell, { whole, linksElsewhere });
  // Of the links in the title's own cell only that of the title and those that are works or named as links are the row's.
  const own = text.links.filter(({ label, url }, order) => {
    const isOwn =
      order === 0 &&
      text.marked &&
      label === 'Paper' &&
      titleCell.some(
        ({ link, text: words }) => link?.href === url && text.title.includes(plainLine(words)) && words.trim() !== '',
      );
    return isOwn || (!linksElsewhere && (isLinkName(label) || isWork(url)));
  });
  const elsewhere = others.filter(({ column }) => kinds[column] === 'note').flatMap(({ cell }) => linksOf(cell));
  const links = [...own, ...beside.filter(({ url }) => !own.some((link) => link.url === url))];
  const notes = others
    .filter((other) => ['note', 'unknown'].includes(kindOf(other.column)) && !asLinks.includes(other))
    .map(({ cell }) => plainLine(textOfRuns(cell)))
    .filter((note) => /\p{L}{2}/u.test(note));
  const number = text.number ?? (Number(/^\D{0,3}(\d{1,3})\D{0,2}$/.exec(cellOf('number'))?.[1]) || undefined);
  const isAlone =
    filled.length === 1 &&
    Math.max(cells.length, headers.length) > 1 &&
    links.every(({ url }) => !parseHttpUrl(url)) &&
    (writtenRange(plainLine(textOfRuns(filled[0] ?? []), 200)) !== undefined ||
      (number === undefined && text.note === '' && filled[0]?.every((run) => run.strong || run.text.trim() === '')));
  return {
    ...text,
    ...(number === undefined ? {} : { number }),
    note: [text.note, ...notes].filter(Boolean).join(' '),
    links: links.length > 0 ? links : elsewhere.filter(({ url }) => isWork(url)),
    line,
    authors: cellOf('authors') || (text.authors ?? ''),
    date: dateOf(cellOf('date'), headers[kinds.indexOf('date')] ?? ''),
    ...(isAlone && filled[0] ? { alone: filled[0] } : {}),
  };
}

/** `13` in a column for weeks. */
const dateOf = (cell: string, header: string): string =>
  /^\d{1,2}$/.test(cell) && /week|週|周/i.test(header) ? `Week ${cell}` : cell;

/** So many rows may stand above a header: days or a caption across all columns, the letters of a spreadsheet's. */
const aboveHeader = 3;

function headerAt(rows: readonly TableRow[]): number {
  const names = rows.slice(0, aboveHeader + 1).findIndex(({ cells }) => {
    const kinds = cells.map((cell) => columnKind(plainLine(textOfRuns(cell), 100)));
    const told = kinds.filter((kind) => kind !== 'unknown' && kind !== 'note');
    return told.length > 1 && (told.includes('title') || told.includes('paper')) && !cells.some(hasWebLink);
  });
  const isAbove = ({ header, cells }: TableRow): boolean => header || cells.length < 2;
  if (names >= 0 && rows.slice(0, names).every(isAbove)) return names;
  return Math.max(
    0,
    rows.findIndex(({ cells }) => cells.length > 1),
  );
}

/** A table's rows; its header is none of them, unless it holds a paper itself. */
export function readTable(table: Table): ReadTableRow[] {
  const upright = uprightRows(table.rows);
  const top = headerAt(upright);
  const first = upright[top];
  if (!first) return [];
  const asFirst = JSON.stringify(first.cells.map(textOfRuns));
  const rest = upright.filter(
    (row, at) =>
      row !== first &&
      !(at < top && row.cells.length > 1) &&
      !(row.header && JSON.stringify(row.cells.map(textOfRuns)) === asFirst),
  );
  const texts = first.cells.map((cell) => plainLine(textOfRuns(cell), 100));
  const known = texts.map(columnKind);
  const holdsLinks = first.cells.some(hasWebLink);
  const names = known.filter((kind) => kind !== 'unknown' && kind !== 'note').length;
  const isHeader = !holdsLinks && (first.header || names > 0);
  const kinds: ColumnKind[] = isHeader ? known : [];
  const headers = isHeader ? texts : [];
  const held = isHeader ? rest : upright.flatMap(cellsApart);
  return held.flatMap(rowsApart).flatMap((row) => readTableRow(row, kinds, headers) ?? []);
}

/** A row of which one cell only names several works is one row for each. */
function rowsApart(row: TableRow): TableRow[] {
  for (const [at, cell] of row.cells.entries()) {
    const works = worksApart(cell);
    if (works) return works.map((runs) => ({ ...row, cells: row.cells.with(at, runs) }));
  }
  return [row];
}

/** In a table without a header that only sets papers side by side each cell is a row. */
function cellsApart(row: TableRow): TableRow[] {
  const filled = row.cells.filter((cell) => textOfRuns(cell).trim() !== '');
  const isPaper = (cell: readonly Run[]): boolean =>
    cell.some(({ link, text }) => link && isWork(link.href) && /\p{L}/u.test(text) && !isName(text));
  return filled.length > 1 && filled.every(isPaper) ? filled.map((cell) => ({ ...row, cells: [cell] })) : [row];
}
