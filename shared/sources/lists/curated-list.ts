/**
 * "Papers of the week" lists by their meaning: whatever holds the days of a week opens it, and what follows, be it rows of a
 * table, items or sections, is its papers. Pure: text in, weeks out. What could not be read is told with its line.
 */
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import type { Day, Week } from '../../papers/paper.ts';
import { type DayRange, weekOfRange } from '../../papers/time/week.ts';
import { readBlocks } from './list-blocks.ts';
import { otherGrammar } from './list-grammars.ts';
import { linksPapers, type Part, partsOf, reachesWeb, textOfPart } from './list-parts.ts';
import { cellLevel, weekOpenings } from './list-weeks.ts';
import { plainLine } from './rows/plain-title.ts';
import type { FoundRow } from './rows/row-details.ts';
import type { RowLink } from './rows/row-links.ts';
import type { SectionRows, Unread } from './rows/row-reader.ts';
import { rowsOfSection, type Section } from './rows/section-rows.ts';

export interface ListRow {
  /** The row's own number, or its place where it has none. */
  readonly position: number;
  /** Empty for a work that the list links without naming it. */
  readonly title: string;
  readonly note: string;
  /** As written, where the list has a column for them. */
  readonly authors?: string;
  readonly links: readonly RowLink[];
  /** `no-links`, `empty-link`, `unusable-link`. */
  readonly remarks: readonly string[];
}

export interface ListWeek {
  readonly week: Week;
  readonly range: DayRange;
  readonly rows: readonly ListRow[];
  /** Rows that can't be told for papers, set aside. */
  readonly unread: readonly Unread[];
}

export interface CuratedList {
  /** In the order of the text. */
  readonly weeks: readonly ListWeek[];
  /** What looks like a week and could not be read, one line each. */
  readonly remarks: readonly string[];
}

export interface ListHints {
  /** Year of the file, for headings that name none. */
  readonly year?: number;
  /** Today, for a first heading that names no year in a file that names none either. */
  readonly today?: Day;
}

/** Remarks on one list; more would hide the first. */
const remarkLimit = 5;

function remarksOf(links: readonly RowLink[]): string[] {
  if (links.length === 0) return ['no-links'];
  const remarks = new Set<string>();
  for (const link of links) {
    if (link.url === '') remarks.add('empty-link');
    else if (!parseHttpUrl(link.url)) remarks.add('unusable-link');
  }
  return [...remarks];
}

/** The line and first words of a part, as a remark names it. */
const placeOf = (part: Part): string => `line ${part.line} “${plainLine(textOfPart(part), 60)}”`;

interface OpenWeek {
  readonly opening: Part;
  readonly range: DayRange | undefined;
  readonly level: number;
  readonly root: Section;
}

/** The parts under each heading that opens a week, as sections within sections. */
function openWeeks(parts: readonly Part[], hints: ListHints): { weeks: OpenWeek[]; outside: Part[] } {
  const openings = weekOpenings(parts, hints);
  const weeks: OpenWeek[] = [];
  /** What stands under no week. */
  const outside: Part[] = [];
  let week: OpenWeek | undefined;
  let path: Section[] = [];
  for (const part of parts) {
    const opening = openings.get(part);
    const byCell = opening?.level === cellLevel;
    if (opening && !(byCell && week && week.level < cellLevel)) {
      const root: Section = {
        level: opening.level,
        parts: byCell && part.kind !== 'heading' ? [part] : [],
        sections: [],
      };
      week = { opening: part, range: opening.range, level: opening.level, root };
      path = [root];
      weeks.push(week);
      continue;
    }
    if (part.kind === 'heading' && (!week || (part.level <= week.level && Number.isInteger(part.level))))
      week = undefined;
    if (!week) outside.push(part);
    else if (part.kind === 'heading') {
      const level = Math.max(part.level, week.level + 0.1);
      while ((path.at(-1)?.level ?? 0) >= level && path.length > 1) path.pop();
      const section: Section = { heading: part, level, parts: [], sections: [] };
      path.at(-1)?.sections.push(section);
      path.push(section);
    } else path.at(-1)?.parts.push(part);
  }
  return { weeks, outside };
}

