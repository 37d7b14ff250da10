/**
 * Finds a quote in the paper, letter for letter. Only line ends, hyphenation, ligatures, accents, punctuation and left-out
 * citations may differ; one other word, one other digit, a lost decimal point or a cut word, and it is not there.
 */

import { SHORTEST_QUOTE } from '../check/thresholds.ts';
import { lettersOf, WORD } from '../text/letters.ts';
import { type Squeezed, squeeze } from '../text/squeeze.ts';
import type { SourceIndex } from './source-index.ts';

export interface FoundQuote {
  /** `exact` but for case and white space, or `squeezed`: letters and numbers agree. */
  readonly how: 'exact' | 'squeezed';
  /** Offsets in `index.text`. */
  readonly start: number;
  readonly end: number;
}

/** Places tried for one quote; real quotes stand once. */
const MOST_PLACES = 100;

export function quoteInSource(quote: string, index: SourceIndex): FoundQuote | undefined {
  const found = find(squeeze(quote), index.squeezed, index.text.length);
  // A quote that is cut within a citation is looked for in the text with all citations left in.
  const whole =
    found ?? find({ ...lettersOf(quote), citations: [] }, { ...index.names, citations: [] }, index.text.length);
  if (!whole) return undefined;
  return { how: sameWords(index.text.slice(whole.start, whole.end), quote) ? 'exact' : 'squeezed', ...whole };
}

function find(wanted: Squeezed, source: Squeezed, before: number): { start: number; end: number } | undefined {
  if (wanted.text.length < SHORTEST_QUOTE) return undefined;
  let at = source.text.indexOf(wanted.text);
  for (let tries = 0; at >= 0 && tries < MOST_PLACES; tries++) {
    const end = source.origin[at + wanted.text.length - 1]! + 1;
    if (end > before) return undefined;
    if (isWhole(source, at, wanted.text.length) && sameCitations(source, at, wanted)) {
      return { start: source.origin[at]!, end };
    }
    at = source.text.indexOf(wanted.text, at + 1);
  }
  return undefined;
}

/** Neither the first nor the last word may be cut: "supervised" is not in "unsupervised", nor "5.2%" in "15.2%". */
function isWhole({ text, opens }: Squeezed, at: number, length: number): boolean {
  const end = at + length;
  return (opens[at] === WORD || isBehindMark(text, opens, at)) && opens[end] !== 0;
}

/** A footnote's mark, one digit or two, is no part of the word that it is glued to: `1We release`. */
const isBehindMark = (text: string, opens: Uint8Array, at: number): boolean =>
  /^\d{1,2}\p{L}$/u.test(text.slice(opens[at - 1] === WORD ? at - 1 : Math.max(0, at - 2), at + 1)) &&
  (opens[at - 1] === WORD || opens[at - 2] === WORD);

/** Citations may be left out of a quote, but those it carries must stand in that passage as they are. */
function sameCitations(source: Squeezed, at: number, wanted: Squeezed): boolean {
  const there = new Set(
    source.citations
      .filter((citation) => citation.at >= at && citation.at <= at + wanted.text.length)
      .map((citation) => citation.marks.join(' ')),
  );
  return wanted.citations.every((citation) => there.has(citation.marks.join(' ')));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

const sameWords = (found: string, quote: string): boolean => plain(found) === plain(quote);
