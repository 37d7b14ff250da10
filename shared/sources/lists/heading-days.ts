/** Which days the headings of one list mean: their own words first, then the list's habit and its order. */
import type { Day } from '../../papers/paper.ts';
import { namesYear, rangeWritten } from '../../papers/time/days-meant.ts';
import { type DayRange, dayNumber } from '../../papers/time/week.ts';
import type { RangeContext } from '../../papers/time/written-month.ts';
import { type NumberOrder, type WrittenRange, writtenRange } from '../../papers/time/written-range.ts';

export interface DatedHeading {
  readonly text: string;
  /** As read with the month first. */
  readonly written: WrittenRange;
  /** Year and month of the headings above it. */
  readonly context: RangeContext;
  /** Days of entries stand in a list's order but roughly; those of weeks follow each other. */
  readonly isEntry: boolean;
}

const orders: readonly NumberOrder[] = ['month-first', 'day-first'];
/** Two weeks that follow each other in a list lie no further apart, even where one is left out. */
const nextWeeks = 21;

/** How this list writes `03/04`; undefined where its headings fit several ways alike. */
function habitOf(headings: readonly DatedHeading[]): NumberOrder | undefined {
  const asking = headings.filter(({ written }) => !written.ordered);
  if (asking.length === 0) return undefined;
  const [first, second] = [...orders, 'year-first' as const]
    .map((order) => {
      const ranges = asking.map(({ text, context }) => {
        const written = writtenRange(text, order);
        return written && rangeWritten(written, { year: 2024, ...context });
      });
      const days = ranges.flatMap((range) => (range ? dayNumber(range.from) : []));
      const steps = days.filter((day, at) => at > 0 && Math.abs(day - (days[at - 1] ?? 0)) <= nextWeeks).length;
      // A year in front is rare: it counts where nothing else fits as well.
      return { order, fitting: days.length, steps: steps - (order === 'year-first' && steps > 0 ? 0.5 : 0) };
    })
    .sort((a, b) => b.fitting - a.fitting || b.steps - a.steps);
  return first && (first.fitting !== second?.fitting || first.steps !== second.steps) ? first.order : undefined;
}

function read(heading: DatedHeading, habit: NumberOrder | undefined): WrittenRange | undefined {
  const { written } = heading;
  if (written.ordered) return written;
  if (habit !== undefined) return writtenRange(heading.text, habit);
  // Without a habit only what means the same both ways is read.
  const [one, other] = orders.map((order) => {
    const either = writtenRange(heading.text, order);
    return either && rangeWritten(either, { year: 2024, ...heading.context })?.from;
  });
  return one === other ? written : undefined;
}

/** Whether headings without a year run from old to new. */
function isAscending(written: readonly (WrittenRange | undefined)[], headings: readonly DatedHeading[]): boolean {
  const days = written.flatMap((each, at) => {
    const range = each && rangeWritten(each, { year: 2024, ...headings[at]?.context });
    return range ? dayNumber(range.from) : [];
  });
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? 0));
  const up = gaps.filter((gap) => gap > 0 && gap <= nextWeeks).length;
  return up > gaps.filter((gap) => gap < 0 && gap >= -nextWeeks).length;
}

export interface Bounds {
  readonly today?: Day;
  /** A day on which the newest work of the list was there. */
  readonly newestWork: () => Day | undefined;
}

/**
 * The range of each heading, undefined for one that can't be told. Where no year is named, the newest heading is the first
 * such range that does not end before the list's newest work or, where no work tells, the last that does not lie ahead of
 * today; each older one lies before its newer neighbour.
 */
export function daysOfHeadings(headings: readonly DatedHeading[], bounds: Bounds): (DayRange | undefined)[] {
  const habit = habitOf(headings);
  const written = headings.map((heading) => read(heading, habit));
  const found: (DayRange | undefined)[] = headings.map(() => undefined);
  const order = [...headings.keys()];
  if (isAscending(written, headings)) order.reverse();
  let newer: Day | undefined;
  for (const at of order) {
    const each = written[at];
    const heading = headings[at];
    if (!each || !heading) continue;
    found[at] =
      rangeWritten(each, heading.context) ??
      (namesYear(each) || heading.context.year !== undefined
        ? undefined
        : newer === undefined
          ? newestOf(each, heading, bounds)
          : olderOf(each, heading, newer));
    newer = found[at]?.from ?? newer;
  }
  return found;
}

const inYear = (written: WrittenRange, { context }: DatedHeading, year: number): DayRange[] => {
  const range = rangeWritten(written, { ...context, year });
  return range ? [range] : [];
};

function newestOf(written: WrittenRange, heading: DatedHeading, { today, newestWork }: Bounds): DayRange | undefined {
  const around = (day: Day | undefined, ...years: readonly number[]): DayRange[] =>
    day === undefined ? [] : years.flatMap((each) => inYear(written, heading, Number(day.slice(0, 4)) + each));
  const isPast = ({ from }: DayRange): boolean => today === undefined || from <= today;
  const since = newestWork();
  return (
    around(since, 0, 1).find((range) => range.to >= (since ?? '') && isPast(range)) ??
    around(today, 1, 0, -1).find(isPast)
  );
}

function olderOf(written: WrittenRange, heading: DatedHeading, newer: Day): DayRange | undefined {
  const year = Number(newer.slice(0, 4));
  const latest = dayNumber(newer) + (heading.isEntry ? 7 : -1);
  return [year + 1, year, year - 1]
    .flatMap((each) => inYear(written, heading, each))
    .find(({ from }) => dayNumber(from) <= latest);
}
