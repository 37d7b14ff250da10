/** One plain spelling of a text for looking at its words: width, style, case and look-alike letters folded away. */
import { cleanCharacters } from './invisible-characters.ts';

/** Cyrillic and Greek letters that look like Latin ones (the single-letter part of UTS 39's confusables). */
// biome-ignore format: a table reads best in rows
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', з: '3', і: 'i', ї: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', ѕ: 's',
  т: 't', у: 'y', ү: 'y', х: 'x', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o',
  ρ: 'p', τ: 't', υ: 'u', χ: 'x', ı: 'i', ɩ: 'i', ⅼ: 'l', ⅰ: 'i',
};

/** Words with a look-alike among Latin letters; a word wholly in Cyrillic or Greek is left alone. */
const MIXED_WORD =
  /[\p{Script=Cyrillic}\p{Script=Greek}ıɩ]*\p{Script=Latin}[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*/gu;

export function fold(text: string): string {
  const plain = cleanCharacters(text).text.normalize('NFKC').toLowerCase();
  const latin = /[\p{Script=Cyrillic}\p{Script=Greek}ıɩ]/u.test(plain)
    ? plain.replace(MIXED_WORD, (word) => word.replace(/[^a-z]/g, (letter) => LOOK_ALIKES[letter] ?? letter))
    : plain;
  return latin
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether words are spread letter by letter: `i g n o r e  a l l`. */
export function isLetterSpaced(folded: string): boolean {
  return /(?:(?:^|[\s._*-])\p{L}(?=[\s._*-]|$)){10,}/u.test(folded);
}

/** Letters alone, for text that is spread letter by letter. */
export function lettersOnly(folded: string): string {
  return folded.replace(/[^\p{L}]/gu, '');
}
