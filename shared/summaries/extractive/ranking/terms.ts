/** Sentences as weighted terms: TF-IDF vectors over Porter stems, with document frequencies of 1,992 abstracts. */

import { DOCUMENTS, documentFrequency } from './document-frequency.ts';
import { tokens } from './rouge.ts';

/** Unit vector: term to weight. */
export type Vector = ReadonlyMap<string, number>;

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

export function vectorOf(terms: readonly string[]): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [term, count] of counts) weights.set(term, (1 + Math.log(count)) * idf(term));
  return normalised(weights);
}

/** Direction of the sum of many vectors: what the text as a whole is about. */
export function centroidOf(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return normalised(sum);
}

export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size > b.size ? [b, a] : [a, b];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function normalised(weights: Map<string, number>): Vector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}
