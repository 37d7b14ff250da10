/** Where the weeks of a list begin, and which days they mean. */
import type { Day } from '../../papers/paper.ts';
import type { DayRange } from '../../papers/time/week.ts';
import { type RangeContext, type WrittenRange, writtenMonth, writtenRange } from '../../papers/time/written-range.ts';
import { daysOfHeadings } from './heading-days.ts';
import type { Heading } from './list-blocks.ts';
import { hasWebLink, type Part, textOfPart } from './list-parts.ts';
import { ownWords } from './list-words.ts';
import { plainLine } from './rows/list-row.ts';

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

function dateOf(part: Part): WrittenRange | undefined {
  if (part.kind === 'row') return part.row.date ? writtenRange(part.row.date) : undefined;
  const text = plainLine(textOfPart(part));
  if (text.length > headingLimit) return undefined;
  const written = writtenRange(text);
  if (!written) return undefined;
  if (part.kind === 'heading')
    return written.days.kind === 'day' && ownWords(written.rest) > wordsBesideDay ? undefined : written;
  return part.kind === 'line' && ownWords(written.rest) === 0 && !hasWebLink(part.runs) ? written : undefined;
}

/** Whether a dated heading below the running week's is one of its papers: it is numbered, or has words of its own. */
const isPaperBelow = (heading: Heading, written: WrittenRange, weekLevel: number): boolean =>
  heading.level > weekLevel && (ownWords(written.rest) >= 2 || hasWebLink(heading.runs));

/** Every part that opens a week, with its days. */
export function weekOpenings(
  parts: readonly Part[],
  hints: { readonly year?: number; readonly today?: Day },
): Map<Part, WeekOpening> {
  const around: { level: number; context: RangeContext }[] = [];
  const found: { part: Part; level: number; text: string; context: RangeContext }[] = [];
  let weekLevel = Number.POSITIVE_INFINITY;
  // Bold lines have no level of their own: as weeks they all stand where the first of them does.
  let boldLevel = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const level = part.kind === 'heading' ? part.level : part.kind === 'row' ? cellLevel : 7;
    while (part.kind === 'heading' && (around.at(-1)?.level ?? 0) >= level) around.pop();
    const context: RangeContext = Object.assign(
      hints.year === undefined ? {} : { year: hints.year },
      ...around.map((heading) => heading.context),
    );
    const written = dateOf(part);
    const bareDays =
      written?.days.kind === 'range' && written.days.from.month === undefined && written.days.to.month === undefined;
    if (
      written &&
      !(bareDays && context.month === undefined) &&
      !(part.kind === 'heading' && isPaperBelow(part, written, weekLevel))
    ) {
      const text = part.kind === 'row' ? part.row.date : textOfPart(part);
      if (level < 7 && !Number.isInteger(level)) boldLevel = Math.min(boldLevel, level);
      const own = Number.isInteger(level) ? level : Math.min(level, boldLevel);
      found.push({ part, level: own, text: plainLine(text), context });
      if (part.kind !== 'row') weekLevel = own;
    } else if (part.kind === 'heading') {
      if (level <= weekLevel && Number.isInteger(level)) weekLevel = Number.POSITIVE_INFINITY;
      const month = writtenMonth(textOfPart(part));
      const ownYear = ownWords(textOfPart(part)) <= 4 ? month : {};
      around.push({
        level,
        context:
          month.month !== undefined && ownYear === month ? month : month.year === undefined ? {} : { year: month.year },
      });
    }
  }
  const ranges = daysOfHeadings(found, hints.today);
  return new Map(found.map(({ part, level }, at) => [part, { level, range: ranges[at] }]));
}
