/**
 * Quantities as the reference digest's audit counted them: digits with k, m, b and t, no dates, no names with digits.
 * Kept beside `summaries/text/quantities`, which reads more forms, so that its figures can be set beside ours.
 */
import { type Held, quantitiesNotHeld } from '../../../shared/summaries/text/quantities/held.ts';

const WORDS: Readonly<Record<string, string>> = {
  thirteen: '13',
  three: '3',
  four: '4',
  two: '2',
  one: '1',
  nine: '9',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  ten: '10',
  twenty: '20',
};
const WORD = new RegExp(`(?<![\\p{L}\\p{N}_])(${Object.keys(WORDS).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
const NAME = /[a-z][a-z0-9]*[-.]?\d+(?:\.\d+)?[a-z]?(?:-\d+[a-z]*)?/g;
const VERSION = /gemini\s*1\.0|palm-2|1\.0\s*(?:pro|プロ)|\[r\d\]/g;
const QUANTITY = /(\d+(?:\.\d+)?)\s*(%|[kmbt](?![a-z])|万|千|億|倍|年|月|日)?/g;
const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };
const DATES = new Set(['年', '月', '日']);

export function auditedNumbers(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(WORD, (word) => WORDS[word]!)
    .replace(NAME, ' ')
    .replace(VERSION, '');
  return [...plain.matchAll(QUANTITY)]
    .filter((match) => !DATES.has(match[2] ?? ''))
    .map((match) => Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1));
}

/**
 * How many numbers of a text the reference measure finds unsupported: it reads digits without their unit, from four on,
 * and to it 98 and 0.98 are one number, with or without a percent sign. The checks are stricter.
 */
export function unsupportedAsMeasured(text: string, source: Held): number {
  return quantitiesNotHeld(text, source).filter((written) => {
    const [value = 0] = auditedNumbers(written);
    if (!text.includes(written) || /^[1-3]$/.test(written)) return false;
    const others = [written.replace(/[^\d.,]/g, ''), String(value * 100), String(value / 100)];
    return !others.some((other) => quantitiesNotHeld(other, source).length === 0);
  }).length;
}
