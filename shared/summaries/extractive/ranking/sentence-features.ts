/**
 * The 35 features by which the linear ranker judges a sentence of an abstract as a one-sentence summary:
 * place, likeness to the title, centrality, length, and cue phrases.
 */

import { centroidOf, cosine } from '../../../papers/ranking/term-vectors.ts';
import { tokens } from './rouge.ts';
import { contentTerms, idf, vectorOf } from './terms.ts';

const CUES: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'we_propose',
    /\b(we|this (paper|work|study|article)|in this (paper|work|study|article))\b.{0,60}\b(propos|introduc|present|develop|describ|design|suggest)/i,
  ],
  [
    'we_show',
    /\b(we|our|results?|experiments?)\b.{0,40}\b(show|demonstrat|find|found|achiev|outperform|observe|prove|establish)/i,
  ],
  ['this_paper', /\b(in )?this (paper|work|study|article|report)\b|\bhere\b,? we\b/i],
  [
    'study',
    /\bwe\b.{0,30}\b(study|investigat|examin|explor|analy[sz]e|evaluat|address|consider|provide|formulat|extend|train|learn|use|apply)/i,
  ],
  ['we', /\bwe\b/i],
  ['our', /\bour\b/i],
  ['contrast', /^(however|although|despite|while|but|unfortunately|yet|nevertheless)\b/i],
  ['bg', /\b(recent(ly)?|have been|has been|is (a|an|one)|are (a|an|often|widely|known))\b/i],
  [
    'inparticular',
    /^(specifically|in particular|moreover|furthermore|additionally|also|finally|then|first|second|for example|to this end|in addition|it |they |these |this |such )/i,
  ],
  ['toend', /\bto (this end|address|overcome|tackle|solve)\b/i],
  ['novel', /\b(novel|new|first|simple|effective)\b/i],
  ['code', /https?:\/\/|\bcode (is|and|will)|available at/i],
  ['sota', /state[- ]of[- ]the[- ]art|outperform/i],
  ['num', /\d/],
  ['cite', /\[\d|et al/i],
  ['colon', /:/],
];

export type Features = Readonly<Record<string, number>>;

/** Features of every sentence, in order; quadratic in their number, so meant for an abstract or a lead. */
export function sentenceFeatures(title: string, sentences: readonly string[]): Features[] {
  const n = sentences.length;
  const terms = sentences.map(contentTerms);
  const vectors = terms.map(vectorOf);
  const words = sentences.map((sentence) => tokens(sentence, false));
  const similar = matrix(n, (i, j) => (i === j ? 0 : cosine(vectors[i]!, vectors[j]!)));
  const centroid = centroidOf(vectors);
  const lexrank = pageRank(similar.map((row, i) => row.map((value, j) => (i === j ? 1 : value))));
  const textrank = pageRank(wordOverlap(words));
  const titleVector = vectorOf(contentTerms(title));
  const titleTerms = new Set(contentTerms(title));
  const titleWeight = sumOfIdf(titleTerms) || 1;
  let proposed = false;
  return sentences.map((sentence, i) => {
    const hits = new Set(terms[i]!.filter((term) => titleTerms.has(term)));
    const likeTitle = cosine(vectors[i]!, titleVector);
    const length = words[i]!.length;
    const relative = i / Math.max(1, n - 1);
    const row = similar[i]!;
    const cues = Object.fromEntries(CUES.map(([name, pattern]) => [name, Number(pattern.test(sentence.trim()))]));
    const proposes = cues.we_propose === 1;
    const first = proposes && !proposed;
    proposed ||= proposes;
    return {
      bias: 1,
      pos0: Number(i === 0),
      poslast: Number(i === n - 1),
      relpos: relative,
      relpos2: relative ** 2,
      title_cos: likeTitle,
      title_rec: hits.size / Math.max(1, titleTerms.size),
      title_idfrec: sumOfIdf(hits) / titleWeight,
      centroid: cosine(vectors[i]!, centroid),
      lexrank: lexrank[i]! * n,
      textrank: textrank[i]! * n,
      pac_b: sum(row.slice(0, i)) / Math.max(1, n - 1),
      pac_f: sum(row.slice(i + 1)) / Math.max(1, n - 1),
      len_ideal: Math.exp(-(((length - 22) / 10) ** 2)),
      len: Math.min(length, 60) / 60,
      len_short: Number(length < 8),
      len_long: Number(length > 40),
      ...cues,
      first_propose: Number(first),
      title_x_propose: proposes ? likeTitle : 0,
    };
  });
}

/** Shared words over the logarithms of both lengths: the edge weight of TextRank (Mihalcea and Tarau, 2004). */
function wordOverlap(words: readonly (readonly string[])[]): number[][] {
  const sets = words.map((list) => new Set(list));
  return matrix(sets.length, (i, j) => {
    const [a, b] = [sets[i]!, sets[j]!];
    if (i === j || a.size < 2 || b.size < 2) return 0;
    let shared = 0;
    for (const word of a) if (b.has(word)) shared++;
    return shared / (Math.log(a.size) + Math.log(b.size));
  });
}

function pageRank(weights: readonly (readonly number[])[], damping = 0.85, rounds = 100): number[] {
  const n = weights.length;
  const steps = weights.map((row) => {
    const total = sum(row);
    return row.map((weight) => (total > 0 ? weight / total : 1 / n));
  });
  let rank = Array.from({ length: n }, () => 1 / n);
  for (let round = 0; round < rounds; round++) {
    const next = rank.map((_, j) => (1 - damping) / n + damping * sum(steps.map((row, i) => row[j]! * rank[i]!)));
    const change = sum(next.map((value, j) => Math.abs(value - rank[j]!)));
    if (change < 1e-8) break;
    rank = next;
  }
  return rank;
}

function matrix(n: number, value: (i: number, j: number) => number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => value(i, j)));
}

function sumOfIdf(terms: Iterable<string>): number {
  let total = 0;
  for (const term of terms) total += idf(term);
  return total;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
