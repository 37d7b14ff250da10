/** Quotes cut from a text, the harmless noise they meet on their way through PDFs and models, and changes that are lies. */

type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTERS = /^[A-Za-z]{4,}$/;

/** Up to `count` runs of 10 to 30 words that are mostly prose: letters, not a table or a formula. */
export function quotesOf(text: string, count: number, random: Random): string[] {
  const words = [...text.matchAll(/\S+/g)];
  const quotes: string[] = [];
  for (let tries = 0; tries < count * 8 && quotes.length < count && words.length > 60; tries++) {
    const from = Math.floor(random() * (words.length - 40));
    const to = from + 10 + Math.floor(random() * 20);
    const quote = text.slice(words[from]!.index, words[to]!.index + words[to]![0].length);
    const prose = quote.split(/\s+/).filter((word) => /^[A-Za-z(“"'][a-z’'-]*[.,;:)”"']?$/.test(word)).length;
    if (prose / (to - from) > 0.7 && !quote.includes('\n\n')) quotes.push(quote);
  }
  return quotes;
}

/** The same words with line breaks, hyphenation and ligatures; with other quotation marks and spaces; without its citations. */
export function noisy(quote: string, random: Random): string[] {
  const broken = quote
    .split(' ')
    .map((word) =>
      LETTERS.test(word) && word.length > 6 && random() < 0.2 ? `${word.slice(0, 4)}-\n${word.slice(4)}` : word,
    )
    .map((word) => (random() < 0.15 ? `${word}\n` : word))
    .join(' ')
    .replaceAll('ffi', 'ﬃ')
    .replaceAll('fi', 'ﬁ')
    .replaceAll('fl', 'ﬂ');
  const restyled = quote
    .replace(/['’]/g, '`')
    .replace(/["“”]/g, '’’')
    .replace(/ /g, () => (random() < 0.1 ? '  ' : ' '));
  const uncited = quote.replace(/\s?\[[1-9]\d{0,2}(?:\s?[,;–-]\s?[1-9]\d{0,2})*\]/g, '');
  return [broken, restyled, uncited];
}

/** One word of the quote replaced by another word of the text; undefined when the quote has no long word, or the text holds the result. */
export function changedWord(quote: string, text: string, random: Random): string | undefined {
  const words = quote.split(' ');
  const places = words.map((word, at) => (LETTERS.test(word) ? at : -1)).filter((at) => at >= 0);
  const other = text.match(/\b[A-Za-z]{4,}\b/g) ?? [];
  const at = places[Math.floor(random() * places.length)];
  const word = other[Math.floor(random() * other.length)];
  if (at === undefined || word === undefined || word.toLowerCase() === words[at]!.toLowerCase()) return undefined;
  return elsewhere(words.with(at, word).join(' '), text);
}

/** One digit of the quote changed, citations included; undefined when it has none. */
export function changedDigit(quote: string, text: string, random: Random): string | undefined {
  const places = [...quote.matchAll(/\d/g)].map(({ index }) => index);
  const at = places[Math.floor(random() * places.length)];
  if (at === undefined) return undefined;
  const digit = String((Number(quote[at]) + 1 + Math.floor(random() * 8)) % 10);
  return elsewhere(quote.slice(0, at) + digit + quote.slice(at + 1), text);
}

const elsewhere = (changed: string, text: string): string | undefined => (text.includes(changed) ? undefined : changed);
