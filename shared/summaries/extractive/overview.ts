/** The overview made of the paper's own sentences: the abstract, then results that it lacks. */

import { headlineScores } from './headline.ts';
import { contained, trigrams } from './overlap.ts';
import type { Part } from './sections.ts';
import type { SourceSentence } from './source-sentences.ts';
import { cosine } from './terms.ts';

/** ScisummNet's summaries are held to 150 words; issue and page leave room for 900 characters. */
const MOST_WORDS = 150;
const MOST_CHARACTERS = 1100;
/** The best by themselves; enough to choose unlike ones from, and a bound on the work for a book. */
const MOST_CANDIDATES = 60;
/** A sentence this much like a chosen one adds nothing. */
const TOO_ALIKE = 0.6;

/** What a section's sentences are worth in an overview; measured on ScisummNet with the abstract hidden. */
const PART_PRIOR: Readonly<Record<Part, number>> = {
  abstract: 0.3,
  introduction: 0.2,
  conclusion: 0.2,
  discussion: 0.02,
  results: 0.03,
  method: 0,
  data: 0,
  setup: -0.05,
  limitations: 0,
  related: -0.1,
  back: -1,
  other: 0,
};

/**
 * Sentences of the overview in reading order. With an abstract: the abstract, as far as the limits allow, then up to two results
 * from the text. Without one: a mix of sentences that are central, like the title, cued, and unlike each other.
 */
export function chooseOverview(
  title: string,
  abstract: readonly string[],
  sentences: readonly SourceSentence[],
): string[] {
  if (abstract.length === 0) return mix(sentences, [], Number.POSITIVE_INFINITY);
  const lead = fitting(title, abstract);
  const rest = sentences.filter(({ part }) => part !== 'abstract');
  return [...lead, ...mix(rest, lead, 2)];
}

/** The abstract cut to the limits: its weakest sentences go first, their order stays. */
function fitting(title: string, abstract: readonly string[]): string[] {
  const scores = headlineScores(title, abstract);
  const kept = abstract.map((text, at) => ({ text, score: scores[at] ?? -1 }));
  while (kept.length > 1 && !fits(kept.map(({ text }) => text))) {
    const weakest = kept.reduce((low, { score }, at) => (score < kept[low]!.score ? at : low), kept.length - 1);
    kept.splice(weakest, 1);
  }
  return kept.map(({ text }) => text);
}

function mix(sentences: readonly SourceSentence[], before: readonly string[], most: number): string[] {
  const chosen: SourceSentence[] = [];
  const seen = before.map(trigrams);
  const candidates = sentences
    .filter(({ whole, part }) => whole && part !== 'back')
    .map((sentence) => ({ sentence, worth: worth(sentence) }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST_CANDIDATES);
  while (chosen.length < most && candidates.length > 0) {
    let best = 0;
    let bestValue = Number.NEGATIVE_INFINITY;
    candidates.forEach(({ sentence, worth: own }, at) => {
      const redundancy = chosen.reduce((max, other) => Math.max(max, cosine(sentence.vector, other.vector)), 0);
      const value = own - 0.5 * redundancy;
      if (value > bestValue) [best, bestValue] = [at, value];
    });
    const { sentence } = candidates.splice(best, 1)[0]!;
    const grams = trigrams(sentence.text);
    if (seen.some((other) => contained(grams, other) >= TOO_ALIKE)) continue;
    if (!fits([...before, ...chosen.map(({ text }) => text), sentence.text])) continue;
    chosen.push(sentence);
    seen.push(grams);
  }
  return chosen.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}

function worth({ text, part, likeTitle, likeText, relative }: SourceSentence): number {
  let cue = 0;
  if (
    /\b(?:we|this (?:paper|work|article|study|report))\b.{0,60}\b(?:propos|introduc|present|develop|describ|design)/i.test(
      text,
    )
  )
    cue += 0.25;
  if (
    /\b(?:we|our|results?|experiments?)\b.{0,40}\b(?:show|demonstrat|find|found|achiev|outperform|improv)/i.test(text)
  )
    cue += 0.15;
  if (/\d/.test(text)) cue += 0.02;
  if (/^(?:However|But|For example|For instance)/.test(text)) cue -= 0.1;
  return 0.5 * likeTitle + 0.5 * likeText + cue + PART_PRIOR[part] - 0.05 * relative;
}

function fits(texts: readonly string[]): boolean {
  const text = texts.join(' ');
  return text.length <= MOST_CHARACTERS && text.split(/\s+/).length <= MOST_WORDS;
}

/**
 * Where an abstract or a short page is all there is: the headline and one or two sentences around it, so that the answers
 * have the rest to themselves.
 */
export function chooseAbstractOverview(title: string, sentences: readonly string[], headline: string): string[] {
  const scores = headlineScores(title, sentences);
  const order = sentences.map((text, at) => ({
    text,
    at,
    score: (scores[at] ?? -1) + (text === headline ? 10 : at === 0 ? 0.05 : 0),
  }));
  const best = order.toSorted((a, b) => b.score - a.score || a.at - b.at);
  const kept: typeof best = [];
  const most = Math.min(3, Math.max(1, Math.round(sentences.length * 0.4)));
  for (const sentence of best) {
    const length = kept.reduce((total, { text }) => total + text.length + 1, 0);
    if (kept.length >= most || (kept.length >= 2 && length >= 330)) break;
    kept.push(sentence);
  }
  return kept.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}
