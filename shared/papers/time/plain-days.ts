/** The many ways of writing a dash, a blank, an ordinal or a weekday, brought to one before days are looked for. */
import { MONTH_NAME } from './calendar-day.ts';
import { inEnglish } from './foreign-days.ts';

/** `25-31/03/2024`, with no name of a month before it. */
const daysThenMonth = new RegExp(
  String.raw`(?<![\d/.-]|${MONTH_NAME}\s)(\d{1,2})\.?\s?-\s?(\d{1,2})([/.])(\d{1,2})\3(\d{4})(?!\d)`,
  'gi',
);

/** A day of the week by its English name, whole or cut. For a pattern that disregards case. */
export const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const weekdayAlone = new RegExp(String.raw`\b${WEEKDAY}\b[.,]?`, 'gi');

const eastAsian: Readonly<Record<string, string>> = { 년: '年', 월: '月', 일: '日', 주: '週', 周: '週' };

/** One spelling for dashes, blanks, ordinals and weekdays, so that the forms above stay few. */
export function plainDays(text: string): string {
  return (
    inEnglish(text.normalize('NFKC'))
      .replace(/[‐‑‒–—―−~〜～→]/gu, '-')
      .replace(/[‘’‛′`]/gu, "'")
      // Chinese and Korean name the parts of a date as Japanese does, with other signs.
      .replace(/(?<=\d\s?)[년월일주周]/gu, (sign) => eastAsian[sign] ?? sign)
      .replace(/第([一二三四五])(?=[週周])/gu, (_, count: string) => `第${'一二三四五'.indexOf(count) + 1}`)
      .replace(
        /\((?:[月火水木金土日월화수목금토일](?:曜日?)?(?:・?祝)?|(?:周|星期)[一二三四五六日天])\)|[月火水木金土日]曜日?|星期[一二三四五六日天]/gu,
        '',
      )
      .replace(/(?<=[\d日])\s*(?:ー|から|より)\s*(?=\d)/gu, '-')
      .replace(weekdayAlone, ' ')
      .replace(/(?<=\d)(?:st|nd|rd|th)\b/gi, '')
      .replace(/(?<=[\w.,日])\s+(?:to|through|thru|until|till)\s+(?=\w)/gi, ' - ')
      .replace(/\bthe (?=\d)|(?<=\p{L})_|_(?=\p{L})/giu, ' ')
      .replace(/\s+/gu, ' ')
      // What two days share stands but once, and a dash may part a month from its day as it parts the days.
      .replace(daysThenMonth, '$5-$4-$1 - $5-$4-$2')
      .replace(/(?<![\d/.-])(\d\d)-(\d\d)\s?-\s?(\d\d)-(\d\d)(?![\d/.-])/g, '$1/$2 - $3/$4')
      .trim()
  );
}
