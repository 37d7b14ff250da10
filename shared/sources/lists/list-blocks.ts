/** A list's HTML as the few kinds of blocks that lists are made of: headings, items, tables and lines of text. */
import { parseDocument } from 'htmlparser2';
import {
  attributeOf,
  blockElements,
  bounded,
  type Element,
  inline,
  isElement,
  isLayout,
  isPage,
  lineOfIndex,
  type Marks,
  marksOf,
  type Node,
  passedOver,
  wordsOf,
} from './list-elements.ts';
import { markdownToHtml } from './list-markdown.ts';
import { isWeekOf } from './rows/row-tags.ts';

/** A piece of text under the same marks. */
export interface Run extends Marks {
  readonly text: string;
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 to 6; a bold line or a summary stands half a step below the heading before it. */
  readonly level: number;
  readonly runs: readonly Run[];
  readonly line: number;
}
export interface Line {
  readonly kind: 'line';
  readonly runs: readonly Run[];
  readonly line: number;
}
export interface Item {
  readonly kind: 'item';
  readonly number?: number;
  readonly runs: readonly Run[];
  readonly items: readonly Item[];
  readonly line: number;
}
export interface TableRow {
  readonly cells: readonly (readonly Run[])[];
  readonly header: boolean;
  readonly line: number;
}
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  readonly line: number;
}
export type Block = Heading | Line | Item | Table;

/** Deeper than this nobody writes, and a trap must not exhaust the stack. */
const deepest = 120;
/** A bold line longer than this is a paragraph. */
const boldLineLimit = 300;
/** More blocks than any real list by a factor of ten; the rest is left unread. */
const blockLimit = 100_000;

export const textOfRuns = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');
const isBlank = (runs: readonly Run[]): boolean => runs.every((run) => run.text.trim() === '');

/** Whether a line is bold from end to end, signs of no meaning apart. */
const isBold = (runs: readonly Run[]): boolean =>
  runs.some((run) => run.strong) && runs.every((run) => run.strong || !/[\p{L}\p{N}]/u.test(run.text));

class BlockReader {
  readonly blocks: Block[] = [];
  #runs: Run[] = [];
  #line = 1;
  /** Where the running text began. */
  #began = 1;
  #level = 0;
  readonly #lineAt: (node: Element) => number | undefined;

  constructor(lineAt: (node: Element) => number | undefined) {
    this.#lineAt = lineAt;
  }

  read(nodes: readonly Node[], marks: Marks, depth = 0): void {
    if (depth > deepest || this.blocks.length > blockLimit) return;
    for (const node of nodes) {
      if ('data' in node) {
        if (node.type === 'text') this.#add(wordsOf(node.data), marks);
      } else if (isElement(node)) this.#element(node, marks, depth + 1);
    }
  }

