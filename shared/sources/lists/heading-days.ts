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
      return { order, fitting: days.length, steps: steps - (order === 'year-first' ? 0.5 : 0) };
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

/**
 * The range of each heading, undefined for one that can't be told. Where no year is named, the newest heading is the newest
 * such range that does not lie ahead of today, and each older one lies before its newer neighbour.
 */
export function daysOfHeadings(headings: readonly DatedHeading[], today: Day | undefined): (DayRange | undefined)[] {
  const habit = habitOf(headings);
  const written = headings.map((heading) => read(heading, habit));
  const found: (DayRange | undefined)[] = headings.map(() => undefined);
  const order = [...headings.keys()];
  if (isAscending(written, headings)) order.reverse();
  let newer: Day | undefined;
  for (const at of order) {
    const each = written[at];
    const context = headings[at]?.context ?? {};
    if (!each) continue;
    found[at] =
      rangeWritten(each, context) ??
      (namesYear(each) || context.year !== undefined ? undefined : nearest(each, context, newer, today));
    newer = found[at]?.from ?? newer;
  }
  return found;
}

function nearest(
  written: WrittenRange,
  context: RangeContext,
  newer: Day | undefined,
  today: Day | undefined,
): DayRange | undefined {
  const bound = newer ?? today;
  if (bound === undefined) return undefined;
  const year = Number(bound.slice(0, 4));
  for (const candidate of [year + 1, year, year - 1]) {
    const range = rangeWritten(written, { ...context, year: candidate });
    if (range && (newer === undefined ? range.from <= bound : range.from < bound)) return range;
  }
  return undefined;
}
