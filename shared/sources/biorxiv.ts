/** `biorxiv`, `medrxiv`, `biorxiv:neuroscience`: a week's first versions, by the servers' API (api.biorxiv.org). */
import * as v from 'valibot';
import { abstractLimit, cleanLine, plainText, titleLimit } from '../papers/clean-text.ts';
import { namesIn } from '../papers/identity/author-names.ts';
import type { Candidate } from '../papers/identity/candidate.ts';
import { dayWritten } from '../papers/time/calendar-day.ts';
import { daysOfWeek, newestCompleteWeek } from '../papers/time/week.ts';
import { ask, jsonOf } from './ask.ts';
import type { SourceServices } from './lists/list-source.ts';
import { type Source, SourceError } from './source.ts';
import { WebRefusedError } from './web.ts';

const countOrText = v.union([v.number(), v.pipe(v.string(), v.transform(Number))]);

const Preprint = v.object({
  doi: v.string(),
  title: v.string(),
  authors: v.optional(v.string(), ''),
  date: v.string(),
  version: countOrText,
  category: v.optional(v.string(), ''),
  abstract: v.optional(v.string(), ''),
});
const Page = v.object({
  messages: v.optional(v.array(v.object({ status: v.optional(v.string()), total: v.optional(countOrText) })), []),
  collection: v.optional(v.array(v.unknown()), []),
});

/** bioRxiv posts some 1,200 preprints and revisions a week, in pages of 100 or, lately, 30. */
const pageLimit = 60;

/** One record as a candidate; undefined for a revision and for an object of another shape. */
export function preprintCandidate(server: string, key: string, position: number, json: unknown): Candidate | undefined {
  const parsed = v.safeParse(Preprint, json);
  if (!parsed.success || parsed.output.version !== 1) return undefined;
  const { doi, title, authors, date, category, abstract } = parsed.output;
  const published = dayWritten(date);
  const clean = plainText(title, titleLimit);
  const name = cleanLine(category, 100).replace(/_/g, ' ');
  return {
    pick: {
      source: key,
      position,
      title: clean,
      note: '',
      links: [{ label: 'Paper', url: `https://www.${server}.org/content/${doi.toLowerCase()}v1` }],
    },
    facts: {
      title: clean,
      authors: namesIn(authors),
      ...(published === undefined ? {} : { published }),
      version: 1,
      ...(name ? { categories: [name.charAt(0).toUpperCase() + name.slice(1)] } : {}),
      abstract: plainText(abstract, abstractLimit),
      doi: doi.toLowerCase(),
    },
    complete: true,
  };
}

export function createBiorxivSource(
  server: 'biorxiv' | 'medrxiv',
  category: string | undefined,
  services: SourceServices,
): Source {
  const key = category ? `${server}:${category}` : server;
  return {
    key,
    curated: false,
    async collect(week) {
      const { from, to } = daysOfWeek(week);
      const query = category ? `?category=${encodeURIComponent(category.replace(/[\s-]+/g, '_'))}` : '';
      const candidates: Candidate[] = [];
      let cursor = 0;
      let total = 0;
      for (let page = 0; page < pageLimit; page += 1) {
        const url = `https://api.biorxiv.org/details/${server}/${from}/${to}/${cursor}/json${query}`;
        const answer = await ask(services.web, url, { accept: 'application/json', maxBytes: 20_000_000, attempts: 2 });
        if (!answer) throw new WebRefusedError('unreachable', `${server}’s API answered 404`, { retryable: true });
        const parsed = v.safeParse(Page, jsonOf(answer, server));
        if (!parsed.success) throw new SourceError('bad-request', `${server} sent another shape`, { retryable: false });
        const { messages, collection } = parsed.output;
        total = messages[0]?.total ?? collection.length;
        if (collection.length === 0 && total > cursor) {
          throw new SourceError('empty-page', `${server} counts ${total} records and sent none`, { retryable: true });
        }
        for (const json of collection) {
          const candidate = preprintCandidate(server, key, candidates.length + 1, json);
          if (candidate) candidates.push(candidate);
        }
        cursor += collection.length;
        if (cursor >= total || collection.length === 0) break;
      }
      return { candidates, remarks: cursor < total ? [`${key}: ${total} found, the first ${cursor} read`] : [] };
    },
    newestWeek: async () => newestCompleteWeek(services.now(), services.zoneOffsetMinutes),
  };
}
