/** The papers of one week's part of a list: rows, items, lines, and sections that are a paper each. */

import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { type Heading, type Item, type Line, textOfRuns } from '../list-blocks.ts';
import { hasWebLink, linksPapers, type Part, textOfPart } from '../list-parts.ts';
import { holdsNoPapers, isFieldName, ownWords } from '../list-words.ts';
import { readRow } from './list-row.ts';
import { plainLine } from './plain-title.ts';
import { areNames } from './row-citation.ts';
import { addTo, type Details, detailsOf, type FoundRow, joined, signed } from './row-details.ts';
import { isName, isWork, type RowLink, worksApart } from './row-links.ts';
import { isDays } from './row-tags.ts';
import { signatureAt } from './signature.ts';

export interface Unread {
  readonly line: number;
  readonly words: string;
  /** It has no link; else there is one, and no title. */
  readonly unlinked?: boolean;
}

export interface Section {
  readonly heading?: Heading;
  readonly level: number;
  readonly parts: Exclude<Part, Heading>[];
  readonly sections: Section[];
}

export interface SectionRows {
  readonly rows: FoundRow[];
  /** What has links and no title, or words like a title and no link. */
  readonly unread: Unread[];
}

const firstWords = (text: string): string => plainLine(text, 60);
const isWeb = ({ url }: RowLink): boolean => parseHttpUrl(url) !== undefined;

function rowOfItem(item: Item): FoundRow & { marked: boolean; part: boolean } {
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
    ...{ number, title, marked: marked || labelled, part, line: item.line },
    ...signed(authors ?? details.authors),
    note: joined(note, details.note),
    links: [...links, ...details.links],
    isOpen: links.length + details.links.length === 0,
  };
}

/** Whether a line cites several works by numbers, as prose does: no title of it is that of one. */
const citesSeveral = ({ runs }: Line): boolean =>
  new Set(
    runs.flatMap(({ link, text }) => (link && /^\W*\d{1,3}\W*$/.test(text) && isWork(link.href) ? [link.href] : [])),
  ).size > 1;

/** An item or a line that only names several works is one item for each. */
function itemsApart(part: Item | Line): Item[] {
  const item: Item = { items: [], ...part, kind: 'item' };
  const works = item.items.length === 0 ? worksApart(item.runs) : undefined;
  return works?.map((runs) => ({ kind: 'item', runs, items: [], line: item.line })) ?? [item];
}

/** The title that a paragraph above a paper's links begins with, and what else it says. */
function titleAbove([first, ...rest]: readonly Line[]): (Details & Pick<FoundRow, 'title' | 'line'>) | undefined {
  if (!first) return undefined;
  const { title, part } = readRow(first.runs, { whole: true });
  const next = textOfRuns(rest[0]?.runs ?? []).trim();
  const isLabel =
    /\p{Lu}/u.test(title) &&
    !/[\p{Ll}\p{Lo}]/u.test(title) &&
    ownWords(title) <= 2 &&
    ownWords(next) > 2 &&
    !areNames(next);
  if (title === '' || part || isLabel) return titleAbove(rest);
  const { note, authors } = detailsOf(rest.map((line) => ({ ...line, kind: 'item', items: [] })));
  return { title, note, line: first.line, links: [], ...signed(authors) };
}

class RowReader {
  readonly rows: FoundRow[] = [];
  readonly unread: Unread[] = [];
  /** Lines of one paragraph without links: words of the row before, or title and authors of the links that follow. */
  #block: Line[] = [];
  /** The paper of the line before; items below it speak of it. */
  #ofLine: FoundRow | undefined;

