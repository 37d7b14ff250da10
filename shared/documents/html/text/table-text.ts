/** Tables as text: a row a line, cells parted by bars. Tables that only lay out a page are none. */
import { childrenOf, isElement, squeeze, TEXT, tagOf } from '../dom.ts';
import { isBlockSpan } from './latexml.ts';
import { mathText } from './math-text.ts';

/** A cell longer than this on average is running text that a table lays out. */
const LONGEST_MEAN_CELL = 160;

/** Whether a table holds data: at least two rows and columns, no table or paragraphs of text inside. */
export function isDataTable(table: Element): boolean {
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return false;
  if (table.querySelector('table, h1, h2, h3, article, form')) return false;
  const rows = rowsOf(table);
  const widest = Math.max(0, ...rows.map((row) => row.children.length));
  if (rows.length < 2 || widest < 2) return false;
  const cells = rows.reduce((sum, row) => sum + row.children.length, 0);
  return (table.textContent ?? '').length / cells <= LONGEST_MEAN_CELL;
}

/** Whether a table only sets a formula apart from its number, as LaTeXML does. */
export function isEquationTable(table: Element): boolean {
  return /\bltx_(eqn_table|equation|equationgroup)\b/.test(table.getAttribute('class') ?? '');
}

/** Cells parted by ` | `, rows by `; `, so that the text stays one line as every block does. */
export function tableText(table: Element): string {
  return rowsOf(table)
    .map((row) =>
      [...row.children]
        .map(cellText)
        .filter((cell) => cell !== '')
        .join(' | '),
    )
    .filter((row) => row !== '')
    .join('; ');
}

/** LaTeXML sets tables inside text as spans with the classes of rows and cells. */
export function rowsOf(table: Element): Element[] {
  return [...table.querySelectorAll('tr, .ltx_tr, .ltx_eqn_row')];
}

/** Whether an element is a table by its class, though no `<table>`. */
export function isSpanTable(element: Element): boolean {
  return (
    element.localName === 'span' &&
    /\bltx_(tabular|eqn_table|equationgroup)\b/.test(element.getAttribute('class') ?? '')
  );
}

/** One row of an equation; its number is left out. */
export function equationRowText(row: Element): string {
  return [...row.children]
    .map(cellText)
    .filter((cell) => cell !== '' && !/^\(?[A-Z]?\.?\d+(\.\d+)*[a-z]?\)?$/.test(cell))
    .join(' ');
}

function cellText(cell: Element): string {
  return squeeze(inline(cell));
}

function inline(node: Node): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === TEXT) text += child.textContent;
    else if (!isElement(child)) continue;
    else if (tagOf(child) === 'math') text += mathText(child);
    else if (isNoteMark(child) || /^(script|style|svg)$/.test(tagOf(child))) continue;
    else if (/^(br|p|div|li)$/.test(tagOf(child)) || isBlockSpan(child)) text += ` ${inline(child)} `;
    else text += inline(child);
  }
  return text;
}

/** A raised number that only leads to a note. */
export function isNoteMark(element: Element): boolean {
  if (element.localName !== 'sup') return false;
  const isMark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§¶]+)\s*[\])]?\s*$/.test(element.textContent ?? '');
  return (
    isMark &&
    (/\bltx_note_mark\b/.test(element.getAttribute('class') ?? '') || element.querySelector('a[href^="#"]') !== null)
  );
}
