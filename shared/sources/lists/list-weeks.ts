/** Where the weeks of a list begin, and which days they mean. */
import type { Day } from '../../papers/paper.ts';
import type { DayRange } from '../../papers/time/week.ts';
import { type RangeContext, writtenMonth } from '../../papers/time/written-month.ts';
import { type WrittenRange, writtenRange } from '../../papers/time/written-range.ts';
import { isDayOfPaper, isHead, newestWork, ownDays } from './entry-days.ts';
import { type DatedHeading, daysOfHeadings } from './heading-days.ts';
import type { Heading } from './list-blocks.ts';
import { hasWebLink, type Part, textOfPart } from './list-parts.ts';
import { ownWords } from './list-words.ts';
import { plainLine } from './rows/plain-title.ts';

export interface WeekOpening {
  /** A heading's own; the rows of a table with a column for the week stand below everything. */
  readonly level: number;
  /** Undefined where the days can't be told. */
  readonly range: DayRange | undefined;
}

/** Level of a week that a cell of a row names. */
export const cellLevel = 99;
/** A line of more characters is no heading, marked or not. */
const headingLimit = 200;
/** A heading that names one day may hold so many words of its own; with more it is a paper and when it came out. */
const wordsBesideDay = 3;

/** @param isFirst whether nothing stands before the part, so that it may be the title of the file */
function dateOf(part: Part, text: string, isFirst: boolean, heads: boolean): WrittenRange | undefined {
  if (part.kind === 'row' || text.length > headingLimit) return undefined;
  const written = writtenRange(text);
  if (!written) return undefined;
  if (part.kind === 'heading')
    return isRelease(written.rest) || (written.days.kind === 'day' && ownWords(written.rest) > wordsBesideDay)
      ? undefined
      : written;
  // An item that is one day may be a field of the entry it belongs to, or of the file.
  const isBare = part.kind === 'item' && part.items.length === 0 && part.runs.every(({ link }) => !link);
  const stands = part.kind === 'line' || (isBare && (written.days.kind !== 'day' || heads));
  const words = isFirst && part.kind === 'line' ? wordsBesideDay : 0;
  return stands && ownWords(written.rest) <= words && !hasWebLink(part.runs) ? written : undefined;
}

/** Whether a heading names a version beside its date: `v1.2.0 (2024-03-25)` opens the changes of a release. */
const isRelease = (rest: string): boolean => /(?<![\d.])v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})*(?![\d%])/i.test(rest);

/** Whether a dated heading below the running week's is a day of it, or a paper, which has words of its own. */
const isPartBelow = (heading: Heading, written: WrittenRange, weekLevel: number, isDay: boolean): boolean =>
  heading.level > weekLevel &&
  ((written.days.kind === 'day' && !isDay) || ownWords(written.rest) >= 2 || hasWebLink(heading.runs));

/** Every part that opens a week, with its days. */
export function weekOpenings(
  parts: readonly Part[],
  hints: { readonly year?: number; readonly today?: Day },
): Map<Part, WeekOpening> {
  const around: { level: number; context: RangeContext; isBare: boolean }[] = [];
  const found: (DatedHeading & { readonly part: Part; readonly level: number })[] = [];
  let weekLevel = Number.POSITIVE_INFINITY;
  let isHeadingWeek = false;
  const days = ownDays(parts);
  /** Level of the heading before; a line of days heads what follows it. */
  let headingLevel = 0;
  /** Whether the running week is named by one of its days. */
  let isDay = false;
  // Bold lines have no level of their own: as weeks they all stand where the first of them does.
  let boldLevel = Number.POSITIVE_INFINITY;
  for (const [at, part] of parts.entries()) {
    // Below the title at most, and before any other day or paper.
    const atHead = isHead(parts, at);
    const heads = found.length === 0 && atHead;
    const own = days.get(part);
    const text = own ?? plainLine(textOfPart(part));
    const written = own === undefined ? dateOf(part, text, at === 0, heads) : writtenRange(own);
    const lineLevel = atHead ? 0.5 : Math.floor(headingLevel) + 0.5;
    const inList = part.kind === 'line' || heads ? lineLevel : 7;
    const level = part.kind === 'heading' ? part.level : own === undefined ? inList : cellLevel;
    if (part.kind === 'heading') headingLevel = level;
    // A heading that is a year and nothing else also counts for the weeks beside it.
    const ends = (above: (typeof around)[number]): boolean =>
      above.level > level || (above.level === level && !(above.isBare && written));
    while (part.kind === 'heading' && around.length > 0 && ends(around.at(-1)!)) around.pop();
    const context: RangeContext = Object.assign(
      hints.year === undefined ? {} : { year: hints.year },
      ...around.map((heading) => heading.context),
    );
    const bareDays =
      (written?.days.kind === 'range' && (written.days.from.month ?? written.days.to.month) === undefined) ||
      (written?.days.kind === 'day' && written.days.day.month === undefined);
    const isPart =
      part.kind === 'line' &&
      written?.days.kind === 'day' &&
      !heads &&
      ((isHeadingWeek && weekLevel < 7) || isDayOfPaper(part, parts, at));
    if (
      written &&
      !isPart &&
      !(bareDays && context.month === undefined) &&
      !(part.kind === 'heading' && isPartBelow(part, written, weekLevel, isDay))
    ) {
      if (level < 7 && !Number.isInteger(level)) boldLevel = Math.min(boldLevel, level);
      const standing = Number.isInteger(level) ? level : Math.min(level, boldLevel);
      found.push({ part, level: standing, text, written, context, isEntry: own !== undefined });
      if (own === undefined) {
        weekLevel = standing;
        isHeadingWeek = part.kind === 'heading';
        isDay = written.days.kind === 'day';
      }
    } else if (part.kind === 'heading') {
      if (level <= weekLevel && Number.isInteger(level)) weekLevel = Number.POSITIVE_INFINITY;
      const { month, ...year } = writtenMonth(text);
      around.push({
        level,
        context: month !== undefined && ownWords(text) <= 4 ? { ...year, month } : year,
        isBare: ownWords(text) === 0,
      });
    }
  }
  const ranges = daysOfHeadings(found, { ...hints, newestWork: () => newestWork(parts, hints.today) });
  return new Map(found.map(({ part, level }, at) => [part, { level, range: ranges[at] }]));
}
