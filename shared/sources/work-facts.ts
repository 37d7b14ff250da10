/** Asks the registries and, where they know nothing, the page itself for what a work truly is. */

import type { Facts } from '../papers/identity/candidate.ts';
import { looksLikePdf } from '../papers/identity/identity.ts';
import type { Work } from '../papers/identity/work.ts';
import { decodePage } from '../platform/decode-page.ts';
import { fetchArxivMetadata } from './arxiv/arxiv-metadata.ts';
import { ask } from './ask.ts';
import { fetchCrossref } from './crossref.ts';
import { fetchOpenCopy } from './openalex.ts';
import { followingRefresh } from './refresh.ts';
import { SourceError } from './source.ts';
import { type Web, WebRefusedError } from './web.ts';

/** Reads what a page says of itself in its head: og:title, author, dates. Made by `documents`, handed in. */
export type PageFacts = (html: string, url: string) => Facts;

/** Pages and registries asked at once; the web spaces requests to one host by itself. */
const atOnce = 4;
/** A page whose head lies behind more than this is no article. */
const maxPageBytes = 8_000_000;

/** Titles of pages that stand before a page and answer 200: challenges, log-ins, error pages. */
const isDoorkeeper =
  /^(?:just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|verify(?:ing)? you are human|security check|checking your browser|(?:please )?(?:log|sign) ?in|page not found|not found|40[34]\b|error 40\d)/i;

/** A refusal that says what happened in one word, for the receipt. */
function remarkOf(error: unknown, about: string): string {
  if (error instanceof WebRefusedError) {
    const status = / answered (\d{3})$/.exec(error.message)?.[1];
    return `${about}: ${status ?? error.refusal}`;
  }
  if (error instanceof SourceError) return `${about}: ${error.fault}`;
  throw error;
}

/** Remark of a work whose registry could not be asked now: a later run may bring its facts. */
export const METADATA_UNREACHABLE = 'metadata-unreachable';

/**
 * Adds arXiv's record to every arXiv work that has none yet; a record that could not be read is remarked.
 * @throws when a request fails, as `fetchArxivMetadata` does
 */
export async function withArxivFacts(web: Web, works: readonly Work[]): Promise<Work[]> {
  const wanted = works.filter((work) => work.identity?.scheme === 'arxiv' && !work.complete);
  if (wanted.length === 0) return [...works];
  const { records, unread } = await fetchArxivMetadata(
    web,
    wanted.map(({ identity, version }) => ({
      id: identity?.name ?? '',
      ...(version === undefined ? {} : { version }),
    })),
  );
  return works.map((work) => {
    if (!wanted.includes(work)) return work;
    const record = records.get(work.identity?.name ?? '');
    if (!record) {
      const remark = unread.has(work.identity?.name ?? '') ? METADATA_UNREACHABLE : 'not-on-arxiv';
      return { ...work, remarks: [...work.remarks, remark] };
    }
    return {
      ...work,
      facts: [{ ...record.facts, from: 'arxiv' }, ...work.facts],
      complete: true,
      remarks: [...work.remarks, ...record.remarks],
    };
  });
}

async function withRegistryFacts(web: Web, work: Work, doi: string): Promise<Work> {
  const remarks = [...work.remarks];
  const noted = <T>(about: string, asked: Promise<T>): Promise<T | undefined> =>
    asked.catch((error: unknown) => {
      remarks.push(remarkOf(error, about));
      return undefined;
    });
  const [record, copy] = await Promise.all([
    noted('crossref', fetchCrossref(web, doi)),
    noted('openalex', fetchOpenCopy(web, doi)),
  ]);
  const facts: Facts[] = [
    ...(record ? [{ ...record, from: 'crossref' }] : []),
    ...(copy?.abstract ? [{ abstract: copy.abstract, from: 'openalex' }] : []),
  ];
  return {
    ...work,
    facts: [...facts, ...work.facts],
    alternatives: [...(copy?.locations ?? []), ...work.alternatives],
    complete: record !== undefined,
    remarks,
  };
}

async function withPageFacts(web: Web, pageFacts: PageFacts, work: Work): Promise<Work> {
  const url = work.identity?.url ?? '';
  try {
    const answer = await ask(followingRefresh(web), url, {
      accept: 'text/html, application/xhtml+xml',
      maxBytes: maxPageBytes,
    });
    if (!answer) return { ...work, remarks: [...work.remarks, 'page: 404'] };
    if (!/html|^$/.test(answer.contentType)) return work;
    const facts = pageFacts(decodePage(answer.body, answer.contentType), answer.url);
    if (isDoorkeeper.test(facts.title ?? '')) return { ...work, remarks: [...work.remarks, 'page: gate'] };
    return { ...work, facts: [...work.facts, { ...facts, from: 'page' }] };
  } catch (error) {
    return { ...work, remarks: [...work.remarks, remarkOf(error, 'page')] };
  }
}

/** Facts of one work that arXiv does not hold: Crossref for a DOI, then the page's own head. A refusal is a remark. */
export async function withOwnFacts(web: Web, pageFacts: PageFacts, work: Work): Promise<Work> {
  const { identity } = work;
  if (!identity || identity.social || identity.scheme === 'arxiv' || work.complete) return work;
  const registered = identity.scheme === 'doi' ? await withRegistryFacts(web, work, identity.name) : work;
  if (registered.complete || looksLikePdf(identity.url)) return registered;
  return withPageFacts(web, pageFacts, registered);
}

/** Runs a step over many works, a few at a time, and keeps their order. */
export async function eachWork(works: readonly Work[], step: (work: Work) => Promise<Work>): Promise<Work[]> {
  const done: Work[] = [...works];
  const waiting = works.entries();
  const worker = async (): Promise<void> => {
    for (const [index, work] of waiting) done[index] = await step(work);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, works.length) }, worker));
  return done;
}
