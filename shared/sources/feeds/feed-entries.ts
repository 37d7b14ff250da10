/** RSS, Atom, RDF and JSON feeds brought to one shape. */
import { parseJsonFeed } from 'feedsmith';
import { cleanLine, cleanNames, plainText, titleLimit } from '../../papers/clean-text.ts';
import { parseHttpUrl } from '../../papers/identity/canonical-url.ts';
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

/** An entry as its feed wrote it: `date` and `guid` can be trusted to be text, and nothing more. */
export type RawEntry = Omit<FeedEntry, 'categories'> & { readonly categories: readonly (string | undefined)[] };

function absolute(href: string, base: string): string {
  const trimmed = href.trim();
  if (!trimmed) return '';
  const direct = parseHttpUrl(trimmed) ?? parseHttpUrl(URL.parse(trimmed, base)?.href ?? '');
  return direct?.href ?? '';
}

/** Names of an RSS author field: `mail@host (Name)`, or several names in one element. */
function rssNames(names: readonly string[]): string[] {
  const bare = names.map((name) => /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? name);
  return bare.flatMap((name) => name.split(/\s*[,;]\s*|\s+and\s+/)).filter((name) => !name.includes('@'));
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

function atomEntry(fields: readonly XmlField[], feedAuthors: readonly string[]): RawEntry {
  const links = fields.filter((field) => field.name === 'link');
  const link = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate') ?? links[0];
  const authors = textsOf(fields, 'author/name');
  const categories = fields.filter((field) => field.name === 'category');
  return {
    title: fieldText(fields, 'title'),
    url: link?.attributes.href ?? '',
    authors: authors.length > 0 ? authors : feedAuthors,
    date: firstOf(fields, 'published', 'updated', 'issued', 'modified') || undefined,
    summary: fieldText(fields, 'summary'),
    html: fieldText(fields, 'content'),
    categories: categories.map(({ attributes }) => attributes.label ?? attributes.term),
    guid: fieldText(fields, 'id').trim(),
  };
}

function rssEntry(fields: readonly XmlField[]): RawEntry {
  const guid = fields.find((field) => field.name === 'guid');
  const byGuid = guid?.attributes.isPermaLink === 'false' ? '' : (guid?.text ?? '');
  const creators = textsOf(fields, 'dc:creator');
  return {
    title: fieldText(fields, 'title'),
    url: firstOf(fields, 'link') || byGuid,
    authors: rssNames(creators.length > 0 ? creators : textsOf(fields, 'author')),
    date: firstOf(fields, 'pubDate', 'dc:date') || undefined,
    summary: fieldText(fields, 'description'),
    html: fieldText(fields, 'content:encoded'),
    categories: textsOf(fields, 'category'),
    guid: guid?.text.trim() ?? '',
  };
}

function jsonEntries(text: string): RawEntry[] {
  const feed = parseJsonFeed(JSON.parse(text));
  return (feed.items ?? []).map((item) => ({
    title: item.title ?? '',
    url: item.url ?? item.external_url ?? '',
    authors: (item.authors ?? feed.authors ?? []).map((author) => author.name ?? ''),
    date: item.date_published ?? item.date_modified,
    summary: item.summary ?? '',
    html: item.content_html ?? item.content_text ?? '',
    categories: item.tags ?? [],
    guid: item.id ?? '',
  }));
}

function rawEntries(text: string, url: string): RawEntry[] {
  if (/^\s*\{/.test(text.slice(0, 200))) return jsonEntries(text);
  const { root, head, entries } = readFeedXml(text, url, (name) => name === 'entry' || name === 'item');
  if (root === 'feed') {
    const feedAuthors = textsOf(head, 'author/name');
    return entries.map((fields) => atomEntry(fields, feedAuthors));
  }
  // The RDF feeds of old name their items' parts as RSS does.
  if (root === 'rss' || root === 'RDF') return entries.map(rssEntry);
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

/** Brings an entry into the flow: plain text, bounded, its link made absolute against the feed's own address. */
export function cleanEntry(entry: RawEntry, url: string): FeedEntry {
  return {
    ...entry,
    title: plainText(entry.title, titleLimit),
    url: absolute(entry.url, url),
    authors: cleanNames(entry.authors),
    summary: plainText(entry.summary, summaryLimit),
    categories: entry.categories.flatMap((category) => (category ? cleanLine(category, 100) : [])),
  };
}
