/** Reads how people write a week's range in a heading: `Jan 1-8`, `Mar 20-Mar 26`, `March 26 - March 31, 2024`, `2024-03-25~2024-03-31`, `2024-W13`. */
import type { Day } from '../../papers/paper.ts';
import { type DayRange, dayNumber, dayOfNumber, daysOfWeek } from '../../papers/time/week.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const rangePattern =
  /\b([A-Z][a-z]{2,8})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(20\d\d))?\s*(?:-|–|—|~|to)\s*(?:([A-Z][a-z]{2,8})\.?\s*)?(\d{1,2})(?:st|nd|rd|th)?\b(?:\s*\)?\s*[,-]?\s*(20\d\d))?/;

const isoRangePattern = /\b(20\d\d-\d\d-\d\d)\s*(?:-|–|—|~|〜|to|\/)\s*(20\d\d-\d\d-\d\d)\b/;

const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function numberOf(day: Day): number | undefined {
  try {
    return dayNumber(day);
  } catch {
    return undefined;
  }
}

const twoDigits = (value: number | string): string => String(value).padStart(2, '0');

/** A range longer than a fortnight is some other pair of dates, not a week. */
function rangeOf(fromDay: Day, toDay: Day): DayRange | undefined {
  const from = numberOf(fromDay);
  const to = numberOf(toDay);
  if (from === undefined || to === undefined || to < from || to - from > 13) return undefined;
  return { from: dayOfNumber(from), to: dayOfNumber(to) };
}

function rangeOfWeek(week: string): DayRange | undefined {
  try {
    return daysOfWeek(week);
  } catch {
    return undefined;
  }
}

/** What helps where a heading names no year; the first that is given decides. */
export interface YearHints {
  /** Year of the file or of an enclosing heading. */
  readonly year?: number;
  /** First day of the range above, in a list that runs newest first. */
  readonly before?: Day;
  /** Today: the range is then the newest that does not lie ahead. */
  readonly today?: Day;
}

/**
 * The first range of days in a text, or undefined where there is none or its year cannot be told.
 * A stated year is that of the range's end: "December 30 - January 5 - 2025" begins in 2024.
 */
export function parseRange(text: string, hints: YearHints = {}): DayRange | undefined {
  const iso = isoRangePattern.exec(text);
  if (iso) return rangeOf(iso[1] ?? '', iso[2] ?? '');
  const week = /\b20\d\d-W\d\d\b/.exec(text)?.[0];
  if (week) return rangeOfWeek(week);
  const match = rangePattern.exec(text);
  if (!match) return undefined;
  const fromMonth = monthNumber(match[1] ?? '');
  const toMonth = match[4] ? monthNumber(match[4]) : fromMonth;
  if (fromMonth === 0 || toMonth === 0) return undefined;
  const turn = fromMonth > toMonth ? 1 : 0;
  const inYear = (year: number): DayRange | undefined =>
    rangeOf(
      `${year - turn}-${twoDigits(fromMonth)}-${twoDigits(match[2] ?? '')}`,
      `${year}-${twoDigits(toMonth)}-${twoDigits(match[5] ?? '')}`,
    );
  if (match[6]) return inYear(Number(match[6]));
  if (match[3]) return inYear(Number(match[3]) + turn);
  if (hints.year !== undefined) return inYear(hints.year);
  const bound = hints.before ?? hints.today;
  if (bound === undefined) return undefined;
  const year = Number(bound.slice(0, 4));
  for (const candidate of [year + 1, year, year - 1]) {
    const range = inYear(candidate);
    if (range && (hints.before === undefined ? range.from <= bound : range.from < bound)) return range;
  }
  return undefined;
}
