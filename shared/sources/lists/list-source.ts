/** Any list in the curated list's grammar as a source: by its own address, or as the well-known list with its files by year. */

import type { Candidate } from '../../papers/identity/candidate.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import type { Week } from '../../papers/paper.ts';
import { dayOf, daysOfWeek } from '../../papers/time/week.ts';
import { ask, textOf } from '../ask.ts';
import type { Source } from '../source.ts';
import { type Web, WebRefusedError } from '../web.ts';
import { joinWeeks, type ListHints, type ListWeek, parseCuratedList } from './curated-list.ts';

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
): Promise<ListWeek[] | undefined> {
  const answer = await ask(services.web, url, {
    accept: 'text/plain, text/markdown, */*;q=0.5',
    maxBytes,
    attempts: 2,
  });
  if (!answer) return undefined;
  const today = dayOf(services.now(), services.zoneOffsetMinutes);
  return parseCuratedList(textOf(answer), { ...hints, today });
}

/** A list's rows as candidates. Links that are no web address (empty, `javascript:`) end here; their remark goes on. */
export function candidatesOf(key: string, week: ListWeek): Candidate[] {
  return week.rows.map(({ position, title, note, links, remarks }) => ({
    pick: { source: key, position, title, note, links: links.filter((link) => parseHttpUrl(link.url)) },
    remarks,
  }));
}

/** The newest week whose Sunday lies before today; lists sometimes show the running week early. */
export function newestCompleteOf(weeks: readonly ListWeek[], services: SourceServices): Week | undefined {
  const today = dayOf(services.now(), services.zoneOffsetMinutes);
  const complete = weeks.filter(({ week }) => daysOfWeek(week).to < today).map(({ week }) => week);
  return complete.sort().at(-1);
}

/** `list:URL`: one file in the list's grammar. */
export function createListSource(url: string, services: SourceServices): Source {
  const key = `list:${url}`;
  async function weeks(): Promise<ListWeek[]> {
    const read = await readList(url, {}, services);
    if (!read) throw new WebRefusedError('unreachable', 'there is no list at that address (404)', { retryable: false });
    return joinWeeks([read]);
  }
  return {
    key,
    curated: true,
    async collect(week) {
      const found = (await weeks()).find((entry) => entry.week === week);
      return found
        ? { candidates: candidatesOf(key, found), remarks: [] }
        : { candidates: [], remarks: [`${key}: no week ${week}`] };
    },
    newestWeek: async () => newestCompleteOf(await weeks(), services),
  };
}
