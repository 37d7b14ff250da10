/** Sentences as weighted terms over Porter stems, with document frequencies of 1,992 abstracts. */
import * as vectors from '../../../papers/ranking/term-vectors.ts';
import { DOCUMENTS, documentFrequency } from './document-frequency.ts';
import { tokens } from './rouge.ts';

/** Compared after stemming, as in training: `this` is kept because its stem is `thi`. */
const STOP_WORDS = new Set(
  (
    'a an the of to in for on with and or but is are was were be been being by as at from that this these those it its we our us they ' +
    'their which can may such than then also not no into over between both more most has have had do does using use used via'
  ).split(' '),
);

/** Stems of the words that carry meaning, in order, with repeats. */
export function contentTerms(sentence: string): string[] {
  return tokens(sentence).filter((token) => !STOP_WORDS.has(token));
}

/** Inverse document frequency, smoothed; 8.6 for a stem that training never saw. */
export function idf(term: string): number {
  return Math.log((DOCUMENTS + 1) / ((documentFrequency.get(term) ?? 0) + 1)) + 1;
}

export const vectorOf = (terms: readonly string[]): vectors.Vector => vectors.vectorOf(terms, idf);
