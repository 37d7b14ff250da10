/** The index over all editions of one language, grown edition by edition; MiniSearch on both sides. */
import MiniSearch from 'minisearch';
import type { Edition } from '../edition.ts';
import { headline } from '../text.ts';
import { editionPath, paperPath, paperSlug } from './paths.ts';
import { searchTerms } from './search-terms.ts';

interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly headline: string;
  readonly text: string;
  readonly week: string;
  readonly path: string;
}

/** The same on the page; see `search-script.ts`. */
export const INDEX_OPTIONS = {
  fields: ['title', 'headline', 'text'],
  storeFields: ['title', 'headline', 'week', 'path'],
} as const;

const options = {
  ...INDEX_OPTIONS,
  fields: [...INDEX_OPTIONS.fields],
  storeFields: [...INDEX_OPTIONS.storeFields],
  tokenize: searchTerms,
  processTerm: (term: string) => term,
};

/** @param before the index as it stands on the site; a damaged one is begun anew with this edition */
export function growIndex(before: string | undefined, edition: Edition): string {
  const index = readIndex(before);
  const prefix = `${edition.week}/`;
  // An edition that was frozen anew may have lost papers.
  for (const id of Object.values(index.toJSON().documentIds) as string[]) if (id.startsWith(prefix)) index.discard(id);
  for (const paper of edition.papers) {
    const id = prefix + paperSlug(paper.id);
    index.add({
      id,
      title: paper.title,
      headline: headline(paper, edition.language),
      text: [
        paper.overview,
        paper.authors.join(' '),
        ...paper.qa.flatMap(({ question, answer }) => [question, answer]),
      ].join(' '),
      week: edition.week,
      path: paper.qa.length > 0 ? paperPath(paper.id, edition.language) : editionPath(edition.week, edition.language),
    });
  }
  index.vacuum();
  return JSON.stringify(index);
}

function readIndex(before: string | undefined): MiniSearch<Indexed> {
  if (before === undefined) return new MiniSearch<Indexed>(options);
  try {
    return MiniSearch.loadJSON<Indexed>(before, options);
  } catch {
    return new MiniSearch<Indexed>(options);
  }
}
