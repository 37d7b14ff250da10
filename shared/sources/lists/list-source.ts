/** A curated list as a source: by its own address, or as the well-known list with its files by year. */

import { namesIn } from '../../papers/identity/author-names.ts';
import type { Candidate } from '../../papers/identity/candidate.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import { rawFile } from '../../papers/identity/raw-file.ts';
import type { Week } from '../../papers/paper.ts';
import { dayOf, daysOfWeek } from '../../papers/time/week.ts';
import { ask, textOf } from '../ask.ts';
import { type Collected, type Source, SourceError } from '../source.ts';
import { type Web, WebRefusedError } from '../web.ts';
import { type CuratedList, type ListHints, type ListWeek, parseCuratedList } from './curated-list.ts';

export interface SourceServices {
  readonly web: Web;
  readonly now: () => Date;
  /** Minutes east of UTC in which weeks begin and end. */
  readonly zoneOffsetMinutes: number;
}

/** The newest years' files are 0.8 MB. */
const maxBytes = 10_000_000;

/** Reads a list file; undefined where there is none at that address. @throws WebRefusedError */
export async function readList(
  url: string,
  hints: ListHints,
  services: SourceServices,
): Promise<CuratedList | undefined> {
  const answer = await ask(services.web, rawFile(url) ?? url, {
    accept: 'text/plain, text/markdown, text/html;q=0.9, */*;q=0.5',
    maxBytes,
    attempts: 2,
  });
  if (!answer) return undefined;
  const today = dayOf(services.now(), services.zoneOffsetMinutes);
  return parseCuratedList(textOf(answer), { ...hints, today });
}

/** Lines of one kind that are told by their words: the notes and the news of some curators are long. */
const asideLimit = 5;

/**
 * A list's rows as candidates, and the rows that were set aside. Links that are no web address (empty, `javascript:`) end
 * here; their remark goes on.
 */
export function collectedOf(key: string, week: ListWeek): Collected {
  const candidates = week.rows.map(({ position, title, note, authors, links, remarks }): Candidate => {
    const names = namesIn(authors ?? '');
    return {
      pick: { source: key, position, title, note, links: links.filter((link) => parseHttpUrl(link.url)) },
      ...(names.length > 0 ? { facts: { authors: names } } : {}),
      remarks,
    };
  });
  const setAside = (unlinked: boolean, why: string): string[] => {
    const lines = week.unread.filter((each) => (each.unlinked === true) === unlinked);
    const told = lines.slice(0, asideLimit);
    const more = lines.slice(asideLimit).map(({ line }) => line);
    return [
      ...told.map(({ line, words }) => `${key}: line ${line} “${words}”: ${why}, set aside`),
      ...(more.length > 0
        ? [`${key}: ${more.length} more lines, set aside: ${more[0]} to ${more.at(-1)} (${why})`]
        : []),
    ];
  };
  const remarks = [...setAside(false, 'no paper can be told'), ...setAside(true, 'it links nothing')];
  return { candidates, remarks };
}

/**
 * What a source says where it lacks the week: which it holds, and what of it could not be read.
 * @throws SourceError
 */
export function withoutWeek(key: string, week: Week, lists: readonly CuratedList[]): Collected {
  const weeks = weeksOf(lists)
    .map((each) => each.week)
    .sort();
  const held = `it holds ${weeks.length} weeks, ${weeks[0]} to ${weeks.at(-1)}`;
  const told = lists.flatMap((list) => list.remarks.map((remark) => `${key}: ${remark}`));
  return { candidates: [], remarks: [`${key}: no week ${week}; ${held}`, ...told] };
}

/** @throws SourceError for a list that was read and gives no week at all: its form is none that we know */
export function weeksOf(lists: readonly CuratedList[]): readonly ListWeek[] {
  const weeks = lists.flatMap((list) => list.weeks);
  if (weeks.length > 0) return weeks;
  const why = lists.flatMap(({ remarks }) => remarks).join('; ');
  throw new SourceError('no-week', `no week of the list can be read${why && `: ${why}`}`, { retryable: true });
}

/** The newest week whose Sunday lies before today; lists sometimes show the running week early. */
export function newestCompleteOf(weeks: readonly ListWeek[], services: SourceServices): Week | undefined {
  const today = dayOf(services.now(), services.zoneOffsetMinutes);
  const complete = weeks.filter(({ week }) => daysOfWeek(week).to < today).map(({ week }) => week);
  return complete.sort().at(-1);
}

/** `list:URL`: one file, whatever its form. */
export function createListSource(url: string, services: SourceServices): Source {
  const key = `list:${url}`;
  async function list(): Promise<CuratedList> {
    const read = await readList(url, {}, services);
    if (!read) throw new WebRefusedError('unreachable', 'there is no list at that address (404)', { retryable: false });
    return read;
  }
  return {
    key,
    curated: true,
    async collect(week) {
      const read = await list();
      const found = read.weeks.find((entry) => entry.week === week);
      return found ? collectedOf(key, found) : withoutWeek(key, week, [read]);
    },
    newestWeek: async () => newestCompleteOf(weeksOf([await list()]), services),
  };
}
