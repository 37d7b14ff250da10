/** A work while it is collected: every pick of it, and what each place says of it, not yet a Paper. */

import type { Location, PaperId, Pick } from '../paper.ts';
import type { Candidate, Facts } from './candidate.ts';
import { hostOf } from './canonical-url.ts';
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

/** The registry behind a candidate that brings its own record. */
function registryOf(candidate: Candidate, identity: Identity | undefined): string | undefined {
  if (!isRegistered(candidate, identity)) return undefined;
  return { arxiv: 'arxiv', doi: 'crossref', url: undefined }[identity?.scheme ?? 'url'];
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
    facts: candidate.facts
      ? [{ ...candidate.facts, from: registryOf(candidate, chosen?.identity) ?? pick.source }]
      : [],
    complete: isRegistered(candidate, chosen?.identity),
    feedHtml: candidate.feedHtml,
    remarks,
  };
}

/** Whose word is whose: a registry's record beats all; any name of an address beats one that leads nowhere. */
function rankOf(work: Work): number {
  if (work.identity === undefined || work.identity.social) return 3;
  if (!isVouched(work)) return 2;
  return work.identity.scheme === 'arxiv' ? 0 : 1;
}

/** A registry keeps the work under its id and has said who wrote it: nobody can take that name by writing it down. */
export function isVouched({ complete, identity }: Work): boolean {
  return complete && (identity?.scheme === 'arxiv' || identity?.scheme === 'doi');
}

/** Everybody can publish a feed, whereas a list or a registry is kept by somebody. */
export const isFromFeeds = ({ picks }: Work): boolean => picks.every(({ source }) => source.startsWith('feed:'));

/** A feed links wherever it likes; only about its own site is its word the site's. */
function isHearsay(work: Work): boolean {
  const site = (address: string): string => hostOf(address).replace(/^(?:www|rss|feeds?|blog)\./, '');
  const own = site(work.identity?.url ?? '');
  const isForeign = (feed: string): boolean => feed !== own && !own.endsWith(`.${feed}`);
  return isFromFeeds(work) && work.picks.every(({ source }) => isForeign(site(source.slice('feed:'.length))));
}

/**
 * Two records of one work as one. The better identity leads, of equal ones what no feed claims, and every pick stays. The other
 * adds what it knows only where its word is as good: not hearsay and of the same id, or kept by a registry.
 */
export function joinWorks(first: Work, second: Work): Work {
  const isWeak = first.id === second.id ? isHearsay : isFromFeeds;
  const better = rankOf(first) - rankOf(second) || Number(isWeak(first)) - Number(isWeak(second));
  const [lead, other] = better > 0 ? [second, first] : [first, second];
  const picks = [...first.picks, ...second.picks];
  if (lead.id !== other.id)
    return isVouched(other) && other.identity
      ? {
          ...lead,
          picks,
          alternatives: [...lead.alternatives, ...locationsOf(other.identity)],
          facts: [...lead.facts, ...other.facts],
        }
      : { ...lead, picks };
  const versions = [lead.version, other.version].filter((version) => version !== undefined);
  const version = versions.length > 0 ? Math.max(...versions) : undefined;
  // A record of another version than the one to read is no record of it.
  const isRecord = (work: Work): boolean =>
    work.complete && (version === undefined || work.facts[0]?.version === version);
  if (isHearsay(other) && !isHearsay(lead) && !isVouched(other))
    return { ...lead, version, picks, complete: isRecord(lead) };
  const [best, rest] = isRecord(other) && !isRecord(lead) ? [other, lead] : [lead, other];
  return {
    ...lead,
    version,
    picks,
    alternatives: [...lead.alternatives, ...other.alternatives],
    facts: [...best.facts, ...rest.facts],
    complete: isRecord(best),
    feedHtml: lead.feedHtml ?? other.feedHtml,
    remarks: [...new Set([...lead.remarks, ...other.remarks])],
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

/** The DOI that the work goes by, or that its record names. */
export function doiOf(work: Work): string | undefined {
  return work.identity?.scheme === 'doi' ? work.identity.name : work.facts.find((facts) => facts.doi)?.doi;
}
