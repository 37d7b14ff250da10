/** Bytes of a PDF to the words of its pages: PDFium first, the second engine where PDFium sees next to nothing. */

import { PdfRefusedError } from '../refusal.ts';
import type { Face, PagesRead, PageText } from './page-text.ts';
import type { Pdfium } from './pdfium/pdfium.ts';
import { readPdfiumPage } from './pdfium/pdfium-page.ts';
import { readWithUnpdf } from './unpdf-pages.ts';

/** Fewer characters a page than this, seen or hidden, and the second engine is asked too. */
const NEXT_TO_NOTHING = 20;

/** Characters of what an engine threw: its own words, never the paper's. */
const LONGEST_CAUSE = 200;

/** The words of a PDF's pages, and whether PDFium must not be used again, with the cause; throws PdfRefusedError. */
export async function readPages(
  load: () => Promise<Pdfium>,
  bytes: Uint8Array,
  maxPages: number,
): Promise<PagesRead & { readonly broken: boolean; readonly cause?: string }> {
  let first: PagesRead | undefined;
  let failure: unknown;
  try {
    first = readWithPdfium(await load(), bytes, maxPages);
  } catch (error) {
    failure = error;
    if (error instanceof PdfRefusedError && error.reason !== 'damaged') throw error;
  }
  const broken = failure !== undefined && !(failure instanceof PdfRefusedError);
  const cause = broken ? String(failure).slice(0, LONGEST_CAUSE) : undefined;
  if (first && characters(first) >= NEXT_TO_NOTHING * first.read.length && isLegible(first))
    return { ...first, broken };
  const second = await readWithUnpdf(bytes, maxPages).catch(() => undefined);
  const better = second && (!first || !isLegible(first) || characters(second) > characters(first));
  const best = better ? second : first;
  if (!best) throw new PdfRefusedError('damaged', broken, cause);
  if (!isLegible(best)) throw new PdfRefusedError('no-text', broken, cause);
  return { ...best, broken, ...(cause && { cause }) };
}

/**
 * Share of words below which a text is codes of glyphs without a meaning: fonts without a mapping gave at most 0.06 in 211
 * papers, the fullest of formulas 0.60. Numbers and signs alone count as neither.
 */
const LEAST_WORDS = 0.3;
/** Two letters and more, with the signs that stand around them; scripts without spaces may come letter by letter. */
const WORD =
  /^[^\p{L}\p{N}]{0,2}[\p{L}\p{M}]{2,}(?:[’'‐-][\p{L}\p{M}]+)*\p{P}{0,3}$|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const NO_LETTERS = /^[\p{N}\p{P}\p{S}]*$/u;
/** One piece in so many is looked at, for a text is of one kind … */
const JUDGED = 3;
/** … and fewer than this are not judged. */
const LEAST_PIECES = 40;

function isLegible({ read }: PagesRead): boolean {
  let words = 0;
  let judged = 0;
  for (const { pieces } of read) {
    for (let k = 0; k < pieces.length; k += JUDGED) {
      const { text } = pieces[k]!;
      if (NO_LETTERS.test(text)) continue;
      judged += 1;
      if (WORD.test(text)) words += 1;
    }
  }
  return judged < LEAST_PIECES || words >= LEAST_WORDS * judged;
}

function characters({ read }: PagesRead): number {
  return read.reduce((sum, page) => sum + page.characters, 0);
}

/** PDFium's error codes (fpdfview.h): 4 is a password, 5 an unknown security scheme. */
const PASSWORD = 4;
const SECURITY = 5;

/** Reads up to `maxPages` pages with PDFium; throws PdfRefusedError, or any other error when PDFium itself broke. */
export function readWithPdfium(pdfium: Pdfium, bytes: Uint8Array, maxPages: number): PagesRead {
  const { call } = pdfium;
  const memory = call.malloc!(bytes.length);
  if (!memory) throw new PdfRefusedError('too-large');
  try {
    pdfium.bytes().set(bytes, memory);
    const document = call.FPDF_LoadMemDocument!(memory, bytes.length, 0);
    if (!document) {
      const code = call.FPDF_GetLastError!();
      throw new PdfRefusedError(code === PASSWORD || code === SECURITY ? 'encrypted' : 'damaged');
    }
    try {
      const pages = call.FPDF_GetPageCount!(document);
      const faces = new Map<number, Face | undefined>();
      const read: PageText[] = [];
      for (let i = 0; i < Math.min(pages, maxPages); i += 1) read.push(readPdfiumPage(pdfium, document, i, faces));
      if (pages > 0 && read.every((page) => page.width === 0)) throw new PdfRefusedError('damaged');
      return { pages, read };
    } finally {
      call.FPDF_CloseDocument!(document);
    }
  } finally {
    call.free!(memory);
  }
}
