/** OpenAlex's record of a DOI: where the open copy is, and an abstract where Crossref has none (CC0; docs.openalex.org). */
import * as v from 'valibot';
import { abstractText } from '../papers/clean-text.ts';
import { identify, locationsOf, looksLikePdf } from '../papers/identity/identity.ts';
import type { Location } from '../papers/paper.ts';
import { ask, jsonOf } from './ask.ts';
import { SourceError } from './source.ts';
import type { Web } from './web.ts';

const Place = v.object({
  is_oa: v.optional(v.nullable(v.boolean())),
  landing_page_url: v.optional(v.nullable(v.string())),
  pdf_url: v.optional(v.nullable(v.string())),
});
const Work = v.object({
  best_oa_location: v.optional(v.nullable(Place)),
  locations: v.optional(v.nullable(v.array(Place))),
  abstract_inverted_index: v.optional(v.nullable(v.record(v.string(), v.array(v.number())))),
});

export interface OpenCopy {
  /** Open places of the text, best first; empty where there is none. */
  readonly locations: readonly Location[];
  readonly abstract?: string;
}

/** OpenAlex stores an abstract as word → positions; more words than this is no abstract. */
const wordLimit = 5_000;

function abstractOf(index: Readonly<Record<string, readonly number[]>>): string {
  const words: string[] = [];
  for (const [word, positions] of Object.entries(index)) {
    for (const position of positions) if (position >= 0 && position < wordLimit) words[position] = word;
  }
  return abstractText(words.filter(Boolean).join(' '));
}

export function openCopyOf(json: unknown): OpenCopy {
  const parsed = v.safeParse(Work, json);
  if (!parsed.success) throw new SourceError('bad-request', 'OpenAlex sent another shape', { retryable: false });
  const { best_oa_location: best, locations, abstract_inverted_index: index } = parsed.output;
  const open = [best, ...(locations ?? []).slice(0, 20)].filter((place) => place && place.is_oa !== false);
  const found = new Map<string, Location>();
  for (const place of open) {
    for (const url of [place?.pdf_url, place?.landing_page_url]) {
      const identity = url ? identify(url) : undefined;
      // A landing page alone is what we have already; arXiv and PDF addresses are the text itself.
      if (!identity || (identity.scheme !== 'arxiv' && url !== place?.pdf_url && !looksLikePdf(url ?? ''))) continue;
      const places: Location[] =
        identity.scheme === 'arxiv' ? locationsOf(identity) : [{ kind: 'pdf', url: identity.url }];
      for (const location of places) found.set(location.url, location);
    }
  }
  const abstract = index ? abstractOf(index) : '';
  return { locations: [...found.values()].slice(0, 4), ...(abstract ? { abstract } : {}) };
}

/** The open copy of a DOI, or undefined where OpenAlex does not know the work. @throws WebRefusedError, SourceError */
export async function fetchOpenCopy(web: Web, doi: string): Promise<OpenCopy | undefined> {
  const url = `https://api.openalex.org/works/doi:${encodeURIComponent(doi).replaceAll('%2F', '/')}`;
  const answer = await ask(web, url, { accept: 'application/json', maxBytes: 10_000_000 });
  return answer && openCopyOf(jsonOf(answer, 'OpenAlex'));
}
