/** Bytes of a PDF to the words of its pages: PDFium first, the second engine where PDFium sees next to nothing. */
import type { Face, PageText } from './page-text.ts';
import type { Pdfium } from './pdfium.ts';
import { readPdfiumPage } from './pdfium-page.ts';
import { PdfRefusedError } from './refusal.ts';

export interface PagesRead {
  /** Pages the file has. */
  readonly pages: number;
  /** The first of them, at most `maxPages`. */
  readonly read: readonly PageText[];
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
      const faces = new Map<number, Face>();
      const read: PageText[] = [];
      for (let i = 0; i < Math.min(pages, maxPages); i += 1) read.push(readPdfiumPage(pdfium, document, i, faces));
      return { pages, read };
    } finally {
      call.FPDF_CloseDocument!(document);
    }
  } finally {
    call.free!(memory);
  }
}
