/** The papers of one week's part of a list: those of its sections, and sections that are a paper each. */

import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import type { Heading } from '../list-blocks.ts';
import { hasWebLink, linksPapers, type Part, textOfPart } from '../list-parts.ts';
import { holdsNoPapers, holdsOtherLinks, isFieldName, ownWords } from '../list-words.ts';
import { readRow } from './list-row.ts';
import { plainLine } from './plain-title.ts';
import { areFamilies } from './row-citation.ts';
import { addTo, detailsOf, type FoundRow, joined, signed } from './row-details.ts';
import { isName, isWork, worksApart } from './row-links.ts';
import { firstWords, isWeb, readParts, rowOfItem, type SectionRows } from './row-reader.ts';
import { isDays } from './row-tags.ts';

export interface Section {
  readonly heading?: Heading | undefined;
  readonly level: number;
  readonly parts: Exclude<Part, Heading>[];
  readonly sections: Section[];
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
      if (part.kind === 'row')
        addTo(row, { note: part.row.note, authors: part.row.authors, links: [...part.row.links] });
      else addTo(row, detailsOf([part.kind === 'item' ? part : { ...part, kind: 'item', items: [] }]));
    }
    for (const deeper of below.sections) {
      const details = readRow(deeper.heading?.runs ?? []);
      for (const link of details.links) row.links.push(link);
      row.note = joined([row.note, details.title, details.note]);
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
    const isMarked = marked && /\S\s+\S/.test(title) && !areFamilies(title) && isWork(links[0]?.url ?? '');
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

/** Only the rows that link a work by its address; the others are set aside. */
function worksAlone({ rows, unread }: SectionRows): SectionRows {
  const leads = ({ links }: FoundRow): boolean => links.some(({ url }) => isWork(url));
  const others = rows.filter((row) => !leads(row) && row.links.some(isWeb));
  return {
    rows: rows.filter(leads),
    unread: [...unread, ...others.map(({ line, title }) => ({ line, words: firstWords(title) }))],
  };
}

/** The papers of a section in their order. */
export function rowsOfSection(section: Section): SectionRows {
  const { heading, parts, sections } = section;
  if (heading && !hasWebLink(heading.runs) && holdsNoPapers(textOfPart(heading))) return { rows: [], unread: [] };
  if (heading && holdsOtherLinks(plainLine(textOfPart(heading))))
    return worksAlone(rowsOfSection({ ...section, heading: undefined }));
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
