/**
 * ISO weeks: Monday to Sunday, numbered within the ISO week-year (ISO 8601-1:2019, 3.1.1.9).
 * The week holding the year's first Thursday is W01, so 2027-01-01 lies in 2026-W53 and 2024-12-30 in 2025-W01.
 */
import type { Day, Week } from '../paper.ts';

/** What was given is no ISO week or no calendar day. Asking again cannot help. */
export class InvalidWeekError extends Error {
  override name = 'InvalidWeekError' as const;
  readonly retryable = false;
}

export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const millisecondsPerDay = 86_400_000;

/** Japan's offset: the reference digest's weeks were cut there. Other zones come from the settings. */
export const defaultZoneOffsetMinutes = 540;

/** Days since 1970-01-01. Refuses what the calendar does not have, such as 2023-02-29. */
export function dayNumber(day: Day): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const time = Date.UTC(year, month - 1, date);
  const read = new Date(time);
  // Date.UTC reads years below 100 as 19xx, and rolls a 31st of April over; both are found out here.
  if (read.getUTCDate() !== date || read.getUTCMonth() !== month - 1 || read.getUTCFullYear() !== year) {
    throw new InvalidWeekError(`not a calendar day: ${day.slice(0, 40)}`);
  }
  return time / millisecondsPerDay;
}

/** The calendar day so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Calendar day of an instant in a zone given as minutes east of UTC. */
export function dayOf(instant: Date, zoneOffsetMinutes: number = defaultZoneOffsetMinutes): Day {
  return new Date(instant.getTime() + zoneOffsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** Monday's day number; 1970-01-01 was a Thursday. */
const mondayOf = (number: number): number => number - ((((number + 3) % 7) + 7) % 7);

/** The ISO week that holds a calendar day. */
export function weekOfDay(day: Day): Week {
  const monday = mondayOf(dayNumber(day));
  const year = Number(dayOfNumber(monday + 3).slice(0, 4));
  const ordinal = (monday - mondayOf(dayNumber(`${year}-01-04`))) / 7 + 1;
  return `${year}-W${String(ordinal).padStart(2, '0')}`;
}

/** The ISO week of an instant, in a zone given as minutes east of UTC (540 = UTC+9). */
export function weekOf(instant: Date, zoneOffsetMinutes: number = defaultZoneOffsetMinutes): Week {
  return weekOfDay(dayOf(instant, zoneOffsetMinutes));
}

function mondayOfWeek(week: Week): number {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const monday = match ? mondayOf(dayNumber(`${match[1]}-01-04`)) + (Number(match[2]) - 1) * 7 : Number.NaN;
  if (Number.isNaN(monday) || weekOfDay(dayOfNumber(monday)) !== week) {
    throw new InvalidWeekError(`not an ISO week (write 2024-W13): ${week.slice(0, 40)}`);
  }
  return monday;
}

/** Reads `2024-W13`, also `2024w13` and `2024W13`. Refuses weeks the year does not have, such as 2025-W53. */
export function parseWeek(text: string): Week {
  const match = /^\s*(\d{4})-?[Ww](\d{1,2})\s*$/.exec(text);
  const week = match ? `${match[1]}-W${match[2]?.padStart(2, '0')}` : text;
  mondayOfWeek(week);
  return week;
}

/** Monday and Sunday of a week. */
export function daysOfWeek(week: Week): DayRange {
  const monday = mondayOfWeek(week);
  return { from: dayOfNumber(monday), to: dayOfNumber(monday + 6) };
}

/** First instant of a week and first instant after it, in a zone given as minutes east of UTC. */
export function instantsOfWeek(
  week: Week,
  zoneOffsetMinutes: number = defaultZoneOffsetMinutes,
): { from: Date; until: Date } {
  const from = mondayOfWeek(week) * millisecondsPerDay - zoneOffsetMinutes * 60_000;
  return { from: new Date(from), until: new Date(from + 7 * millisecondsPerDay) };
}

export const nextWeek = (week: Week): Week => weekOfDay(dayOfNumber(mondayOfWeek(week) + 7));
export const previousWeek = (week: Week): Week => weekOfDay(dayOfNumber(mondayOfWeek(week) - 7));

/**
 * The ISO week of a range's midpoint. Lists name their weeks by ranges that overlap, leave gaps or end on a Monday;
 * the midpoint is the one rule under which no two of them fall together (156 weeks of the curated list were tried).
 */
export function weekOfRange(range: DayRange): Week {
  return weekOfDay(dayOfNumber(Math.floor((dayNumber(range.from) + dayNumber(range.to)) / 2)));
}

/** Weeks before the newest that a slot makes up: a list was seen three weeks late at times, and older news is none. */
const MADE_UP = 4;

/** The weeks that a slot may publish, newest first: the one before it, and a few older ones. */
export function weeksDue(slot: Date, zoneOffsetMinutes: number): readonly [Week, ...Week[]] {
  const newest = newestCompleteWeek(slot, zoneOffsetMinutes);
  const older: Week[] = [];
  while (older.length < MADE_UP) older.push(previousWeek(older.at(-1) ?? newest));
  return [newest, ...older];
}

/** The newest week that had ended, Sunday midnight in the zone, at an instant. */
export function newestCompleteWeek(now: Date, zoneOffsetMinutes: number = defaultZoneOffsetMinutes): Week {
  return previousWeek(weekOf(now, zoneOffsetMinutes));
}

/**
 * The weeks a collector that stopped at `watermark` still owes up to `newest`, oldest first and at most `limit` of them:
 * no gap, no repeat, however long it did not run. Without a watermark only the newest week is due.
 */
export function weeksSince(watermark: Week | undefined, newest: Week, limit = 26): readonly Week[] {
  if (watermark === undefined) return [newest];
  const last = mondayOfWeek(newest);
  const weeks: Week[] = [];
  for (let monday = mondayOfWeek(watermark) + 7; monday <= last && weeks.length < limit; monday += 7) {
    weeks.push(weekOfDay(dayOfNumber(monday)));
  }
  return weeks;
}

/** Whole days between the end of the newest week a source holds and now: what the watchdog reports. */
export function daysSinceNewestWeek(
  newest: Week,
  now: Date,
  zoneOffsetMinutes: number = defaultZoneOffsetMinutes,
): number {
  return Math.max(0, dayNumber(dayOf(now, zoneOffsetMinutes)) - dayNumber(daysOfWeek(newest).to));
}
