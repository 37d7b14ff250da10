/**
 * The second gate against instructions for a reader-machine, before a model reads the paper and before the checks are told
 * what it says: every field of the metadata is guarded like the text was, and sentences that the text's guard reported
 * are struck wherever they still stand. The paper is summarised all the same, and flagged.
 */
import type { Block, PaperDocument, Suspicion } from '../../documents/document.ts';
import { guardText, signedNames } from '../../documents/guard/guard-blocks.ts';
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
  const withheld = (text: string): string =>
    guardText(text, () => {
      suspicious = true;
    });
  const paper = guardedFields(given, withheld);
  const { abstract } = paper;
  const title = document.title && withheld(document.title);
  const samples = document.suspicions
    .filter(({ kind }) => WITHHELD.has(kind))
    .map(({ sample }) => lettersOf(sample).text)
    .filter((sample) => sample.length >= SHORTEST_SAMPLE);
  const titled = title === document.title ? document : { ...document, title: title ?? '' };
  if (samples.length === 0) return { paper, document: titled, suspicious };
  const struck = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => {
      const text = before(block.text, samples);
      return text === '' ? [] : [text === block.text ? block : { ...block, text }];
    });
  const { appendix } = document;
  const blocks = { blocks: struck(document.blocks), ...(appendix && { appendix: struck(appendix) }) };
  return { paper: { ...paper, abstract: before(abstract, samples) }, document: { ...titled, ...blocks }, suspicious };
}

/** Every field that reaches a model or the checks: whoever writes a title or a name writes into the prompt. */
function guardedFields(paper: Paper, withheld: (text: string) => string): Paper {
  return {
    ...paper,
    title: withheld(paper.title),
    authors: signedNames(paper.authors, withheld),
    categories: paper.categories.map(withheld).filter(Boolean),
    abstract: withheld(paper.abstract),
    picks: paper.picks.map((pick) => ({ ...pick, title: withheld(pick.title), note: withheld(pick.note) })),
  };
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
