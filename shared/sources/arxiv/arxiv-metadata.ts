/** arXiv's own record of many papers in as few requests as the API allows. */

import { ask, textOf } from '../ask.ts';
import { SourceError } from '../source.ts';
import { type Web, WebRefusedError } from '../web.ts';
import { type ArxivEntry, type ArxivPage, parseArxivAtom } from './arxiv-atom.ts';

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

/** Further requests for the halves of answers that were cut, three seconds each: enough to single out one id of a hundred. */
const mostSplits = 16;

export interface ArxivRecords {
  /** By id without version; ids that arXiv does not know are absent. */
  readonly records: ReadonlyMap<string, ArxivEntry>;
  /** Ids whose record came cut each time, while others could be read; another day may bring them. */
  readonly unread: ReadonlySet<string>;
}

/**
 * arXiv's record of each paper. One request for up to a hundred ids. A pinned version is asked for as such, else arXiv's
 * newest comes. Of an answer that ends in the middle nothing is taken: its ids are asked for again by halves, so that one
 * bad record does not hide the others.
 * @throws SourceError or WebRefusedError when a request fails otherwise, or no record could be read at all
 */
export async function fetchArxivMetadata(web: Web, wanted: readonly ArxivRequest[]): Promise<ArxivRecords> {
  const records = new Map<string, ArxivEntry>();
  const unread = new Set<string>();
  const batches: (readonly ArxivRequest[])[] = [];
  for (let start = 0; start < wanted.length; start += idsPerRequest)
    batches.push(wanted.slice(start, start + idsPerRequest));
  let splits = 0;
  let refusal: SourceError | undefined;
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    try {
      for (const entry of await entriesOf(web, batch)) records.set(entry.id, entry);
    } catch (error) {
      if (!(error instanceof SourceError && error.fault === 'cut-short')) throw error;
      refusal = error;
      const middle = Math.ceil(batch.length / 2);
      if (batch.length > 1 && splits + 2 <= mostSplits) {
        splits += 2;
        batches.push(batch.slice(0, middle), batch.slice(middle));
      } else for (const { id } of batch) unread.add(id);
    }
  }
  if (refusal && records.size === 0) throw refusal;
  return { records, unread };
}

async function entriesOf(web: Web, batch: readonly ArxivRequest[]): Promise<readonly ArxivEntry[]> {
  const ids = batch.map(({ id, version }) => (version === undefined ? id : `${id}v${version}`));
  return (await askArxiv(web, { id_list: ids.join(','), max_results: String(ids.length) })).entries;
}
