/** arXiv identifiers and the many addresses that carry them (info.arxiv.org/help/arxiv_identifier.html). */
import type { Location } from '../paper.ts';

export interface ArxivId {
  /** Without version: `2403.18802`, or `astro-ph/0601001` for papers before April 2007. */
  readonly id: string;
  readonly version?: number;
}

const identifier = String.raw`(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})(?:v([1-9]\d{0,2}))?`;
const exactly = new RegExp(`^${identifier}$`, 'i');
const inPath = new RegExp(`^/(?:[a-z-]+/)*?${identifier}(?:\\.pdf|\\.html?|\\.md)?(?:/.*)?$`, 'i');

/** Hosts whose paths hold an arXiv id, and the path's beginning that must stand before it. */
const hosts: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  { host: /^(?:[a-z-]+\.)?arxiv\.org$/, path: /^\/(?:abs|pdf|html|format|ps|e-print|src)\// },
  { host: /^(?:ar5iv\.(?:labs\.arxiv\.)?org|(?:www\.)?arxiv-vanity\.com|xxx\.lanl\.gov)$/, path: /^\// },
  { host: /^(?:www\.|beta\.)?alphaxiv\.org$/, path: /^\// },
  { host: /^(?:www\.)?(?:huggingface\.co|hf\.co)$/, path: /^\/papers\// },
];

function found(match: RegExpExecArray | null): ArxivId | undefined {
  if (!match?.[1]) return undefined;
  // A subject class is no part of the identifier: math.GT/0309136 is math/0309136.
  const id = match[1].toLowerCase().replace(/\.[a-z]{2}\//, '/');
  if (/^\d/.test(id) && (Number(id.slice(2, 4)) < 1 || Number(id.slice(2, 4)) > 12)) return undefined;
  return match[2] ? { id, version: Number(match[2]) } : { id };
}

/** Reads a bare identifier: `2403.18802v1`, `arXiv:2403.18802`, `math.GT/0309136`. */
export function parseArxivId(text: string): ArxivId | undefined {
  return found(exactly.exec(text.trim().replace(/^arxiv:\s*/i, '')));
}

/** The arXiv paper that an address of arXiv or one of its readers (ar5iv, alphaXiv, Hugging Face papers) leads to. */
export function arxivIdOfUrl(url: URL): ArxivId | undefined {
  const host = url.hostname.toLowerCase();
  const known = hosts.find((entry) => entry.host.test(host) && entry.path.test(url.pathname));
  return known ? found(inPath.exec(url.pathname)) : undefined;
}

const named = (id: string, version?: number): string => `${id}${version ? `v${version}` : ''}`;

/** What a reader opens, in the form of the reference digest. */
export const arxivReaderUrl = (id: string, version?: number): string => `http://arxiv.org/pdf/${named(id, version)}`;

/** Where the text may be had: arXiv's own HTML, then the PDF. */
export function arxivLocations(id: string, version?: number): Location[] {
  return [
    { kind: 'arxiv-html', url: `https://arxiv.org/html/${named(id, version)}` },
    { kind: 'pdf', url: `https://arxiv.org/pdf/${named(id, version)}` },
  ];
}
