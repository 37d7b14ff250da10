/** The index over all editions of one language, grown edition by edition; MiniSearch on both sides. */
import { createHash } from 'node:crypto';
import MiniSearch from 'minisearch';
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

/**
 * @param before the index as it stands on the site; a damaged one is begun anew with this edition
 * @returns the very same text when it holds this edition already, so that publishing again changes no byte
 */
export async function growIndex(before: string | undefined, edition: Edition): Promise<string> {
  const index = readIndex(before);
  const entries = edition.papers.map((paper) => entryOf(paper, edition));
  const standing = (Object.values(index.toJSON().documentIds) as string[]).filter((id) =>
    id.startsWith(`${edition.week}/`),
  );
  const known = entries.every((entry) => index.getStoredFields(entry.id)?.hash === entry.hash);
  if (before !== undefined && known && standing.length === entries.length) return before;
  // An edition that was frozen anew may have lost papers.
  for (const id of standing) index.discard(id);
  await index.vacuum();
  index.addAll(entries);
  return JSON.stringify(index);
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

function readIndex(before: string | undefined): MiniSearch<Indexed> {
  if (before === undefined) return new MiniSearch<Indexed>(options);
  try {
    return MiniSearch.loadJSON<Indexed>(before, options);
  } catch {
    return new MiniSearch<Indexed>(options);
  }
}
