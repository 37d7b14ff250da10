/** What the elements of a list's HTML do to its text: which stand in a line, which part lines, and which are passed over. */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import type { parseDocument } from 'htmlparser2';
import { unwrapped } from '../../papers/identity/wrapped-url.ts';

export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;

/** What the elements around a text say of it. */
export interface Marks {
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** One object for all that stands in one link. */
  readonly link?: { readonly href: string } | undefined;
}

/** Words of a text node. References are resolved here, where there are any: the parser then need not look at every letter. */
export const wordsOf = (data: string): string =>
  (data.includes('&') ? decodeHTML(data) : data).replace(/[\t\r\n]+/g, ' ');
export const attributeOf = ({ attribs }: Element, name: string): string | undefined => {
  const value = attribs[name];
  return value?.includes('&') ? decodeHTMLAttribute(value) : value;
};

/** A gap of more blanks than this says no more, and makes what looks for its end dear. */
const longestGap = 200;
const gap = new RegExp(String.raw`[^\S\n]{${longestGap},}`, 'g');
export const withoutGaps = (text: string): string =>
  text.length < longestGap ? text : text.replace(gap, ' '.repeat(longestGap));

/** A title, its note and its links need no more characters, by far. */
const longestText = 20_000;
/** The pieces of one text, its gaps folded, as far as anybody reads. */
export function bounded<Piece extends { readonly text: string }>(pieces: readonly Piece[]): Piece[] {
  let left = longestText;
  return pieces.flatMap((piece) => {
    if (left <= 0) return [];
    const text = withoutGaps(piece.text).slice(0, left);
    left -= text.length;
    return text === piece.text ? piece : { ...piece, text };
  });
}

export const isElement = (node: Node): node is Element => 'attribs' in node;

export const inline =
  /^(?:\w+:\w+|a|abbr|b|bdi|big|cite|code|data|dfn|em|font|i|img|ins|kbd|label|mark|q|ruby|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/;
export const passedOver =
  /^(?:script|style|template|noscript|nav|footer|aside|form|button|select|textarea|svg|iframe|head|del|s|strike|rt|rp)$/;
export const blockElements =
  /^(?:address|article|blockquote|body|br|caption|center|d[dlt]|details|div|fieldset|fig(?:ure|caption)|h[1-6r]|header|hgroup|html|legend|li|main|[ou]l|p|picture|pre|section|summary|t(?:able|body|foot|head|itle|[dhr]))$/;

/** The marks of what stands inside an element. */
export function marksOf(element: Element, marks: Marks): Marks {
  const { name } = element;
  const href = name === 'a' ? attributeOf(element, 'href') : undefined;
  if (href !== undefined) return { ...marks, link: { href: unwrapped(href.trim()) } };
  if (name === 'b' || name === 'strong') return { ...marks, strong: true };
  if (name === 'em' || name === 'i') return { ...marks, emphasis: true };
  return marks;
}

/** Whether a text is a page of HTML rather than Markdown, which may hold some. */
export const isPage = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    text.slice(0, 4_000),
  );

/** Whether a table only arranges a page, as those of newsletters do: headings or whole tables stand in its cells. */
export function isLayout(table: Element): boolean {
  if (table.attribs.role === 'presentation') return true;
  const waiting = [...table.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (/^(?:table|h[1-6])$/.test(node.name)) return true;
    for (const child of node.children) waiting.push(child);
  }
  return false;
}

/** The line, from 1, of a place in a text whose lines end at these places. */
export function lineOfIndex(ends: readonly number[], index: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
