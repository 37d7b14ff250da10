/** Which papers of an edition are near to what a reader asked for, and where the topic stands in them. */
import { sentencesOf } from '../../summaries/parts.ts';
import type { Edition, EditionPaper } from '../edition.ts';
import { SAME_WORDS, searchQueries } from '../site/search/search-words.ts';
import { holdsTopic, type Looked, lookedAt, withoutPlurals } from './topic-words.ts';

export interface NearPaper {
  readonly paper: EditionPaper;
  /** As the reader wrote it. */
  readonly topic: string;
  /** Where the topic stands; of several places the foremost. */
  readonly where: 'title' | 'categories' | 'headline' | 'sentences';
  /** Checked sentences that hold the topic themselves or in the words they stand on. */
  readonly sentences: number;
}

/** The nearest first; a paper that is near to several topics is named once, with its nearest. */
export type NearPapers = (topics: readonly string[]) => readonly NearPaper[];

/** A word that falls once in forty sentences is no paper's subject. */
const FEWEST_SENTENCES = 2;
/** Topics whose papers are kept: those of a chunk's readers, many of whom ask for the same. */
const TOPICS_KEPT = 1_000;
const PLACES = ['title', 'categories', 'headline', 'sentences'] as const;

/** The topic and the same in the other letters (`transformer`, `トランスフォーマー`), as `holdsTopic` takes them. */
export const phrasesOf = (topic: string): string[] => searchQueries(withoutPlurals(topic), SAME_WORDS);

/**
 * Titles, categories, checked sentences and their quotes are looked through: sentences are in the edition's language and
 * quotes in the paper's, so a topic is found in either.
 */
export function nearPapers({ papers }: Pick<Edition, 'papers'>): NearPapers {
  const found = new Map<string, readonly NearPaper[]>();
  let looked: readonly LookedPaper[] | undefined;

  const nearTo = (topic: string): readonly NearPaper[] => {
    let near = found.get(topic);
    if (near) return near;
    looked ??= papers.filter(({ failure }) => failure === undefined).map(lookThrough);
    const phrases = phrasesOf(topic);
    near = looked.flatMap((each) => nearness(each, topic, phrases) ?? []);
    if (found.size >= TOPICS_KEPT) found.delete(found.keys().next().value!);
    found.set(topic, near);
    return near;
  };

  return (topics) => {
    const best = new Map<EditionPaper, NearPaper>();
    for (const near of topics.flatMap(nearTo)) {
      const before = best.get(near.paper);
      if (!before || nearer(near, before) < 0) best.set(near.paper, near);
    }
    return [...best.values()].sort(nearer);
  };
}

const nearer = (a: NearPaper, b: NearPaper): number =>
  PLACES.indexOf(a.where) - PLACES.indexOf(b.where) || b.sentences - a.sentences;

interface LookedPaper {
  readonly paper: EditionPaper;
  readonly title: Looked;
  readonly categories: Looked;
  readonly headline: Looked;
  readonly sentences: readonly Looked[];
}

function lookThrough(paper: EditionPaper): LookedPaper {
  return {
    paper,
    title: lookedAt(paper.title),
    categories: lookedAt(paper.categories.join('\n')),
    headline: lookedAt(paper.headline.map(({ text }) => text).join('\n')),
    sentences: sentencesOf(paper).map(({ sentence: { text, evidence } }) =>
      lookedAt([text, ...evidence.map(({ quote }) => quote)].join('\n')),
    ),
  };
}

function nearness(looked: LookedPaper, topic: string, phrases: readonly string[]): NearPaper | undefined {
  const sentences = looked.sentences.filter((each) => holdsTopic(each, phrases)).length;
  const where =
    (['title', 'categories', 'headline'] as const).find((place) => holdsTopic(looked[place], phrases)) ??
    (sentences >= FEWEST_SENTENCES ? 'sentences' : undefined);
  return where && { paper: looked.paper, topic, where, sentences };
}
