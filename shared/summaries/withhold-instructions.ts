/**
 * Takes out of a paper what its injection guard found to be instructions for a reader-machine, before a model reads it and
 * before the checks are told what the paper says. The paper is summarised all the same, and flagged.
 */
import type { Block, PaperDocument, Suspicion } from '../documents/document.ts';
import type { Paper } from '../papers/paper.ts';
import { squeeze } from './checks/squeeze.ts';
import { splitSentences } from './sentences.ts';

/** Kinds whose words are withheld; odd characters alone are cleaned when the prompt is built. */
const WITHHELD: ReadonlySet<Suspicion['kind']> = new Set(['instruction', 'hidden-text']);
/** Letters and digits of a sample that must agree; shorter ones would strike innocent words. */
const SHORTEST_SAMPLE = 16;

export function withholdInstructions(paper: Paper, document: PaperDocument): { paper: Paper; document: PaperDocument } {
  const samples = document.suspicions
    .filter(({ kind }) => WITHHELD.has(kind))
    .map(({ sample }) => squeeze(sample).text)
    .filter((sample) => sample.length >= SHORTEST_SAMPLE);
  if (samples.length === 0) return { paper, document };
  const blocks: Block[] = [];
  for (const block of document.blocks) {
    const text = before(block.text, samples);
    if (text !== '') blocks.push(text === block.text ? block : { ...block, text });
  }
  return { paper: { ...paper, abstract: before(paper.abstract, samples) }, document: { ...document, blocks } };
}

/** The text up to the first sentence that carries a sample; what follows it in the same block may belong to it. */
function before(text: string, samples: readonly string[]): string {
  if (!samples.some((sample) => squeeze(text).text.includes(sample))) return text;
  const kept: string[] = [];
  for (const sentence of splitSentences(text)) {
    const plain = squeeze(sentence).text;
    if (
      samples.some((sample) => plain.includes(sample) || (plain.length >= SHORTEST_SAMPLE && sample.startsWith(plain)))
    )
      break;
    kept.push(sentence);
  }
  return kept.join(' ');
}

/** True when readers are told 疑わしい指示を含む: hidden or odd characters alone are common and harmless. */
export const carriesInstructions = (document: PaperDocument): boolean =>
  document.suspicions.some(({ kind }) => kind === 'instruction' || kind === 'spoofed-delimiter');
