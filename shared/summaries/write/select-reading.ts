/**
 * Which blocks a model reads when a paper is larger than its budget. The rule, stated to readers by the coverage label:
 * the abstract and the openings of all sections first, then introduction, results and conclusion, then method, then the
 * rest in reading order, tables and footnotes last. Blocks are kept whole and in the paper's order.
 */
import type { Block, Coverage, PaperDocument } from '../../documents/document.ts';
import { estimateTokens } from '../text/count-tokens.ts';

/** Lower is read first. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/abstract|summary|概要|要旨/i, 0],
  [/introduc|conclusion|concluding|discussion|limitation|はじめに|結論|おわりに|考察/i, 2],
  [/result|experiment|evaluation|finding|analysis|結果|実験|評価/i, 2],
  [/method|approach|model|architecture|algorithm|data ?set|提案|手法/i, 3],
  [/related work|background|preliminar|関連研究/i, 5],
  [/appendi|supplement|acknowledg|付録|謝辞/i, 7],
];
const LATE: Readonly<Partial<Record<Block['kind'], number>>> = { table: 2, footnote: 3, equation: 1 };

/** @param tokens most that the model reads of the document; undefined reads all */
export function selectReading(document: PaperDocument, tokens: number | undefined): PaperDocument {
  const sizes = document.blocks.map((block) => estimateTokens(block.text) + 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (tokens === undefined || total <= tokens) return document;
  const order = ranked(document.blocks);
  const chosen = new Set<number>();
  let read = 0;
  for (const at of order) {
    if (read + sizes[at]! > tokens) continue;
    chosen.add(at);
    read += sizes[at]!;
  }
  const blocks = document.blocks.filter((_, at) => chosen.has(at));
  return {
    ...document,
    blocks: blocks.length > 0 ? blocks : [beginningOf(document.blocks[order[0]!]!, tokens)],
    coverage: partOf(document.coverage, read / total),
  };
}

/** A text in one single block larger than the budget, as broken extraction gives it: its beginning, up to a full stop. */
function beginningOf(block: Block, tokens: number): Block {
  let text = block.text.slice(0, tokens * 3);
  while (estimateTokens(text) > tokens) text = text.slice(0, Math.floor(text.length * 0.8));
  return {
    ...block,
    text: text.slice(0, Math.max(text.lastIndexOf('. '), text.lastIndexOf('。'), 0) + 1 || undefined),
  };
}

/** Indices of blocks, most wanted first; deterministic. */
function ranked(blocks: readonly Block[]): number[] {
  let section: string | undefined;
  const ranks = blocks.map((block, at) => {
    const opens = block.section !== section && block.kind !== 'heading';
    if (block.kind !== 'heading') section = block.section;
    if (block.place.kind === 'abstract') return 0;
    const named = RANKS.find(([name]) => name.test(block.section ?? ''))?.[1] ?? (at < 8 ? 1 : 4);
    return (opens || block.kind === 'heading' ? Math.min(named, 1) : named) + (LATE[block.kind] ?? 0);
  });
  return ranks.map((_, at) => at).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

/** Share of the main matter, 1 to 99 percent; what was already partial becomes less. */
function partOf(coverage: Coverage, share: number): Coverage {
  const before = coverage.kind === 'full' ? 100 : coverage.kind === 'partial' ? coverage.percent : undefined;
  if (before === undefined) return coverage;
  return { kind: 'partial', percent: Math.max(1, Math.min(99, Math.floor(before * share))) };
}
