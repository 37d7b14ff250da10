/** arXiv's Atom answers, as papers (info.arxiv.org/help/api/user-manual.html, 3.3). A whole page is taken or none of it. */
import { type AtomFeed, parseAtomFeed } from 'feedsmith';
import { categoryName } from './arxiv-categories.ts';
import { arxivIdOfUrl, parseArxivId } from './arxiv-id.ts';
import { refuseDoctype } from './ask.ts';
import { dayWritten } from './calendar-day.ts';
import { parseHttpUrl } from './canonical-url.ts';
import { abstractLimit, authorLimit, cleanLine, cleanNames, titleLimit } from './clean-text.ts';
import { type Facts, SourceError } from './source.ts';

export interface ArxivEntry {
  /** Without version. */
  readonly id: string;
  readonly facts: Facts;
  /** ISO instant of the first version's submission. */
  readonly submitted: string;
  /** `abstract-cut`, `authors-cut`, `withdrawn`. */
  readonly remarks: readonly string[];
}

export interface ArxivPage {
  readonly entries: readonly ArxivEntry[];
  /** All that the query finds, on this page or others. */
  readonly total: number;
  /** Entries without id or title, left out. */
  readonly rejected: number;
}

const address = 'https://export.arxiv.org/';

type Feed = AtomFeed.Feed<string>;
type Entry = AtomFeed.Entry<string>;

function parse(xml: string): Feed {
  refuseDoctype(xml, address);
  if (/<feed[\s>]/.test(xml.slice(0, 2_000)) && !/<\/feed>\s*$/.test(xml)) {
    throw new SourceError('cut-short', 'arXiv’s answer ends in the middle', { retryable: true });
  }
  try {
    return parseAtomFeed(xml);
  } catch (cause) {
    throw new SourceError('not-a-feed', 'arXiv’s answer is no Atom feed', { retryable: true, cause });
  }
}

function remarksOf(entry: Entry): string[] {
  const remarks: string[] = [];
  if ((entry.summary?.value?.length ?? 0) > abstractLimit) remarks.push('abstract-cut');
  if ((entry.authors?.length ?? 0) > authorLimit) remarks.push('authors-cut');
  if (/\bwithdrawn\b/i.test(entry.arxiv?.comment ?? '')) remarks.push('withdrawn');
  return remarks;
}

function readEntry(entry: Entry): ArxivEntry | undefined {
  const url = parseHttpUrl(entry.id ?? '');
  const arxiv = url ? arxivIdOfUrl(url) : parseArxivId((entry.id ?? '').replace(/^oai:arXiv\.org:/, ''));
  const title = cleanLine(entry.title?.value ?? '', titleLimit);
  if (!arxiv || !title || !entry.published) return undefined;
  const primary = entry.arxiv?.primaryCategory?.term;
  const codes = [primary, ...(entry.categories ?? []).map((category) => category.term)];
  const categories = new Set(codes.flatMap((code) => (code && categoryName(code)) || []));
  const published = dayWritten(entry.published);
  const updated = dayWritten(entry.updated) ?? published;
  const doi = entry.arxiv?.doi?.toLowerCase();
  return {
    id: arxiv.id,
    submitted: entry.published,
    facts: {
      title,
      authors: cleanNames((entry.authors ?? []).map((author) => author.name ?? '')),
      ...(published === undefined ? {} : { published }),
      ...(updated === undefined ? {} : { updated }),
      version: arxiv.version ?? 1,
      categories: [...categories],
      abstract: cleanLine(entry.summary?.value ?? '', abstractLimit),
      ...(doi === undefined ? {} : { doi }),
    },
    remarks: remarksOf(entry),
  };
}

/**
 * Reads one answer of the arXiv API.
 * @throws SourceError, retryable, for an error feed, an answer cut short, a page that is no feed, and an empty page where
 *   the count says there are results (arXiv does that under load)
 */
export function parseArxivAtom(xml: string, startIndex = 0): ArxivPage {
  const feed = parse(xml);
  const raw = feed.entries ?? [];
  const fault = raw.find((entry) => entry.id?.includes('/api/errors'));
  if (fault) {
    const why = cleanLine(fault.summary?.value ?? 'no reason given', 200);
    throw new SourceError('error-feed', `arXiv answered with an error: ${why}`, { retryable: true });
  }
  const total = feed.opensearch?.totalResults ?? raw.length;
  if (raw.length === 0 && total > startIndex) {
    throw new SourceError('empty-page', `arXiv counts ${total} results and sent none`, { retryable: true });
  }
  const entries = raw.flatMap((entry) => readEntry(entry) ?? []);
  return { entries, total, rejected: raw.length - entries.length };
}