/** Where most papers are linked, a bold word that leads nowhere is more likely one of the curator's own. */
function withoutWords({ rows, unread }: SectionRows): SectionRows {
  const isWord = ({ links, number, isOpen }: FoundRow): boolean => isOpen && links.length === 0 && number === undefined;
  const words = rows.filter(isWord);
  if (words.length === 0 || words.length * 2 >= rows.length) return { rows, unread };
  const aside = words.map(({ line, title }) => ({ line, words: plainLine(title, 60), unlinked: true }));
  return { rows: rows.filter((row) => !isWord(row)), unread: [...unread, ...aside] };
}

/** Rows with their places; a row that is there already, word for word, counts once. */
function placed(found: readonly FoundRow[]): ListRow[] {
  const rows: ListRow[] = [];
  const seen = new Set<string>();
  const taken = new Set<number>();
  for (const { number, title, note, authors, links } of found) {
    const key = JSON.stringify([title, links.map(({ url }) => url)]);
    if (seen.has(key)) continue;
    seen.add(key);
    const position = number !== undefined && !taken.has(number) ? number : rows.length + 1;
    taken.add(position);
    rows.push({ position, title, note, links, remarks: remarksOf(links), ...(authors ? { authors } : {}) });
  }
  return rows;
}

/** Why a list gave no week at all: its headings, and the one that its first papers stand under. */
function remarksOnNothing(parts: readonly Part[]): string[] {
  const headings = parts.filter(({ kind }) => kind === 'heading');
  const linked = parts.findIndex((part) => (part.kind === 'item' ? reachesWeb(part) : linksPapers(part)));
  if (linked < 0) return [`no line with a link to a paper${parts[0] ? `; it begins: ${placeOf(parts[0])}` : ''}`];
  const first = parts.slice(0, linked + 1).findLast(({ kind }) => kind === 'heading') ?? headings[0];
  if (!first) return [`no heading; the first line with a link: ${placeOf(parts[linked] as Part)}`];
  const count =
    headings.length === 1 ? '1 heading, and it has no date' : `${headings.length} headings, none with a date`;
  return [`${count} that can be read; the first: ${placeOf(first)}`];
}

/** Reads every week of a list. */
export function parseCuratedList(text: string, hints: ListHints = {}): CuratedList {
  const other = otherGrammar(text);
  if (other !== undefined) return { weeks: [], remarks: [other] };
  const parts = partsOf(readBlocks(text));
  const opened = openWeeks(parts, hints);
  const remarks: string[] = [];
  const byWeek = new Map<Week, { range: DayRange; found: FoundRow[]; unread: Unread[] }>();
  for (const [at, { opening, range, root }] of opened.weeks.entries()) {
    const { rows, unread: all } = withoutWords(rowsOfSection(root));
    // Among papers a line without a link may be one; alone such lines are no list.
    const unread = rows.length > 0 ? all : all.filter(({ unlinked }) => !unlinked);
    const next = opened.weeks[at + 1]?.range;
    // The days of a week may stand below its number.
    const isHead =
      root.parts.length + root.sections.length === 0 && next && range && weekOfRange(next) === weekOfRange(range);
    if (range && (rows.length > 0 || unread.length > 0)) {
      const week = weekOfRange(range);
      const known = byWeek.get(week) ?? { range, found: [], unread: [] };
      byWeek.set(week, known);
      for (const row of rows) known.found.push(row);
      for (const each of unread) known.unread.push(each);
    } else if (!range && rows.length > 0) remarks.push(`${placeOf(opening)}: its days can’t be told`);
    else if (range && opening.kind !== 'row' && !isHead) {
      const first = root.parts[0] ?? root.sections[0]?.heading;
      remarks.push(
        `${placeOf(opening)}: no paper below it can be read${first ? `; the first line: ${placeOf(first)}` : ''}`,
      );
    }
  }
  const weeks = [...byWeek].map(([week, { range, found, unread }]) => ({ week, range, rows: placed(found), unread }));
  if (weeks.length === 0 && remarks.length === 0) remarks.push(...remarksOnNothing(parts));
  for (const { week, unread } of weeks.filter(({ rows }) => rows.length === 0))
    remarks.push(`${week}: no paper can be read; the first line: line ${unread[0]?.line} “${unread[0]?.words}”`);
  return { weeks: weeks.filter(({ rows }) => rows.length > 0), remarks: remarks.slice(0, remarkLimit) };
}
