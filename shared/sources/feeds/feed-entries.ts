/** RSS, Atom, RDF and JSON feeds brought to one shape. */
import { parseJsonFeed } from 'feedsmith';
import { cleanLine, cleanNames, plainText, titleLimit } from '../../papers/clean-text.ts';
import { namesIn } from '../../papers/identity/author-names.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
import { unwrapped } from '../../papers/identity/wrapped-url.ts';
import { decodeReferences } from '../../papers/markup.ts';
import { hostOf } from '../ask.ts';
import { SourceError } from '../source.ts';
import { fieldText, readFeedXml, type XmlField } from './feed-xml.ts';

export interface FeedEntry {
  readonly title: string;
  /** Absolute; empty where the entry names no page. */
  readonly url: string;
  readonly authors: readonly string[];
  /** As written; the first of publication and change that is there. */
  readonly date: string | undefined;
  /** Plain text. */
  readonly summary: string;
  /** The body as HTML, where the feed carries one. */
  readonly html: string;
  readonly categories: readonly string[];
  /** `id` or `guid`, which arXiv's feeds put the versioned identifier in. */
  readonly guid: string;
}

/** A feed with more entries than this is an archive; the newest stand first. */
const entryLimit = 2_000;
/** A summary is a paragraph, whatever a feed puts there. */
const summaryLimit = 4_000;

/** Text that its feed calls plain is no markup, whatever it looks like; all else may hold some. */
interface Written {
  readonly text: string;
  readonly isPlain: boolean;
}

/** An entry as its feed wrote it: `date` and `guid` can be trusted to be text, and nothing more. */
export interface RawEntry extends Pick<FeedEntry, 'date' | 'html' | 'guid'> {
  readonly title: Written;
  readonly summary: Written;
  readonly url: string;
  /** What `url` starts from. */
  readonly base: string;
  readonly authors: readonly string[];
  readonly categories: readonly (string | undefined)[];
}

const cleanText = ({ text, isPlain }: Written, limit: number): string =>
  isPlain ? cleanLine(decodeReferences(text), limit) : plainText(text, limit);

function absolute(href: string, base: string): string {
  const trimmed = unwrapped(href.trim());
  if (!trimmed) return '';
  const direct = parseHttpUrl(trimmed) ?? parseHttpUrl(URL.parse(trimmed, base)?.href ?? '');
  return direct?.href ?? '';
}

const textsOf = (fields: readonly XmlField[], name: string): string[] =>
  fields.filter((field) => field.name === name).map((field) => field.text);

/** The first text that is there, in the order of the names. */
const firstOf = (fields: readonly XmlField[], ...names: readonly string[]): string => {
  for (const name of names) {
    const text = fieldText(fields, name);
    if (text.trim()) return text;
  }
  return '';
};

/** The names under the first of these that holds any. */
const namesOf = (fields: readonly XmlField[], ...names: readonly string[]): string[] =>
  names.map((name) => textsOf(fields, name)).find((texts) => texts.length > 0) ?? [];

/** An identifier that is an address: that of the page, where no link tells it. */
const pageOf = (id: string): string => (parseHttpUrl(id.trim()) ? id : '');

/** RFC 4287 3.1.1: text without a type is plain. */
const atomText = (fields: readonly XmlField[], name: string): Written => {
  const field = fields.find((each) => each.name === name);
  return { text: field?.text ?? '', isPlain: !/html/i.test(field?.attributes.type ?? 'text') };
};

/** How far a link is from being the entry's page: its page in HTML, its page in another form, no page at all. */
function distance({ attributes: { rel = 'alternate', type = 'text/html' } }: XmlField): number {
  if (rel !== 'alternate') return /^(?:self|edit|replies|enclosure|next|previous|hub)$/.test(rel) ? 3 : 2;
  return /html/i.test(type) ? 0 : 1;
}

/** J-STAGE gives each author in both languages; a Japanese name as its bearer writes it is the better one. */
const ownLanguage = ['ja', 'en'];
/** Of publication first, then of change. */
const atomDates = [
  'published',
  'prism:publicationDate',
  'dcterms:issued',
  'updated',
  'issued',
  'modified',
  'created',
  'dc:date',
];

function atomEntry(fields: readonly XmlField[], feedAuthors: readonly string[], url: string): RawEntry {
  const [link] = fields.filter((field) => field.name === 'link').sort((a, b) => distance(a) - distance(b));
  const authors = namesOf(
    fields,
    'author/name',
    ...ownLanguage.map((tag) => `author/${tag}/name`),
    'dc:creator',
    'source/author/name',
  );
  const categories = fields.filter((field) => field.name === 'category');
  return {
    title: atomText(fields, 'title'),
    url: link?.attributes.href ?? pageOf(fieldText(fields, 'id')),
    base: link?.base ?? url,
    authors: authors.length > 0 ? authors : feedAuthors,
    date: firstOf(fields, ...atomDates) || undefined,
    summary: atomText(fields, 'summary'),
    html: fieldText(fields, 'content'),
    categories: categories.map(({ attributes }) => attributes.label ?? attributes.term),
    guid: fieldText(fields, 'id').trim(),
  };
}

