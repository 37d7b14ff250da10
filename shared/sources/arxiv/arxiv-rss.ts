/**
 * `arxiv-rss:cs.CL+cs.LG`: arXiv's daily announcements (info.arxiv.org/help/rss.html). New and cross-listed papers are
 * taken; replacements are not new work. Its dates are those of the announcement, so arXiv's own record is asked as well.
 */
import { arxivIdOfUrl, parseArxivId } from '../../papers/identity/arxiv-id.ts';
import type { Candidate } from '../../papers/identity/candidate.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import { texLetters } from '../../papers/tex-letters.ts';
import { instantWritten } from '../../papers/time/calendar-day.ts';
import { weekOf } from '../../papers/time/week.ts';
import { ask, textOf } from '../ask.ts';
import { cleanEntry, type FeedEntry, readFeed } from '../feeds/feed-entries.ts';
import type { SourceServices } from '../lists/list-source.ts';
import type { Source } from '../source.ts';
import { WebRefusedError } from '../web.ts';

export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross';

export interface Announcement {
  /** Without version. */
  readonly id: string;
  readonly version: number | undefined;
  readonly type: AnnounceType;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly date: Date | undefined;
}

const heading = /^arXiv:(\S+)\s+Announce Type:\s*(new|cross|replace|replace-cross)\s+(?:Abstract:\s*)?/;

function readEntry(entry: FeedEntry): Announcement | undefined {
  const match = heading.exec(entry.summary);
  const url = parseHttpUrl(entry.url);
  const arxiv = parseArxivId(match?.[1] ?? '') ?? (url && arxivIdOfUrl(url));
  if (!match || !arxiv) return undefined;
  return {
    id: arxiv.id,
    version: arxiv.version,
    type: match[2] as AnnounceType,
    title: texLetters(entry.title),
    authors: entry.authors.map(texLetters),
    abstract: texLetters(entry.summary.slice(match[0].length)),
    date: instantWritten(entry.date),
  };
}

/** Reads one announcement feed. @throws SourceError */
export function parseAnnouncements(xml: string, url: string): Announcement[] {
  return readFeed(xml, url).flatMap((entry) => readEntry(cleanEntry(entry)) ?? []);
}

export function createArxivRssSource(categories: string, services: SourceServices): Source {
  const key = `arxiv-rss:${categories}`;
  const url = `https://rss.arxiv.org/rss/${categories}`;
  return {
    key,
    curated: false,
    async collect(week) {
      const answer = await ask(services.web, url, { accept: 'application/rss+xml', maxBytes: 25_000_000, attempts: 3 });
      if (!answer) throw new WebRefusedError('unreachable', 'arXiv has no such feed (404)', { retryable: false });
      const announced = parseAnnouncements(textOf(answer), url);
      const own = announced.filter(
        ({ type, date }) => !type.startsWith('replace') && date && weekOf(date, services.zoneOffsetMinutes) === week,
      );
      const candidates = own.map(
        (paper, index): Candidate => ({
          pick: {
            source: key,
            position: index + 1,
            title: paper.title,
            note: '',
            links: [{ label: 'Paper', url: `https://arxiv.org/abs/${paper.id}` }],
          },
          facts: { title: paper.title, authors: paper.authors, abstract: paper.abstract },
        }),
      );
      return { candidates, remarks: [] };
    },
    // It holds the running days alone; whole weeks are for the other sources to name.
    newestWeek: async () => undefined,
  };
}
