/** Tables that stand on their side: a paper in each column, and what the rows hold in the first. */
import { type Run, type TableRow, textOfRuns } from '../list-blocks.ts';
import { type ColumnKind, columnKind, isFieldName } from '../list-words.ts';
import { plainLine } from './plain-title.ts';
import { isName } from './row-links.ts';

/** A row called `Paper` holds the titles or, as `[pdf](…)`, where they lead. */
const holdsWords = ({ cells }: TableRow): boolean => !isName(plainLine(textOfRuns(cells[1] ?? []), 200));

const namesPaper = (kind: ColumnKind): boolean => kind === 'title' || kind === 'paper';

/** What a cell says that its row holds, where it says that and nothing else. */
function fieldOf(cell: readonly Run[] = []): ColumnKind {
  const word = plainLine(textOfRuns(cell), 100);
  const kind = columnKind(word);
  return isFieldName(word) || (namesPaper(kind) && word.split(/\s+/).length <= 2) ? kind : 'unknown';
}

/** `Paper 2` above a column counts papers; it is no column of links. */
const isCount = (cell: readonly Run[]): boolean => /\d\W*$/.test(textOfRuns(cell));

/**
 * The rows with a header above their papers, whichever way they stood. A first column that names a title and other parts of a
 * paper is the header of a table on its side, unless the first row is one; where it names no title, the cells above are the titles.
 */
export function uprightRows(rows: readonly TableRow[]): readonly TableRow[] {
  const [top, ...below] = rows;
  const widest = rows.reduce(
    (longest, { cells }) => (cells.length > longest.length ? cells : longest),
    top?.cells ?? [],
  );
  if (!top || below.length === 0 || widest.length < 2) return rows;
  const isHeader = top.cells.slice(1).some((cell) => {
    const kind = fieldOf(cell);
    return !isCount(cell) && (namesPaper(kind) || kind === 'links' || kind === 'authors');
  });
  if (isHeader) return rows;
  const fields = rows.map(({ cells }) => fieldOf(cells[0]));
  const title = rows.find((row, at) => fields[at] === 'title' || (fields[at] === 'paper' && holdsWords(row)));
  const known = rows.filter((row, at) => row !== title && /^(?:links|paper|authors|date)$/.test(fields[at] ?? ''));
  const isTitled = title ? known.length > 0 : known.length > 1 && textOfRuns(top.cells[0] ?? []).trim() === '';
  if (!isTitled || fields.slice(1).includes('unknown')) return rows;
  // Above named titles stands at most the number of each paper.
  const held = title && fields[0] === 'unknown' ? below : rows;
  const head: Run = { text: 'Title', strong: false, emphasis: false };
  return [
    { cells: held.map((row) => (!title && row === top ? [head] : (row.cells[0] ?? []))), header: true, line: top.line },
    ...widest.slice(1).map((_, at) => ({
      cells: held.map(({ cells }) => cells[at + 1] ?? []),
      header: false,
      line: (title ?? top).line,
    })),
  ];
}
