/** The papers that parts of a list tell one after the other: rows of a table, items, and lines that belong together. */

import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { type Heading, type Item, type Line, textOfRuns } from '../list-blocks.ts';
import { linksPapers, type Part, textOfPart } from '../list-parts.ts';
import { ownWords } from '../list-words.ts';
import { readRow } from './list-row.ts';
import { plainLine } from './plain-title.ts';
import { areNames } from './row-citation.ts';
import { addTo, type Details, detailsOf, type FoundRow, joined, signed } from './row-details.ts';
import { isName, isWork, type RowLink, worksApart } from './row-links.ts';
import { signatureAt } from './signature.ts';

export interface Unread {
  readonly line: number;
  readonly words: string;
  /** It has no link; else there is one, and no title. */
  readonly unlinked?: boolean;
}

export interface SectionRows {
  readonly rows: FoundRow[];
  /** What has links and no title, or words like a title and no link. */
  readonly unread: Unread[];
}

export const firstWords = (text: string): string => plainLine(text, 60);
export const isWeb = ({ url }: RowLink): boolean => parseHttpUrl(url) !== undefined;

export function rowOfItem(item: Item): FoundRow & { marked: boolean; part: boolean } {
  const {
    number = item.number,
    title,
    note,
    authors,
    links,
    marked,
    labelled,
    part,
  } = readRow(item.runs, { alone: true });
  const details = detailsOf(item.items);
  return {
    ...{ number, title: details.title ?? title, marked: marked || labelled, part, line: item.line },
    ...signed(authors ?? details.authors),
    note: joined([details.title ? title : '', note, details.note]),
    links: [...links, ...details.links],
    isOpen: links.length + details.links.length === 0,
  };
}

/** Whether a line cites several works by numbers, as prose does: no title of it is that of one. */
const citesSeveral = ({ runs }: Line): boolean =>
  new Set(
    runs.flatMap(({ link, text }) => (link && /^\W*\d{1,3}\W*$/.test(text) && isWork(link.href) ? [link.href] : [])),
  ).size > 1;

/** An item or a line that only names several works is one item for each; undefined for any other. */
function itemsApart(part: Item | Line): Item[] | undefined {
  const works = part.kind === 'item' && part.items.length > 0 ? undefined : worksApart(part.runs);
  return works?.map((runs) => ({ kind: 'item', runs, items: [], line: part.line }));
}

/** What stands in one section. */
type Read = Exclude<Part, Heading>;

/** The title that a paragraph above a paper's links begins with, and what else it says. */
function titleAbove(lines: readonly Line[]): (Details & Pick<FoundRow, 'title' | 'line'>) | undefined {
  for (const [at, { runs, line }] of lines.entries()) {
    const { title, part } = readRow(runs, { whole: true });
    const next = textOfRuns(lines[at + 1]?.runs ?? []).trim();
    const isLabel =
      /\p{Lu}/u.test(title) &&
      !/[\p{Ll}\p{Lo}]/u.test(title) &&
      ownWords(title) <= 2 &&
      ownWords(next) > 2 &&
      !areNames(next);
    if (title === '' || part || isLabel) continue;
    const { note, authors } = detailsOf(lines.slice(at + 1).map((each) => ({ ...each, kind: 'item', items: [] })));
    return { title, note, line, links: [], ...signed(authors) };
  }
  return undefined;
}

class RowReader {
  readonly rows: FoundRow[] = [];
  readonly unread: Unread[] = [];
  /** Lines of one paragraph without links: words of the row before, or title and authors of the links that follow. */
  #block: Line[] = [];
  /** The paper of the line before; items below it speak of it. */
  #ofLine: FoundRow | undefined;

  read(part: Read): void {
    const apart = part.kind === 'row' ? undefined : itemsApart(part);
    if (part.kind !== 'line' || apart) this.endBlock();
    if (part.kind === 'row') this.#row(part.row);
    else if (part.kind === 'line' && !apart) this.#readLine(part);
    else for (const item of apart ?? [part as Item]) this.#item(item);
  }

  /** No links follow: the lines belong to the row before. */
  endBlock(): void {
    const last = this.rows.at(-1);
    if (last?.isOpen) for (const line of this.#block) addTo(last, detailsOf([{ ...line, kind: 'item', items: [] }]));
    this.#block = [];
  }

  #row(row: Extract<Part, { kind: 'row' }>['row']): void {
    const { number, title, note, authors, links, line } = row;
    if (title === '' && !links.some(({ url }) => isWork(url))) this.#setAside(row.line, `${title} ${note}`, links);
    else this.rows.push({ number, title, note, links: [...links], line, isOpen: false, ...signed(authors) });
  }

