/** The link by which a landing page leads to the paper itself. */
import { squeeze } from './dom.ts';

export interface PaperLink {
  /** As written on the page; may be relative. */
  readonly href: string;
  /** `declared` in the page's own metadata (Highwire tags, as Google Scholar reads them), or a `link` named for a paper. */
  readonly kind: 'declared' | 'link';
}

/** Link texts that mean the paper and nothing else. */
const NAMED =
  /^\W*(?:(?:read|view|download|get|open|see)? ?(?:the )?(?:full )?(?:paper|pdf|preprint|technical report|tech report|full[- ]text(?: pdf)?|article pdf)|paper \(pdf\)|pdf version|arxiv|論文|論文を読む|本文 ?pdf)\W*$/i;
const PAPER_ADDRESS = /\.pdf(?:[?#]|$)|^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|openreview\.net\/(?:pdf|forum)/i;
/** Links looked at; a paper's link stands near the top of its page. */
const MOST_LINKS = 400;

/** undefined when the page leads to no paper. */
export function paperLink(document: Document): PaperLink | undefined {
  const declared =
    document
      .querySelector('meta[name="citation_pdf_url"], meta[name="eprints.document_url"]')
      ?.getAttribute('content') ??
    document.querySelector('link[rel="alternate"][type="application/pdf"]')?.getAttribute('href');
  if (declared) return { href: declared, kind: 'declared' };
  let looked = 0;
  for (const link of document.querySelectorAll('a[href]')) {
    if (looked++ >= MOST_LINKS) break;
    const href = link.getAttribute('href') ?? '';
    if (PAPER_ADDRESS.test(href) && NAMED.test(squeeze(link.textContent ?? ''))) return { href, kind: 'link' };
  }
  return undefined;
}
