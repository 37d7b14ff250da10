/** Where the weeks of a list begin, and which days they mean. */
import type { Day } from '../../papers/paper.ts';
import { rangeWritten } from '../../papers/time/days-meant.ts';
import type { DayRange } from '../../papers/time/week.ts';
import { type RangeContext, writtenMonth } from '../../papers/time/written-month.ts';
import { type WrittenRange, writtenRange } from '../../papers/time/written-range.ts';
import { isDayOfPaper, isHead, newestWork, ownDays } from './entry-days.ts';
import { type DatedHeading, daysOfHeadings } from './heading-days.ts';
import type { Heading, Item, Line } from './list-blocks.ts';
import { hasWebLink, linksPapers, type Part, type RowPart, textOfPart } from './list-parts.ts';
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

/**
 * The days of a part that may open a week.
 * @param isFirst whether nothing stands before the part, so that it may be the title of the file
 */
function dateOf(
  part: Exclude<Part, RowPart>,
  text: string,
  isFirst: boolean,
  heads: boolean,
): WrittenRange | undefined {
  if (text.length > headingLimit) return undefined;
  const written = writtenRange(text);
  if (!written) return undefined;
  if (part.kind === 'heading')
    return isRelease(written.rest) || (written.days.kind === 'day' && ownWords(written.rest) > wordsBesideDay)
      ? undefined
      : written;
  // An item that is one day may be a field of the entry it belongs to, or of the file.
  const isBare = part.kind === 'item' && part.items.length === 0 && part.runs.every(({ link }) => !link);
  const stands = part.kind === 'line' || (isBare && (written.days.kind !== 'day' || heads));
  // `March 31, 2024 • by Jane Doe` below a title.
  const isDateline = heads && /[•·|]/.test(text);
  const words = part.kind === 'line' && (isFirst || isDateline) ? wordsBesideDay : 0;
  return stands && ownWords(written.rest) <= words && !hasWebLink(part.runs) ? written : undefined;
}

/** Whether a heading names a version beside its date: `v1.2.0 (2024-03-25)` opens the changes of a release. */
const isRelease = (rest: string): boolean => /(?<![\d.])v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})*(?![\d%])/i.test(rest);

/** The week that holds what is read, until a heading ends it. */
interface RunningWeek {
  readonly level: number;
  /** A heading of the text opened it, no row of a table and no item. */
  readonly isHeading: boolean;
  /** It is named by one of its days. */
  readonly isDay: boolean;
  /** What it means in the year that stands around it. */
  readonly range: DayRange | undefined;
}

/** Whether a dated heading below the running week's is a day of it, or a paper, which has words of its own. */
function isPartBelow(heading: Heading, written: WrittenRange, { level, isDay, range }: RunningWeek): boolean {
  if (heading.level <= level) return false;
  if (ownWords(written.rest) >= 2 || hasWebLink(heading.runs)) return true;
  if (written.days.kind !== 'day' || !isDay) return written.days.kind === 'day';
  // `Monday, March 25` is a day of the `week of March 25` that holds it, in either year of the last week of one.
  return [range?.from, range?.to].some((end) => {
    const day = end && rangeWritten(written, { year: Number(end.slice(0, 4)) });
    return range && day && range.from <= day.from && day.to <= range.to;
  });
}

/** Whether a text names days of a month and not the month. */
const lacksMonth = ({ days }: WrittenRange): boolean =>
  days.kind === 'range'
    ? (days.from.month ?? days.to.month) === undefined
    : days.kind === 'day' && days.day.month === undefined;

type Opening = DatedHeading & { readonly part: Part; readonly at: number; readonly level: number };

class OpeningReader {
  readonly found: Opening[] = [];
  readonly #parts: readonly Part[];
  readonly #year: RangeContext;
  /** Headings without days above the part that is read, and the year or month that each sets. */
  readonly #above: { level: number; sets: RangeContext; isBare: boolean }[] = [];
  /** Level of the heading before; a line of days heads what follows it. */
  #headingLevel = 0;
  /** Bold lines have no level of their own: as weeks they all stand where the first of them does. */
  #boldLevel = Number.POSITIVE_INFINITY;
  #running: RunningWeek | undefined;

  constructor(parts: readonly Part[], year: number | undefined) {
    this.#parts = parts;
    this.#year = year === undefined ? {} : { year };
  }

