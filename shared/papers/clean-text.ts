/** What may enter the flow from a title, a name or an abstract: one line of printable text of a bounded length. */

/** Longest title kept; the longest of arXiv's titles are near 500 characters. */
export const titleLimit = 1_000;
/** Longest abstract kept. arXiv itself allows 1,920 characters; journals reach some 10,000. */
export const abstractLimit = 20_000;
/** Most authors kept; the largest collaborations sign with some 3,000. */
export const authorLimit = 3_000;

// C0 and C1 controls, soft hyphen, zero-width and direction characters, the byte order mark, lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const unprintable = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Folds white space to single spaces and drops control, zero-width and direction characters; cuts at `limit` characters. */
export function cleanLine(text: string, limit: number = titleLimit): string {
  // A megabyte of padding is cut before it is folded; four raw characters for one kept is more than any real text needs.
  const folded = text
    .slice(0, limit * 4)
    .replace(/\s+/g, ' ')
    .replace(unprintable, '')
    .toWellFormed()
    .replace(/ {2,}/g, ' ')
    .trim();
  if (folded.length <= limit) return folded;
  return folded
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

/** Replaces numeric entities and the common named ones; unknown names stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (name) return namedEntities[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Tags inside a word or sentence, which leave no space behind. */
const inlineTag =
  /<\/?(?:jats:)?(?:a|abbr|b|bold|code|em|font|i|italic|mark|s|sc|small|span|strong|sub|sup|tt|u)\b[^<>]*>/gi;

/** Plain text of a small piece of markup (a note, a feed's summary, a JATS abstract): tags out, entities resolved, one line. */
export function plainText(markup: string, limit: number = abstractLimit): string {
  const bounded = markup.slice(0, limit * 20);
  const bare = bounded
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(inlineTag, '')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, ' ');
  return cleanLine(decodeEntities(bare), limit);
}

/** Cleans names, drops empty and repeated ones, keeps the order, and at most `authorLimit` of them. */
export function cleanNames(names: Iterable<string>): string[] {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.size >= authorLimit) break;
    const clean = cleanLine(name, 200);
    if (clean) seen.add(clean);
  }
  return [...seen];
}
