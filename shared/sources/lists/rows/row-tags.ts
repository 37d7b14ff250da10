/** What stands where a title might and is none: days, and the tags before it. */
import { MONTH_NAME } from '../../../papers/time/calendar-day.ts';
import { type WrittenRange, writtenRange } from '../../../papers/time/written-range.ts';
import { ownWords } from '../list-words.ts';

/** What every date holds: two numbers, or one and the name of what it counts. */
const dateSign = new RegExp(String.raw`\d\D+\d|\d{6}|\d.?[月日週]|week|${MONTH_NAME}\s?\d|\d\s?${MONTH_NAME}`, 'iu');

function daysAlone(title: string): WrittenRange['days'] | undefined {
  const written = title.length <= 60 && dateSign.test(title) ? writtenRange(title) : undefined;
  return written && ownWords(written.rest) === 0 ? written.days : undefined;
}

/** Days and nothing else, such as the name of another week's page. */
export const isDays = (title: string): boolean => daysAlone(title) !== undefined;

/** Days of a week, and not only one that an entry may carry. */
export function isWeekOf(title: string): boolean {
  const days = daysAlone(title);
  return days !== undefined && (days.kind !== 'day' || days.means !== 'holds');
}

/** Whether a text stands in brackets from end to end. */
export const isBracketed = (text: string): boolean => /^[[(【（][^[\](){}【】（）]+[\])】）]$/.test(text);

/** A bold `[ICML 2024]` or `[NLP]` before the title. */
export const isTagOf = (text: string): boolean =>
  /^[A-Z][A-Za-z]{2,9}\s?(?:['’]\d\d|20\d\d)$/.test(text) || (isBracketed(text) && text.split(/\s+/).length <= 3);
