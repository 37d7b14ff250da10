/** The names by which settings and the command line ask for sources. */

import { parseHttpUrl } from '../papers/identity/canonical-url.ts';
import { parseDoi } from '../papers/identity/doi.ts';
import { identify } from '../papers/identity/identity.ts';
import { isCategory } from './arxiv/arxiv-categories.ts';
import { collectByOai } from './arxiv/arxiv-oai.ts';
import { createArxivSource } from './arxiv/arxiv-query.ts';
import { createArxivRssSource } from './arxiv/arxiv-rss.ts';
import { createBiorxivSource } from './biorxiv.ts';
import { createFeedSource } from './feeds/feed.ts';
import { createHfDailySource } from './hf-daily.ts';
import { createDairSource } from './lists/dair.ts';
import { createListSource, type SourceServices } from './lists/list-source.ts';
import type { Source } from './source.ts';
import { createUrlFileSource, createUrlSource } from './url-source.ts';

/** The text names no source. A retry cannot help. */
export class UnknownSourceError extends Error {
  override name = 'UnknownSourceError' as const;
  readonly retryable = false;
}

export interface SourceKeyServices extends SourceServices {
  /** Reads a file of addresses; only a local run has one. */
  readonly readText?: (path: string) => Promise<string>;
}

/** What help texts print. */
export const sourceForms: readonly string[] = [
  'dair',
  'list:URL',
  'arxiv:CATEGORY[+CATEGORY…]',
  'arxiv-query:QUERY',
  'arxiv-author:NAME',
  'arxiv-rss:CATEGORY[+CATEGORY…]',
  'hf-daily',
  'feed:URL',
  'biorxiv[:CATEGORY]',
  'medrxiv[:CATEGORY]',
  'doi:DOI',
  'url:URL',
  'url-file:PATH',
];

type Maker = (rest: string, services: SourceKeyServices, key: string) => Source;

function urlIn(rest: string, key: string): string {
  if (!parseHttpUrl(rest)) throw new UnknownSourceError(`${key.slice(0, 60)}: give a full http(s) address`);
  return rest;
}

function categoriesIn(rest: string, key: string): string[] {
  const categories = rest.split('+').map((code) => code.trim());
  const unknown = categories.find((code) => !isCategory(code));
  if (unknown !== undefined)
    throw new UnknownSourceError(`${key.slice(0, 60)}: arXiv has no category "${unknown.slice(0, 40)}"`);
  return categories;
}

function textIn(rest: string, key: string): string {
  const text = rest.trim().replace(/\s+/g, ' ');
  if (!text || text.length > 500) throw new UnknownSourceError(`${key.slice(0, 60)}: name what to look for`);
  return text;
}

function arxivByCategory(rest: string, services: SourceKeyServices, key: string): Source {
  const categories = categoriesIn(rest, key);
  const query = categories.map((code) => `cat:${code}`).join(' OR ');
  const [only] = categories;
  // OAI harvests one set at a time; several categories would be several harvests for one failure.
  const fallback =
    categories.length === 1 && only ? { fallback: (week: string) => collectByOai(key, only, week, services) } : {};
  return createArxivSource({ key, query, ...fallback }, services);
}

function byDoi(rest: string, _: SourceKeyServices, key: string): Source {
  const parsed = parseDoi(rest);
  if (!parsed) throw new UnknownSourceError(`${key.slice(0, 60)}: that is no DOI`);
  return createUrlSource(key, `https://doi.org/${parsed.doi}`);
}

function byAddress(rest: string, _: SourceKeyServices, key: string): Source {
  if (!identify(rest)) throw new UnknownSourceError(`${key.slice(0, 60)}: give a full http(s) address or an arXiv id`);
  return createUrlSource(key, rest);
}

function byFile(rest: string, services: SourceKeyServices, key: string): Source {
  if (!services.readText)
    throw new UnknownSourceError(`${key.slice(0, 60)}: files can be read only on one’s own machine`);
  return createUrlFileSource(textIn(rest, key), services.readText);
}

const makers: Readonly<Record<string, Maker>> = {
  dair: (_, services) => createDairSource(services),
  list: (rest, services, key) => createListSource(urlIn(rest, key), services),
  arxiv: arxivByCategory,
  'arxiv-query': (rest, services, key) => createArxivSource({ key, query: textIn(rest, key) }, services),
  'arxiv-author': (rest, services, key) =>
    createArxivSource({ key, query: `au:"${textIn(rest, key).replaceAll('"', '')}"` }, services),
  'arxiv-rss': (rest, services, key) => createArxivRssSource(categoriesIn(rest, key).join('+'), services),
  'hf-daily': (_, services) => createHfDailySource(services),
  feed: (rest, services, key) => createFeedSource(urlIn(rest, key), services),
  biorxiv: (rest, services) => createBiorxivSource('biorxiv', rest || undefined, services),
  medrxiv: (rest, services) => createBiorxivSource('medrxiv', rest || undefined, services),
  doi: byDoi,
  url: byAddress,
  'url-file': byFile,
};

/**
 * The source that a key names.
 * @throws UnknownSourceError with one line that says what is wrong and, for an unknown name, which forms there are
 */
export function parseSourceKey(text: string, services: SourceKeyServices): Source {
  const key = text.trim();
  const colon = key.indexOf(':');
  const name = (colon < 0 ? key : key.slice(0, colon)).toLowerCase();
  const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
  const rest = colon < 0 ? '' : key.slice(colon + 1).trim();
  const takesNone = name === 'dair' || name === 'hf-daily';
  const mayTakeNone = takesNone || name === 'biorxiv' || name === 'medrxiv';
  if (!maker || (takesNone && rest) || (!mayTakeNone && !rest)) {
    throw new UnknownSourceError(`unknown source "${key.slice(0, 60)}"; use one of: ${sourceForms.join(', ')}`);
  }
  return maker(rest, services, key);
}
