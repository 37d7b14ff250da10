/**
 * The grammar of "papers of the week" lists, as one list wrote it over three and a half years and others copied it: a
 * heading with the week's range, then a table (`| 1) **Title** - note | [Paper](…), [Tweet](…) |`) or a numbered list.
 * Pure: text in, weeks out. No row is dropped; what a row lacks is told by its remarks.
 */
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import type { Day, Week } from '../../papers/paper.ts';
import { type DayRange, dayNumber, weekOfRange } from '../../papers/time/week.ts';
import { parseRange } from './list-range.ts';
import { bareLinksIn, linksIn, type RowLink, splitTitle } from './list-row.ts';

export interface ListRow {
  /** The row's own number, or its place where it has none. */
  readonly position: number;
  readonly title: string;
  readonly note: string;
  readonly links: readonly RowLink[];
  /** `no-links`, `empty-link`, `unusable-link`. */
  readonly remarks: readonly string[];
}

export interface ListWeek {
  readonly week: Week;
  readonly range: DayRange;
  readonly rows: readonly ListRow[];
}

export interface ListHints {
  /** Year of the file, for headings that name none. */
  readonly year?: number;
  /** Today, for a first heading that names no year in a file that names none either. */
  readonly today?: Day;
}

/** More lines than any real list by a factor of fifty; the rest is left unread. */
const lineLimit = 200_000;

const tableRow = /^\s*\|\s*(?:(\d{1,3})\s*[.)]\s*)?(.*)$/;
const tableFurniture = /^\s*\|[\s:*-]*(?:papers?|title)\b[^|]*\|[\s*]*links?\b|^\s*\|[\s|:-]+$/i;
const listItem = /^\s{0,3}(\d{1,3})[.)]\s+(.+)$/;
const isHeading = (line: string): boolean => /^\s*(?:#{1,6}\s|\*\*.*\*\*\s*:?\s*$)/.test(line);

function remarksOf(links: readonly RowLink[]): string[] {
  if (links.length === 0) return ['no-links'];
  const remarks = new Set<string>();
  for (const link of links) {
    if (link.url === '') remarks.add('empty-link');
    else if (!parseHttpUrl(link.url)) remarks.add('unusable-link');
  }
  return [...remarks];
}

/** Cells of a table row. Only the last holds links: notes carry links of their own, and one carries an unescaped `|r|`. */
function readTableRow(line: string, place: number): ListRow | undefined {
  if (tableFurniture.test(line)) return undefined;
  const match = tableRow.exec(line.trimEnd().replace(/\|$/, ''));
  if (!match?.[2]?.trim()) return undefined;
  const cells = match[2].split(/(?<!\\)\|/);
  const links = cells.length > 1 ? linksIn(cells.at(-1) ?? '') : [];
  const text = cells.length > 1 ? cells.slice(0, -1).join('|') : match[2];
  return { position: match[1] ? Number(match[1]) : place, ...splitTitle(text), links, remarks: remarksOf(links) };
}

/** Reads every week of a list, in the order of the text. Weeks whose year can't be told are left out. */
export function parseCuratedList(text: string, hints: ListHints = {}): ListWeek[] {
  const weeks: { week: Week; range: DayRange; rows: ListRow[] }[] = [];
  let rows: ListRow[] | undefined;
  let item: { row: ListRow; links: RowLink[] } | undefined;
  let year = hints.year;
  const finishItem = (): void => {
    if (item) rows?.push({ ...item.row, links: item.links, remarks: remarksOf(item.links) });
    item = undefined;
  };
  for (const line of text.split(/\r?\n/, lineLimit)) {
    if (isHeading(line)) {
      finishItem();
      const above = weeks.at(-1)?.range.from;
      const range = parseRange(line, {
        ...(year === undefined ? {} : { year }),
        ...(above === undefined ? {} : { before: above }),
        ...(hints.today === undefined ? {} : { today: hints.today }),
      });
      if (range) {
        rows = [];
        weeks.push({ week: weekOfRange(range), range, rows });
      } else if (/^\s*#/.test(line)) {
        rows = undefined;
        year = /\b(20\d\d)\s*$/.test(line) ? Number(line.trim().slice(-4)) : year;
      }
    } else if (rows && /^\s*\|/.test(line)) {
      finishItem();
      const row = readTableRow(line, rows.length + 1);
      if (row) rows.push(row);
    } else if (rows) {
      const numbered = listItem.exec(line);
      if (numbered?.[2]) {
        finishItem();
        const links = bareLinksIn(numbered[2]);
        const words = numbered[2].replace(/\[[^\]]*\]\([^)]*\)|https?:\/\/\S+/g, ' ');
        item = { row: { position: Number(numbered[1]), ...splitTitle(words), links, remarks: [] }, links: [...links] };
      } else if (item) item.links.push(...bareLinksIn(line));
    }
  }
  finishItem();
  return weeks.filter((entry) => entry.rows.length > 0);
}

/** Joins the weeks of several files. Where two files hold the same week, the one given first counts. */
export function joinWeeks(files: readonly (readonly ListWeek[])[]): ListWeek[] {
  const byWeek = new Map<Week, ListWeek>();
  for (const entry of files.flat()) if (!byWeek.has(entry.week)) byWeek.set(entry.week, entry);
  return [...byWeek.values()].sort((a, b) => dayNumber(b.range.from) - dayNumber(a.range.from));
}
