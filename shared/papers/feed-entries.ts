/** RSS, Atom, RDF and JSON feeds brought to one shape. Parsing is feedsmith's; what may enter it is decided here. */
import { type AnyFeed, type AtomFeed, parseFeed } from 'feedsmith';
import { hostOf, refuseDoctype } from './ask.ts';
import { parseHttpUrl } from './canonical-url.ts';
import { cleanNames, plainText, titleLimit } from './clean-text.ts';
import { SourceError } from './source.ts';

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

type Parsed = AnyFeed<string>;
type AtomEntry = AtomFeed.Entry<string>;

function absolute(href: string | undefined, base: string): string {
  const trimmed = href?.trim();
  if (!trimmed || !URL.canParse(trimmed, base)) return '';
  return parseHttpUrl(new URL(trimmed, base).href)?.href ?? '';
}

function alternate(entry: AtomEntry): string | undefined {
  const links = entry.links ?? [];
  return (links.find((link) => link.rel === 'alternate' || link.rel === undefined) ?? links[0])?.href;
}

/** Names of an RSS author field: `mail@host (Name)`, or several names in one element. */
function rssNames(names: readonly (string | undefined)[]): string[] {
  const bare = names.map((name) => /\(([^)]+)\)\s*$/.exec(name ?? '')?.[1] ?? name ?? '');
  return cleanNames(bare.flatMap((name) => name.split(/\s*[,;]\s*|\s+and\s+/)).filter((name) => !name.includes('@')));
}

function shapeOf(parsed: Parsed, base: string): FeedEntry[] {
  const cleaned = (entry: FeedEntry): FeedEntry => ({
    ...entry,
    title: plainText(entry.title, titleLimit),
    summary: plainText(entry.summary, summaryLimit),
    url: absolute(entry.url, base),
  });
  if (parsed.format === 'atom') {
    return (parsed.feed.entries ?? []).slice(0, entryLimit).map((entry) =>
      cleaned({
        title: entry.title?.value ?? '',
        url: alternate(entry) ?? '',
        authors: cleanNames((entry.authors ?? parsed.feed.authors ?? []).map((author) => author.name ?? '')),
        date: entry.published ?? entry.updated,
        summary: entry.summary?.value ?? '',
        html: entry.content?.value ?? '',
        categories: (entry.categories ?? []).map((category) => category.label ?? category.term ?? ''),
        guid: entry.id ?? '',
      }),
    );
  }
  if (parsed.format === 'json') {
    return (parsed.feed.items ?? []).slice(0, entryLimit).map((item) =>
      cleaned({
        title: item.title ?? '',
        url: item.url ?? item.external_url ?? '',
        authors: cleanNames((item.authors ?? parsed.feed.authors ?? []).map((author) => author.name ?? '')),
        date: item.date_published ?? item.date_modified,
        summary: item.summary ?? '',
        html: item.content_html ?? item.content_text ?? '',
        categories: item.tags ?? [],
        guid: item.id ?? '',
      }),
    );
  }
  if (parsed.format === 'rdf') {
    return (parsed.feed.items ?? []).slice(0, entryLimit).map((item) =>
      cleaned({
        title: item.title ?? '',
        url: item.link ?? '',
        authors: rssNames(item.dc?.creators ?? []),
        date: item.dc?.dates?.[0],
        summary: item.description ?? '',
        html: item.content?.encoded ?? '',
        categories: item.dc?.subjects ?? [],
        guid: '',
      }),
    );
  }
  return (parsed.feed.items ?? []).slice(0, entryLimit).map((item) => {
    const guid = item.guid?.value ?? '';
    const byGuid = item.guid?.isPermaLink === false ? '' : guid;
    return cleaned({
      title: item.title ?? '',
      url: item.link ?? byGuid,
      authors: rssNames(item.dc?.creators ?? (item.authors ?? []).map((author) => author.name ?? author.email)),
      date: item.pubDate ?? item.dc?.dates?.[0],
      summary: item.description ?? '',
      html: item.content?.encoded ?? '',
      categories: (item.categories ?? []).map((category) => category.name ?? ''),
      guid,
    });
  });
}

/**
 * Reads a feed of any of the four kinds; relative links are resolved against the feed's own address.
 * @throws SourceError: `doctype` before anything is parsed, `cut-short` or `not-a-feed`, retryable, where it is none
 */
export function parseFeedEntries(text: string, url: string): FeedEntry[] {
  const isJson = /^\s*\{/.test(text.slice(0, 200));
  if (!isJson) refuseDoctype(text, url);
  if (
    !isJson &&
    /<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 4_000)) &&
    !/<\/[\w:]+>\s*(?:<!--[^>]*-->\s*)?$/.test(text)
  ) {
    throw new SourceError('cut-short', `${hostOf(url)} sent a feed that ends in the middle`, { retryable: true });
  }
  try {
    return shapeOf(parseFeed(text), url);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError('not-a-feed', `${hostOf(url)} sent no feed`, { retryable: true, cause });
  }
}
