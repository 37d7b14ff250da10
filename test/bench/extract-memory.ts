/**
 * Run in a process of its own by the `extract` bench: reads the PDFs of its arguments in three passes of so many files each,
 * with the very code of the product's child process, and prints its resident memory after each pass as JSON.
 */
import { readFileSync } from 'node:fs';
import { loadPdfium } from '../../shared/documents/pdf/engine/pdfium/pdfium.ts';
import { readPages } from '../../shared/documents/pdf/engine/read-pages.ts';
import { paperBlocks } from '../../shared/documents/pdf/structure/paper-blocks.ts';

const [least = '', ...files] = process.argv.slice(2);
const pdfium = loadPdfium();
const passes: number[] = [];
let documents = 0;
for (let pass = 0; pass < 3; pass += 1) {
  for (let i = 0; i < Math.max(files.length, Number(least)); i += 1) {
    const bytes = readFileSync(files[i % files.length]!);
    const read = await readPages(() => pdfium, bytes, 300).catch(() => undefined);
    if (read) paperBlocks(read.read);
    documents += 1;
  }
  globalThis.gc?.();
  passes.push(Math.round(process.memoryUsage().rss / 2 ** 20));
}
process.stdout.write(JSON.stringify({ passes, documents }));
