/** Processor time a page: a document with its places by the product's code, against PDFium's own text of the same pages. */
import { readFileSync } from 'node:fs';
import { loadPdfium, type Pdfium } from '../../shared/documents/pdf/engine/pdfium/pdfium.ts';
import { readPages } from '../../shared/documents/pdf/engine/read-pages.ts';
import { paperBlocks } from '../../shared/documents/pdf/structure/paper-blocks.ts';
import { type Measured, measured } from './measured.ts';

/** Pages of a document that are read, as many as the product reads. */
const MOST_PAGES = 300;

export interface AgainstRaw {
  readonly msPerPage: number;
  readonly rawMsPerPage: number;
  /** Ours over raw, round by round. */
  readonly ratio: Measured;
}

export async function againstRawText(files: readonly string[], rounds: number): Promise<AgainstRaw> {
  const pdfium = await loadPdfium();
  const [ours, raw]: [number[], number[]] = [[], []];
  // The first round is both compilers'.
  for (let round = -1; round < rounds; round++) {
    let [own, other, pages] = [0, 0, 0];
    for (const file of files) {
      const bytes = readFileSync(file);
      let start = process.cpuUsage();
      const { read } = await readPages(async () => pdfium, bytes, MOST_PAGES);
      paperBlocks(read);
      own += spent(start);
      start = process.cpuUsage();
      pages += rawText(pdfium, bytes);
      other += spent(start);
    }
    if (round < 0) continue;
    ours.push(own / pages);
    raw.push(other / pages);
  }
  return {
    ...{ msPerPage: measured(ours).median, rawMsPerPage: measured(raw).median },
    ratio: measured(ours.map((ms, round) => ms / raw[round]!)),
  };
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Asks for every page's text as one string; answers the number of pages. */
function rawText({ call, bytes: memory }: Pdfium, bytes: Uint8Array): number {
  const file = call.malloc!(bytes.length);
  memory().set(bytes, file);
  const document = call.FPDF_LoadMemDocument!(file, bytes.length, 0);
  const pages = Math.min(call.FPDF_GetPageCount!(document), MOST_PAGES);
  for (let index = 0; index < pages; index++) {
    const page = call.FPDF_LoadPage!(document, index);
    const text = call.FPDFText_LoadPage!(page);
    const letters = call.FPDFText_CountChars!(text);
    const room = call.malloc!(2 * letters + 2);
    call.FPDFText_GetText!(text, 0, letters, room);
    new TextDecoder('utf-16le').decode(memory().subarray(room, room + 2 * letters));
    call.free!(room);
    call.FPDFText_ClosePage!(text);
    call.FPDF_ClosePage!(page);
  }
  call.FPDF_CloseDocument!(document);
  call.free!(file);
  return pages;
}
