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

/** A week that is further ahead is a mistake of its source, and nothing is planned for it. */
const DAYS_SEARCHED = 35;

/**
 * The first slot after `now` that may publish the week: one in a later week, since a slot publishes the newest week before
 * its own. A clock time that the spring change skips does not fire (EventBridge Scheduler guide). Undefined: none is near.
 */
export function publishSlotOf(
  week: Week,
  now: Date,
  { day, time, zone }: PublishingSlot,
  zoneOffsetMinutes: number,
): Date | undefined {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const today = wallClock(now, zone);
  for (let ahead = 0; ahead <= DAYS_SEARCHED; ahead++) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + ahead));
    if (WEEKDAYS[date.getUTCDay()] !== day) continue;
    const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute };
    const slot = instantOf(wall, zone);
    if (slot && slot > now && previousWeek(weekOf(slot, zoneOffsetMinutes)) >= week) return slot;
  }
  return undefined;
}
