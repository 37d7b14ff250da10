/** The link by which a landing page leads to the paper itself. */
import { squeeze } from '../dom.ts';

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
const DECLARED = /^(citation_pdf_url|eprints\.document_url)$/i;
/** Links looked at; a paper's link stands near the top of its page. */
const MOST_LINKS = 400;

/** @param page its elements of these tags; undefined when they lead to no paper */
export function paperLink(page: Readonly<Record<'meta' | 'link' | 'a', readonly Element[]>>): PaperLink | undefined {
  const declared =
    page.meta.find((meta) => DECLARED.test(meta.getAttribute('name') ?? ''))?.getAttribute('content') ??
    page.link.find((link) => link.getAttribute('type') === 'application/pdf')?.getAttribute('href');
  if (declared) return { href: declared, kind: 'declared' };
  for (const link of page.a.slice(0, MOST_LINKS)) {
    const href = link.getAttribute('href') ?? '';
    if (PAPER_ADDRESS.test(href) && NAMED.test(squeeze(link.textContent ?? ''))) return { href, kind: 'link' };
  }
  return undefined;
}
