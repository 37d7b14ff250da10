/** Finds English left in a Japanese sentence: three small words and more in a row (two may be a term that has no other name), and Latin plurals on kana. */

const RUN = /(?<![A-Za-z0-9-])[a-z]{2,}(?:-[a-z]+)*(?: [a-z]{2,}(?:-[a-z]+)*){2,12}(?![A-Za-z0-9])/;
const PLURAL = /[ァ-ヶー]s(?![A-Za-z])/;
/** Words of the paper set in brackets or quotation marks stand there on purpose. */
const SET_APART = /[(（「『"“][^()（）「」『』"“”]{0,120}[)）」』"”]|https?:\/\/\S+/g;

export function untranslated(text: string): string | undefined {
  const found = RUN.exec(text.replace(SET_APART, '、')) ?? PLURAL.exec(text);
  return found ? `"${found[0].slice(0, 60)}" is left in English` : undefined;
}
