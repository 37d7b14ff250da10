/** Dates as sources write them, brought to a calendar day or an instant; never guessed. */
import type { Day } from '../paper.ts';
import { inEnglish } from './foreign-days.ts';
import { dayNumber, dayOf } from './week.ts';
import { zoneMinutes } from './zone-names.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A month by its English name, whole or cut. For a pattern that disregards case. */
export const MONTH_NAME = String.raw`(?:jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;

/** 1 to 12; 0 for no month. */
export const monthNumber = (name: string): number => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** RFC 5322 4.3: two digits below 50 are of this century. */
const wholeYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`);

function checked(year: string, month: string | number, date: string): Day | undefined {
  const day = `${wholeYear(year)}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  try {
    dayNumber(day);
    return day;
  } catch {
    return undefined;
  }
}

const weekday = String.raw`^\s*(?:\p{L}{2,10}\.?,?\s+)?`;
const forms: readonly RegExp[] = [
  /^\s*(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/,
  /^\s*(?<y>\d{4})[/.]\s?(?<m>\d{1,2})[/.]\s?(?<d>\d{1,2})(?!\d)/,
  /^\s*(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?!\d)/,
  // Dots stand behind the day first; of slashes only what can mean one thing is read.
  /^\s*(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?!\d)/,
  /^\s*(?<d>1[3-9]|2\d|3[01])[/-](?<m>\d{1,2})[/-](?<y>\d{4})(?!\d)/,
  /^\s*(?<m>\d{1,2})[/-](?<d>1[3-9]|2\d|3[01])[/-](?<y>\d{4})(?!\d)/,
  /^\s*(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日/,
  new RegExp(
    String.raw`${weekday}(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<mn>${MONTH_NAME}),?[\s-]+(?<y>\d{4}|\d\d)(?!\d)`,
    'iu',
  ),
  new RegExp(
    String.raw`${weekday}(?<mn>${MONTH_NAME})\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{1,5}\s+)?)?(?<y>\d{4})(?!\d)`,
    'iu',
  ),
];

/**
 * The day that a date names, in the offset it was written in: `2024-03-27T23:30:00-07:00` is 2024-03-27, as its page prints.
 * Reads ISO 8601 with and without its marks, RFC 5322 (`Thu, 24 Sep 26 00:00:00 JST`), `March 27, 2024` and `2024年3月27日`;
 * undefined for anything less than a day.
 */
export function dayWritten(text: string | undefined): Day | undefined {
  const plain = inEnglish(text?.slice(0, 200).normalize('NFKC') ?? '');
  for (const form of forms) {
    const groups = form.exec(plain)?.groups;
    if (groups) return checked(groups.y ?? '', groups.mn ? monthNumber(groups.mn) : (groups.m ?? ''), groups.d ?? '');
  }
  return undefined;
}

/** A time without colons, as ISO 8601 allows it and as Japanese writes it. */
const otherClock = /(?<=^\s*\d{8})T?(\d\d)(\d\d)(?!\d{3})|(?<!\d)(\d{1,2})時\s?(\d{1,2})分/;
const clock = /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\b\.?)?\s*(.*)$/i;

/**
 * The instant that a date with a time names; a bare day counts as noon UTC, which lies on that day from UTC-12 to UTC+11.
 * A time without a zone, or with one that nobody knows, is taken for UTC (RFC 5322 4.3).
 */
export function instantWritten(text: string | undefined): Date | undefined {
  const day = dayWritten(text);
  if (!text || day === undefined) return undefined;
  const time = clock.exec(
    text
      .slice(0, 200)
      .normalize('NFKC')
      .replace(
        otherClock,
        (_, hours, minutes, hour, minute) => ` ${hours ?? hour}:${(minutes ?? minute).padStart(2, '0')}`,
      ),
  );
  if (!time) return new Date(`${day}T12:00:00Z`);
  const [, hours = '', minutes = '', seconds = '0', half, zone = ''] = time;
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours);
  const minute = hour * 60 + Number(minutes) - (zoneMinutes(zone) ?? 0);
  if (hour > 24 || Number(minutes) > 59) return undefined;
  return new Date((dayNumber(day) * 1440 + minute) * 60_000 + Math.min(59, Number(seconds)) * 1000);
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
