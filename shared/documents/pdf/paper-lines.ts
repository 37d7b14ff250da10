/** All pages of a paper as lines in reading order, with the measures that tell body text from the rest. */
import { toFragments } from './fragments.ts';
import { findGutter, type Gutter } from './gutter.ts';
import { lineTexts } from './line-text.ts';
import type { PageText } from './page-text.ts';
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
  const fragments = pages.map(({ pieces }) => toFragments(pieces));
  const gutters = fragments.map((own, i) => findGutter(own, pages[i]!.width));
  const laid = pages.map(({ width, height }, i) => {
    const usual = gutters[i] ?? usualGutter(gutters, i);
    const gutter = gutters[i] ?? (usual ? findGutter(fragments[i]!, width, usual) : undefined);
    const lines = inReadingOrder(fragments[i]!, gutter);
    return { width, height, lines: withText(lines, i + 1) };
  });
  return { pages: laid, bodySize: mostCommonSize(laid.flatMap(({ lines }) => lines)) };
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
  const edges = new Map<number, { left: number; right: number }>();
  for (const { region, left, right } of lines) {
    const known = edges.get(region);
    if (!known) edges.set(region, { left, right });
    else {
      known.left = Math.min(known.left, left);
      known.right = Math.max(known.right, right);
    }
  }
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
