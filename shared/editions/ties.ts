/** Which number or name of a sentence stands where in its quote. */
import { namesOf } from '../summaries/text/names.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Tie {
  /** The number or name as it is compared. */
  readonly key: string;
  readonly inText: Span;
  readonly inQuote: Span;
}

/** With its sign of a decimal or of thousands; neither glued to a Latin letter nor cut out of a longer number. */
const NUMBER = /(?<![A-Za-z\u00c0-\u024f\d]|\d[.,])\d+(?:[.,]\d+)*/g;
const IS_NUMBER = /^\d/;
/** Latin letters as ranges: asked for by their script they take ten times as long. */
const LATIN =
  /(?<![A-Za-z\u00c0-\u024f\d])[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\d]*(?:[-.+/'’][A-Za-z\u00c0-\u024f\d]+)*/g;

/** In order of the quote; each number and name once, where it stands first. */
export function tiesOf(text: string, quote: string): Tie[] {
  const there = new Map<string, Span>();
  for (const { key, span } of tokensOf(quote)) if (!there.has(key)) there.set(key, span);
  const shared = tokensOf(text).filter(({ key }) => there.has(key));
  const words = shared.some(({ key }) => !IS_NUMBER.test(key));
  const names = new Set(words ? namesOf(text).map(folded) : []);
  const ties = new Map<string, Tie>();
  for (const { key, span } of shared) {
    if (ties.has(key) || !(IS_NUMBER.test(key) || names.has(key))) continue;
    ties.set(key, { key, inText: span, inQuote: there.get(key)! });
  }
  return [...ties.values()].sort((a, b) => a.inQuote.from - b.inQuote.from);
}

function tokensOf(text: string): { key: string; span: Span }[] {
  return [...text.matchAll(NUMBER), ...text.matchAll(LATIN)].map((match) => ({
    key: folded(match[0]),
    span: { from: match.index, to: match.index + match[0].length },
  }));
}

/** `1,250` and `1250` are one number, `Attention` and `attention` one name. */
const folded = (token: string): string =>
  IS_NUMBER.test(token) ? token.replaceAll(/,(?=\d{3}(?!\d))/g, '') : token.toLowerCase();
