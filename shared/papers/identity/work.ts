/** A work while it is collected: every pick of it, and what each place says of it, not yet a Paper. */

import type { Location, PaperId, Pick } from '../paper.ts';
import type { Candidate, Facts } from './candidate.ts';
import { type Identity, locationsOf } from './identity.ts';
import { chooseLink } from './pick-link.ts';

export interface Work {
  readonly id: PaperId;
  /** Undefined for a row whose links lead nowhere. */
  readonly identity: Identity | undefined;
  /** The version to read: the highest that any source pinned; undefined asks for the newest. */
  readonly version: number | undefined;
  readonly picks: readonly Pick[];
  /** Other addresses of the text, after those that follow from the identity. */
  readonly alternatives: readonly Location[];
  /** What is known, best source first. */
  readonly facts: readonly Facts[];
  /** A record that needs no second request stands first in `facts`. */
  readonly complete: boolean;
  readonly feedHtml: string | undefined;
  readonly remarks: readonly string[];
}

/** The place of a row in its list, for a row that names nothing else: stable when the list's words are rewritten. */
const rowId = (pick: Pick, week: string): PaperId => `row:${pick.source}:${week}:${pick.position}`;

/** Whether a candidate brought all that is to be known: for arXiv and DOIs that is the registry's own record alone. */
function isRegistered({ complete = false, facts }: Candidate, identity: Identity | undefined): boolean {
  if (identity?.scheme === 'arxiv') return complete && facts?.version !== undefined;
  if (identity?.scheme === 'doi') return complete && facts?.doi !== undefined;
  return complete;
}

export function workOf(candidate: Candidate, week: string): Work {
  const { pick } = candidate;
  const chosen = chooseLink(pick);
  const remarks = [...(candidate.remarks ?? [])];
  if (chosen?.identity.social) remarks.push('only-a-post');
  return {
    id: chosen?.identity.id ?? rowId(pick, week),
    identity: chosen?.identity,
    version: chosen?.identity.version,
    picks: [pick],
    alternatives: chosen?.alternatives ?? [],
    facts: candidate.facts ? [candidate.facts] : [],
    complete: isRegistered(candidate, chosen?.identity),
    feedHtml: candidate.feedHtml,
    remarks,
  };
}

const schemeRank = { arxiv: 0, doi: 1, url: 2 } as const;
const rankOf = (work: Work): number =>
  work.identity === undefined || work.identity.social ? 3 : schemeRank[work.identity.scheme];

/** Two records of one work as one: the better identity leads, every pick and every place of the text stays. */
export function joinWorks(first: Work, second: Work): Work {
  const [lead, other] = rankOf(second) < rankOf(first) ? [second, first] : [first, second];
  const foreign = lead.id !== other.id && other.identity ? locationsOf(other.identity) : [];
  const versions = lead.id === other.id ? [lead.version, other.version] : [lead.version];
  const pinned = versions.filter((version) => version !== undefined);
  const version = pinned.length > 0 ? Math.max(...pinned) : undefined;
  // A record of another version than the one to read is no record of it.
  const isRecord = (work: Work): boolean =>
    work.complete && work.id === lead.id && (version === undefined || work.facts[0]?.version === version);
  const [best, rest] = isRecord(other) && !isRecord(lead) ? [other, lead] : [lead, other];
  return {
    ...lead,
    version,
    picks: [...first.picks, ...second.picks],
    alternatives: [...lead.alternatives, ...foreign, ...other.alternatives],
    facts: [...best.facts, ...rest.facts],
    complete: isRecord(best),
    feedHtml: lead.feedHtml ?? other.feedHtml,
    remarks: [...new Set([...lead.remarks, ...(lead.id === other.id ? other.remarks : [])])],
  };
}

/** Joins works of the same id, keeping the order of first sight. */
export function joinById(works: readonly Work[]): Work[] {
  const byId = new Map<PaperId, Work>();
  for (const work of works) {
    const known = byId.get(work.id);
    byId.set(work.id, known ? joinWorks(known, work) : work);
  }
  return [...byId.values()];
}

/** The best-known title: of a record, else as a source wrote it. */
export function titleOf(work: Work): string {
  return work.facts.find((facts) => facts.title)?.title ?? work.picks[0]?.title ?? '';
}

/** The best-known authors. */
export function authorsOf(work: Work): readonly string[] {
  return work.facts.find((facts) => facts.authors && facts.authors.length > 0)?.authors ?? [];
}
