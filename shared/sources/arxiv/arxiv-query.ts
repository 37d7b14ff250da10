/** `arxiv:…`: a week's submissions to arXiv by category, query or author, with arXiv's own record of each. */

import type { Candidate } from '../../papers/identity/candidate.ts';
import type { Week } from '../../papers/paper.ts';
import { instantsOfWeek, newestCompleteWeek } from '../../papers/time/week.ts';
import type { SourceServices } from '../lists/list-source.ts';
import { type Collected, type Source, SourceError } from '../source.ts';
import { WebRefusedError } from '../web.ts';
import type { ArxivEntry, ArxivPage } from './arxiv-atom.ts';
import { askArxiv } from './arxiv-metadata.ts';

/** Entries per request. arXiv allows 2,000 and advises less; one page is then some 1.5 MB. */
const pageSize = 500;
/** The largest categories see some 1,500 papers a week; what lies beyond is told, not read. */
const pageLimit = 6;

/** `2024-03-24T15:00:00.000Z` → `202403241500`, the API's form, in UTC. */
const stamp = (instant: Date): string => instant.toISOString().replace(/\D/g, '').slice(0, 12);

/** An arXiv record as a candidate; the link names no version, so that a source that pins one is heard. */
export function arxivCandidate(key: string, position: number, entry: ArxivEntry): Candidate {
  return {
    pick: {
      source: key,
      position,
      title: entry.facts.title ?? entry.id,
      note: '',
      links: [{ label: 'Paper', url: `https://arxiv.org/abs/${entry.id}` }],
    },
    facts: entry.facts,
    complete: true,
    remarks: entry.remarks,
  };
}

async function entriesOf(query: string, services: SourceServices): Promise<ArxivPage> {
  const found = new Map<string, ArxivEntry>();
  let total = 0;
  let rejected = 0;
  for (let page = 0; page < pageLimit; page += 1) {
    const start = page * pageSize;
    const answer = await askArxiv(services.web, {
      search_query: query,
      start: String(start),
      max_results: String(pageSize),
      sortBy: 'submittedDate',
      sortOrder: 'ascending',
    });
    for (const entry of answer.entries) found.set(entry.id, entry);
    total = answer.total;
    rejected += answer.rejected;
    if (start + pageSize >= total) break;
  }
  return { entries: [...found.values()], total, rejected };
}

/** Whether another of arXiv's doors may be tried: never after it asked to be left alone, since its limit covers them all. */
function mayTryElsewhere(error: unknown): boolean {
  if (error instanceof SourceError) return error.retryable;
  return error instanceof WebRefusedError && (error.refusal === 'unreachable' || error.refusal === 'timeout');
}

export interface ArxivQuery {
  readonly key: string;
  /** In the API's language, without dates: `cat:cs.CL`, `au:"Jane Doe"`. */
  readonly query: string;
  /** The same papers by another door, when the API is in trouble. */
  readonly fallback?: (week: Week) => Promise<Collected>;
}

export function createArxivSource({ key, query, fallback }: ArxivQuery, services: SourceServices): Source {
  return {
    key,
    pace: 'arxiv',
    curated: false,
    async collect(week) {
      const { from, until } = instantsOfWeek(week, services.zoneOffsetMinutes);
      // Both ends count for arXiv, to the minute.
      const dates = `submittedDate:[${stamp(from)} TO ${stamp(new Date(until.getTime() - 60_000))}]`;
      try {
        const { entries, total, rejected } = await entriesOf(`(${query}) AND ${dates}`, services);
        const remarks: string[] = [];
        if (total > pageLimit * pageSize)
          remarks.push(`${key}: ${total} found, the first ${pageLimit * pageSize} read`);
        if (rejected > 0) remarks.push(`${key}: ${rejected} entries without id or title left out`);
        return { candidates: entries.map((entry, index) => arxivCandidate(key, index + 1, entry)), remarks };
      } catch (error) {
        if (!fallback || !mayTryElsewhere(error)) throw error;
        const { candidates, remarks } = await fallback(week);
        return { candidates, remarks: [...remarks, `${key}: the API failed, OAI-PMH was read`] };
      }
    },
    newestWeek: async () => newestCompleteWeek(services.now(), services.zoneOffsetMinutes),
  };
}