  #add(text: string, marks: Marks): void {
    if (this.#runs.length === 0) {
      if (text.trim() === '') return;
      this.#began = this.#line;
    }
    this.#runs.push({ text, ...marks });
  }

  /** Ends the running line of text. */
  flush(): void {
    let runs = bounded(this.#runs);
    this.#runs = [];
    if (isBlank(runs)) return;
    if (isBold(runs) && textOfRuns(runs).length <= boldLineLimit) this.#heading(runs, Math.floor(this.#level) + 0.5);
    else {
      const days = runs.findIndex((run) => !run.strong);
      if (days > 0 && isWeekOf(textOfRuns(runs.slice(0, days)))) {
        this.#heading(runs.slice(0, days), Math.floor(this.#level) + 0.5);
        const [next, ...rest] = runs.slice(days);
        runs = next ? [{ ...next, text: next.text.replace(/^[\s:：–—-]+/, '') }, ...rest] : rest;
      }
      this.blocks.push({ kind: 'line', runs, line: this.#began });
    }
  }

  #heading(runs: readonly Run[], level: number): void {
    if (isBlank(runs)) return;
    this.#level = level;
    this.blocks.push({ kind: 'heading', level, runs, line: this.#line });
  }

  #element(node: Element, marks: Marks, depth: number): void {
    const { name } = node;
    if (passedOver.test(name)) return;
    this.#line = this.#lineAt(node) ?? this.#line;
    if (name === 'br') {
      this.flush();
      // Markdown's own line ends are written as breaks.
      if (!('data-mark' in node.attribs)) this.#line += 1;
      return;
    }
    if (!blockElements.test(name)) {
      if (!inline.test(name)) this.#add(`<${name}>`, marks);
      if (name === 'img') this.#add(attributeOf(node, 'alt') ?? '', marks);
      this.read(node.children, marksOf(node, marks), depth);
      return;
    }
    this.flush();
    if (/^h[1-6]$/.test(name)) this.#heading(this.#flat(node, marks, depth).runs, Number(name[1]));
    else if (/^(?:summary|dt|caption|legend)$/.test(name))
      this.#heading(this.#flat(node, marks, depth).runs, Math.floor(this.#level) + 0.5);
    else if (name === 'ul' || name === 'ol') for (const item of this.#items(node, marks, depth)) this.blocks.push(item);
    else if (name === 'table' && !isLayout(node)) this.#table(node, marks, depth);
    else if (name !== 'pre') {
      const outside = this.#level;
      this.read(node.children, marksOf(node, marks), depth);
      this.flush();
      if (name === 'details') this.#level = outside;
    }
  }

  #items(list: Element, marks: Marks, depth: number): Item[] {
    let next = Number(list.attribs.start ?? 1);
    return list.children.filter(isElement).flatMap((child): Item[] => {
      if (child.name === 'ul' || child.name === 'ol')
        return depth > deepest ? [] : this.#items(child, marks, depth + 1);
      if (child.name !== 'li') return [];
      this.#line = this.#lineAt(child) ?? this.#line;
      const line = this.#line;
      const number = Number(child.attribs.value ?? next);
      next = number + 1;
      const { runs, items } = this.#flat(child, marks, depth);
      return isBlank(runs) && items.length === 0
        ? []
        : [{ kind: 'item', runs, items, line, ...(list.name === 'ol' && Number.isInteger(number) ? { number } : {}) }];
    });
  }

  /** All text of an element on one line, its blocks parted by line ends; lists inside it apart. */
  #flat(element: Element, marks: Marks, depth: number): { runs: Run[]; items: Item[] } {
    const runs: Run[] = [];
    const items: Item[] = [];
    const visit = (nodes: readonly Node[], under: Marks, level: number): void => {
      if (level > deepest) return;
      for (const node of nodes) {
        if ('data' in node) {
          if (node.type === 'text') runs.push({ text: wordsOf(node.data), ...under });
        } else if (isElement(node) && !passedOver.test(node.name)) {
          const parts = blockElements.test(node.name) && !('data-mark' in node.attribs);
          if (!parts && !inline.test(node.name) && node.name !== 'br') runs.push({ text: `<${node.name}>`, ...under });
          if (node.name === 'ul' || node.name === 'ol')
            for (const item of this.#items(node, under, level + 1)) items.push(item);
          else {
            if (node.name === 'img') runs.push({ text: attributeOf(node, 'alt') ?? '', ...under });
            if (parts) runs.push({ text: '\n', strong: under.strong, emphasis: under.emphasis });
            visit(node.children, marksOf(node, under), level + 1);
            if (parts && node.name !== 'br') runs.push({ text: '\n', strong: under.strong, emphasis: under.emphasis });
          }
        }
      }
    };
    visit(element.children, marksOf(element, marks), depth);
    return { runs: bounded(runs), items };
  }

  #table(table: Element, marks: Marks, depth: number): void {
    const rows: TableRow[] = [];
    const line = this.#line;
    /** Cells that reach down from rows above: column → rows left and what they hold. */
    const reaching = new Map<number, { left: number; runs: readonly Run[] }>();
    const visit = (nodes: readonly Node[], level: number): void => {
      for (const node of nodes.filter(isElement)) {
        if (node.name === 'caption') this.#heading(this.#flat(node, marks, depth).runs, Math.floor(this.#level) + 0.5);
        if (node.name !== 'tr') {
          if (level < 3) visit(node.children, level + 1);
          continue;
        }
        this.#line = this.#lineAt(node) ?? this.#line;
        const cells: (readonly Run[])[] = [];
        const own = node.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
        const fill = (): void => {
          for (let above = reaching.get(cells.length); above && above.left > 0; above = reaching.get(cells.length)) {
            above.left -= 1;
            cells.push(above.runs);
          }
        };
        for (const cell of own) {
          fill();
          const runs = this.#flat(cell, { ...marks, strong: false }, depth).runs;
          const down = Number(cell.attribs.rowspan ?? 1);
          if (down > 1) reaching.set(cells.length, { left: Math.min(down, 1_000) - 1, runs });
          cells.push(runs);
        }
        fill();
        rows.push({ cells, header: own.length > 0 && own.every(({ name }) => name === 'th'), line: this.#line });
      }
    };
    visit(table.children, 0);
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows, line });
  }
}

/** The blocks of a list in its order. A page is read whole but for its frame. */
export function readBlocks(text: string): Block[] {
  const page = isPage(text);
  const document = parseDocument(page ? text : markdownToHtml(text), { withStartIndices: page, decodeEntities: false });
  const lineEnds = page ? [...text.matchAll(/\n/g)].map(({ index }) => index) : [];
  const lineAt = (node: Element): number | undefined => {
    const told = node.attribs['data-line'];
    if (told !== undefined) return Number(told);
    return page && node.startIndex != null ? lineOfIndex(lineEnds, node.startIndex) : undefined;
  };
  const reader = new BlockReader(lineAt);
  reader.read(document.children, { strong: false, emphasis: false });
  reader.flush();
  return reader.blocks;
}