  heading(part: Heading, at: number): void {
    const { level } = part;
    const text = plainLine(textOfPart(part));
    const written = dateOf(part, text, at === 0, this.#heads(at));
    this.#headingLevel = level;
    // A heading that is a year and nothing else also counts for the weeks beside it.
    while (this.#above.length > 0) {
      const last = this.#above.at(-1)!;
      if (last.level < level || (last.level === level && last.isBare && written)) break;
      this.#above.pop();
    }
    if (written && this.#isTold(written) && !(this.#running && isPartBelow(part, written, this.#running)))
      this.#open(part, at, level, text, written);
    else {
      if (this.#running && level <= this.#running.level && Number.isInteger(level)) this.#running = undefined;
      const { month, ...year } = writtenMonth(text);
      const sets = month !== undefined && ownWords(text) <= 4 ? { ...year, month } : year;
      this.#above.push({ level, sets, isBare: ownWords(text) === 0 });
    }
  }

  text(part: Line | Item, at: number): void {
    const heads = this.#heads(at);
    const text = plainLine(textOfPart(part));
    const written = dateOf(part, text, at === 0, heads);
    if (!written || !this.#isTold(written)) return;
    const isDayBelow =
      part.kind === 'line' &&
      written.days.kind === 'day' &&
      written.days.means === 'holds' &&
      !heads &&
      (this.#running?.isHeading || isDayOfPaper(part, this.#parts, at));
    if (isDayBelow) return;
    const lineLevel = isHead(this.#parts, at) ? 0.5 : Math.floor(this.#headingLevel) + 0.5;
    this.#open(part, at, part.kind === 'line' || heads ? lineLevel : 7, text, written);
  }

  /** A row or an item with a day of its own, which ends no other week. */
  entry(part: Part, at: number, text: string): void {
    const written = writtenRange(text);
    if (written && this.#isTold(written))
      this.found.push({ part, at, level: cellLevel, text, written, context: this.#context(), isEntry: true });
  }

  /** Whether a date here heads what follows: below the title at most, and before any other day or paper. */
  #heads = (at: number): boolean => this.found.length === 0 && isHead(this.#parts, at);
  #context = (): RangeContext => Object.assign({}, this.#year, ...this.#above.map(({ sets }) => sets));
  #isTold = (written: WrittenRange): boolean => !lacksMonth(written) || this.#context().month !== undefined;

  #open(part: Exclude<Part, RowPart>, at: number, level: number, text: string, written: WrittenRange): void {
    if (!Number.isInteger(level)) this.#boldLevel = Math.min(this.#boldLevel, level);
    const standing = Number.isInteger(level) ? level : this.#boldLevel;
    this.found.push({ part, at, level: standing, text, written, context: this.#context(), isEntry: false });
    const isHeading = part.kind === 'heading' && level < 7;
    const range = rangeWritten(written, this.#context());
    this.#running = { level: standing, isHeading, isDay: written.days.kind === 'day', range };
  }
}

/**
 * Whether a heading that tells the days of a whole file stands beside those of its papers: it is at the head of the file, holds no
 * paper itself, and no other heading of its level has days.
 */
function headsFile(parts: readonly Part[], { part, at, level }: Opening, found: readonly Opening[]): boolean {
  if (part.kind !== 'heading' || !Number.isInteger(level) || !isHead(parts, at)) return false;
  const below = parts.slice(at + 1);
  const end = below.findIndex((next) => next.kind === 'heading' && next.level <= level);
  const holdsPaper = below.slice(0, Math.max(0, end)).some((next) => next.kind !== 'line' && linksPapers(next));
  return end >= 0 && !holdsPaper && found.every((other) => other.part === part || other.level > level || other.isEntry);
}

/** Every part that opens a week, with its days. */
export function weekOpenings(
  parts: readonly Part[],
  hints: { readonly year?: number; readonly today?: Day },
): Map<Part, WeekOpening> {
  const reader = new OpeningReader(parts, hints.year);
  const days = ownDays(parts);
  for (const [at, part] of parts.entries()) {
    const own = days.get(part);
    if (own !== undefined) reader.entry(part, at, own);
    else if (part.kind === 'heading') reader.heading(part, at);
    else if (part.kind !== 'row') reader.text(part, at);
  }
  let newest: { readonly day: Day | undefined } | undefined;
  const newestOnce = (): Day | undefined => {
    newest ??= { day: newestWork(parts, hints.today) };
    return newest.day;
  };
  const ranges = daysOfHeadings(reader.found, { ...hints, newestWork: newestOnce });
  return new Map(
    reader.found.map((opening, at) => {
      const level = headsFile(parts, opening, reader.found) ? 0.5 : opening.level;
      return [opening.part, { level, range: ranges[at] }];
    }),
  );
}
