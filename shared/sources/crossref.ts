/** Crossref's record of a DOI (github.com/CrossRef/rest-api-doc, "works"). Crossref metadata are facts, free of rights. */
import * as v from 'valibot';
import { abstractText, cleanLine, cleanNames, plainText, titleLimit } from '../papers/clean-text.ts';
import { namesIn } from '../papers/identity/author-names.ts';
import type { Facts } from '../papers/identity/candidate.ts';
import type { Day } from '../papers/paper.ts';
import { dayWritten } from '../papers/time/calendar-day.ts';
import { ask, jsonOf } from './ask.ts';
import { SourceError } from './source.ts';
import type { Web } from './web.ts';

const dateParts = v.object({ 'date-parts': v.array(v.array(v.nullable(v.number()))) });
const date = v.optional(v.nullable(v.fallback(v.nullable(dateParts), null)));

const text = v.optional(v.nullable(v.string()));
const Work = v.object({
  message: v.object({
    title: v.nullish(v.array(v.string()), []),
    subtitle: v.nullish(v.array(v.string()), []),
    author: v.nullish(v.array(v.object({ given: text, family: text, suffix: text, name: text })), []),
    'published-online': date,
    published: date,
    'published-print': date,
    posted: date,
    issued: date,
    abstract: text,
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

/** A subtitle belongs to the title, unless the title ends with it already. */
function titleOf({ title, subtitle }: Message): string {
  const [main, under] = [title[0], subtitle[0]].map((text) => plainText(text ?? '', titleLimit));
  const isNew = under && !main?.toLowerCase().includes(under.toLowerCase());
  if (!isNew) return main ?? '';
  return cleanLine(
    /[?!]$/.test(main ?? '') ? `${main} ${under}` : `${main?.replace(/\s*:$/, '')}: ${under}`,
    titleLimit,
  );
}

export function factsOfCrossref(json: unknown, doi: string): Facts {
  const parsed = v.safeParse(Work, json);
  if (!parsed.success) {
    throw new SourceError('bad-request', 'Crossref sent a record of another shape', { retryable: false });
  }
  const { message } = parsed.output;
  const title = titleOf(message);
  const authors = cleanNames(
    message.author.flatMap(({ given, family, suffix, name }) => {
      // Old records hold all names in one field.
      if (!name && !given && family?.includes(',')) return namesIn(family);
      return plainText(name ?? [given, family, suffix].filter(Boolean).join(' '), 200);
    }),
  );
  const published = publishedDay(message);
  const abstract = abstractText(message.abstract ?? '');
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
