/** A list as a flat row of parts: headings of every kind, table rows, items and lines; groups of items become headings. */
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import { type Block, type Heading, type Item, type Line, type Run, textOfRuns } from './list-blocks.ts';
import { readRow } from './rows/list-row.ts';
import { linksOf } from './rows/row-links.ts';
import { type ReadTableRow, readTable } from './rows/table-rows.ts';

export interface RowPart {
  readonly kind: 'row';
  readonly row: ReadTableRow;
  readonly line: number;
}
export type Part = Heading | Line | Item | RowPart;

/** Below every heading that is one: rows that head those after them, then items that head their own. */
const rowLevel = 7;
const itemLevel = 8;

export const hasWebLink = (runs: readonly Run[]): boolean => linksOf(runs).some(({ url }) => parseHttpUrl(url));

/** Whether an item reads as a paper of its own rather than as a part of the one above it. */
export function namesPaper({ runs }: Item): boolean {
  const { title, part } = readRow(runs);
  return title !== '' && !part && hasWebLink(runs);
}

/** Whether an item only heads the papers below it. */
const isGroup = (item: Item): boolean =>
  !hasWebLink(item.runs) && item.items.some((below) => namesPaper(below) || isGroup(below));

function partsOfItem(item: Item, depth: number): Part[] {
  if (!isGroup(item)) return [item];
  const heading: Heading = { kind: 'heading', level: itemLevel + depth, runs: item.runs, line: item.line };
  return [heading, ...item.items.flatMap((below) => partsOfItem(below, depth + 1))];
}

export function partsOf(blocks: readonly Block[]): Part[] {
  return blocks.flatMap((block): Part[] => {
    if (block.kind === 'item') return partsOfItem(block, 0);
    if (block.kind !== 'table') return [block];
    return readTable(block).map((row): Part => {
      const { alone, line } = row;
      return alone ? { kind: 'heading', level: rowLevel, runs: alone, line } : { kind: 'row', row, line };
    });
  });
}

export const textOfPart = (part: Part): string =>
  part.kind === 'row' ? `${part.row.title} ${part.row.note}` : textOfRuns(part.runs);

/** Whether an item or one below it leads to the web. */
export const reachesWeb = ({ runs, items }: Pick<Item, 'runs' | 'items'>): boolean =>
  hasWebLink(runs) || items.some(reachesWeb);

export const linksPapers = (part: Part): boolean =>
  part.kind === 'row' ? part.row.links.some(({ url }) => parseHttpUrl(url)) : hasWebLink(part.runs);
