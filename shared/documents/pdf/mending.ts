/** Makes clean text out of what the fonts say: ligatures, accents, invisible characters, words broken at line ends. */

const LIGATURES: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

/** Accents that TeX's older fonts print as letters of their own, with the mark that combines. */
const ACCENTS: Record<string, string> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˚': '\u030a',
  '˝': '\u030b',
  '¸': '\u0327',
};

/** Control and format characters: zero-width signs, turns of direction, tags. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** PDFium writes U+FFFE for a hyphen at a line's end; Unicode's own sign for it is the soft hyphen. */
const LINE_END_HYPHEN = /[\ufffe\u00ad]/gu;

/** One line's or block's text without ligatures, stray accents and what cannot be seen; white space single. */
export function cleanText(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/gu, (sign) => LIGATURES[sign] ?? sign)
    .replace(/([¨´ˆ˜ˇ˚˝])([A-Za-zı])/gu, (_, accent: string, letter: string) =>
      `${letter === 'ı' ? 'i' : letter}${ACCENTS[accent]}`.normalize('NFC'),
    )
    .replaceAll('\u00ad', '\ufffe')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim();
}

/** Words of the whole document as they stand inside lines: they tell how a word broken at a line's end is spelt. */
export type Spelling = ReadonlySet<string>;

const WORD = /[\p{L}\p{M}\d]+(?:[-‐][\p{L}\p{M}\d]+)*/gu;

/** Collects the words of all lines except each line's last one, which may be broken. */
export function spellingOf(lines: Iterable<string>): Spelling {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.match(WORD);
    if (!found) continue;
    const whole = /[\p{L}\p{M}\d]$/u.test(line) ? found.length : found.length - 1;
    for (let i = 0; i < whole; i += 1) words.add(found[i]!.replaceAll('‐', '-').toLowerCase());
  }
  return words;
}

/** Joins two lines of one paragraph: a space between them, or none where a word was broken. */
export function joinLines(above: string, below: string, spelling: Spelling): string {
  if (above === '') return below;
  const end = /[-‐\ufffe\u00ad]$/u.test(above);
  if (!end)
    return /[\u3040-\u30ff\u4e00-\u9fff]$/u.test(above) && /^[\u3040-\u30ff\u4e00-\u9fff]/u.test(below)
      ? above + below
      : `${above} ${below}`;
  const stem = above.slice(0, -1);
  const first = stem.match(/[\p{L}\p{M}\d]+(?:[-‐][\p{L}\p{M}\d]+)*$/u)?.[0];
  const second = below.match(/^[\p{L}\p{M}\d]+(?:[-‐][\p{L}\p{M}\d]+)*/u)?.[0];
  if (!first || !second) return stem + (first ? '-' : `${above.slice(-1)} `) + below;
  return stem + (keepsHyphen(first, second, spelling) ? '-' : '') + below;
}

function keepsHyphen(first: string, second: string, spelling: Spelling): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (spelling.has(`${a}-${b}`)) return true;
  if (spelling.has(a + b)) return false;
  // A capital or a digit after the hyphen, or a compound already under way: the hyphen is the word's own.
  if (/^[\p{Lu}\d]/u.test(second) && !/^\p{Lu}+$/u.test(first)) return true;
  if (/\d$/u.test(first)) return true;
  return first.includes('-') && spelling.has(b);
}

/** Removes line-end hyphens that stayed inside a line (the engine had joined the lines already). */
export function withoutLineEndHyphens(text: string): string {
  return text.replace(LINE_END_HYPHEN, '');
}
