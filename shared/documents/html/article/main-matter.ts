/** Chooses the part of a page that is its own matter. */
import { Readability } from '@mozilla/readability';
import { isElement } from '../dom.ts';
import { type PageBlock, pageBlocks } from '../text/blocks.ts';
import { isLatexml } from '../text/latexml.ts';
import { MOST_SEARCHED } from './page-bounds.ts';

/**
 * A page made by LaTeXML (arXiv's HTML) marks its document itself: taken whole, since a general guess at the main
 * matter loses short sections and captions. Any other page goes through Readability, which changes the document; one
 * that is too large to be searched is taken by where its prose stands.
 * @param articles the page's `<article>` elements
 * @returns undefined when the page has no text worth choosing
 */
export function mainMatter(document: Document, articles: readonly Element[], tags: number): Element | undefined {
  const paper = articles.find(isLatexml);
  if (paper) return paper;
  if (tags > MOST_SEARCHED) return document.body ? proseContainer(document.body, pageBlocks(document.body)) : undefined;
  const content = readable(document);
  return isElement(content) ? content : undefined;
}

/** Readability climbs to a body; in a page that a style or a comment swallowed there is none, and it throws. */
function readable(document: Document): Node | null {
  try {
    const reader = new Readability<Node>(document, {
      serializer: (node) => node,
      disableJSONLD: true,
      keepClasses: true,
    });
    return reader.parse()?.content ?? null;
  } catch {
    return null;
  }
}

/** Characters; a block of prose is longer than this and mostly not link. */
const SHORTEST_PROSE = 80;
const MOST_LINKED = 0.3;
/** Share of the page's prose that its container must hold. */
const CONTAINER_SHARE = 0.7;

/** Characters of running text among the blocks. */
export function proseLength(blocks: readonly PageBlock[]): number {
  return blocks.filter(isProse).reduce((sum, block) => sum + block.text.length, 0);
}

/**
 * The innermost element that holds most of a page's prose: for pages whose matter Readability misses because it stands
 * in unlikely places.
 * @param blocks of the whole page, from a document that nothing was taken out of but what is hidden
 */
export function proseContainer(body: Element, blocks: readonly PageBlock[]): Element {
  const held = new Map<Element, number>();
  let whole = 0;
  for (const { element, text } of blocks.filter(isProse)) {
    whole += text.length;
    for (let at: Element | null = element; at && at !== body; at = at.parentElement)
      held.set(at, (held.get(at) ?? 0) + text.length);
  }
  let container = body;
  for (;;) {
    const inner = [...container.children].find((child) => (held.get(child) ?? 0) >= whole * CONTAINER_SHARE);
    if (!inner?.firstElementChild) return container;
    container = inner;
  }
}

function isProse({ kind, text, linked }: PageBlock): boolean {
  return kind === 'paragraph' && text.length >= SHORTEST_PROSE && linked / text.length < MOST_LINKED;
}
