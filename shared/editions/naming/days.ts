/** Days and weeks as readers of a language write them. */
import type { Language } from '../../language.ts';
import type { Day } from '../../papers/paper.ts';
import { LABELS } from '../labels.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const partsOf = (day: Day): [year: number, month: number, date: number] =>
  day.split('-').map(Number) as [number, number, number];

/** `2024年6月3日`, `3 June 2024`, or the word for unknown. */
export function dayWords(day: Day | undefined, language: Language): string {
  if (!day) return LABELS[language].unknown;
  const [year, month, date] = partsOf(day);
  return language === 'ja' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** `2024年6月3日〜9日`, `3–9 June 2024`: what both ends share is said once. */
export function weekWords(from: Day, to: Day, language: Language): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a[0] !== b[0]) return `${dayWords(from, language)}${language === 'ja' ? '〜' : ' – '}${dayWords(to, language)}`;
  if (language === 'ja') return `${a[0]}年${shortWeek(from, to, language)}`;
  return `${shortWeek(from, to, language)} ${a[0]}`;
}

/** The same without its year: `6月3日〜9日`, `3–9 June`. */
export function shortWeek(from: Day, to: Day, language: Language): string {
  const [[, month, date], [, lastMonth, last]] = [partsOf(from), partsOf(to)];
  const same = month === lastMonth;
  if (language === 'ja') return `${month}月${date}日〜${same ? '' : `${lastMonth}月`}${last}日`;
  return `${date}${same ? '' : ` ${MONTHS[month - 1]} `}–${same ? '' : ' '}${last} ${MONTHS[lastMonth - 1]}`;
}
