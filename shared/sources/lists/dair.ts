/**
 * `dair`: the public list "AI Papers of the Week". Since April 2026 it stands in one file per year and its README holds no
 * rows; before, and in forks, the README held them all. It comes some days late and once stopped for nine months.
 */

import { dayOf } from '../../papers/time/week.ts';
import type { Source } from '../source.ts';
import { WebRefusedError } from '../web.ts';
import type { CuratedList } from './curated-list.ts';
import { collectedOf, newestCompleteOf, readList, type SourceServices, weeksOf, withoutWeek } from './list-source.ts';

const raw = 'https://raw.githubusercontent.com/dair-ai';
/** The list under its name of today and under its name before April 2026. */
const readmes = [`${raw}/AI-Papers-of-the-Week/main/README.md`, `${raw}/ML-Papers-of-the-Week/main/README.md`];
/** Years looked back for the newest week: as long as the longest silence, and one more. */
const yearsBack = 2;
/** The list began in January 2023. */
const firstYear = 2023;

export function createDairSource(services: SourceServices): Source {
  const yearFile = (year: number): string => `${raw}/AI-Papers-of-the-Week/main/years/${year}.md`;

  /**
   * Files one after the other until one satisfies. A missing file says nothing while others can be read; a refusal ends
   * it at once, since all of them lie on one host and the refused one may hold the week.
   */
  async function firstThat<T>(
    files: readonly { url: string; year?: number }[],
    accept: (list: CuratedList) => T | undefined,
  ): Promise<T | undefined> {
    let read = 0;
    for (const { url, year } of files) {
      const list = await readList(url, year === undefined ? {} : { year }, services);
      if (list) read += 1;
      const accepted = list && accept(list);
      if (accepted !== undefined) return accepted;
    }
    if (read === 0) throw new WebRefusedError('unreachable', 'the list is not where it was (404)', { retryable: true });
    return undefined;
  }

  const years = (list: readonly number[]) =>
    list.filter((year) => year >= firstYear).map((year) => ({ url: yearFile(year), year }));

  return {
    key: 'dair',
    curated: true,
    async collect(week) {
      const year = Number(week.slice(0, 4));
      const files = [...years([year, year + 1, year - 1]), ...readmes.map((url) => ({ url }))];
      const lists: CuratedList[] = [];
      const found = await firstThat(files, (list) => {
        lists.push(list);
        return list.weeks.find((entry) => entry.week === week);
      });
      return found ? collectedOf('dair', found) : withoutWeek('dair', week, lists);
    },
    async newestWeek() {
      const year = Number(dayOf(services.now(), services.zoneOffsetMinutes).slice(0, 4));
      const recent = Array.from({ length: yearsBack + 1 }, (_, back) => year - back);
      const files = [...years(recent), ...readmes.map((url) => ({ url }))];
      const lists: CuratedList[] = [];
      const newest = await firstThat(files, (list) => {
        lists.push(list);
        return newestCompleteOf(list.weeks, services);
      });
      return newest ?? newestCompleteOf(weeksOf(lists), services);
    },
  };
}
