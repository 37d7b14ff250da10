/**
 * What a lie writes in place of the truth. It is read by plain signs and words and not by the rules of the checks, so that
 * what they overlook is counted against them.
 */
import { readable } from '../../shared/summaries/text/quantities/quantities.ts';

/** Words of a true sentence, and what stands in their place in the lie. */
export interface Change {
  readonly from: string;
  readonly to: string;
}

/**
 * `absent`: a number, a unit, a count, a date or a Latin name that the quotes do not hold. `swapped`: one that they hold, of
 * another thing. `words`: neither; a name in kana or kanji, a negation, another cause.
 */
export type BroughtIn = 'absent' | 'swapped' | 'words';

export function broughtIn({ from, to }: Change, quotes: readonly string[]): BroughtIn {
  const [was, written, held] = [signsOf(from), signsOf(to), signsOf(quotes.join('\n'))];
  const other = written.filter((sign) => !was.includes(sign));
  if (other.some((sign) => !held.includes(sign))) return 'absent';
  const moved = written.length === was.length && written.join(' ') !== was.join(' ');
  return other.length > 0 || moved ? 'swapped' : 'words';
}

/** Units of time are words of their own in Japanese; those of bytes and the like are Latin in both languages. */
const TIMES: readonly (readonly [form: RegExp, unit: string])[] = [
  [/\d\s?ミリ秒|\bms\b|\bmilliseconds?\b/i, 'millisecond'],
  [/\d\s?秒|\bseconds?\b|\d\s?s\b/i, 'second'],
  [/\d\s?分|\bminutes?\b/i, 'minute'],
  [/\d\s?時間|\bhours?\b/i, 'hour'],
  [/\d\s?日|\bdays?\b/i, 'day'],
  [/\d\s?週|\bweeks?\b/i, 'week'],
  [/\d\s?[かヶ]月|\bmonths?\b/i, 'month'],
  [/\d\s?年|\byears?\b/i, 'year'],
];
const NUMBER = /(\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d*\.?\d+)\s?(thousand|million|billion|[kmb]\b)?/gi;
const SCALES: Readonly<Record<string, number>> = {
  ...{ thousand: 1e3, million: 1e6, billion: 1e9 },
  ...{ k: 1e3, m: 1e6, b: 1e9 },
};
const LATIN = /\p{Script=Latin}[\p{Script=Latin}\d]+/gu;

/** Values of numbers, units of time and Latin words: in a Japanese text each of them, in another those with a capital. */
function signsOf(original: string): string[] {
  const text = readable(original);
  const japanese = /[ぁ-ヿ一-鿿]/.test(text);
  const values = [...text.matchAll(NUMBER)].map(([, digits, scale = '']) =>
    String(Number(digits!.replace(/[ ,]/g, '')) * (SCALES[scale.toLowerCase()] ?? 1)),
  );
  const units = TIMES.filter(([form]) => form.test(text)).map(([, unit]) => unit);
  const names = (text.match(LATIN) ?? []).filter((word) => japanese || /\p{Lu}/u.test(word));
  return [...values, ...units, ...names.map((name) => name.toLowerCase().replace(/s$/, ''))];
}
