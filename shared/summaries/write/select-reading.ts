/**
 * Which blocks a model reads when a paper is larger than its budget. The rule, stated to readers by the coverage label:
 * the abstract and the openings of all sections first, then introduction, results and conclusion, then method, then the
 * rest in reading order, tables and footnotes last. Blocks are kept whole and in the paper's order; of the next paragraph as
 * much is read as there is room for. An appendix is read behind the whole paper where all of it fits.
 */
import type { Block, Coverage, PaperDocument } from '../../documents/document.ts';
import { type SectionKind, sectionKind } from '../../documents/section-names.ts';
import { estimateTokens } from '../text/count-tokens.ts';

/** Lower is read first. */
const RANKS: Readonly<Record<SectionKind, number>> = {
  ...{ abstract: 0, introduction: 2, conclusion: 2, discussion: 2, limitations: 2, results: 2 },
  ...{ method: 3, data: 3, setup: 3, other: 4, related: 5, back: 7 },
};
const LATE: Readonly<Partial<Record<Block['kind'], number>>> = { table: 2, footnote: 3, equation: 1 };

/** @param tokens most that the model reads of the document; undefined reads all */
export function selectReading(document: PaperDocument, tokens: number | undefined): PaperDocument {
  const sizes = document.blocks.map((block) => estimateTokens(block.text) + 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (tokens === undefined || total <= tokens) return withAppendix(document, tokens && tokens - total);
  const order = ranked(document.blocks);
  const chosen = new Set<number>();
  let read = 0;
  for (const at of order) {
    if (read + sizes[at]! > tokens) continue;
    chosen.add(at);
    read += sizes[at]!;
  }
  const begun = beginningOf(document.blocks, order, chosen, tokens - read);
  if (begun) read += estimateTokens(begun.block.text) + 1;
  const blocks = document.blocks.flatMap((block, at) =>
    chosen.has(at) ? [block] : at === begun?.at ? [begun.block] : [],
  );
  return { ...document, blocks, coverage: partOf(document.coverage, read / total) };
}

function withAppendix(document: PaperDocument, room = Number.POSITIVE_INFINITY): PaperDocument {
  const { blocks, appendix, coverage } = document;
  if (!appendix || coverage.kind !== 'full') return document;
  if (appendix.reduce((sum, { text }) => sum + estimateTokens(text) + 1, 0) > room) return document;
  return { ...document, blocks: [...blocks, ...appendix], coverage: { kind: 'full' } };
}

/** Less of a paragraph is hardly a sentence. */
const LEAST_BEGINNING = 60;

/**
 * Of the most wanted paragraph that does not fit, its beginning up to a full stop: in a small window one long paragraph would
 * leave half of it empty, and broken extraction gives a whole text as one block.
 */
function beginningOf(
  blocks: readonly Block[],
  order: readonly number[],
  chosen: ReadonlySet<number>,
  room: number,
): { readonly at: number; readonly block: Block } | undefined {
  const [only] = chosen.size === 0 ? order : [];
  const at = only ?? order.find((each) => !chosen.has(each) && blocks[each]!.kind === 'paragraph');
  if (at === undefined || room < (only === undefined ? LEAST_BEGINNING : 1)) return undefined;
  const block = blocks[at]!;
  let text = block.text.slice(0, room * 4);
  while (text && estimateTokens(text) >= room) text = text.slice(0, Math.floor(text.length * 0.95));
  const end = Math.max(text.lastIndexOf('. '), text.lastIndexOf('。')) + 1;
  if (end === 0 && only === undefined) return undefined;
  return { at, block: { ...block, text: text.slice(0, end || undefined) } };
}

/** Indices of blocks, most wanted first; deterministic. */
function ranked(blocks: readonly Block[]): number[] {
  let section: string | undefined;
  const ranks = blocks.map((block, at) => {
    const opens = block.section !== section && block.kind !== 'heading';
    if (block.kind !== 'heading') section = block.section;
    if (block.place.kind === 'abstract') return 0;
    const kind = sectionKind(block.section);
    const named = kind === 'other' && at < 8 ? 1 : RANKS[kind];
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
