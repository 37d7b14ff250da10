/** When a week's edition is published by the schedule: the deadline of everything that is done for it. */
import type { Week } from '../paper.ts';
import { instantOf, wallClock } from './wall-clock.ts';
import { previousWeek, weekOf } from './week.ts';

export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** The weekly slot, on the wall clock of a zone. */
export interface PublishingSlot {
  /** IANA name. */
  readonly zone: string;
  readonly day: (typeof WEEKDAYS)[number];
  /** `HH:MM`. */
  readonly time: string;
}

/**
 * The dates that a weekly slot falls on (every date without a day of the week), from an instant's own date on as the clocks
 * of the zone show it, so many days ahead or, below zero, back. `at` is undefined where the clocks skip that time in spring;
 * then nothing fires (EventBridge Scheduler guide, "Daylight savings time").
 */
export function* slotsFrom(
  { zone, day, time }: Pick<PublishingSlot, 'zone' | 'time'> & { readonly day?: string },
  from: Date,
  days: number,
): Generator<{ readonly date: Date; readonly at: Date | undefined }> {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const today = wallClock(from, zone);
  for (let i = 0; i <= Math.abs(days); i++) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + Math.sign(days) * i));
    if (day && WEEKDAYS[date.getUTCDay()] !== day) continue;
    const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute };
    yield { date, at: instantOf(wall, zone) };
  }
}

/** A week that is further ahead is a mistake of its source, and nothing is planned for it. */
const DAYS_SEARCHED = 35;

/**
 * The first slot after `now` that may publish the week: one in a later week, since a slot publishes the newest week before
 * its own. Undefined: none is near.
 */
export function publishSlotOf(
  week: Week,
  now: Date,
  slot: PublishingSlot,
  zoneOffsetMinutes: number,
): Date | undefined {
  for (const { at } of slotsFrom(slot, now, DAYS_SEARCHED))
    if (at && at > now && previousWeek(weekOf(at, zoneOffsetMinutes)) >= week) return at;
  return undefined;
}
