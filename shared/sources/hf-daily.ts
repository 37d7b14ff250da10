/**
 * `hf-daily`: Hugging Face's daily papers, a week at a time. A paper's place there is its listing date; when the paper
 * itself appeared is arXiv's to say, and may be long before.
 */
import * as v from 'valibot';
import { abstractLimit, cleanLine, cleanNames, titleLimit } from '../papers/clean-text.ts';
import type { Candidate } from '../papers/identity/candidate.ts';
import type { Week } from '../papers/paper.ts';
import { dayWritten } from '../papers/time/calendar-day.ts';
import { dayNumber, dayOfNumber, daysOfWeek, newestCompleteWeek } from '../papers/time/week.ts';
import { ask, jsonOf } from './ask.ts';
import type { SourceServices } from './lists/list-source.ts';
import { type Collected, type Source, SourceError } from './source.ts';
import { WebRefusedError } from './web.ts';

const Listed = v.object({
  paper: v.object({
    id: v.string(),
    title: v.string(),
    summary: v.optional(v.nullable(v.string())),
    authors: v.optional(v.array(v.object({ name: v.optional(v.string()), hidden: v.optional(v.boolean()) })), []),
    publishedAt: v.optional(v.nullable(v.string())),
    upvotes: v.optional(v.nullable(v.number())),
  }),
});
const Page = v.array(v.unknown());

const perPage = 100;
/** A week lists some 100 to 250 papers. */
const pageLimit = 6;

/** One listed paper as a candidate; undefined for an object of another shape. */
export function listedCandidate(json: unknown): Candidate | undefined {
  const parsed = v.safeParse(Listed, json);
  if (!parsed.success) return undefined;
  const { paper } = parsed.output;
  const published = dayWritten(paper.publishedAt ?? undefined);
  const title = cleanLine(paper.title, titleLimit);
  return {
    pick: {
      source: 'hf-daily',
      position: 0,
      title,
      note: '',
      links: [{ label: 'Paper', url: `https://arxiv.org/abs/${paper.id}` }],
      upvotes: paper.upvotes ?? 0,
    },
    facts: {
      title,
      authors: cleanNames(paper.authors.filter((author) => !author.hidden).map((author) => author.name ?? '')),
      ...(published === undefined ? {} : { published }),
      ...(paper.summary ? { abstract: cleanLine(paper.summary, abstractLimit) } : {}),
    },
  };
}

export function createHfDailySource(services: SourceServices): Source {
  async function read(parameters: Readonly<Record<string, string>>): Promise<unknown[]> {
    const query = new URLSearchParams({ ...parameters, limit: String(perPage) });
    const answer = await ask(services.web, `https://huggingface.co/api/daily_papers?${query}`, {
      accept: 'application/json',
      maxBytes: 20_000_000,
      attempts: 2,
    });
    if (!answer) throw new WebRefusedError('unreachable', 'the daily papers are gone (404)', { retryable: true });
    const page = v.safeParse(Page, jsonOf(answer, 'Hugging Face'));
    if (!page.success)
      throw new SourceError('bad-request', 'the daily papers came in another shape', { retryable: false });
    return page.output;
  }

  /** The API knows W01 to W52 alone; a 53rd week is asked day by day. */
  function questionsOf(week: Week): Readonly<Record<string, string>>[] {
    if (!week.endsWith('W53')) return [{ week }];
    const monday = dayNumber(daysOfWeek(week).from);
    return Array.from({ length: 7 }, (_, day) => ({ date: dayOfNumber(monday + day) }));
  }

  async function collect(week: Week): Promise<Collected> {
    const found = new Map<string, Candidate>();
    let unreadable = 0;
    for (const question of questionsOf(week)) {
      for (let page = 0; page < pageLimit; page += 1) {
        const before = found.size;
        const listed = await read({ ...question, p: String(page) });
        for (const json of listed) {
          const candidate = listedCandidate(json);
          if (candidate) found.set(candidate.pick.links[0]?.url ?? '', candidate);
          else unreadable += 1;
        }
        if (listed.length < perPage || found.size === before) break;
      }
    }
    // Most upvoted first, then by address, so that a second run numbers them alike.
    const ordered = [...found.entries()].sort(
      ([a, one], [b, two]) => (two.pick.upvotes ?? 0) - (one.pick.upvotes ?? 0) || (a < b ? -1 : 1),
    );
    return {
      candidates: ordered.map(([, { pick, ...rest }], index) => ({ ...rest, pick: { ...pick, position: index + 1 } })),
      remarks: unreadable > 0 ? [`hf-daily: ${unreadable} entries of another shape left out`] : [],
    };
  }

  return {
    key: 'hf-daily',
    curated: false,
    collect,
    newestWeek: async () => newestCompleteWeek(services.now(), services.zoneOffsetMinutes),
  };
}
