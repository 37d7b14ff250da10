/** One part of a language's search: an index over some editions of a year, grown edition by edition; MiniSearch on both sides. */
import { createHash } from 'node:crypto';
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Week } from '../../../papers/paper.ts';
import { textOf } from '../../../summaries/parts.ts';
import type { Edition, EditionPaper } from '../../edition.ts';
import { headline } from '../../text.ts';
import { editionPath, paperPath, paperSlug } from '../paths.ts';
import { searchTerms } from './search-terms.ts';

interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly headline: string;
  readonly text: string;
  readonly week: string;
  readonly path: string;
  /** Of all the rest: tells whether it stands in the index as it is now. */
  readonly hash: string;
}

/** The same on the page; see `search-script.ts`. */
export const INDEX_OPTIONS = {
  fields: ['title', 'headline', 'text'],
  storeFields: ['title', 'headline', 'week', 'path', 'hash'],
} as const;

const options = {
  ...INDEX_OPTIONS,
  fields: [...INDEX_OPTIONS.fields],
  storeFields: [...INDEX_OPTIONS.storeFields],
  tokenize: searchTerms,
  processTerm: (term: string) => term,
  // Done by hand and waited for: on its own it would go on after the index is written.
  autoVacuum: false,
};

export interface GrownIndex {
  /** The very text that stood when it held these editions already, so that publishing again changes no byte. */
  readonly text: string;
  /** Papers of each week that it holds. */
  readonly weeks: Readonly<Record<Week, number>>;
}

/** @param before the index as it stands on the site; a damaged one is begun anew with these editions */
export async function growIndex(before: string | undefined, editions: readonly Edition[]): Promise<GrownIndex> {
  const { index, ids, hashes } = readIndex(before);
  let changed = index === undefined;
  const grown = index ?? new MiniSearch<Indexed>(options);
  for (const edition of editions) {
    const entries = edition.papers.map((paper) => entryOf(paper, edition));
    const standing = [...ids].filter((id) => weekOf(id) === edition.week);
    if (standing.length === entries.length && entries.every(({ id, hash }) => hashes.get(id) === hash)) continue;
    changed = true;
    // An edition that was frozen anew may have lost papers.
    for (const id of standing) grown.discard(id);
    if (standing.length > 0) await grown.vacuum();
    grown.addAll(entries);
    for (const id of standing) ids.delete(id);
    for (const { id } of entries) ids.add(id);
  }
  return { text: changed ? JSON.stringify(grown) : before!, weeks: papersByWeek(ids) };
}

const weekOf = (id: string): Week => id.slice(0, id.indexOf('/'));

function papersByWeek(ids: ReadonlySet<string>): Record<Week, number> {
  const weeks: Record<Week, number> = {};
  for (const id of [...ids].sort()) weeks[weekOf(id)] = (weeks[weekOf(id)] ?? 0) + 1;
  return weeks;
}

function entryOf(paper: EditionPaper, { week, language }: Edition): Indexed {
  const said = paper.qa.flatMap(({ question, answer }) => [question, textOf(answer)]);
  const entry = {
    id: `${week}/${paperSlug(paper.id)}`,
    title: paper.title,
    headline: headline(paper, language),
    text: [
      textOf(paper.overview),
      paper.authors.join(' '),
      ...said,
      week,
      paper.id.replace(/^(?:arxiv|doi):/, ''),
    ].join(' '),
    week,
    path: paper.qa.length > 0 ? paperPath(paper.id, language) : editionPath(week, language),
  };
  return { ...entry, hash: createHash('sha256').update(JSON.stringify(entry)).digest('base64url').slice(0, 10) };
}

function readIndex(before: string | undefined) {
  try {
    const plain = JSON.parse(before ?? '') as AsPlainObject;
    const index = MiniSearch.loadJS<Indexed>(plain, options);
    const documents = Object.entries(plain.documentIds as Record<string, string>);
    const hashes = new Map(documents.map(([number, id]) => [id, plain.storedFields[number]?.hash]));
    return { index, ids: new Set(hashes.keys()), hashes };
  } catch {
    return { index: undefined, ids: new Set<string>(), hashes: new Map<string, unknown>() };
  }
}
