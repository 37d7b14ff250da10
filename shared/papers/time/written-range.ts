/**
 * How people write the days of a week in a heading: `Jan 1-8`, `25 March – 31 March 2024`, `2024-W13`, `Week of March 25`,
 * `3/23 - 3/29`, `2024年3月25日〜31日`, `Week 4 of March 2024`. Read by meaning; what is missing or ambiguous is left open.
 */
import { MONTH_NAME, monthNumber } from './calendar-day.ts';
import { plainDays, WEEKDAY } from './plain-days.ts';
import { isFiscal, isTerm, monthIn, statedYear, wholeYear, withoutForeignYear, yearIn } from './written-month.ts';

/** Which number of `03/04` is the month, and whether `24/03/25` begins with its year. */
export type NumberOrder = 'month-first' | 'day-first' | 'year-first';

interface WrittenDay {
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
}

/** What a text says of its days, before anything around it is asked. */
export interface WrittenRange {
  readonly days:
    | { readonly kind: 'range'; readonly from: WrittenDay; readonly to: WrittenDay }
    | { readonly kind: 'day'; readonly day: WrittenDay; readonly means: 'holds' | 'begins' | 'ends' }
    | { readonly kind: 'week'; readonly week: number }
    | { readonly kind: 'week-of-month'; readonly week: number; readonly month: number };
  /** The year that the text names anywhere; of a range it is that of its end. */
  readonly year?: number;
  /** That year runs from April to March. */
  readonly fiscal?: boolean;
  /** `03/04`: month and day can't be told apart by this text alone. */
  readonly ordered: boolean;
  /** The text without what was read. */
  readonly rest: string;
}

const year = String.raw`(?:'?\d\d(?!\d)|(?:19|20)\d\d)`;
/** The forms of one day, each with its own groups; `a` and `b` are a month and a day in either order. */
const dayForms = {
  full: String.raw`(?<y>(?:19|20)\d\d(?=\s?[-/._年])|\d\d(?=年))\s?[-/._年]\s?(?<m>\d{1,2})\s?[-/._月]\s?(?<d>\d{1,2})(?!\d|(?<!\d\d)\s?週)\s?日?`,
  named: String.raw`(?<y>20\d\d)[-/](?<mn>${MONTH_NAME})[-/](?<d>\d{1,2})(?!\d)`,
  packed: String.raw`(?<y>20\d\d)(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)(?!\d)`,
  era: String.raw`(?:令和|R)\s?(?<era>\d{1,2}|元)\s?[年.]\s?(?<m>\d{1,2})\s?[月.]\s?(?<d>\d{1,2})(?!\d)\s?日?`,
  dayMonth: String.raw`(?<!week )(?<d>\d{1,2})(?!\d)\.?[ -]?(?:of )?(?<mn>${MONTH_NAME})(?:,?[ -](?<y>${year})(?! ?${MONTH_NAME}))?`,
  monthDay: String.raw`(?<mn>${MONTH_NAME})\s?-?(?<d>\d{1,2})(?![\d:])(?:,? (?<y>${year}))?`,
  japanese: String.raw`(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})(?!\d|(?<!\d\d)\s?週)\s?日?`,
  alone: String.raw`(?<d>\d{1,2})日(?![間目後前])`,
  numbers: String.raw`(?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<y>(?:19|20)\d\d|(?<!-)\d\d)(?!\d)`,
  short: String.raw`^(?<a>\d\d)(?<b>\d\d)(?<y>\d\d)$`,
  pair: String.raw`(?<a>\d{1,2})[/.](?<b>\d{1,2})(?![\d/])\.?`,
} as const;
type DayForm = keyof typeof dayForms;
/** Which of their numbers is the month, the list tells. */
const asksOrder: ReadonlySet<DayForm> = new Set(['numbers', 'short', 'pair']);
const before = String.raw`(?<![\d/.\w'-])`;
/** What a day may follow that stands behind the dash of its own range: `25-31 March`. */
const beforeDayMonth = String.raw`(?<![\d/.\w']|[^\d ]-)`;
const dash = String.raw`\s?(?:-+|/)\s?`;
const bareDay = String.raw`(?<d>\d{1,2})(?![\d:%])\s?日?`;

const patterns = (Object.keys(dayForms) as DayForm[]).map((form) => ({
  form,
  from: new RegExp((form === 'dayMonth' ? beforeDayMonth : before) + dayForms[form], 'iu'),
  at: new RegExp(dayForms[form], 'iuy'),
}));
const restOfRange = new RegExp(dash, 'uy');
const afterFull = /(?<m>\d{1,2})[-/.](?<d>\d{1,2})(?![\d/.-])/uy;
const bare = new RegExp(`${bareDay}(?![-/.]?\\w)`, 'uy');
/** What is counted before a dash is no day: `Session 3 - 25 March`. */
const counted = String.raw`(?<!(?:session|issue|no|vol(?:ume)?|meeting|lecture|week|part|episode|ep|round|seminar|talk|day)\.?\s|#)`;
const bareFrom = new RegExp(`${counted}${before}${bareDay}${dash}$`, 'iu');
const bareRange = new RegExp(`^\\D{0,40}?${before}(?<d>\\d{1,2})\\s?日?\\s?-+\\s?(?<e>\\d{1,2})\\s?日?\\D{0,20}$`, 'u');

