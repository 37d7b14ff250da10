/** How much text there is, the same for languages with and without spaces between words. */

/** Han, kana and hangul: two of them carry about as much as one word. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Words, counting two characters of an East Asian script as one. */
export function wordCount(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  const spaced = text.replace(DENSE, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return spaced + Math.round(dense / 2);
}
