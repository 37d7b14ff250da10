/** The overview made of the paper's own sentences: the abstract and what the text adds to it. */

import type { SectionKind } from '../../documents/section-names.ts';
import { wordCount } from '../../documents/text-size.ts';
import { cosine } from '../../papers/ranking/term-vectors.ts';
import { contained, gramsOf } from '../text/grams.ts';
import { headlineScores } from './headline.ts';
import type { SourceSentence } from './source-sentences.ts';
import { dangling } from './whole-sentence.ts';

/** What a human summary of a paper holds on ScisummNet (median 150 words). */
const MOST_WORDS = 150;
/** An abstract of more than 125 words says it all itself. */
const ROOM_FOR_MORE = 25;
/** An abstract up to this length stays whole: cut in the middle it reads worse than it is long. */
const WHOLE_ABSTRACT_WORDS = 220;
/** Where the abstract is all there is: long enough to say something, short enough to leave sentences for the answers. */
const SHORT = { sentences: 3, share: 0.4, characters: 330 };
/** A sentence without its stop, or with a quote left open, would run into the next one. */
const joins = (text: string): boolean => /[.!?。！？…]["”’')\]」』）]*$/.test(text) && text.split('"').length % 2 === 1;
/** A sentence this much like one before it adds nothing. */
const TOO_ALIKE = 0.6;
/** The best by themselves; enough to choose unlike ones from, and a bound on the work for a book. */
const MOST_CANDIDATES = 60;

/** What a section's sentences are worth in an overview; set by hand on ScisummNet with the abstract hidden. */
const PART_PRIOR: Readonly<Record<SectionKind, number>> = {
  abstract: 0.3,
  introduction: 0.3,
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
 * Sentences of the overview of a full text, in reading order. With an abstract: the abstract and, where 150 words leave room,
 * the most central thing that the authors say of themselves outside it. Without one: about 150 words of sentences that are central,
 * like the title, cued, early, and unlike each other (maximal marginal relevance).
 */
export function chooseOverview(
  title: string,
  abstract: readonly string[],
  sentences: readonly SourceSentence[],
): string[] {
  if (abstract.length === 0) return mixOverview(sentences);
  const ended = abstract.filter(joins);
  const lead = withinWords(title, ended.length > 0 ? ended : abstract, WHOLE_ABSTRACT_WORDS);
  const addition = centralAddition(lead, sentences);
  return addition === undefined ? lead : [...lead, addition];
}

/** Where an abstract or a short page is all there is: the headline and what stands out beside it, the rest is left to the answers. */
export function chooseShortOverview(title: string, sentences: readonly string[], headline: string): string[] {
  const scores = headlineScores(title, sentences);
  const most = Math.min(SHORT.sentences, Math.max(1, Math.round(sentences.length * SHORT.share)));
  const best = sentences
    .map((text, at) => ({
      text,
      at,
      score: text === headline ? Number.POSITIVE_INFINITY : (scores[at] ?? -1) + (at === 0 ? 0.05 : 0),
    }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
  const kept: typeof best = [];
  for (const sentence of best.filter(({ text }) => joins(text) || text === headline)) {
    const length = kept.reduce((total, { text }) => total + text.length + 1, 0);
    if (kept.length >= most || (kept.length >= 2 && length >= SHORT.characters)) break;
    kept.push(sentence);
  }
  return kept.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}

/** The weakest sentences go first, the order of the rest stays. */
function withinWords(title: string, abstract: readonly string[], most: number): string[] {
  const scores = headlineScores(title, abstract);
  const kept = abstract.map((text, at) => ({ text, score: scores[at] ?? -1 }));
  while (kept.length > 1 && wordsIn(kept.map(({ text }) => text)) > most) {
    const weakest = kept.reduce((low, { score }, at) => (score < kept[low]!.score ? at : low), kept.length - 1);
    kept.splice(weakest, 1);
  }
  return kept.map(({ text }) => text);
}

/** First person and short; what is like the title and the text as a whole comes first. */
function centralAddition(lead: readonly string[], sentences: readonly SourceSentence[]): string | undefined {
  const room = MOST_WORDS - wordsIn(lead);
  if (room < ROOM_FOR_MORE) return undefined;
  const seen = lead.map(gramsOf);
  const value = ({ text, likeTitle, likeText }: SourceSentence) =>
    1.5 * likeTitle +
    likeText +
    (/\bwe\b/i.test(text) ? 0.1 : 0) -
    0.01 * Math.max(0, wordsIn([text]) - 20) -
    0.15 * dangling(text);
  return sentences
    .filter(
      ({ whole, part, text }) =>
        whole && part !== 'abstract' && part !== 'back' && /\b(?:we|our)\b/i.test(text) && wordsIn([text]) <= room,
    )
    .toSorted((a, b) => value(b) - value(a))
    .slice(0, MOST_CANDIDATES)
    .find(({ text }) => !seen.some((grams) => contained(gramsOf(text), grams) >= TOO_ALIKE))?.text;
}

function mixOverview(sentences: readonly SourceSentence[]): string[] {
  const candidates = sentences
    .filter(({ whole, part }) => whole && part !== 'back')
    .map((sentence) => ({ sentence, worth: worth(sentence) }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST_CANDIDATES);
  const chosen: SourceSentence[] = [];
  while (candidates.length > 0) {
    const values = candidates.map(
      ({ sentence, worth: own }) =>
        own - 0.5 * Math.max(0, ...chosen.map((other) => cosine(sentence.vector, other.vector))),
    );
    const best = values.reduce((high, value, at) => (value > values[high]! ? at : high), 0);
    const { sentence } = candidates.splice(best, 1)[0]!;
    if (wordsIn([...chosen.map(({ text }) => text), sentence.text]) <= MOST_WORDS) chosen.push(sentence);
  }
  return chosen.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}

const PROPOSES =
  /\b(?:we|this (?:paper|work|article|study|report))\b.{0,60}\b(?:propos|introduc|present|develop|describ|design)/i;
const SHOWS = /\b(?:we|our|results?|experiments?)\b.{0,40}\b(?:show|demonstrat|find|found|achiev|outperform|improv)/i;

function worth({ text, part, likeTitle, likeText, relative }: SourceSentence): number {
  const cue = (PROPOSES.test(text) ? 0.25 : 0) + (SHOWS.test(text) ? 0.15 : 0) - 0.1 * dangling(text);
  return 0.8 * likeTitle + 0.5 * likeText + cue + PART_PRIOR[part] - 0.15 * relative;
}

/** Set without spaces: two of its letters count as a word. */
const JAPANESE = /[ぁ-んァ-ヶ]/;

function wordsIn(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + (JAPANESE.test(text) ? wordCount(text) : text.split(/\s+/).length), 0);
}
