/** A part of the search as MiniSearch loads it. Both functions are also sent to the browser as text, so each stands on its own. */
import type { AsPlainObject } from 'minisearch';
import type { Week } from '../../../papers/paper.ts';

/** Of the papers of some editions: what a hit shows, and where each term stands. */
export interface SearchIndex {
  /** What stands of each week, as a digest. */
  readonly editions: Record<Week, string>;
  readonly papers: {
    readonly week: Week;
    readonly title: string;
    readonly headline: string;
    readonly path: string;
    /** Different terms of each field. */
    readonly lengths: number[];
  }[];
  readonly terms: string[];
  /** Of each term, for `unpackPostings`. */
  readonly postings: number[][];
}

/** Fields of a paper that are searched, which postings name by number, and those that a hit shows. */
export const INDEX_OPTIONS = {
  fields: ['title', 'headline', 'text'],
  storeFields: ['week', 'title', 'headline', 'path'],
};

/**
 * Where a term stands, as paper, field and times. Each number is the distance to the paper before times three and the
 * field; a negative one after it says how often, if more than once.
 */
export function unpackPostings(numbers: readonly number[]): [paper: number, field: number, times: number][] {
  const postings: [number, number, number][] = [];
  let paper = 0;
  for (const number of numbers) {
    if (number < 0) {
      postings[postings.length - 1]![2] = -number;
      continue;
    }
    paper += Math.floor(number / 3);
    postings.push([paper, number % 3, 1]);
  }
  return postings;
}

/** For `MiniSearch.loadJS`; what it finds is told as it stands in `papers`. */
export function asMiniSearch({ papers, terms, postings }: SearchIndex, unpack: typeof unpackPostings): AsPlainObject {
  const byNumber = <T>(values: readonly T[]): Record<string, T> => Object.fromEntries(values.entries());
  const mean = (field: number) => papers.reduce((sum, { lengths }) => sum + lengths[field]!, 0) / papers.length;
  return {
    documentCount: papers.length,
    nextId: papers.length,
    documentIds: byNumber(papers.map((_, number) => number)),
    fieldIds: { title: 0, headline: 1, text: 2 },
    fieldLength: byNumber(papers.map(({ lengths }) => lengths)) as AsPlainObject['fieldLength'],
    averageFieldLength: [0, 1, 2].map(mean),
    storedFields: byNumber(papers) as AsPlainObject['storedFields'],
    dirtCount: 0,
    index: terms.map((term, at) => {
      const fields: Record<string, Record<string, number>> = {};
      for (const [paper, field, times] of unpack(postings[at]!)) {
        fields[field] ??= {};
        fields[field][paper] = times;
      }
      return [term, fields];
    }) as AsPlainObject['index'],
    serializationVersion: 2,
  };
}
