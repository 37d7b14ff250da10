/** A part of a site's search, asked as its page asks it. */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { asMiniSearch, INDEX_OPTIONS, unpackPostings } from '../../shared/editions/site/search/minisearch-form.ts';
import { searchTerms } from '../../shared/editions/site/search/search-terms.ts';

export const MINISEARCH = { ...INDEX_OPTIONS, tokenize: searchTerms, processTerm: (term: string) => term };

/** Titles of what is found in a part's text, best first. */
export function searchPart(text: string, wanted: string, options: SearchOptions = { combineWith: 'AND' }): string[] {
  const index = MiniSearch.loadJS(asMiniSearch(JSON.parse(text), unpackPostings), MINISEARCH);
  return index.search(wanted, options).map(({ title }) => title);
}
