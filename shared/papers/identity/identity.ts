/**
 * Which work an address means. Order of trust: arXiv id without version, then DOI, then the canonical URL, so that a list's
 * rewritten words, a new version or another mirror never make a second paper.
 */

import { createHash } from 'node:crypto';
import type { Location, PaperId } from '../paper.ts';
import { arxivIdOfUrl, arxivLocations, arxivReaderUrl, parseArxivId } from './arxiv-id.ts';
import { canonicalUrl, isSocial, parseHttpUrl, withoutTracking } from './canonical-url.ts';
import { doiOfUrl } from './doi.ts';
import { rawFile } from './raw-file.ts';

export interface Identity {
  readonly id: PaperId;
  readonly scheme: 'arxiv' | 'doi' | 'url';
  /** The id without its scheme: `2403.18802`, `10.1126/sciadv.adk4489`, `https://…`. */
  readonly name: string;
  /** Version that the address pins. */
  readonly version?: number;
  /** The address itself, without tracking. */
  readonly url: string;
  /** A post about a work rather than a work. */
  readonly social: boolean;
}

/** Pages of repositories where the text and its landing page have sibling addresses: both are given the landing page's. */
function landingPage(url: URL): URL {
  const page = new URL(url);
  if (page.hostname === 'openreview.net' && /^\/(?:pdf|attachment)$/.test(page.pathname)) page.pathname = '/forum';
  if (page.hostname === 'aclanthology.org') page.pathname = page.pathname.replace(/(?:v\d+)?\.(?:pdf|bib)$/, '');
  if (page.hostname === 'proceedings.mlr.press') {
    page.pathname = page.pathname.replace(/\/([^/]+)\/\1\.pdf$/, '/$1').replace(/\.html$/, '');
  }
  return page;
}

/** Ids stand in sort keys, which hold 1,024 bytes with what stands before them (DynamoDB guide, "Constraints"). */
const LONGEST_ID = 900;

/** The id itself, or its beginning and the digest of all of it. */
function keyed(id: string): PaperId {
  if (Buffer.byteLength(id) <= LONGEST_ID) return id;
  return `${id.slice(0, 200).toWellFormed()}~${createHash('sha256').update(id).digest('hex')}`;
}

/** Identity of an http(s) address, `arXiv:ID` or bare arXiv id; undefined for an empty link or one that leads nowhere. */
export function identify(address: string): Identity | undefined {
  const url = parseHttpUrl(address);
  const arxiv = url ? arxivIdOfUrl(url) : parseArxivId(address);
  if (arxiv) return arxivIdentity(arxiv.id, arxiv.version, url ? withoutTracking(url) : undefined);
  if (!url) return undefined;
  const doi = doiOfUrl(url);
  const minted = doi && /^10\.48550\/arxiv\.(.+)$/.exec(doi.doi);
  const mintedId = minted?.[1] ? parseArxivId(minted[1]) : undefined;
  if (mintedId) return arxivIdentity(mintedId.id, mintedId.version, withoutTracking(url));
  const shared = { url: withoutTracking(url), social: isSocial(url) };
  if (doi) {
    return {
      ...shared,
      id: keyed(`doi:${doi.doi}`),
      scheme: 'doi',
      name: doi.doi,
      ...(doi.version === undefined ? {} : { version: doi.version }),
    };
  }
  const name = canonicalUrl(landingPage(url));
  return { ...shared, id: keyed(`url:${name}`), scheme: 'url', name };
}

function arxivIdentity(id: string, version: number | undefined, url: string | undefined): Identity {
  return {
    id: `arxiv:${id}`,
    scheme: 'arxiv',
    name: id,
    ...(version === undefined ? {} : { version }),
    url: url ?? `https://arxiv.org/abs/${id}`,
    social: false,
  };
}

/** Whether an address names a PDF by its path. What comes is sniffed when it is read; this only orders the attempts. */
export function looksLikePdf(address: string): boolean {
  const url = parseHttpUrl(address);
  if (!url) return false;
  return /\.pdf$/i.test(url.pathname) || (url.hostname === 'openreview.net' && url.pathname === '/pdf');
}

/** Where the text of a work may be had, best first; nothing for a post about it. */
export function locationsOf(identity: Identity, version: number | undefined = identity.version): Location[] {
  if (identity.social) return [];
  if (identity.scheme === 'arxiv') return arxivLocations(identity.name, version);
  const { url } = identity;
  const preprint = /^https?:\/\/(?:www\.)?((?:bio|med)rxiv\.org)\/content\//.exec(url);
  if (preprint && identity.scheme === 'doi') {
    const base = `https://www.${preprint[1]}/content/${identity.name}v${version ?? 1}`;
    return [
      { kind: 'pdf', url: `${base}.full.pdf` },
      { kind: 'page', url: `${base}.full` },
    ];
  }
  const forum = /^https:\/\/openreview\.net\/(?:forum|pdf)\?id=([\w-]+)/.exec(url);
  if (forum) {
    return [
      { kind: 'pdf', url: `https://openreview.net/pdf?id=${forum[1]}` },
      { kind: 'page', url: `https://openreview.net/forum?id=${forum[1]}` },
    ];
  }
  const file = rawFile(url);
  const page: Location = { kind: looksLikePdf(url) && !file ? 'pdf' : 'page', url };
  // What a drive shows may be no PDF; as a page it is told apart by its bytes.
  return file ? [{ kind: looksLikePdf(url) ? 'pdf' : 'page', url: file }, page] : [page];
}

/** What a reader opens: arXiv's PDF of the version that was read, else the address the source gave. */
export function readerUrl(identity: Identity, version: number | undefined = identity.version): string {
  return identity.scheme === 'arxiv' ? arxivReaderUrl(identity.name, version) : identity.url;
}
