/**
 * Passages of a paper that a repair needs: those that share the most rare words with what failed. A repair so costs a
 * few thousand tokens and not a second reading, which is cheaper than a cached one unless most papers need repair.
 */
import type { Block, PaperDocument } from '../../../documents/document.ts';
import type { Draft, Objection } from '../../summary.ts';
import { estimateTokens } from '../../text/count-tokens.ts';
import { selectReading } from '../select-reading.ts';

/** For one failing answer: three blocks are its own passage and a neighbour or two. */
const BLOCKS_PER_ANSWER = 3;
/** For headline and overview: abstract, introduction and conclusion fit in this. */
const OVERVIEW_TOKENS = 2_500;
const MOST_TOKENS = 6_000;

export function repairPassages(document: PaperDocument, draft: Draft, objections: readonly Objection[]): PaperDocument {
  const chosen = new Set<Block>();
  const where = objections.map((objection) => objection.where);
  if (where.some((each) => /^(?:headline|overview)/.test(each))) {
    for (const block of selectReading(document, OVERVIEW_TOKENS).blocks) chosen.add(block);
  }
  const blocks = [...document.blocks, ...(document.appendix ?? [])];
  const words = blocks.map((block) => wordsOf(block.text));
  const spread = new Map<string, number>();
  for (const set of words) for (const word of set) spread.set(word, (spread.get(word) ?? 0) + 1);
  draft.qa.forEach((item, at) => {
    if (!where.some((each) => each.startsWith(`qa[${at}]`))) return;
    const said = item.answer.flatMap(({ sentence, quotes }) => [sentence, ...quotes]);
    const wanted = wordsOf([item.question, ...said].join(' '));
    const scores = words.map((set) => score(wanted, set, spread, blocks.length));
    const best = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (const index of best.slice(0, BLOCKS_PER_ANSWER)) if (scores[index]! > 0) chosen.add(blocks[index]!);
  });
  return { ...document, blocks: within(blocks.filter((block) => chosen.has(block))) };
}

function within(blocks: readonly Block[]): Block[] {
  let tokens = 0;
  return blocks.filter(({ text }) => {
    tokens += estimateTokens(text);
    return tokens <= MOST_TOKENS;
  });
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Latin}\d][\p{Script=Latin}\d.-]{2,}/gu) ?? [],
  );

/** Shared words, each by its rarity, against the block's own length. */
function score(
  wanted: ReadonlySet<string>,
  words: ReadonlySet<string>,
  spread: ReadonlyMap<string, number>,
  blocks: number,
): number {
  let sum = 0;
  for (const word of wanted) if (words.has(word)) sum += Math.log(1 + blocks / spread.get(word)!);
  return words.size === 0 ? 0 : sum / Math.sqrt(words.size + 10);
}
