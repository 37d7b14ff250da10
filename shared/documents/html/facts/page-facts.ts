/** What a page says of itself: Highwire tags, Open Graph, JSON-LD, then its visible head. Dates are never guessed. */

import { abstractLimit, cleanLine, cleanNames } from '../../../papers/clean-text.ts';
import type { Facts } from '../../../papers/identity/candidate.ts';
import type { Day } from '../../../papers/paper.ts';
import { dayWritten } from '../../../papers/time/calendar-day.ts';
import { countTags, outOfBounds } from '../article/page-bounds.ts';
import { openPage } from '../dom.ts';
import { linkedArticle } from './linked-data.ts';

export interface PageFacts extends Facts {
  /** The page's own teaser; not an abstract. */
  readonly description?: string;
  /** BCP 47 tag as the page writes it, lower case. */
  readonly language?: string;
}

/**
 * @param html a whole page
 * @param url where it answered; a title that only repeats its host is none
 */
export function pageFacts(html: string, url: string): PageFacts {
  if (outOfBounds(html, countTags(html))) return {};
  const document = openPage(html);
  const metas = metaContents(document);
  const first = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = cleanLine(metas.get(name)?.[0] ?? '', abstractLimit);
      if (value) return value;
    }
    return undefined;
  };
  const linked = linkedArticle(document);
  const title =
    first('citation_title', 'dc.title', 'og:title') ??
    linked?.headline ??
    visibleTitle(document, first('og:site_name'));
  const published = firstDay(
    first('citation_online_date'),
    first('citation_publication_date', 'citation_date'),
    first('article:published_time', 'og:article:published_time'),
    linked?.datePublished,
    first(
      'dc.date',
      'dc.date.issued',
      'dcterms.date',
      'datepublished',
      'date',
      'pubdate',
      'publish_date',
      'parsely-pub-date',
      'sailthru.date',
    ),
    visibleDate(document),
  );
  const updated = firstDay(
    first('article:modified_time', 'og:updated_time', 'dcterms.modified', 'last-modified'),
    linked?.dateModified,
  );
  const authors = namesOf(metas, linked?.authors ?? [], document);
  const abstract = first('citation_abstract', 'dcterms.abstract');
  const description = first('og:description', 'description', 'twitter:description');
  const doi = doiOf(first('citation_doi', 'dc.identifier', 'prism.doi', 'dc.identifier.doi'));
  const language = (
    document.documentElement?.getAttribute('lang') ??
    first('og:locale', 'citation_language') ??
    ''
  ).toLowerCase();
  return {
    ...(title && title.toLowerCase() !== URL.parse(url)?.hostname && { title: cleanLine(title) }),
    ...(authors.length > 0 && { authors }),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(abstract && { abstract }),
    ...(doi && { doi }),
    ...(description && { description }),
    ...(language && { language: language.replace('_', '-') }),
  };
}

/** Every `<meta>` by lower-case name or property, in page order. */
function metaContents(document: Document): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = (
      meta.getAttribute('name') ??
      meta.getAttribute('property') ??
      meta.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const content = meta.getAttribute('content') ?? '';
    if (name && content.trim()) metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  return metas;
}

function firstDay(...texts: (string | undefined)[]): Day | undefined {
  for (const text of texts) {
    // A label may stand before a Japanese day: 公開日: 2024年3月27日.
    const day = dayWritten(text?.slice(Math.max(0, text.search(/[\d０-９]{4}\s*年/))));
    if (day) return day;
  }
  return undefined;
}

/** The date the article prints at its head. A footer's or a sidebar's date may be that of serving the page. */
function visibleDate(document: Document): string | undefined {
  const marked = document.querySelector('[itemprop="datePublished"], time[pubdate]');
  const printed =
    marked ?? document.querySelector('article header time, article time, main time, .post time, .ltx_dates');
  if (!printed || printed.closest('footer, aside, nav')) return undefined;
  return (
    printed.getAttribute('datetime') ??
    printed.getAttribute('content') ??
    printed.textContent?.replace(/[()]/g, '') ??
    undefined
  );
}

/** The first heading, else the window's title without the site's name. */
function visibleTitle(document: Document, site: string | undefined): string | undefined {
  const heading = cleanLine(document.querySelector('h1')?.textContent ?? '');
  if (heading) return heading;
  const title = cleanLine(document.querySelector('title')?.textContent ?? '');
  const cut = title.search(/\s[|–—·»-]\s(?!.*\s[|–—·»-]\s)/u);
  if (cut <= 0) return title || undefined;
  const tail = title.slice(cut + 3).trim();
  return site && !tail.toLowerCase().includes(site.toLowerCase()) && tail.length > 40 ? title : title.slice(0, cut);
}

function namesOf(
  metas: ReadonlyMap<string, readonly string[]>,
  linked: readonly string[],
  document: Document,
): string[] {
  const cited = metas.get('citation_author') ?? metas.get('dc.creator') ?? metas.get('dc.contributor');
  if (cited) return cleanNames(cited.flatMap((name) => name.split(';')).map(firstNameFirst));
  const bylines = [metas.get('author'), linked, metas.get('article:author'), metas.get('parsely-author')];
  for (const names of bylines) {
    const clean = cleanNames((names ?? []).flatMap(splitNames));
    if (clean.length > 0) return clean;
  }
  return cleanNames(
    [...document.querySelectorAll('.ltx_personname')].flatMap((name) => splitNames(name.textContent ?? '')),
  );
}

/** `Wei, Jerry` is how Highwire tags may write `Jerry Wei`. */
function firstNameFirst(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  return parts.length === 2 && parts[0] && parts[1] ? `${parts[1]} ${parts[0]}` : name;
}

/** Several names in one field; profile addresses are no names. A comma parts names only where each has two words. */
function splitNames(field: string): string[] {
  const parts = field
    .split(/;|、|\s+and\s+|\s+&\s+|\n|\|/)
    .map((part) => part.replace(/^\s*by\s+/i, '').trim())
    .filter((part) => part !== '' && !/^https?:|^@|\.(com|org|net)\b/i.test(part));
  return parts.flatMap((part) => {
    const names = part.split(',').map((name) => name.trim());
    return names.every((name) => /\S\s+\S/.test(name)) ? names : [part.replace(/,$/, '')];
  });
}

/** Lower case, without the resolver's address. */
function doiOf(text: string | undefined): string | undefined {
  return /10\.\d{4,9}\/\S+/.exec(text ?? '')?.[0].toLowerCase();
}
