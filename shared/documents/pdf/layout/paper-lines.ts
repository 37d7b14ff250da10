/** All pages of a paper as lines in reading order, with the measures that tell body text from the rest. */
import { judgeBold } from '../engine/faces.ts';
import type { PageText } from '../engine/page-text.ts';
import { toFragments } from './fragments.ts';
import { findGutter, type Gutter } from './gutter.ts';
import { lineTexts } from './line-text.ts';
import { inReadingOrder, type Line } from './reading-order.ts';

export interface TextLine extends Line {
  readonly page: number;
  /** Clean text; a line-end hyphen is still there. */
  readonly text: string;
  /** The same as a sentence reads it: exponents raised, marks that call footnotes left out. */
  readonly plain: string;
  /** Shares of its characters, 0 to 1. */
  readonly bold: number;
  readonly italic: number;
  readonly math: number;
  /** Edges of the column it stands in. */
  readonly columnLeft: number;
  readonly columnRight: number;
}

export interface PaperLines {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly lines: readonly TextLine[] }[];
  /** Size of most characters. */
  readonly bodySize: number;
}

/** Lines of all pages (pages count from 1). */
export function paperLines(pages: readonly PageText[]): PaperLines {
  judgeBold(pages);
  const fragments = pages.map(({ pieces }) => toFragments(pieces));
  const gutters = fragments.map((own, i) => findGutter(own, pages[i]!.width));
  const laid = pages.map(({ width, height }, i) => {
    const usual = gutters[i] ?? usualGutter(gutters, i);
    const gutter = gutters[i] ?? (usual ? findGutter(fragments[i]!, width, usual) : undefined);
    const lines = inReadingOrder(fragments[i]!, gutter);
    return { width, height, lines: withText(lines, i + 1) };
  });
  const bodySize = mostCommonSize(laid.flatMap(({ lines }) => lines));
  return { pages: evenSizes(laid, bodySize), bodySize };
}

/** Share of characters that a real body size has at the least; recognised text of a scan wavers from line to line. */
const LEAST_BODY = 0.4;
/** Sizes that far from the body's count as the body's in a scan. */
const WAVERING = 0.22;

function evenSizes(pages: PaperLines['pages'], bodySize: number): PaperLines['pages'] {
  let all = 0;
  let body = 0;
  for (const { lines } of pages) {
    for (const { size, text } of lines) {
      all += text.length;
      if (Math.abs(size - bodySize) < 0.3) body += text.length;
    }
  }
  if (body >= LEAST_BODY * all) return pages;
  const even = (line: TextLine) =>
    Math.abs(line.size - bodySize) < WAVERING * bodySize ? { ...line, size: bodySize } : line;
  return pages.map((page) => ({ ...page, lines: page.lines.map(even) }));
}

/** The gutter of the nearest page of the same side (printed papers shift left and right pages), then of any page. */
function usualGutter(gutters: readonly (Gutter | undefined)[], page: number): Gutter | undefined {
  const found = gutters.filter((gutter) => gutter !== undefined).length;
  if (found < 2 || found * 6 < gutters.length) return undefined;
  const distance = (i: number) => Math.abs(i - page) + ((i - page) % 2 === 0 ? 0 : gutters.length);
  return gutters
    .map((gutter, i) => ({ gutter, at: distance(i) }))
    .filter(({ gutter }) => gutter !== undefined)
    .sort((a, b) => a.at - b.at)[0]?.gutter;
}

function withText(lines: readonly Line[], page: number): TextLine[] {
  const edges = columnEdges(lines);
  return lines.map((line) => {
    let characters = 0;
    const share = { bold: 0, italic: 0, math: 0 };
    for (const { text, face } of line.pieces) {
      characters += text.length;
      if (face.bold) share.bold += text.length;
      if (face.italic) share.italic += text.length;
      if (face.math) share.math += text.length;
    }
    const { left, right } = edges.get(line.region)!;
    return {
      ...line,
      page,
      ...lineTexts(line),
      bold: share.bold / characters,
      italic: share.italic / characters,
      math: share.math / characters,
      columnLeft: left,
      columnRight: right,
    };
  });
}

/** Where a column's lines start and end, a tenth of them left out at either side: a formula may stick out. */
function columnEdges(lines: readonly Line[]): ReadonlyMap<number, { left: number; right: number }> {
  const columns = new Map<number, { lefts: number[]; rights: number[] }>();
  for (const { region, left, right } of lines) {
    let column = columns.get(region);
    if (!column) {
      column = { lefts: [], rights: [] };
      columns.set(region, column);
    }
    column.lefts.push(left);
    column.rights.push(right);
  }
  const edges = new Map<number, { left: number; right: number }>();
  for (const [region, { lefts, rights }] of columns) {
    const out = Math.floor(lefts.length / 10);
    lefts.sort((a, b) => a - b);
    rights.sort((a, b) => b - a);
    edges.set(region, { left: lefts[out]!, right: rights[out]! });
  }
  return edges;
}

function mostCommonSize(lines: readonly TextLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 5) / 5;
    counts.set(key, (counts.get(key) ?? 0) + text.length);
  }
  let best = 10;
  let most = 0;
  for (const [size, count] of counts) {
    if (count > most) {
      most = count;
      best = size;
    }
  }
  return best;
}
