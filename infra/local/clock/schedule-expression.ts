/**
 * When a schedule of the stack fires next: at a wall-clock time of every day or of one day of the week, or at a rate. Other
 * forms of EventBridge Scheduler are refused. A wall-clock time that autumn repeats fires once, the first time.
 * Source: EventBridge Scheduler guide, "Schedule types" and "Daylight savings time".
 */

import { slotsFrom, WEEKDAYS } from '../../../shared/papers/time/publish-slot.ts';

export class ScheduleExpressionError extends Error {
  override name = 'ScheduleExpressionError' as const;
  constructor(expression: string) {
    super(`the schedule ${expression} is unknown on one machine; teach it to schedule-expression.ts`);
  }
}

export interface Recurrence {
  /** The first firing strictly after this instant; undefined when there is none. */
  next(after: Date): Date | undefined;
}

const HOUR = 3_600_000;
const RATE = /^rate\(([1-9]\d*) hours?\)$/;
/** Minute, hour, and a day of the week, or `?` for every day. */
const CRON = new RegExp(`^cron\\(([1-5]?\\d) (1?\\d|2[0-3]) (?:\\* \\* \\?|\\? \\* (${WEEKDAYS.join('|')})) \\*\\)$`);
/** A slot that the clocks skip is followed by another within two weeks. */
const DAYS_SEARCHED = 15;

/**
 * @param zone IANA name in which wall-clock times are read
 * @param anchor where a rate counts from: the schedule's creation
 * @throws ScheduleExpressionError
 */
export function parseSchedule(expression: string, zone: string, anchor: Date): Recurrence {
  const step = Number(RATE.exec(expression)?.[1]) * HOUR;
  if (step) {
    return {
      next(after) {
        const gone = Math.max(0, Math.floor((after.getTime() - anchor.getTime()) / step) + 1);
        return new Date(anchor.getTime() + gone * step);
      },
    };
  }
  const cron = CRON.exec(expression);
  if (!cron) throw new ScheduleExpressionError(expression);
  const [, minute, hour, day] = cron;
  return {
    next(after) {
      for (const { at } of slotsFrom({ zone, day, time: `${hour}:${minute}` }, after, DAYS_SEARCHED))
        if (at && at > after) return at;
      return undefined;
    },
  };
}
