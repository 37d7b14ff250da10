/** arXiv's own record of many papers in as few requests as the API allows. */
import { type ArxivEntry, type ArxivPage, parseArxivAtom } from './arxiv-atom.ts';
import { ask, textOf } from './ask.ts';
import { SourceError } from './source.ts';
import { type Web, WebRefusedError } from './web.ts';

/** The API's address; a query of it is what the web spaces, three seconds apart. */
export const arxivApi = 'https://export.arxiv.org/api/query';

/** Ids per request: their list stays near 2,000 characters of URL, and one page holds all answers. */
const idsPerRequest = 100;
/** An entry is some 3 kB; hundreds of long author lists stay far below this. */
const maxBytes = 20_000_000;
/** 503 is arXiv's way to say "not now"; the web spaces the attempts. */
const attempts = 3;

export interface ArxivRequest {
  /** Without version. */
  readonly id: string;
  /** The version that a source pinned; without it arXiv answers with its newest. */
  readonly version?: number;
}

/**
 * One page of a query. 400 is read too: its body is the error feed that says what was wrong.
 * @throws SourceError or WebRefusedError; nothing of a faulty page is returned
 */
export async function askArxiv(web: Web, query: Readonly<Record<string, string>>): Promise<ArxivPage> {
  // Commas, colons and slashes stand bare: arXiv reads both, and recorded answers are found by them.
  const parameters = new URLSearchParams(query)
    .toString()
    .replace(/%2C/g, ',')
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':');
  const answer = await ask(web, `${arxivApi}?${parameters}`, {
    accept: 'application/atom+xml',
    maxBytes,
    attempts,
    also: [400],
  });
  if (!answer) throw new WebRefusedError('unreachable', 'arXiv’s API answered 404', { retryable: true });
  const page = parseArxivAtom(textOf(answer), Number(query.start ?? 0));
  if (answer.status === 400) throw new SourceError('bad-request', 'arXiv refused the query', { retryable: false });
  return page;
}

/**
 * arXiv's record of each paper, by id without version; ids that arXiv does not know are absent. One request for up to
 * a hundred ids. A pinned version is asked for as such, else arXiv's newest comes.
 * @throws SourceError or WebRefusedError when any request fails: then nothing is returned, so nothing half is stored
 */
export async function fetchArxivMetadata(
  web: Web,
  wanted: readonly ArxivRequest[],
): Promise<ReadonlyMap<string, ArxivEntry>> {
  const found = new Map<string, ArxivEntry>();
  for (let start = 0; start < wanted.length; start += idsPerRequest) {
    const batch = wanted.slice(start, start + idsPerRequest);
    const ids = batch.map(({ id, version }) => (version === undefined ? id : `${id}v${version}`));
    const page = await askArxiv(web, { id_list: ids.join(','), max_results: String(ids.length) });
    for (const entry of page.entries) found.set(entry.id, entry);
  }
  return found;
}
