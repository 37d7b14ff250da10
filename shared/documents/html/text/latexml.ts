/**
 * Pages made by LaTeXML: arXiv's HTML versions and ar5iv. Its classes say what each part is, so nothing is guessed.
 * Class names: LaTeXML manual, "CSS classes"; what arXiv adds was read off its pages.
 */
import { childrenOf, isElement } from '../dom.ts';

/** Class names of parts that are no matter of the paper, and the name they are counted under. */
const APART: Readonly<Record<string, string>> = {
  ltx_authors: 'furniture',
  ltx_dates: 'furniture',
  ltx_TOC: 'furniture',
  ltx_pagination: 'furniture',
  ltx_page_logo: 'furniture',
  ltx_ERROR: 'furniture',
  ltx_tag_note: 'furniture',
  ltx_note_type: 'furniture',
  ltx_role_thanks: 'furniture',
  ltx_role_footnotemark: 'furniture',
  ltx_bibliography: 'references',
  ltx_appendix: 'appendix',
  ltx_index: 'furniture',
};

/**
 * The banner of a conversion that died: the page answers 200 and holds what was made before.
 * A paper without HTML answers 200 as well, with a page of one sentence.
 */
const BROKEN = /Conversion to HTML had a Fatal error|No HTML is available for this paper/i;

export function isBrokenConversion(html: string): boolean {
  return BROKEN.test(html);
}

export function isLatexml(root: Element): boolean {
  return /\bltx_document\b/.test(root.getAttribute('class') ?? '');
}

/** Removes the parts that are no matter of the paper. @returns their characters by name, and the appendices themselves */
export function takeApart(root: Element): { parts: Record<string, number>; appendices: readonly Element[] } {
  const parts: Record<string, number> = {};
  const appendices: Element[] = [];
  walk(root);
  return { parts, appendices };

  function walk(element: Element): void {
    for (const child of childrenOf(element)) {
      if (!isElement(child)) continue;
      const name = nameOf(child);
      if (name) {
        parts[name] = (parts[name] ?? 0) + (child.textContent ?? '').replace(/\s+/g, ' ').length;
        child.remove();
        if (name === 'appendix') appendices.push(child);
      } else walk(child);
    }
  }
}

function nameOf(element: Element): string | undefined {
  const classes = element.getAttribute('class');
  if (!classes) return undefined;
  for (const name of classes.split(/\s+/)) if (Object.hasOwn(APART, name)) return APART[name];
  return undefined;
}

/** `span`s that LaTeXML sets as blocks where HTML allows no block: paragraphs and list parts inside cells and notes. */
export function isBlockSpan(element: Element): boolean {
  return /\bltx_(?:p|para|inline-para|item|listingline)\b/.test(element.getAttribute('class') ?? '');
}

/** Headings that run into their paragraph and open no section: theorems, proofs, `\paragraph`-less bold leads. */
export function isRunIn(heading: Element): boolean {
  return /\bltx_title_(?:theorem|proof|keywords|classification)\b|\bltx_runin\b(?!.*\bltx_title_(?:sub)*(?:section|paragraph)\b)/.test(
    heading.getAttribute('class') ?? '',
  );
}

/** The bullet or number before an item of a list, which LaTeXML sets apart from its text. */
export function isItemMark(text: string): boolean {
  return /^(?:[^\p{L}\p{N}]+|\(?[\p{L}\p{N}]{1,4}[.)])$/u.test(text);
}
