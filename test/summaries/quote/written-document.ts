/** A paper of given paragraphs, a page each, beside an abstract of its own. */
import type { PaperDocument } from '../../../shared/documents/document.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';

export const paper = { ...samplePaper(), abstract: 'We study how reports are read by engineers in three countries.' };

export const documentOf = (...texts: string[]): PaperDocument => ({
  ...sampleDocument(),
  blocks: texts.map((text, at) => ({ kind: 'paragraph', text, place: { kind: 'page', page: at + 1 } })),
});

export const indexOf = (...texts: string[]) => indexSource(paper, documentOf(...texts));
