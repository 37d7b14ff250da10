/** The year and the month that a text names, without any day. */
import { MONTH_NAME, monthNumber } from './calendar-day.ts';
import { plainDays } from './plain-days.ts';

/** `2024`, `24` and `'24`. */
export function wholeYear(text: string | undefined): number | undefined {
  const digits = text?.replace("'", '');
  if (!digits) return undefined;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

export const statedYear = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)'\d\d(?!\w)/;
export const yearIn = (text: string): number | undefined => wholeYear(statedYear.exec(text)?.[0]);

const namedMonth = new RegExp(String.raw`(?<!\w)(${MONTH_NAME})(?!\w)`, 'iu');
const numberedMonth = /(?<!\d)(?:20\d\d[-/.年]\s?)?(\d{1,2})\s?月|20\d\d[-/.](\d{1,2})(?!\d)/;

/** 1 to 12, of a text in one spelling. */
export function monthIn(text: string): number | undefined {
  const named = namedMonth.exec(text)?.[1];
  const month = named ? monthNumber(named) : Number(numberedMonth.exec(text)?.slice(1).find(Boolean) ?? 0);
  return month >= 1 && month <= 12 ? month : undefined;
}

/** What stands around a heading that names no year or month itself. */
export interface RangeContext {
  readonly year?: number;
  readonly month?: number;
  /** The year is one of those that run from April to March (年度). */
  readonly fiscal?: boolean | undefined;
  /** Weeks are counted from a day that nobody says: of a term or a fiscal year. */
  readonly term?: boolean | undefined;
}

export const isTerm = (text: string): boolean =>
  /(?<!\w)(?:FY\s?'?\d|Q[1-4]\b|(?:fiscal|spring|summer|fall|autumn|winter|semester|trimester|term|quarter)\b)|年度|学期|前期|後期/i.test(
    text,
  );
export const isFiscal = (text: string): boolean => text.includes('年度');
/** Where a fiscal year begins differs by country, but for the one whose name says which it is. */
export const withoutForeignYear = (text: string): string =>
  text.replace(/(?<!\w)(?:FY|fiscal year)\s?'?\d{2,4}/gi, ' ');

/** A month or a year that a heading sets for those below it: `March 2024`, `2024年3月`, `2024`. */
export function writtenMonth(written: string): RangeContext {
  const text = plainDays(written.slice(0, 500));
  const stated = yearIn(withoutForeignYear(text));
  const month = monthIn(text);
  const term = isTerm(text) || undefined;
  return {
    // A plain year within a fiscal one is plain.
    ...(stated === undefined ? {} : { year: stated, fiscal: isFiscal(text) || undefined, term }),
    ...(term ? { term } : {}),
    ...(month === undefined ? {} : { month }),
  };
}
