/**
 * The second gate against instructions for a reader-machine, before a model reads the paper and before the checks are told
 * what it says: the abstract from the metadata is guarded like the text was, and sentences that the text's guard reported
 * are struck wherever they still stand. The paper is summarised all the same, and flagged.
 */
import type { Block, PaperDocument, Suspicion } from '../../documents/document.ts';
import { guardText } from '../../documents/guard/guard-blocks.ts';
import { splitSentences } from '../../documents/sentences.ts';
import type { Paper } from '../../papers/paper.ts';
import { lettersOf } from '../text/letters.ts';

/** Kinds whose words are withheld; odd characters alone are cleaned when the prompt is built. */
const WITHHELD: ReadonlySet<Suspicion['kind']> = new Set(['instruction', 'hidden-text']);
/** Letters and digits of a sample that must agree; shorter ones would strike innocent words. */
const SHORTEST_SAMPLE = 16;

export interface Withheld {
  readonly paper: Paper;
  readonly document: PaperDocument;
  /** True when readers are told 疑わしい指示を含む. */
  readonly suspicious: boolean;
}

export function withholdInstructions(given: Paper, document: PaperDocument): Withheld {
  let suspicious = document.suspicions.length > 0;
  const abstract = guardText(given.abstract, () => {
    suspicious = true;
  });
  const paper = abstract === given.abstract ? given : { ...given, abstract };
  const samples = document.suspicions
    .filter(({ kind }) => WITHHELD.has(kind))
    .map(({ sample }) => lettersOf(sample).text)
    .filter((sample) => sample.length >= SHORTEST_SAMPLE);
  if (samples.length === 0) return { paper, document, suspicious };
  const blocks: Block[] = [];
  for (const block of document.blocks) {
    const text = before(block.text, samples);
    if (text !== '') blocks.push(text === block.text ? block : { ...block, text });
  }
  return { paper: { ...paper, abstract: before(abstract, samples) }, document: { ...document, blocks }, suspicious };
}

/** The text up to the first sentence that carries a sample; what follows it in the same block may belong to it. */
function before(text: string, samples: readonly string[]): string {
  if (!samples.some((sample) => lettersOf(text).text.includes(sample))) return text;
  const kept: string[] = [];
  for (const sentence of splitSentences(text)) {
    const plain = lettersOf(sentence).text;
    if (
      samples.some((sample) => plain.includes(sample) || (plain.length >= SHORTEST_SAMPLE && sample.startsWith(plain)))
    )
      break;
    kept.push(sentence);
  }
  return kept.join(' ');
}