  read(part: Exclude<Part, Heading>): void {
    if (part.kind !== 'line' || worksApart(part.runs)) this.endBlock();
    if (part.kind === 'row') this.#row(part.row);
    else if (part.kind === 'line' && !worksApart(part.runs)) this.#readLine(part);
    else for (const item of itemsApart(part)) this.#item(item);
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
    if (last?.isOpen) last.links.push(...links);
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

function readParts(parts: readonly Exclude<Part, Heading>[]): SectionRows {
  const reader = new RowReader();
  const end = signatureAt(parts);
  for (const part of parts.slice(0, end)) reader.read(part);
  reader.endBlock();
  const below = parts.slice(end).filter(linksPapers);
  const unread = below.map((part) => ({ line: part.line, words: firstWords(textOfPart(part)) }));
  return { rows: reader.rows, unread: [...reader.unread, ...unread] };
}

/** A section that is one paper: its heading the title, all below it note and links. */
function paperOf(heading: Heading, section: Section): FoundRow {
  const { number, title, note, authors, links } = readRow(heading.runs, { heads: true });
  const row: FoundRow = {
    ...{ number, title, note, links: [...links], line: heading.line, isOpen: false },
    ...signed(authors),
  };
  const add = (below: Section): void => {
    for (const part of below.parts) {
      if (part.kind === 'row') addTo(row, { ...part.row, links: [...part.row.links] });
      else addTo(row, detailsOf([part.kind === 'item' ? part : { ...part, kind: 'item', items: [] }]));
    }
    for (const deeper of below.sections) {
      const details = readRow(deeper.heading?.runs ?? []);
      row.links.push(...details.links);
      row.note = joined(row.note, details.title, details.note);
      add(deeper);
    }
  };
  add(section);
  return row;
}

/** Whether a part of a section is a paper of its own, so that the section is none. */
const isTitled = (part: Part): boolean => {
  if (part.kind === 'row') return part.row.title !== '';
  if (part.kind === 'line') {
    const { title, marked, links } = readRow(part.runs);
    const isMarked = marked && /\S\s+\S/.test(title) && isWork(links[0]?.url ?? '');
    return isMarked || worksApart(part.runs) !== undefined;
  }
  if (part.kind !== 'item') return false;
  const { title, part: isPart, links } = rowOfItem(part);
  return title !== '' && !isPart && links.some(isWeb);
};

/** Whether a line of prose calls what it links by names of its own, as those of one paper are not. */
const namesLinks = (part: Part): boolean =>
  part.kind !== 'row' &&
  part.runs.some(({ link, text }) => link && parseHttpUrl(link.href) && text.trim() && !isName(text));

/** The papers of a section in their order. */
export function rowsOfSection(section: Section): SectionRows {
  const { heading, parts, sections } = section;
  if (heading && !hasWebLink(heading.runs) && holdsNoPapers(textOfPart(heading))) return { rows: [], unread: [] };
  const below = sections.map(rowsOfSection);
  const own = (): SectionRows => {
    const read = readParts(parts);
    return {
      rows: [...read.rows, ...below.flatMap(({ rows }) => rows)],
      unread: [...read.unread, ...below.flatMap(({ unread }) => unread)],
    };
  };
  if (!heading || isDays(plainLine(textOfPart(heading)))) return own();
  const told = readRow(heading.runs, { heads: true });
  const isPaper = told.title !== '' && (told.labelled || told.links.some(isWeb));
  if (isPaper) return { rows: [paperOf(heading, section)], unread: [] };
  if (parts.some(isTitled) || parts.filter(namesLinks).length > 1) return own();
  const papersBelow = below.reduce((count, { rows }) => count + rows.filter(({ title }) => title !== '').length, 0);
  const headsPapers =
    papersBelow > 1 ||
    (papersBelow === 1 &&
      (sections.some(({ heading: inner }) => Number.isInteger(inner?.level)) || ownWords(told.title) <= 2));
  if (headsPapers && told.number === undefined) return own();
  const hasLinks = (each: Section): boolean => each.parts.some(linksPapers) || each.sections.some(hasLinks);
  // `Summary` and `Readings` head what belongs to another paper, or several.
  const isTitle = told.title !== '' && ownWords(told.title) > 0 && !isFieldName(told.title);
  if ((isTitle && hasLinks(section)) || (told.title !== '' && told.number !== undefined))
    return { rows: [paperOf(heading, section)], unread: [] };
  const rest = own();
  if (isTitle && rest.rows.length === 0 && ownWords(told.title) > 2)
    rest.unread.push({ line: heading.line, words: firstWords(told.title), unlinked: true });
  return rest;
}
