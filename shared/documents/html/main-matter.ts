/** Chooses the part of a page that is its own matter. */
import { Readability } from '@mozilla/readability';
import { isElement } from './dom.ts';

/**
 * A page made by LaTeXML (arXiv's HTML) marks its document itself: taken whole, since a general guess at the main
 * matter loses short sections and captions. Any other page goes through Readability, which changes the document.
 * @returns undefined when the page has no text worth choosing
 */
export function mainMatter(document: Document): Element | undefined {
  const paper = document.querySelector('.ltx_document');
  if (paper) return paper;
  const article = new Readability<Node>(document, {
    serializer: (node) => node,
    disableJSONLD: true,
    keepClasses: true,
  }).parse();
  const content = article?.content ?? null;
  return isElement(content) ? content : undefined;
}
