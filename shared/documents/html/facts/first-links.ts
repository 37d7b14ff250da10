/** Addresses that the beginning of a page's own matter makes links to click. */
import { ELEMENT, TEXT } from '../dom.ts';

/** About a first page, in characters. */
const BEGINNING = 4_000;

/** @param root the matter of a page from which hidden text is taken; a link without words or a picture can't be clicked */
export function firstLinks(root: Element): string[] {
  const found: string[] = [];
  let read = 0;
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child && read < BEGINNING; child = child.nextSibling) {
      if (child.nodeType === TEXT) read += (child.textContent ?? '').replace(/\s+/g, ' ').length;
      if (child.nodeType !== ELEMENT) continue;
      const element = child as Element;
      const href = element.localName === 'a' ? element.getAttribute('href') : null;
      if (href && (element.textContent?.trim() || element.querySelector('img,svg'))) found.push(href.trim());
      walk(element);
    }
  };
  walk(root);
  return found;
}
