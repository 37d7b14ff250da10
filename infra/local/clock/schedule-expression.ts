/**
 * When an EventBridge Scheduler expression fires next.
 * Source: EventBridge Scheduler guide, "Schedule types" and "Daylight savings time": a wall-clock time that the spring
 * change skips does not fire; one that the autumn change repeats fires once.
 */

import { instantOf, wallClock } from '../../../shared/papers/time/wall-clock.ts';

export class ScheduleExpressionError extends Error {
  override name = 'ScheduleExpressionError' as const;
  constructor(expression: string, why: string) {
    super(`the schedule ${expression} ${why}`);
  }
}

export interface Recurrence {
  /** The first firing strictly after this instant; undefined when there is none. */
  next(after: Date): Date | undefined;
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE };
/** A cron that fires on 29 February alone may wait 8 years (2096 to 2104); more days than that mean never. */
const DAYS_SEARCHED = 366 * 9;

/**
 * @param expression `cron(m h day month weekday year)`, `rate(n unit)` or `at(yyyy-mm-ddThh:mm:ss)`
 * @param zone IANA name in which wall-clock times are read
 * @param anchor where a rate counts from: the schedule's creation
 * @throws ScheduleExpressionError
 */
export function parseSchedule(expression: string, zone: string, anchor: Date): Recurrence {
  const [, kind, inside = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return parseRate(expression, inside, anchor);
  if (kind === 'at') return parseAt(expression, inside, zone);
  if (kind === 'cron') return parseCron(expression, inside, zone);
  throw new ScheduleExpressionError(expression, 'is neither cron(…), rate(…) nor at(…)');
}

function parseRate(expression: string, inside: string, anchor: Date): Recurrence {
  const [, count, unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inside) ?? [];
  const step = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (!step) throw new ScheduleExpressionError(expression, 'needs a count and minutes, hours or days');
  return {
    next(after) {
      const gone = Math.max(0, Math.floor((after.getTime() - anchor.getTime()) / step) + 1);
      return new Date(anchor.getTime() + gone * step);
    },
  };
}

function parseAt(expression: string, inside: string, zone: string): Recurrence {
  const [whole, ...parts] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(inside) ?? [];
  if (!whole) throw new ScheduleExpressionError(expression, 'needs a time such as 2026-12-28T09:00:00');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const instant = instantOf({ year, month, day, hour, minute }, zone);
  return {
    next(after) {
      const at = instant && new Date(instant.getTime() + second * 1000);
      return at && at > after ? at : undefined;
    },
  };
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function parseCron(expression: string, inside: string, zone: string): Recurrence {
  const fields = inside.trim().split(/\s+/);
  if (fields.length !== 6) throw new ScheduleExpressionError(expression, 'needs six fields');
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields;
  if ((days === '?') === (weekdays === '?')) {
    throw new ScheduleExpressionError(expression, 'needs ? in exactly one of day of month and day of week');
  }
  const set = (text: string, low: number, high: number, names: readonly string[] = [], first = 0) => {
    const found = numbers(text.toUpperCase(), low, high, names, first);
    if (!found) throw new ScheduleExpressionError(expression, `has the field ${text}, which is not understood`);
    return found;
  };
  const minuteSet = [...set(minutes, 0, 59)].sort(ascending);
  const hourSet = [...set(hours, 0, 23)].sort(ascending);
  const monthSet = set(months, 1, 12, MONTHS, 1);
  const yearSet = set(years, 1970, 2199);
  const daySet = days === '?' || days.toUpperCase() === 'L' ? undefined : set(days, 1, 31);
  const weekdaySet = weekdays === '?' ? undefined : set(weekdays, 1, 7, DAYS, 1);
  const lastDay = days.toUpperCase() === 'L';

  const fits = (date: Date): boolean => {
    const day = date.getUTCDate();
    if (!yearSet.has(date.getUTCFullYear()) || !monthSet.has(date.getUTCMonth() + 1)) return false;
    if (weekdaySet) return weekdaySet.has(date.getUTCDay() + 1);
    if (lastDay) return new Date(date.getTime() + 1440 * MINUTE).getUTCDate() === 1;
    return daySet?.has(day) ?? true;
  };

  return {
    next(after) {
      const start = wallClock(after, zone);
      const from = Date.UTC(start.year, start.month - 1, start.day);
      for (let i = 0; i <= DAYS_SEARCHED; i++) {
        const date = new Date(from + i * 1440 * MINUTE);
        if (!fits(date)) continue;
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        for (const hour of hourSet) {
          for (const minute of minuteSet) {
            const instant = instantOf({ year, month, day, hour, minute }, zone);
            if (instant && instant > after) return instant;
          }
        }
      }
      return undefined;
    },
  };
}

const ascending = (a: number, b: number) => a - b;

/** Lists, ranges, steps and names of one field; undefined when it is not understood. */
function numbers(
  text: string,
  low: number,
  high: number,
  names: readonly string[],
  first: number,
): Set<number> | undefined {
  const found = new Set<number>();
  const value = (word: string): number => {
    const named = names.indexOf(word);
    return named >= 0 ? named + first : /^\d+$/.test(word) ? Number(word) : Number.NaN;
  };
  for (const part of text.split(',')) {
    const [range = '', step = '1', ...more] = part.split('/');
    const [start = '', end] = range.split('-');
    const from = start === '*' ? low : value(start);
    const to = end !== undefined ? value(end) : start === '*' || part.includes('/') ? high : from;
    const by = Number(step);
    if (more.length > 0 || !(from >= low && from <= to && to <= high && by >= 1)) return undefined;
    for (let n = from; n <= to; n += by) found.add(n);
  }
  return found;
}
