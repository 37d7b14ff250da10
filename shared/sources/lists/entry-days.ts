/** Days that entries say of themselves: in a cell, at their beginning, on a line below. */

import { arxivIdOfUrl } from '../../papers/identity/arxiv-id.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import type { Day } from '../../papers/paper.ts';
import { MONTH_NAME } from '../../papers/time/calendar-day.ts';
import { inEnglish } from '../../papers/time/foreign-days.ts';
import { type Item, type Line, textOfRuns } from './list-blocks.ts';
import { hasWebLink, linksPapers, type Part, textOfPart } from './list-parts.ts';
import { isFieldName } from './list-words.ts';
import { plainLine } from './rows/plain-title.ts';
import { isWork, linksOf } from './rows/row-links.ts';

/** `2024-03-25, **Title**`, `[Mar 25, 2024] Title`. */
const leadingDay = new RegExp(
  [
    String.raw`^[^\p{L}\p{N}]*(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d\d[-./]\d\d|\d{1,2}\/\d{1,2}(?=\s?[\])】）:：,]|\s[-–—])`,
    String.raw`${MONTH_NAME} \d{1,2}, \d{4}|\d{1,2} ${MONTH_NAME},? \d{4}`,
    String.raw`(?:${MONTH_NAME} \d{1,2}|\d{1,2} ${MONTH_NAME}|\d{1,2}月\d{1,2}日)(?=\s?[\])】）:：]|\s[-–—]))(?![\d./-])(?:\W|$)`,
  ].join('|'),
  'iu',
);

/**
 * The days, as written, of rows by their column for dates and of items that begin with one; `07-29` is a day in a cell, and no
 * range. Items count only where most of them lead to a work: of the news of a project nobody wants a digest.
 */
export function ownDays(parts: readonly Part[]): ReadonlyMap<Part, string> {
  const rows = parts.flatMap((part): [Part, string][] =>
    part.kind === 'row' && part.row.date ? [[part, part.row.date.replace(/^(\d{1,2})-(\d{1,2})$/, '$1/$2')]] : [],
  );
  const items = parts.flatMap((part): [Item, string][] => {
    const day = part.kind === 'item' ? leadingDay.exec(inEnglish(plainLine(textOfPart(part), 80)))?.[1] : undefined;
    return part.kind === 'item' && day && linksPapers(part) ? [[part, day]] : [];
  });
  const works = items.filter(([{ runs }]) => linksOf(runs).some(({ url }) => isWork(url)));
  return new Map([...rows, ...(works.length * 2 >= items.length ? items : [])]);
}

/** Parts that are looked at before a line; the head of a file is shorter. */
const headLimit = 50;

/** Whether a part stands at the head of a file: below its title at most, and before any paper. */
export const isHead = (parts: readonly Part[], at: number): boolean => {
  const before = at > headLimit ? [] : parts.slice(0, at);
  return at <= headLimit && before.filter(({ kind }) => kind === 'heading').length <= 1 && !before.some(linksPapers);
};

/**
 * Whether a day on a line of its own is that of the paper above it: at the end of a paragraph, below a bold or linked title, or
 * as a field of its name.
 */
export function isDayOfPaper(line: Line, parts: readonly Part[], at: number): boolean {
  const last = parts[at - 1];
  const isField = isFieldName(/^[^\p{L}\p{N}]*([^:：]{1,40})[:：]/u.exec(textOfRuns(line.runs))?.[1] ?? '');
  const isBelowTitle = last?.kind === 'heading' && (!Number.isInteger(last.level) || hasWebLink(last.runs));
  const endsParagraph = last?.kind === 'line' && line.line - last.line <= 1;
  return isField || isBelowTitle || endsParagraph;
}

/** The first day of the month in which arXiv numbered the newest work of a list; a number of the future is a slip. */
export function newestWork(parts: readonly Part[], today: Day | undefined): Day | undefined {
  const addresses = (item: Pick<Item, 'runs' | 'items'>): string[] => [
    ...linksOf(item.runs).map(({ url }) => url),
    ...item.items.flatMap(addresses),
  ];
  const months = parts
    .flatMap((part) => (part.kind === 'row' ? part.row.links.map(({ url }) => url) : addresses({ items: [], ...part })))
    .flatMap((url) => {
      const address = parseHttpUrl(url);
      // Identifiers of before April 2007 have a subject in front.
      const [, year, month] = /^(\d\d)(\d\d)\./.exec((address && arxivIdOfUrl(address)?.id) ?? '') ?? [];
      const day = `20${year}-${month}-01`;
      return year && (today === undefined || day <= today) ? [day] : [];
    });
  return months.sort().at(-1);
}