/** Of publication first, then of change. */
const rssDates = [
  ...['pubDate', 'dc:date', 'dcterms:issued', 'prism:publicationDate', 'atom:published', 'dcterms:created'],
  ...['atom:updated', 'dcterms:modified', 'prism:coverDate'],
];

/** What ScienceDirect writes into its descriptions and nowhere else, at their head, until a tag or a line ends it. */
const told = (description: string, name: RegExp): string =>
  new RegExp(String.raw`(?:^|[>\n])[^\S\n]*${name.source}:\s*(?:</b>\s*)?([^<\n]{3,2000})`, 'i').exec(
    description.slice(0, 10_000),
  )?.[1] ?? '';

function rssEntry(fields: readonly XmlField[], url: string): RawEntry {
  const guid = fields.find((field) => field.name === 'guid');
  const byGuid = guid?.attributes.isPermaLink === 'false' ? '' : (guid?.text ?? '');
  const page = fields.find(({ name, attributes: { rel } }) => name === 'atom:link' && (!rel || rel === 'alternate'));
  const description = firstOf(fields, 'description', 'dc:description', 'itunes:summary');
  const authors = namesOf(
    fields,
    'dc:creator',
    'author',
    'atom:author/atom:name',
    'dc:author',
    'itunes:author',
    'authors',
  );
  return {
    title: { text: firstOf(fields, 'title', 'dc:title'), isPlain: false },
    url: firstOf(fields, 'link') || (page?.attributes.href ?? byGuid),
    base: fields.find((field) => field.name === 'link')?.base ?? url,
    authors: authors.length > 0 ? authors : [told(description, /Author\(s\)/)],
    date:
      firstOf(fields, ...rssDates) ||
      told(description, /Publication date/).replace(/^Available online /i, '') ||
      undefined,
    summary: { text: description, isPlain: false },
    html: fieldText(fields, 'content:encoded'),
    categories: textsOf(fields, 'category'),
    guid: guid?.text.trim() ?? '',
  };
}

function jsonEntries(text: string, url: string): RawEntry[] {
  const feed = parseJsonFeed(JSON.parse(text));
  return (feed.items ?? []).map((item) => ({
    title: { text: item.title ?? '', isPlain: true },
    url: item.url ?? item.external_url ?? pageOf(item.id ?? ''),
    base: feed.home_page_url ?? url,
    authors: (item.authors ?? feed.authors ?? []).map((author) => author.name ?? ''),
    date: item.date_published ?? item.date_modified,
    summary: { text: item.summary ?? '', isPlain: true },
    html: item.content_html ?? item.content_text ?? '',
    categories: item.tags ?? [],
    guid: item.id ?? '',
  }));
}

function rawEntries(text: string, url: string): RawEntry[] {
  if (/^\s*\{/.test(text.slice(0, 200))) return jsonEntries(text, url);
  const { root, head, entries } = readFeedXml(text, url, (name) => name === 'entry' || name === 'item');
  if (root === 'feed') {
    const feedAuthors = textsOf(head, 'author/name');
    return entries.map((fields) => atomEntry(fields, feedAuthors, url));
  }
  // The RDF feeds of old name their items' parts as RSS does.
  if (root === 'rss' || root === 'RDF') return entries.map((fields) => rssEntry(fields, url));
  throw new SourceError('not-a-feed', `${hostOf(url)} sent no feed`, { retryable: true });
}

/**
 * Reads a feed of any of the four kinds, its newest entries at most.
 * @throws SourceError: `doctype` before anything is parsed, `cut-short` or `not-a-feed`, retryable, where it is none
 */
export function readFeed(text: string, url: string): RawEntry[] {
  try {
    return rawEntries(text, url).slice(0, entryLimit);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError('not-a-feed', `${hostOf(url)} sent no feed`, { retryable: true, cause });
  }
}

/** Brings an entry into the flow: plain text, bounded, its link made absolute. */
export function cleanEntry(entry: RawEntry): FeedEntry {
  return {
    ...entry,
    title: cleanText(entry.title, titleLimit),
    url: absolute(entry.url, entry.base),
    authors: cleanNames(entry.authors.flatMap(namesIn)),
    summary: cleanText(entry.summary, summaryLimit),
    categories: entry.categories.flatMap((category) => (category ? cleanLine(category, 100) : [])),
  };
}
