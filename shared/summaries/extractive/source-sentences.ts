/** A document as a list of sentences that know where they stand: what every choice of the extractive model is made from. */
import type { PaperDocument } from '../../documents/document.ts';
import type { Paper } from '../../papers/paper.ts';
import { splitSentences } from '../sentences.ts';
import { type Part, partOf } from './sections.ts';
import { centroidOf, contentTerms, cosine, type Vector, vectorOf } from './terms.ts';
import { refusal } from './whole-sentence.ts';

export interface SourceSentence {
  /** Verbatim from the block. */
  readonly text: string;
  readonly part: Part;
  /** Heading it stands under, without number; empty before the first. */
  readonly heading: string;
  /** Position in the document, from 0. */
  readonly at: number;
  /** Share of the document before it, 0 to 1. */
  readonly relative: number;
  readonly vector: Vector;
  /** Likeness to the title and to the text as a whole, 0 to 1 each. */
  readonly likeTitle: number;
  readonly likeText: number;
  /** Fit to be quoted alone. */
  readonly whole: boolean;
}

/** Enough for a book; what comes behind is not looked at. */
const MOST_SENTENCES = 6000;

/** Sentences of paragraphs and lists in reading order; captions, tables, equations and footnotes are never quoted. */
export function sourceSentences(paper: Paper, document: PaperDocument): SourceSentence[] {
  const found: { text: string; part: Part; heading: string }[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    const heading = block.section ?? (block.place.kind === 'section' ? block.place.heading : '');
    const part = block.place.kind === 'abstract' ? 'abstract' : partOf(heading);
    for (const text of block.text.split('\n').flatMap(splitSentences)) found.push({ text, part, heading });
    if (found.length >= MOST_SENTENCES) break;
  }
  const vectors = found.map(({ text }) => vectorOf(contentTerms(text)));
  const centroid = centroidOf(vectors);
  const title = vectorOf(contentTerms(paper.title));
  return found.map((sentence, at) => ({
    ...sentence,
    at,
    relative: at / Math.max(1, found.length - 1),
    vector: vectors[at]!,
    likeTitle: cosine(vectors[at]!, title),
    likeText: cosine(vectors[at]!, centroid),
    whole: refusal(sentence.text) === undefined,
  }));
}

/** Sentences of the abstract: the document's own, else the metadata's; empty when the paper has none. */
export function abstractSentences(paper: Paper, sentences: readonly SourceSentence[]): string[] {
  const own = sentences.filter(({ part }) => part === 'abstract').map(({ text }) => text);
  const length = own.join(' ').length;
  if (length >= 200 && length <= 4000) return own;
  return splitSentences(paper.abstract.trim());
}
