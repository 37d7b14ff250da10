/** `feed:URL`: a blog, a lab, a journal. An entry counts for the week it was published in. */

import { cleanLine, plainText } from '../../papers/clean-text.ts';
import type { Candidate } from '../../papers/identity/candidate.ts';
import { rawFile } from '../../papers/identity/raw-file.ts';
import { dayWritten, instantWritten } from '../../papers/time/calendar-day.ts';
import { newestCompleteWeek, weekOf } from '../../papers/time/week.ts';
import { ask, textOf } from '../ask.ts';
import type { SourceServices } from '../lists/list-source.ts';
import type { Source } from '../source.ts';
import { WebRefusedError } from '../web.ts';
import { cleanEntry, type FeedEntry, type RawEntry, readFeed } from './feed-entries.ts';

const maxBytes = 15_000_000;
/** A body shorter than this is a teaser: the page is read instead. About 250 words. */
const fullTextCharacters = 1_500;
/** A body longer than this is cut; the page is there for the rest. Some 14,000 words, and small enough for one table item in any script. */
const bodyLimit = 100_000;

/** An entry as a candidate; a body that is a whole text rather than a teaser comes along. */
export function feedCandidate(key: string, position: number, entry: FeedEntry): Candidate {
  const published = dayWritten(entry.date);
  const html = entry.html.slice(0, bodyLimit);
  const isWhole = plainText(html, bodyLimit).length >= fullTextCharacters;
  const remarks = isWhole && entry.html.length > bodyLimit ? ['feed-text-cut'] : [];
  return {
    pick: {
      source: key,
      position,
      title: entry.title,
      note: '',
      links: entry.url ? [{ label: 'Page', url: entry.url }] : [],
    },
    facts: {
      ...(entry.title ? { title: entry.title } : {}),
      ...(entry.authors.length > 0 ? { authors: entry.authors } : {}),
      ...(published === undefined ? {} : { published }),
      ...(entry.summary ? { abstract: entry.summary } : {}),
    },
    // The page has nothing to add to an entry that brings text, title and day.
    complete: isWhole && entry.title !== '' && published !== undefined,
    ...(isWhole ? { feedHtml: html } : {}),
    remarks: entry.url ? remarks : [...remarks, 'no-links'],
  };
}

/** Which entries belong to no week, and how the first unreadable date is written. */
function undatedRemarks(key: string, undated: readonly RawEntry[]): string[] {
  const unread = undated.filter(({ date }) => date);
  const without = undated.length - unread.length;
  return [
    ...(without > 0 ? [`${key}: ${without} entries without a date`] : []),
    ...(unread[0]
      ? [
          `${key}: ${unread.length} entries with a date that can’t be read; the first: “${cleanLine(unread[0].date ?? '', 60)}”`,
        ]
      : []),
  ];
}

export function createFeedSource(url: string, services: SourceServices): Source {
  const key = `feed:${url}`;
  const zone = services.zoneOffsetMinutes;
  async function entries(): Promise<RawEntry[]> {
    const accept = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
    const answer = await ask(services.web, rawFile(url) ?? url, { accept, maxBytes, attempts: 2 });
    if (!answer)
      throw new WebRefusedError('unreachable', 'there is no feed at that address (404)', { retryable: false });
    return readFeed(textOf(answer), url);
  }
  const weekOfEntry = (entry: RawEntry): string | undefined => {
    const instant = instantWritten(entry.date);
    return instant && weekOf(instant, zone);
  };
  return {
    key,
    curated: false,
    async collect(week) {
      const all = await entries();
      const dated = all.filter((entry) => weekOfEntry(entry) !== undefined);
      const remarks = undatedRemarks(
        key,
        all.filter((entry) => weekOfEntry(entry) === undefined),
      );
      const own = dated.filter((entry) => weekOfEntry(entry) === week);
      return { candidates: own.map((entry, index) => feedCandidate(key, index + 1, cleanEntry(entry))), remarks };
    },
    async newestWeek() {
      const newestComplete = newestCompleteWeek(services.now(), zone);
      const weeks = (await entries()).flatMap((entry) => weekOfEntry(entry) ?? []);
      return weeks
        .filter((week) => week <= newestComplete)
        .sort()
        .at(-1);
    },
  };
}
