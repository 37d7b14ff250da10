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

/** With its sign of a decimal or of thousands; neither glued to a letter nor cut out of a longer number. */
const NUMBER = /(?<![\p{L}\d]|\d[.,])\d+(?:[.,]\d+)*/gu;
const LATIN = /(?<![\p{Script=Latin}\d])\p{Script=Latin}[\p{Script=Latin}\d]*(?:[-.+/'’][\p{Script=Latin}\d]+)*/gu;

/** In order of the quote; each number and name once, where it stands first. */
export function tiesOf(text: string, quote: string): Tie[] {
  const there = new Map<string, Span>();
  for (const { key, span } of tokensOf(quote)) if (!there.has(key)) there.set(key, span);
  const names = new Set(namesOf(text).map(folded));
  const ties = new Map<string, Tie>();
  for (const { key, span } of tokensOf(text)) {
    const inQuote = there.get(key);
    if (inQuote && !ties.has(key) && (/^\d/.test(key) || names.has(key))) ties.set(key, { key, inText: span, inQuote });
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
  /^\d/.test(token) ? token.replaceAll(/,(?=\d{3}(?!\d))/g, '') : token.toLowerCase();
