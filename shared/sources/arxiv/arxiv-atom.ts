/** arXiv's Atom answers, as papers (info.arxiv.org/help/api/user-manual.html, 3.3). A whole page is taken or none of it. */

import { abstractLimit, authorLimit, cleanLine, cleanNames, titleLimit } from '../../papers/clean-text.ts';
import { parseArxivId } from '../../papers/identity/arxiv-id.ts';
import type { Facts } from '../../papers/identity/candidate.ts';
import { parseDoi } from '../../papers/identity/doi.ts';
import { WITHDRAWN } from '../../papers/paper.ts';
import { texLetters } from '../../papers/tex-letters.ts';
import { dayWritten } from '../../papers/time/calendar-day.ts';
import { fieldText, readFeedXml, type XmlField } from '../feeds/feed-xml.ts';
import { SourceError } from '../source.ts';
import { categoryName } from './arxiv-categories.ts';
import { isWithdrawn } from './withdrawn.ts';

export interface ArxivEntry {
  /** Without version. */
  readonly id: string;
  readonly facts: Facts;
  /** ISO instant of the first version's submission. */
  readonly submitted: string;
  /** `abstract-cut`, `authors-cut`, WITHDRAWN. */
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

function remarksOf(fields: readonly XmlField[], authors: number): string[] {
  const remarks: string[] = [];
  if (fieldText(fields, 'summary').length > abstractLimit) remarks.push('abstract-cut');
  if (authors > authorLimit) remarks.push('authors-cut');
  if (isWithdrawn(fieldText(fields, 'arxiv:comment'), fieldText(fields, 'summary'))) remarks.push(WITHDRAWN);
  return remarks;
}

/** The id of an entry is the address of its abstract, with the version. */
const entryAddress = /^\s*https?:\/\/arxiv\.org\/abs\/(\S+)\s*$/;

function readEntry(fields: readonly XmlField[]): ArxivEntry | undefined {
  const arxiv = parseArxivId(entryAddress.exec(fieldText(fields, 'id'))?.[1] ?? '');
  const title = cleanLine(texLetters(fieldText(fields, 'title')), titleLimit);
  const submitted = fieldText(fields, 'published').trim();
  if (!arxiv || !title || !submitted) return undefined;
  const authors: string[] = [];
  const categories = new Set<string>();
  const primary = categoryName(fields.find((field) => field.name === 'arxiv:primary_category')?.attributes.term ?? '');
  if (primary) categories.add(primary);
  for (const { name, attributes, text } of fields) {
    if (name === 'author/name') authors.push(text);
    const category = name === 'category' ? categoryName(attributes.term ?? '') : undefined;
    if (category) categories.add(category);
  }
  const published = dayWritten(submitted);
  const updated = dayWritten(fieldText(fields, 'updated')) ?? published;
  // Some papers came out in several places: the first is named.
  const doi = parseDoi(fieldText(fields, 'arxiv:doi'));
  return {
    id: arxiv.id,
    submitted,
    facts: {
      title,
      authors: cleanNames(authors.map(texLetters)),
      ...(published === undefined ? {} : { published }),
      ...(updated === undefined ? {} : { updated }),
      version: arxiv.version ?? 1,
      categories: [...categories],
      abstract: cleanLine(texLetters(fieldText(fields, 'summary')), abstractLimit),
      ...(doi ? { doi: doi.doi } : {}),
    },
    remarks: remarksOf(fields, authors.length),
  };
}

/**
 * Reads one answer of the arXiv API.
 * @throws SourceError, retryable, for an error feed, an answer cut short, a page that is no feed, and an empty page where
 *   the count says there are results (arXiv does that under load)
 */
export function parseArxivAtom(xml: string, startIndex = 0): ArxivPage {
  const { root, head, entries: raw } = readFeedXml(xml, address, (name) => name === 'entry');
  if (root !== 'feed') throw new SourceError('not-a-feed', 'arXiv’s answer is no Atom feed', { retryable: true });
  const fault = raw.find((fields) => fieldText(fields, 'id').includes('/api/errors'));
  if (fault) {
    const why = cleanLine(fieldText(fault, 'summary'), 200) || 'no reason given';
    throw new SourceError('error-feed', `arXiv answered with an error: ${why}`, { retryable: true });
  }
  const total = Number(fieldText(head, 'opensearch:totalResults')) || raw.length;
  if (raw.length === 0 && total > startIndex) {
    throw new SourceError('empty-page', `arXiv counts ${total} results and sent none`, { retryable: true });
  }
  const entries = raw.flatMap((fields) => readEntry(fields) ?? []);
  return { entries, total, rejected: raw.length - entries.length };
}