  #item(item: Item): void {
    const { marked, part, ...row } = rowOfItem(item);
    // A link that leads nowhere still says that the item is a paper.
    const isLinked = row.links.some((link) => isWeb(link) || isName(link.label));
    if (row.title !== '' && !part && (isLinked || row.number !== undefined || marked)) this.rows.push(row);
    else if (row.links.some(isWeb)) this.#links(row.links, item.line, textOfRuns(item.runs));
    else if (part ? this.rows.at(-1)?.isOpen : this.rows.length > 0 && this.rows.at(-1) === this.#ofLine)
      addTo(this.rows.at(-1) as FoundRow, detailsOf([item]));
    else if (row.title !== '' && !part)
      this.unread.push({ line: row.line, words: firstWords(row.title), unlinked: true });
  }

  /** Links without a title: those of the row before, where it has none yet, or a work that its own record will name. */
  #links(links: readonly RowLink[], line: number, text: string): void {
    const last = this.rows.at(-1);
    if (last?.isOpen) for (const link of links) last.links.push(link);
    else if (links.some(({ url }) => isWork(url)))
      this.rows.push({ title: '', note: '', links: [...links], line, isOpen: false });
    else this.#setAside(line, text, links);
  }

  #readLine(part: Line): void {
    const { number, title, note, authors, links, marked, labelled, part: isPart } = readRow(part.runs, { alone: true });
    const isPaper = links.some(({ url }) => isWork(url));
    const isBold = part.runs.some((run) => run.strong && run.text.trim() !== '') && links.some(isWeb);
    const last = this.rows.at(-1)?.isOpen ? this.rows.at(-1) : undefined;
    const isNew = isPaper && (!last || last.links.some(({ url }) => isWork(url)));
    const isTitled = title !== '' && !isPart;
    const row = { number, title, note, links: [...links], line: part.line, isOpen: true, ...signed(authors) };
    if (citesSeveral(part)) this.#setAside(part.line, textOfRuns(part.runs), links);
    else if (isTitled && (number !== undefined || labelled || (marked && (isPaper || isBold)) || isNew)) {
      this.endBlock();
      this.rows.push(row);
      this.#ofLine = row;
    } else if (links.length === 0) {
      if (part.line > (this.#block.at(-1)?.line ?? part.line) + 1) this.endBlock();
      this.#block.push(part);
    } else {
      const above = isNew && title === '' ? titleAbove(this.#block) : undefined;
      if (above) this.#block = [];
      this.endBlock();
      if (above) this.rows.push({ ...row, ...above, links: [...links] });
      else if (last) addTo(last, detailsOf([{ ...part, kind: 'item', items: [] }]));
      else if (marked) this.#setAside(part.line, textOfRuns(part.runs), links);
    }
  }

  #setAside(line: number, text: string, links: readonly RowLink[]): void {
    if (links.some(isWeb)) this.unread.push({ line, words: firstWords(text) });
  }
}

/** A paragraph that begins with the address of its paper, the title before it. */
function titlesFirst(parts: readonly Read[]): readonly Read[] {
  const isLine = (part: Read | undefined): part is Line => part?.kind === 'line';
  const ordered = [...parts];
  for (const [at, first] of parts.entries()) {
    const [above, below] = [parts[at - 1], parts[at + 1]];
    if (!isLine(first) || !isLine(below) || below.line !== first.line + 1 || linksPapers(below)) continue;
    if (isLine(above) && above.line >= first.line - 1) continue;
    const { title, links } = readRow(first.runs);
    if (title === '' && links.some(({ url }) => isWork(url)) && readRow(below.runs).title !== '')
      ordered.splice(at, 2, below, first);
  }
  return ordered;
}

/** The rows of parts that stand in one section. */
export function readParts(parts: readonly Read[]): SectionRows {
  const reader = new RowReader();
  const end = signatureAt(parts);
  for (const part of titlesFirst(parts.slice(0, end))) reader.read(part);
  reader.endBlock();
  const below = parts.slice(end).filter(linksPapers);
  const unread = below.map((part) => ({ line: part.line, words: firstWords(textOfPart(part)) }));
  return { rows: reader.rows, unread: [...reader.unread, ...unread] };
}
