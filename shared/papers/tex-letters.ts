/** Letters as TeX writes them (The TeXbook, chapter 9), which arXiv keeps in titles and names: `\'Edgar Rold\'an`, `Ho\v{r}ava`. */

/** Commands of an accent, as the mark that Unicode puts behind its letter. */
const accents: Readonly<Record<string, string>> = {
  ...{ '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', '.': '\u0307', '"': '\u0308' },
  ...{ u: '\u0306', r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331' },
};
const letters: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', i: 'ı', j: 'ȷ' },
};

const base = String.raw`\\?[a-z]`;
const accented = String.raw`\\(?:([\`'^~=."])\s*(?:\{\s*(${base})\s*\}|(\\[ij](?![a-z])\s?|[a-z]))|([urHvdckb])(?:\s*\{\s*(${base})\s*\}|\s+([a-z])))`;
const accent = new RegExp(String.raw`\{\s*${accented}\s*\}|${accented}`, 'gi');
const letter = /\{\\(ss|ae|oe|aa|o|l|i|j)\s*\}|\\(ss|ae|oe|aa|o|l|i|j)(?:\{\}|\s+(?=\p{L})|(?![\p{L}(_^{]))/giu;
/** Formulas stay as they are written. */
const formula = /(\$\$?[^$]{1,2000}\$\$?|\\\(.{0,2000}?\\\))/s;

function lettersOf(text: string): string {
  return text
    .replace(accent, (whole, ...parts: (string | undefined)[]) => {
      const [mark, letterOfMark] = parts.slice(0, 12).filter((part) => part !== undefined);
      const found = accents[mark ?? ''];
      return found ? `${(letterOfMark ?? '').replace('\\', '').trim()}${found}`.normalize('NFC') : whole;
    })
    .replace(letter, (whole, inside?: string, bare?: string) => letters[inside ?? bare ?? ''] ?? whole)
    .replace(/\\([&%#])/g, '$1');
}

/** A text with the letters of TeX outside its formulas as themselves. */
export const texLetters = (text: string): string =>
  text.includes('\\')
    ? text
        .split(formula)
        .map((part, at) => (at % 2 === 1 ? part : lettersOf(part)))
        .join('')
    : text;
