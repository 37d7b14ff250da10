/**
 * The process that reads PDFs for its parent, one after the other. A PDF is foreign code for a parser: what it can
 * break, exhaust or hang is this process alone, which the parent then replaces.
 */
import { codeLinksOf } from '../code-links.ts';
import type { ChildAnswer, ChildRequest } from './child-messages.ts';
import { loadPdfium } from './engine/pdfium/pdfium.ts';
import { readPages } from './engine/read-pages.ts';
import { PdfRefusedError } from './refusal.ts';
import { paperBlocks } from './structure/paper-blocks.ts';

// Compiling starts before the first PDF arrives: it takes as long as the transfer.
const pdfium = loadPdfium();
pdfium.catch(() => {});

process.on('message', async (request: ChildRequest) => {
  const answer = await read(request);
  process.send!(answer, () => {
    if (answer.broken) process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));

async function read({ bytes, maxPages }: ChildRequest): Promise<ChildAnswer> {
  try {
    const { pages, read: texts, broken, cause } = await readPages(() => pdfium, bytes, maxPages);
    const paper = paperBlocks(texts);
    const state = { broken, ...(cause && { cause }) };
    if (paper.blocks.length === 0) return { refused: 'no-text', ...state };
    const percentRead =
      texts.length >= pages ? 100 : Math.max(1, Math.min(99, Math.floor((100 * texts.length) / pages)));
    return { reading: { pages, percentRead, ...paper, codeLinks: codeLinksOf(texts[0]?.links ?? []) }, ...state };
  } catch (error) {
    if (error instanceof PdfRefusedError) {
      const { reason, brokeEngine, cause } = error;
      return { refused: reason, broken: brokeEngine, ...(typeof cause === 'string' && { cause }) };
    }
    // Whatever else was thrown, by the engine or by our own layout: this PDF cannot be read, and the next one by another.
    const refused = error instanceof RangeError ? 'too-large' : 'damaged';
    return { refused, broken: true, cause: String(error) };
  }
}
