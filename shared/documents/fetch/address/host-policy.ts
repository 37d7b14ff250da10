/** How polite to be to which host. Everything that is special to one host stands here. */

export interface HostPolicy {
  /** Requests with the same key take turns, across all workers. */
  readonly gate: string;
  /** Least time between the end of one request and the start of the next. */
  readonly spacingMs: number;
  /** A 403 means that the host has had enough of us: nobody asks it for a day. */
  readonly closesOnRefusal: boolean;
  /** An interface made for programs, whose own terms rule instead of robots.txt. */
  readonly isInterface: boolean;
}

/**
 * arXiv: "no more than one request every three seconds", over one connection, for all its interfaces together
 * (info.arxiv.org/help/api/tou.html). Asking on after a 403 counts as an attack (info.arxiv.org/help/robots.html).
 */
const ARXIV_SPACING_MS = 3_000;
/** One host of our own choice may be a small one. */
const USUAL_SPACING_MS = 1_000;

/**
 * Interfaces that their owners document for programs. robots.txt speaks to crawlers (RFC 9309 1); arXiv's forbids `/api`
 * and `/oai2` to them while its terms offer both to programs. Pages and PDFs of arXiv stay under its robots.txt.
 */
const INTERFACES: readonly RegExp[] = [
  /^export\.arxiv\.org\/(?:api\/query|oai2|rss\/)/,
  /^(?:oaipmh|rss)\.arxiv\.org\//,
  /^api\.crossref\.org\/works\//,
  /^api\.openalex\.org\/works/,
  /^api\.biorxiv\.org\//,
  /^huggingface\.co\/api\//,
];

export function hostPolicy(url: URL): HostPolicy {
  const isArxiv = url.hostname === 'arxiv.org' || url.hostname.endsWith('.arxiv.org');
  return {
    gate: isArxiv ? 'arxiv.org' : url.host,
    spacingMs: isArxiv ? ARXIV_SPACING_MS : USUAL_SPACING_MS,
    closesOnRefusal: isArxiv,
    isInterface: INTERFACES.some((pattern) => pattern.test(url.hostname + url.pathname)),
  };
}

/** arXiv answers http with a redirect to https; asking at once saves it and us a request. */
export function preferredScheme(url: URL): URL {
  if (url.protocol === 'http:' && url.port === '' && /(?:^|\.)arxiv\.org$/.test(url.hostname)) url.protocol = 'https:';
  return url;
}
