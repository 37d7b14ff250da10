/** A collected work as the paper that the rest of the flow reads. */

import { abstractLimit, cleanLine, cleanNames, titleLimit } from '../clean-text.ts';
import { type Location, type Paper, type Week, WITHDRAWN } from '../paper.ts';
import { clampFuture, dayWritten } from '../time/calendar-day.ts';
import type { Facts } from './candidate.ts';
import { locationsOf, readerUrl } from './identity.ts';
import { authorsOf, titleOf, type Work } from './work.ts';

/** More places of one text than this are never tried. */
const locationLimit = 8;

/** The first known value of a field, best source first. */
function known<K extends keyof Facts>(work: Work, field: K): Facts[K] | undefined {
  return work.facts.find((facts) => facts[field] !== undefined && facts[field] !== '')?.[field];
}

const suppliedFields = ['title', 'authors', 'published', 'updated', 'categories', 'abstract'] as const;

/** Who said each thing that is known of the work. */
function suppliersOf(work: Work): Record<string, string> {
  const isKnown = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  return Object.fromEntries(
    suppliedFields.flatMap((field) => {
      const from =
        work.facts.find((facts) => isKnown(facts[field]))?.from ??
        (field === 'title' ? work.picks[0]?.source : undefined);
      return from ? [[field, from]] : [];
    }),
  );
}

function placesOf(work: Work, version: number | undefined): Location[] {
  const { identity } = work;
  if (!identity || identity.social) return [...work.alternatives].slice(0, locationLimit);
  const own = locationsOf(identity, version);
  // A publisher's page often refuses machines; its open copy is the same text.
  const ordered = identity.scheme === 'doi' ? [...work.alternatives, ...own] : [...own, ...work.alternatives];
  return [...new Map(ordered.map((location) => [location.url, location])).values()].slice(0, locationLimit);
}

/** Remark on a paper that no source gave a title: it goes by its address until its own text is read. */
export const UNTITLED = 'no-title';

/** Dates ahead of today are clamped and flagged; what no source knows stays undefined. */
export function toPaper(work: Work, week: Week, now: Date, zoneOffsetMinutes: number): Paper {
  const version = work.identity?.scheme === 'arxiv' ? (known(work, 'version') ?? work.version) : undefined;
  const published = clampFuture(dayWritten(known(work, 'published')), now, zoneOffsetMinutes);
  const updated = clampFuture(dayWritten(known(work, 'updated')), now, zoneOffsetMinutes);
  const remarks = new Set(work.remarks);
  if (published.future || updated.future) remarks.add('future-date');
  const title = cleanLine(titleOf(work), titleLimit);
  if (!title) remarks.add(UNTITLED);
  // Publishers put it before the title.
  if (/^\W*(?:withdrawn|retracted(?: article)?)\s*[:\]]/i.test(title)) remarks.add(WITHDRAWN);
  return {
    id: work.id,
    week,
    title: title || work.identity?.url || work.picks[0]?.links[0]?.url || work.id,
    authors: cleanNames(authorsOf(work)),
    ...(published.day === undefined ? {} : { published: published.day }),
    ...(updated.day === undefined ? {} : { updated: updated.day }),
    ...(version === undefined ? {} : { version }),
    url: work.identity ? readerUrl(work.identity, version) : '',
    categories: known(work, 'categories') ?? [],
    abstract: cleanLine(known(work, 'abstract') ?? '', abstractLimit),
    locations: placesOf(work, version),
    picks: work.picks,
    suppliedBy: suppliersOf(work),
    ...(work.feedHtml ? { feedHtml: work.feedHtml } : {}),
    remarks: [...remarks],
  };
}
