/** How reading ends for files as they are and for wounded ones: as text or as a named refusal, and after how long. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { woundedBytes } from '../faults/fuzz-inputs.ts';
import { makePdf, text } from '../support/make-pdf.ts';
import { flateBomb, formBomb, manyPages, wideXref } from '../support/make-pdf-bombs.ts';

/** Each of the first files is wounded so many times; the seed makes every run wound them alike. */
const WOUNDED_FILES = 40;
const WOUNDS = 10;
const SEED = 127;
/** A larger file takes longer to copy than to wound. */
const MOST_BYTES = 4_000_000;
/** Milliseconds that such a file may take; a worker waits longer for a good one. */
export const DAMAGED_LIMIT = 5000;

export interface Endings {
  tried: number;
  read: number;
  /** Refusals by their reason; `too-slow` is a reading that was stopped at the limit. */
  readonly refused: Record<string, number>;
  slowestMs: number;
}

/** No reading yet. */
export const noEndings = (): Endings => ({ tried: 0, read: 0, refused: {}, slowestMs: 0 });

/** Reads one file and books how that ended. Throws what is no refusal: that would be a fault of the reader. */
export async function bookEnding(endings: Endings, bytes: Uint8Array, timeoutMs?: number) {
  const start = performance.now();
  const reading = await readPdf(bytes, timeoutMs ? { timeoutMs } : {}).catch((error: Error & { reason?: string }) => {
    if (error.name !== 'PdfRefusedError') throw error;
    const reason = error.reason ?? 'unnamed';
    endings.refused[reason] = (endings.refused[reason] ?? 0) + 1;
    return undefined;
  });
  endings.tried += 1;
  if (reading) endings.read += 1;
  endings.slowestMs = Math.max(endings.slowestMs, performance.now() - start);
  return reading;
}

/** Wounds files (parts lost, doubled, overwritten, cut off) and adds files that unpack to far more than they are. */
export async function damagedEndings(files: readonly string[]): Promise<Endings> {
  const endings = noEndings();
  for (const file of files.slice(0, WOUNDED_FILES)) {
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES) continue;
    for (const wounded of fc.sample(woundedBytes(bytes), { numRuns: WOUNDS, seed: SEED })) {
      await bookEnding(endings, wounded, DAMAGED_LIMIT);
    }
  }
  const locked = makePdf([{ paint: [text(72, 700, 'Nobody reads this.')] }], { encrypted: true });
  for (const hostile of [locked, flateBomb(300), formBomb(9), wideXref(), manyPages(10_000)]) {
    await bookEnding(endings, hostile, DAMAGED_LIMIT);
  }
  return endings;
}

/** One row of the table: `400 of 410 read, refused: damaged 10, slowest 0.8 s`. */
export function tellEndings({ tried, read, refused, slowestMs }: Endings): string {
  const reasons = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
  return `${read} of ${tried} read, refused: ${reasons.join(', ') || 'none'}; slowest ${(slowestMs / 1000).toFixed(1)} s`;
}
