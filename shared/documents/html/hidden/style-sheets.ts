/** The simple rules of a page's own style sheets: which classes they hide, and what the page stands on. */

import { byTag } from '../dom.ts';
import { type Ground, WHITE } from './colours.ts';
import { groundBehind, hiddenByStyle } from './hidden-style.ts';

/** Style text beyond this is not looked at. */
const LONGEST_SHEET = 300_000;
/** Opening braces beyond this are a trap; the largest sheets inside real pages have some thousand rules. */
const MOST_RULES = 20_000;

/** Words without which a rule neither hides anything nor paints a ground; most rules of most sheets have none. */
const TELLING = /none|hidden|collapse|opacity|font-size|indent|clip|absolute|fixed|background|transparent/i;

export interface Sheets {
  /** Whether a rule that names exactly one class or id, with or without its tag, hides the element. */
  readonly hides: (element: Element) => boolean;
  /** What text on the bare page stands on. */
  readonly ground: Ground;
}

/**
 * Rules inside `@media` and the like are passed over, since they hold for some screens only, and so are rules that hide
 * `html` or `body`: pages that appear by script use them.
 */
export function readSheets(document: Document): Sheets {
  const names = new Set<string>();
  let ground: Ground = WHITE;
  for (const style of byTag(document, 'style')) {
    for (const { selectors, body } of rulesOf((style.textContent ?? '').slice(0, LONGEST_SHEET))) {
      if (!TELLING.test(body)) continue;
      const isPage = selectors.some((selector) => /^(?:html|body|:root)$/i.test(selector));
      if (isPage) ground = groundBehind(body, ground);
      // What a sheet's text stands on is not known, so colours say nothing there, but for a rule that sets both.
      else if (hiddenByStyle(body, 'unknown'))
        for (const selector of selectors) if (/^[a-z0-9]*[.#][\w-]+$/i.test(selector)) names.add(selector);
    }
  }
  return { ground, hides: names.size === 0 ? () => false : (element) => isNamed(element, names) };
}

function isNamed(element: Element, names: ReadonlySet<string>): boolean {
  const tag = element.localName;
  if (element.id && (names.has(`#${element.id}`) || names.has(`${tag}#${element.id}`))) return true;
  const classes = element.getAttribute('class')?.split(/\s+/) ?? [];
  return classes.some((name) => name !== '' && (names.has(`.${name}`) || names.has(`${tag}.${name}`)));
}

interface Rule {
  readonly selectors: readonly string[];
  readonly body: string;
}

/**
 * Plain rules in the order of the sheet; a block that holds blocks is passed over whole. One pass: expressions that look
 * for a far end from every place took minutes over a sheet of 300,000 letters without a brace.
 */
function rulesOf(sheet: string): Rule[] {
  const plain = withoutComments(sheet);
  const rules: Rule[] = [];
  for (let at = 0, open = plain.indexOf('{'); open >= 0 && rules.length < MOST_RULES; open = plain.indexOf('{', at)) {
    const before = plain.slice(at, open);
    const head = before.slice(before.lastIndexOf(';') + 1);
    const close = plain.indexOf('}', open);
    if (close < 0) break;
    const inner = plain.indexOf('{', open + 1);
    const isBlockOfBlocks = inner >= 0 && inner < close;
    at = isBlockOfBlocks ? endOfBlock(plain, open) : close + 1;
    if (isBlockOfBlocks || head.trimStart().startsWith('@')) continue;
    const selectors = head.split(',').map((selector) => selector.trim());
    rules.push({ selectors, body: plain.slice(open + 1, close) });
  }
  return rules;
}

function withoutComments(sheet: string): string {
  const [first = '', ...rest] = sheet.split('/*');
  return first + rest.map((part) => part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)).join('');
}

/** Behind the brace that closes the one at `open`; the end of the text when none does. */
function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return text.length;
}