/** `March (25-31)`: with nothing behind it that could be counted. */
const daysOfMonth = /(?<![\d/.\w'-])(?<d>\d{1,2})\s?日?\s?-\s?(?<e>\d{1,2})\s?日?[^\p{L}\d]*$/u;

const weekForms: readonly RegExp[] = [
  /(?<![\w-])(?<y>20\d\d)[- ]?w(?<w>\d{1,2})(?!\d)/i,
  /(?<y>20\d\d)\s?年\s?(?:の\s?)?第?\s?(?<w>\d{1,2})\s?週/,
  /(?<!\w)(?:(?:iso |calendar )?week|wk|cw|kw)[ .:#-]{0,3}(?:no\.? ?)?(?<w>\d{1,2})(?!\d|[:.]\d)/i,
  /(?<!\w)(?<w>\d{1,2}) week of (?=20\d\d)/i,
  /(?<!\w)w(?<w>\d\d)(?!\w)/i,
  /第\s?(?<w>\d{1,2})\s?週|^\W*(?<w2>[1-6])\s?(?:週目|week)\W*$/i,
];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const monthWeekForms: readonly RegExp[] = [
  new RegExp(String.raw`(?<!\w)week (?<w>[1-6])[ ,:(-]{1,3}(?:of |in )?(?<mn>${MONTH_NAME})(?!\w)`, 'iu'),
  new RegExp(String.raw`(?<!\w)(?<w>[1-6]|${ordinals.join('|')}) week (?:of |in )(?<mn>${MONTH_NAME})(?!\w)`, 'iu'),
  new RegExp(String.raw`(?<!\w)(?<mn>${MONTH_NAME})(?: ?,? 20\d\d)?[ ,:(-]{1,3}(?:week |w)(?<w>[1-6])(?!\d)`, 'iu'),
  /(?<!\d)20\d\d[-/.](?<m>\d{1,2})[ ,:(-]{1,3}(?:week |w|第)\s?(?<w>[1-6])(?!\d)/i,
  /(?<m>\d{1,2})\s?月\s?(?:の\s?)?第?\s?(?<w>[1-6])\s?週/,
];

type Groups = Readonly<Record<string, string | undefined>>;

function dayOfGroups(form: DayForm, groups: Groups, order: NumberOrder): WrittenDay {
  const [month, day, ahead] =
    order === 'year-first'
      ? [groups.b, groups.y, groups.a]
      : order === 'day-first'
        ? [groups.b, groups.a]
        : [groups.a, groups.b];
  const named = groups.mn ? monthNumber(groups.mn) : undefined;
  const era = groups.era === '元' ? 2019 : groups.era ? 2018 + Number(groups.era) : undefined;
  const stated = era ?? wholeYear(ahead ?? groups.y);
  return {
    ...(stated === undefined ? {} : { year: stated }),
    ...(form === 'alone' ? {} : { month: named ?? Number(groups.m ?? month) }),
    day: Number(groups.d ?? day),
  };
}

interface Found {
  readonly form: DayForm;
  readonly day: WrittenDay;
  readonly start: number;
  readonly end: number;
}

const isDay = ({ month = 1, day }: WrittenDay): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** The first day that a text writes, of the forms in order: the fuller ones first where several begin at one place. */
function firstDay(text: string, order: NumberOrder): Found | undefined {
  let best: Found | undefined;
  for (const { form, from } of patterns) {
    const match = from.exec(text);
    const day = match && dayOfGroups(form, match.groups ?? {}, order);
    if (!match || !day || !(isDay(day) || asksOrder.has(form))) continue;
    if (!best || match.index < best.start) best = { form, day, start: match.index, end: match.index + match[0].length };
  }
  return best;
}

/** What follows a range's dash, after a day of this form. */
function dayAt(text: string, at: number, first: DayForm, order: NumberOrder): Found | undefined {
  afterFull.lastIndex = at;
  const short = first === 'full' ? afterFull.exec(text)?.groups : undefined;
  if (short) {
    const day = { month: Number(short.m), day: Number(short.d) };
    return { form: 'full', day, start: at, end: afterFull.lastIndex };
  }
  for (const { form, at: pattern } of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { form, day: dayOfGroups(form, match.groups ?? {}, order), start: at, end: at + match[0].length };
  }
  bare.lastIndex = at;
  const match = bare.exec(text);
  return match
    ? { form: 'japanese', day: { day: Number(match.groups?.d) }, start: at, end: at + match[0].length }
    : undefined;
}

function meaningOf(lead: string, tail: string): 'holds' | 'begins' | 'ends' {
  if (/\b(?:ending|ends?|w\/e)(?: on)?\W*$/i.test(lead) || /^\W*まで/u.test(tail)) return 'ends';
  if (
    /\b(?:week of|w\/c|commencing|beginning|starting|begins|starts|from)(?: on)?(?: the)?\W*$/i.test(lead) ||
    /^\W*(?:の週|から|週)/u.test(tail)
  )
    return 'begins';
  return 'holds';
}

const weekday = `(?:${WEEKDAY}|[月火水木金土日](?:曜日?)?)`;
/** `25 Mon`, `Monday 25th`, `25（月）`: a number alone may count anything, beside the name of its day it is a date. */
const dayOfWeekday = new RegExp(
  String.raw`^[^\p{L}\d]*(?:${weekday}[^\p{L}\d]+(?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?|(?<e>\d{1,2})(?:st|nd|rd|th)?日?[^\p{L}\d]+${weekday})[^\p{L}\d]*$`,
  'iu',
);

/** Whether the text speaks of its own making rather than of the week it holds. */
const ofItself = /\b(?:updated?|modified|revised|created|generated|since|copyright|©)\b|更新|作成/i;

function weekWritten(text: string): WrittenRange | undefined {
  for (const form of monthWeekForms) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const { w = '', mn, m } = match.groups;
    const week = ordinals.indexOf(w.toLowerCase()) + 1 || Number(w);
    const rest = text.replace(match[0], ' ');
    const stated = yearIn(text);
    const days = { kind: 'week-of-month', week, month: mn ? monthNumber(mn) : Number(m) } as const;
    return { days, ordered: true, rest, ...(stated === undefined ? {} : { year: stated }) };
  }
  for (const form of weekForms) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const rest = text.replace(match[0], ' ');
    const stated = wholeYear(match.groups.y) ?? yearIn(rest);
    const week = Number(match.groups.w ?? match.groups.w2);
    const month = week <= 6 ? monthIn(rest) : undefined;
    const days =
      month === undefined ? ({ kind: 'week', week } as const) : ({ kind: 'week-of-month', week, month } as const);
    return { days, ordered: true, rest, ...(stated === undefined ? {} : { year: stated }) };
  }
  return undefined;
}

/**
 * The days that a text names, or undefined where it names none. A range counts before a day, a day before the number of a
 * week, which is often only the number of the issue. From when a term or a fiscal year counts its weeks, nobody says.
 * @param order how to read `03/04`
 */
export function writtenRange(written: string, order: NumberOrder = 'month-first'): WrittenRange | undefined {
  const text = plainDays(written.slice(0, 500));
  if (ofItself.test(text)) return undefined;
  const alone = dayOfWeekday.exec(written.slice(0, 100).normalize('NFKC'))?.groups;
  if (alone) {
    const day = { day: Number(alone.d ?? alone.e) };
    return { days: { kind: 'day', day, means: 'holds' }, ordered: true, rest: '' };
  }
  if (!isTerm(text)) return rangeIn(text, order);
  const range = rangeIn(withoutForeignYear(text), order);
  return range && range.days.kind !== 'week' ? { ...range, fiscal: isFiscal(text) } : undefined;
}

function rangeIn(text: string, order: NumberOrder): WrittenRange | undefined {
  const found = firstDay(text, order);
  const month = found?.form === 'alone' ? monthIn(text) : undefined;
  const first = found && month !== undefined ? { ...found, day: { ...found.day, month } } : found;
  if (!first) {
    const week = weekWritten(text);
    const named = monthIn(text);
    const pair = week ? null : named ? daysOfMonth.exec(text.replace(statedYear, ' ')) : bareRange.exec(text);
    if (!pair?.groups) return week;
    const to = { day: Number(pair.groups.e), ...(named ? { month: named } : {}) };
    const days = { kind: 'range', from: { day: Number(pair.groups.d) }, to } as const;
    const stated = yearIn(text);
    return { days, ordered: true, rest: text.replace(/\d+/g, ' '), ...(stated === undefined ? {} : { year: stated }) };
  }
  const lead = text.slice(0, first.start);
  const asks = (found: Found | undefined): boolean => found !== undefined && asksOrder.has(found.form);
  restOfRange.lastIndex = first.end;
  const joined = restOfRange.exec(text);
  const second = joined ? dayAt(text, first.end + joined[0].length, first.form, order) : undefined;
  const earlier = second || first.form !== 'dayMonth' ? null : bareFrom.exec(lead);
  const start = earlier ? earlier.index : first.start;
  const end = second ? second.end : first.end;
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  const stated = second?.day.year ?? first.day.year;
  const outside = stated === undefined ? yearIn(rest) : undefined;
  const known = {
    ordered: !(asks(first) || asks(second)),
    rest: outside === undefined ? rest : rest.replace(statedYear, ' '),
    ...(outside === undefined ? {} : { year: outside }),
  };
  if (second) return { ...known, days: { kind: 'range', from: first.day, to: second.day } };
  if (earlier) return { ...known, days: { kind: 'range', from: { day: Number(earlier.groups?.d) }, to: first.day } };
  // `3/4` or `3.5` alone may be a fraction or a version: it is a day only where nothing else stands beside it.
  if (first.form === 'pair' && /[\p{L}\d]/u.test(rest.replace(/week|of|the|週|の/giu, ''))) return weekWritten(text);
  return { ...known, days: { kind: 'day', day: first.day, means: meaningOf(lead, text.slice(end)) } };
}
