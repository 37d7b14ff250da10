/** The one sentence that says best what a paper contributes. */
import { WEIGHTS } from './ranker-weights.ts';
import { sentenceFeatures } from './sentence-features.ts';

/** More sentences than any abstract has; the ranker's graph features grow with the square of their number. */
const MOST_SENTENCES = 40;

/** Scores of the first 40 sentences as a headline for a paper of that title; comparable within one text alone. */
export function headlineScores(title: string, sentences: readonly string[]): number[] {
  return sentenceFeatures(title, sentences.slice(0, MOST_SENTENCES)).map((features) =>
    WEIGHTS.reduce((total, [name, weight]) => total + weight * (features[name] ?? 0), 0),
  );
}

/** Index of the best sentence; the earlier of equals. -1 when there is none. */
export function bestHeadline(title: string, sentences: readonly string[]): number {
  const scores = headlineScores(title, sentences);
  return scores.reduce((best, score, at) => (best < 0 || score > scores[best]! ? at : best), -1);
}
