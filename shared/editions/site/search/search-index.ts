/**
 * One part of a language's search: where each word stands in some editions of a year, grown edition by edition. MiniSearch
 * searches it on the page (`minisearch-form.ts`); its own form takes three times the room, and seconds to be grown by ten papers.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Week } from '../../../papers/paper.ts';
import { textOf } from '../../../summaries/parts.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { headline } from '../../text.ts';
import { editionPath, paperPath } from '../paths.ts';
import { INDEX_OPTIONS, type SearchIndex, unpackPostings } from './minisearch-form.ts';
import { searchTerms } from './search-terms.ts';

const STORED: v.GenericSchema<unknown, SearchIndex> = v.object({
  editions: v.record(v.string(), v.string()),
  papers: v.array(
    v.object({
      ...{ week: v.string(), title: v.string(), headline: v.string(), path: v.string() },
      lengths: v.array(v.number()),
    }),
  ),
  terms: v.array(v.string()),
  postings: v.custom<number[][]>(isNumbers),
});

/** Hundreds of thousands, where a schema of arrays takes longer than all the rest. */
function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => Array.isArray(each) && each.every(Number.isInteger));
}

type Posting = readonly [paper: number, field: number, times: number];

interface Open {
  readonly editions: Record<Week, string>;
  papers: SearchIndex['papers'];
  readonly terms: Map<string, number[]>;
}

export interface GrownIndex {
  /** The very text that stood when it held these editions already, so that publishing again changes no byte. */
  readonly text: string;
  /** Papers of each week that it holds. */
  readonly weeks: Readonly<Record<Week, number>>;
}

/** @param before the index as it stands on the site; a damaged one is begun anew with these editions */
export function growIndex(before: string | undefined, editions: readonly Edition[]): GrownIndex {
  const standing = readIndex(before);
  const index: Open = standing ?? { editions: {}, papers: [], terms: new Map() };
  let changed = standing === undefined;
  for (const edition of editions) {
    const { week } = edition;
    const entries = edition.papers.map((paper) => entryOf(paper, edition));
    const digest = createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
    if (index.editions[week] === digest) continue;
    changed = true;
    // An edition that was frozen anew may have lost papers.
    if (index.editions[week] !== undefined) drop(index, week);
    add(index, entries);
    index.editions[week] = digest;
  }
  return { text: changed ? written(index) : before!, weeks: papersByWeek(index) };
}

function entryOf(paper: EditionPaper, { week, language }: Edition) {
  const said = paper.qa.flatMap(({ question, answer }) => [question, textOf(answer)]);
  const line = headline(paper, language);
  const id = paper.id.replace(/^(?:arxiv|doi):/, '');
  const text = [textOf(paper.overview), paper.authors.join(' '), ...said, week, id].join(' ');
  const path = paper.qa.length > 0 ? paperPath(paper.id, language) : editionPath(week, language);
  return { week, title: paper.title, headline: line, path, text };
}

function add({ papers, terms }: Open, entries: readonly ReturnType<typeof entryOf>[]): void {
  const added = new Map<string, Posting[]>();
  for (const { text, ...paper } of entries) {
    const lengths = [paper.title, paper.headline, text].map((words, field) => {
      const counts = Map.groupBy(searchTerms(words), (term) => term);
      for (const [term, { length }] of counts) {
        const postings = added.get(term) ?? [];
        postings.push([papers.length, field, length]);
        added.set(term, postings);
      }
      return counts.size;
    });
    papers.push({ ...paper, lengths });
  }
  for (const [term, postings] of added)
    terms.set(term, packed([...unpackPostings(terms.get(term) ?? []), ...postings]));
}

function drop(index: Open, week: Week): void {
  const numbers = new Map<number, number>();
  for (const [number, paper] of index.papers.entries()) if (paper.week !== week) numbers.set(number, numbers.size);
  index.papers = index.papers.filter((paper) => paper.week !== week);
  for (const [term, postings] of index.terms) {
    const kept = unpackPostings(postings).flatMap(([paper, field, times]): Posting[] => {
      const number = numbers.get(paper);
      return number === undefined ? [] : [[number, field, times]];
    });
    if (kept.length > 0) index.terms.set(term, packed(kept));
    else index.terms.delete(term);
  }
}

/** @param postings in the papers' order, and of one paper in the fields' */
function packed(postings: readonly Posting[]): number[] {
  const numbers: number[] = [];
  let before = 0;
  for (const [paper, field, times] of postings) {
    numbers.push((paper - before) * INDEX_OPTIONS.fields.length + field);
    if (times > 1) numbers.push(-times);
    before = paper;
  }
  return numbers;
}

function papersByWeek({ papers }: Open): Record<Week, number> {
  const weeks: Record<Week, number> = {};
  for (const { week } of papers) weeks[week] = (weeks[week] ?? 0) + 1;
  return weeks;
}

function written({ editions, papers, terms }: Open): string {
  const index: SearchIndex = { editions, papers, terms: [...terms.keys()], postings: [...terms.values()] };
  return JSON.stringify(index);
}

function readIndex(before: string | undefined): Open | undefined {
  if (before === undefined) return undefined;
  try {
    const { editions, papers, terms, postings } = v.parse(STORED, JSON.parse(before));
    return { editions, papers, terms: new Map(terms.map((term, at) => [term, postings[at] ?? []])) };
  } catch {
    return undefined;
  }
}
