/** The simple rules of a page's own style sheets that hide elements: `.promo{display:none}`, `#x{font-size:0}`. */
import { byTag } from './dom.ts';
import { hiddenByStyle } from './hidden-style.ts';

/** Style text beyond this is not looked at. */
const LONGEST_SHEET = 300_000;

/**
 * Whether an element is hidden by a rule that names exactly one class, id or tag with class. Rules inside
 * `@media` and the like, and rules that reach `html` or `body`, are passed over: pages that appear by script use them.
 */
export function hiddenClasses(document: Document): (element: Element) => boolean {
  const names = new Set<string>();
  for (const style of byTag(document, 'style')) {
    for (const name of hiddenNames((style.textContent ?? '').slice(0, LONGEST_SHEET))) names.add(name);
  }
  if (names.size === 0) return () => false;
  return (element) => {
    if (element.id && (names.has(`#${element.id}`) || names.has(`${element.localName}#${element.id}`))) return true;
    const classes = element.getAttribute('class');
    if (!classes) return false;
    return classes
      .split(/\s+/)
      .some((name) => name && (names.has(`.${name}`) || names.has(`${element.localName}.${name}`)));
  };
}

function hiddenNames(sheet: string): string[] {
  const found: string[] = [];
  const plain = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!hiddenByStyle(body)) continue;
    for (const selector of selectors.split(',')) {
      const name = selector.trim();
      if (/^[a-z0-9]*[.#][\w-]+$/i.test(name) && !/^(html|body)/i.test(name)) found.push(name);
    }
  }
  return found;
}
