/** Dates as sources write them, brought to a calendar day; never guessed. */
import type { Day } from '../paper.ts';
import { dayNumber, dayOf } from './week.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function checked(year: string, month: string | number, date: string): Day | undefined {
  const day = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  try {
    dayNumber(day);
    return day;
  } catch {
    return undefined;
  }
}

/**
 * The day that a date names, in the offset it was written in: `2024-03-27T23:30:00-07:00` is 2024-03-27, as its page prints.
 * Reads ISO 8601, RFC 5322 (`Thu, 24 Sep 2026 00:00:00 -0400`) and `March 27, 2024`; undefined for anything less than a day.
 */
export function dayWritten(text: string | undefined): Day | undefined {
  if (!text) return undefined;
  const iso =
    /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/.exec(text);
  if (iso) return checked(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const mail = /^\s*(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)/.exec(text);
  if (mail)
    return checked(mail[3] ?? '', monthNames.indexOf((mail[2] ?? '').slice(0, 3).toLowerCase()) + 1, mail[1] ?? '');
  const words = /^\s*([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/.exec(text);
  if (words)
    return checked(words[3] ?? '', monthNames.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1, words[2] ?? '');
  return undefined;
}

/** The instant that a date with a time names; a bare day counts as noon UTC, which lies on that day from UTC-12 to UTC+11. */
export function instantWritten(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const day = dayWritten(text);
  const bare = day !== undefined && !/\d:\d/.test(text);
  const time = Date.parse(bare ? `${day}T12:00:00Z` : text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A date that lies ahead of today is set to today and flagged: a digest must not sort next year's paper first. */
export function clampFuture(
  day: Day | undefined,
  now: Date,
  zoneOffsetMinutes: number,
): { readonly day: Day | undefined; readonly future: boolean } {
  // A day later is still today somewhere east of the zone.
  const latest = dayOf(new Date(now.getTime() + 86_400_000), zoneOffsetMinutes);
  if (day === undefined || day <= latest) return { day, future: false };
  return { day: dayOf(now, zoneOffsetMinutes), future: true };
}
