/** Crossref's record of a DOI (github.com/CrossRef/rest-api-doc, "works"). Crossref metadata are facts, free of rights. */
import * as v from 'valibot';
import { abstractLimit, cleanLine, cleanNames, plainText, titleLimit } from '../papers/clean-text.ts';
import type { Facts } from '../papers/identity/candidate.ts';
import type { Day } from '../papers/paper.ts';
import { dayWritten } from '../papers/time/calendar-day.ts';
import { ask, jsonOf } from './ask.ts';
import { SourceError } from './source.ts';
import type { Web } from './web.ts';

const dateParts = v.object({ 'date-parts': v.array(v.array(v.nullable(v.number()))) });
const date = v.optional(v.nullable(v.fallback(v.nullable(dateParts), null)));

const Work = v.object({
  message: v.object({
    title: v.optional(v.array(v.string()), []),
    subtitle: v.optional(v.array(v.string()), []),
    author: v.optional(
      v.array(
        v.object({
          given: v.optional(v.string()),
          family: v.optional(v.string()),
          suffix: v.optional(v.string()),
          name: v.optional(v.string()),
        }),
      ),
      [],
    ),
    'published-online': date,
    published: date,
    'published-print': date,
    posted: date,
    issued: date,
    abstract: v.optional(v.string()),
  }),
});
type Message = v.InferOutput<typeof Work>['message'];

/** A record with the longest author lists is some 2 MB. */
const maxBytes = 10_000_000;

/** Year, month and day, or nothing: many records know only the year, and a digest must not invent the day. */
function dayOfParts(value: v.InferOutput<typeof date>): Day | undefined {
  const [year, month, day] = value?.['date-parts'][0] ?? [];
  return year && month && day ? dayWritten(`${year}-${month}-${day}`) : undefined;
}

/** The first day on which anybody could read it: online before print. */
function publishedDay(message: Message): Day | undefined {
  for (const key of ['published-online', 'published', 'posted', 'published-print', 'issued'] as const) {
    const day = dayOfParts(message[key]);
    if (day) return day;
  }
  return undefined;
}

/** JATS abstracts begin with a heading that repeats the word, as markup or as markup within markup. */
const jatsTitle = /(<|&lt;)(?:jats:)?title(?:>|&gt;)\s*(?:abstract|summary)\s*\1\/(?:jats:)?title(?:>|&gt;)/i;

/** A subtitle belongs to the title, unless the title ends with it already. */
function titleOf({ title, subtitle }: Message): string {
  const [main, under] = [title[0], subtitle[0]].map((text) => plainText(text ?? '', titleLimit));
  const isNew = under && !main?.toLowerCase().includes(under.toLowerCase());
  return isNew ? cleanLine(`${main?.replace(/\s*:$/, '')}: ${under}`, titleLimit) : (main ?? '');
}

export function factsOfCrossref(json: unknown, doi: string): Facts {
  const parsed = v.safeParse(Work, json);
  if (!parsed.success) {
    throw new SourceError('bad-request', 'Crossref sent a record of another shape', { retryable: false });
  }
  const { message } = parsed.output;
  const title = titleOf(message);
  const authors = cleanNames(
    message.author.map((a) => plainText(a.name ?? [a.given, a.family, a.suffix].filter(Boolean).join(' '), 200)),
  );
  const published = publishedDay(message);
  const abstract = plainText((message.abstract ?? '').replace(jatsTitle, ' '), abstractLimit);
  return {
    doi,
    ...(title ? { title } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published === undefined ? {} : { published }),
    ...(abstract ? { abstract } : {}),
  };
}

/** Crossref's facts of a DOI, or undefined where Crossref does not know it. @throws WebRefusedError, SourceError */
export async function fetchCrossref(web: Web, doi: string): Promise<Facts | undefined> {
  const url = `https://api.crossref.org/works/${encodeURIComponent(doi).replaceAll('%2F', '/')}`;
  const answer = await ask(web, url, { accept: 'application/json', maxBytes });
  return answer && factsOfCrossref(jsonOf(answer, 'Crossref'), doi);
}
