/** Chooses the question-and-answer pairs of a paper: sentences that say something by themselves, each asked about its topic. */
import type { SectionKind } from '../../../documents/section-names.ts';
import type { Language } from '../../../language.ts';
import { sayTheSame } from '../../check/repeat/near-duplicate.ts';
import { contained, gramsOf } from '../../text/grams.ts';
import { contentTerms } from '../ranking/terms.ts';
import type { SourceSentence } from '../source-sentences.ts';
import { unknownShortForms, unknownThings, wordsOf } from './known-things.ts';
import { questionOf } from './question.ts';
import { standsAlone } from './stands-alone.ts';
import { sameTopic, topicsIn } from './topics.ts';
import { worthOf } from './worth.ts';

export interface Pair {
  readonly question: string;
  readonly sentence: SourceSentence;
}

export interface Asked {
  readonly title: string;
  /** What the reader has read before the answers: headline and overview. */
  readonly told: readonly string[];
  /** What the work calls itself and the thing it presents. */
  readonly names: readonly string[];
  readonly language: Language;
}

/** Eight good pairs say what a reader asks; more would be weaker ones. */
const MOST = 8;
/** Least worth of an answer: chosen on judged answers to papers of many fields. */
const LEAST = 0.95;
/** What each short form takes from an answer that its reader has not met. */
const STRANGE = 0.2;
/** Kept below the gates of the checks (.5 and .7, .6 of the overview), so that an answer never stands at their edge. */
const ALIKE = { jaccard: 0.4, containment: 0.6 };
const IN_OVERVIEW = { ja: 0.55, en: 0.75 };
const JAPANESE = /[ぁ-んァ-ヶ]/;
/** What others did is not the paper's. */
const NEVER: ReadonlySet<SectionKind> = new Set(['related', 'back']);

/** Pairs in the order of the text; a paper whose sentences say nothing by themselves has none. */
export function pickAnswers(sentences: readonly SourceSentence[], asked: Asked): Pair[] {
  const topicsOf = topicsIn(sentences.map(({ text }) => text));
  const chosen: (Pair & { readonly topic: string; readonly grams: ReadonlySet<string> })[] = [];
  for (const sentence of candidates(sentences, asked)) {
    if (chosen.length >= MOST) break;
    const { text, part } = sentence;
    const grams = gramsOf(text);
    if (chosen.some((other) => sayTheSame(other.grams, grams, ALIKE))) continue;
    const topic = topicsOf(text).find((each) => !chosen.some((other) => sameTopic(other.topic, each)));
    if (topic === undefined) continue;
    const question = questionOf(text, part, topic, asked.language);
    if (chosen.every((other) => other.question !== question)) chosen.push({ question, sentence, topic, grams });
  }
  return chosen
    .toSorted((a, b) => a.sentence.at - b.sentence.at)
    .map(({ question, sentence }) => ({ question, sentence }));
}

/** Sentences that could be an answer, the best first. */
function candidates(sentences: readonly SourceSentence[], { title, told, names }: Asked): SourceSentence[] {
  const before = [title, ...told, ...names].join(' ');
  const read = { terms: new Set(contentTerms(before)), names };
  const [words, all, points] = [wordsOf(before), gramsOf(told.join(' ')), told.map(gramsOf)];
  const isTold = (text: string): boolean => {
    const grams = gramsOf(text);
    if (contained(grams, all) >= IN_OVERVIEW[JAPANESE.test(text) ? 'ja' : 'en']) return true;
    return points.some((point) => contained(grams, point) >= ALIKE.containment);
  };
  const strangeness = (text: string): number => STRANGE * unknownShortForms(text, before).length;
  return sentences
    .filter(({ whole, part, text }) => whole && !NEVER.has(part) && standsAlone(text))
    .filter(({ text }) => unknownThings(text, words).length === 0 && !isTold(text))
    .map((sentence) => ({ sentence, worth: (worthOf(sentence, read) ?? 0) - strangeness(sentence.text) }))
    .filter(({ worth }) => worth >= LEAST)
    .toSorted((a, b) => b.worth - a.worth || a.sentence.at - b.sentence.at)
    .map(({ sentence }) => sentence);
}
