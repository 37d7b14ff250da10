/** Which days of the calendar a written range means, where its own words and what stands around it tell year and month. */
import { type DayRange, dayNumber, dayOfNumber, daysOfWeek, weekOfDay } from './week.ts';
import type { RangeContext } from './written-month.ts';
import type { WrittenRange } from './written-range.ts';

/** A range longer than a fortnight is some other pair of dates, not a week. */
const LONGEST = 14;

function numberOf(yearNumber: number, month: number, day: number): number | undefined {
  try {
    return dayNumber(`${yearNumber}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

function rangeOf(from: number | undefined, to: number | undefined): DayRange | undefined {
  if (from === undefined || to === undefined || to < from || to - from >= LONGEST) return undefined;
  return { from: dayOfNumber(from), to: dayOfNumber(to) };
}

/** The weeks of a month are those whose Thursday lies in it, as ISO counts the weeks of a year. */
function weekOfMonth(yearNumber: number, month: number, week: number): DayRange | undefined {
  const first = numberOf(yearNumber, month, 1);
  if (first === undefined) return undefined;
  const firstThursday = first + ((7 - ((first + 7) % 7)) % 7);
  const range = {
    from: dayOfNumber(firstThursday + 7 * (week - 1) - 3),
    to: dayOfNumber(firstThursday + 7 * (week - 1) + 3),
  };
  return dayOfNumber(firstThursday + 7 * (week - 1)).slice(5, 7) === String(month).padStart(2, '0') || week === 5
    ? range
    : undefined;
}

function weekOfYear(yearNumber: number, week: number): DayRange | undefined {
  try {
    return daysOfWeek(`${yearNumber}-W${String(week).padStart(2, '0')}`);
  } catch {
    return undefined;
  }
}

/** Whether the text itself says which year it means. */
export const namesYear = ({ days, year: stated }: WrittenRange): boolean =>
  stated !== undefined ||
  (days.kind === 'range' && (days.to.year ?? days.from.year) !== undefined) ||
  (days.kind === 'day' && days.day.year !== undefined);

/**
 * The days meant, where text and context together tell year and month; undefined where they don't, where the calendar has
 * no such day, and for more than a fortnight. A stated year is that of the range's end: "December 30 - January 5 - 2025"
 * begins in 2024.
 */
export function rangeWritten(written: WrittenRange, context: RangeContext = {}): DayRange | undefined {
  const { days, year: stated } = written;
  const outer = stated ?? context.year;
  const isFiscal = stated === undefined ? context.fiscal : written.fiscal;
  const yearOf = (month: number): number | undefined =>
    outer !== undefined && isFiscal && month <= 3 ? outer + 1 : outer;
  if (days.kind === 'week') {
    if (outer === undefined || context.term) return undefined;
    return context.month && days.week <= 5
      ? weekOfMonth(outer, context.month, days.week)
      : weekOfYear(outer, days.week);
  }
  if (days.kind === 'week-of-month') {
    const inYear = yearOf(days.month);
    return inYear === undefined ? undefined : weekOfMonth(inYear, days.month, days.week);
  }
  if (days.kind === 'day') {
    const month = days.day.month ?? context.month;
    const inYear = days.day.year ?? (month === undefined ? undefined : yearOf(month));
    const day = inYear === undefined || month === undefined ? undefined : numberOf(inYear, month, days.day.day);
    if (day === undefined) return undefined;
    if (days.means === 'ends') return rangeOf(day - 6, day);
    // Weeks that are named by their Sunday run from it; any other day names the week it lies in.
    const isSunday = new Date(day * 86_400_000).getUTCDay() === 0;
    return days.means === 'begins' && isSunday ? rangeOf(day, day + 6) : daysOfWeek(weekOfDay(dayOfNumber(day)));
  }
  const { from, to } = days;
  const toMonth = to.month ?? from.month ?? context.month;
  const fromMonth = from.month ?? to.month ?? context.month;
  if (toMonth === undefined || fromMonth === undefined) return undefined;
  const turn = fromMonth > toMonth ? 1 : 0;
  const toYear = to.year ?? (from.year === undefined ? yearOf(toMonth) : from.year + turn);
  if (toYear === undefined) return undefined;
  const fromYear = from.year ?? toYear - turn;
  return rangeOf(numberOf(fromYear, fromMonth, from.day), numberOf(toYear, toMonth, to.day));
}
