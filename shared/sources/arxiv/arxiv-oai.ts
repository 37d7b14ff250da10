/** arXiv by OAI-PMH (info.arxiv.org/help/oa): the way in when the API is in trouble. Records carry every version's date. */

import { abstractLimit, cleanLine, cleanNames, titleLimit } from '../../papers/clean-text.ts';
import { parseArxivId } from '../../papers/identity/arxiv-id.ts';
import { parseDoi } from '../../papers/identity/doi.ts';
import { type Week, WITHDRAWN } from '../../papers/paper.ts';
import { texLetters } from '../../papers/tex-letters.ts';
import { dayWritten, instantWritten } from '../../papers/time/calendar-day.ts';
import { dayOf, daysOfWeek, instantsOfWeek } from '../../papers/time/week.ts';
import { ask, textOf } from '../ask.ts';
import { fieldText, readFeedXml, type XmlField } from '../feeds/feed-xml.ts';
import type { SourceServices } from '../lists/list-source.ts';
import { type Collected, SourceError } from '../source.ts';
import { WebRefusedError } from '../web.ts';
import type { ArxivEntry } from './arxiv-atom.ts';
import { categoryName } from './arxiv-categories.ts';
import { arxivCandidate } from './arxiv-query.ts';
import { isWithdrawn } from './withdrawn.ts';

const endpoint = 'https://oaipmh.arxiv.org/oai';
/** A page holds some 1,000 records; the records of a fortnight of the largest set fit in this many. */
const pageLimit = 10;
const maxBytes = 25_000_000;

/** Archives that are a group of their own; all others stand under physics. */
const ownGroup = /^(?:cs|econ|eess|math|q-bio|q-fin|stat)$/;

/** OAI's name of a category: `cs:cs:CL`, `physics:quant-ph`, `physics:astro-ph:GA`; `cs.*` is the group `cs`. */
export function oaiSet(category: string): string {
  const [archive = '', subject] = category.split('.', 2);
  const group = ownGroup.test(archive) ? archive : 'physics';
  if (subject === '*') return group === archive ? group : `${group}:${archive}`;
  return [group, archive, ...(subject ? [subject] : [])].join(':');
}

/** `A. One, B. Two and C Three (Some Lab, Some Town)` as names; what stands in brackets is an affiliation. */
export function splitAuthors(text: string): string[] {
  let depth = 0;
  let bare = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (depth === 0) bare += character;
    if (character === ')') depth = Math.max(0, depth - 1);
  }
  return cleanNames(bare.split(/,\s*(?:and\s+)?|\s+and\s+|[:;]\s+/));
}

const raw = (name: string): string => `metadata/arXivRaw/${name}`;

/** A record as a paper; undefined for a deleted one and for one that lacks id, title or date. */
function readRecord(fields: readonly XmlField[]): ArxivEntry | undefined {
  if (fields.some((field) => field.name === 'header' && field.attributes.status === 'deleted')) return undefined;
  const id = parseArxivId(fieldText(fields, raw('id')));
  const title = cleanLine(texLetters(fieldText(fields, raw('title'))), titleLimit);
  const dates = fields.filter((field) => field.name === raw('version/date')).map((field) => field.text);
  const submitted = instantWritten(dates[0]);
  if (!id || !title || !submitted) return undefined;
  const published = dayWritten(dates[0]);
  const updated = dayWritten(dates.at(-1));
  const doi = parseDoi(fieldText(fields, raw('doi')));
  const codes = fieldText(fields, raw('categories')).trim().split(/\s+/);
  return {
    id: id.id,
    submitted: submitted.toISOString(),
    facts: {
      title,
      authors: splitAuthors(texLetters(fieldText(fields, raw('authors')))),
      ...(published === undefined ? {} : { published }),
      ...(updated === undefined ? {} : { updated }),
      version: dates.length,
      categories: [...new Set(codes.flatMap((code) => categoryName(code) ?? []))],
      abstract: cleanLine(texLetters(fieldText(fields, raw('abstract'))), abstractLimit),
      ...(doi ? { doi: doi.doi } : {}),
    },
    remarks: isWithdrawn(fieldText(fields, raw('comments')), fieldText(fields, raw('abstract'))) ? [WITHDRAWN] : [],
  };
}

/** Reads one ListRecords answer in the arXivRaw form. @throws SourceError for a cut or faulty answer */
export function parseOaiPage(xml: string): { entries: ArxivEntry[]; token: string | undefined } {
  const { root, head, entries } = readFeedXml(xml, endpoint, (name) => name === 'record');
  if (root !== 'OAI-PMH') throw new SourceError('not-a-feed', 'arXiv sent no OAI-PMH', { retryable: true });
  const fault = head.find((field) => field.name === 'error')?.attributes.code;
  if (fault !== undefined && fault !== 'noRecordsMatch') {
    const why = cleanLine(fault, 40);
    throw new SourceError('error-feed', `arXiv answered with an error: ${why}`, { retryable: true });
  }
  const token = fieldText(head, 'ListRecords/resumptionToken').trim();
  return { entries: entries.flatMap((fields) => readRecord(fields) ?? []), token: token || undefined };
}

/**
 * A week's submissions to a category. OAI lists by date of change, so records changed since the week's Monday are read
 * and those first submitted within the week are kept; for a week long past that would be too many, and is refused.
 */
export async function collectByOai(
  key: string,
  category: string,
  week: Week,
  services: SourceServices,
): Promise<Collected> {
  const { from, until } = instantsOfWeek(week, services.zoneOffsetMinutes);
  if (services.now().getTime() - from.getTime() > 21 * 86_400_000) {
    throw new WebRefusedError('unreachable', 'the week is too old for OAI-PMH', { retryable: true });
  }
  const dates = { from: daysOfWeek(week).from, until: dayOf(services.now(), 0) };
  let query = new URLSearchParams({ verb: 'ListRecords', metadataPrefix: 'arXivRaw', set: oaiSet(category), ...dates });
  const found = new Map<string, ArxivEntry>();
  let token: string | undefined;
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await ask(services.web, `${endpoint}?${query}`, { accept: 'text/xml', maxBytes, attempts: 3 });
    if (!answer) throw new WebRefusedError('unreachable', 'arXiv’s OAI-PMH answered 404', { retryable: true });
    const read = parseOaiPage(textOf(answer));
    for (const entry of read.entries) {
      const submitted = new Date(entry.submitted);
      if (submitted >= from && submitted < until) found.set(entry.id, entry);
    }
    token = read.token;
    if (!token) break;
    query = new URLSearchParams({ verb: 'ListRecords', resumptionToken: token });
  }
  return {
    candidates: [...found.values()].map((entry, index) => arxivCandidate(key, index + 1, entry)),
    remarks: token ? [`${key}: OAI-PMH holds more than was read`] : [],
  };
}
