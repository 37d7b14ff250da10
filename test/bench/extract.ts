/**
 * `npm run bench -- extract`: PDF to document with places, against unpdf doing text only. What was found by profiling:
 * three quarters of the time is PDFium parsing the page and laying out its text; a call into its compiled code takes
 * 20 ns, so asking for every letter's place is cheap, while views of its memory made anew at each call were not; and
 * judging hidden text by text object instead of by letter made that check all but free on pages without pictures.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractText } from 'unpdf';
import type { PdfReading } from '../../shared/documents/pdf/child-messages.ts';
import { loadPdfium } from '../../shared/documents/pdf/engine/pdfium/pdfium.ts';
import { readPages } from '../../shared/documents/pdf/engine/read-pages.ts';
import { CHILD_HEAP, closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { corpusPath } from '../support/corpus.ts';
import { ownPapers } from '../support/make-pdf-paper.ts';
import { coldTimes } from './extract-cold.ts';
import { bookEnding, DAMAGED_LIMIT, damagedEndings, type Endings, noEndings, tellEndings } from './extract-damage.ts';
import { againstRawText } from './extract-raw.ts';
import { measured, median } from './measured.ts';
import { pageTexts } from './page-texts.ts';
import { foldSpace, textRatio } from './text-ratio.ts';

export interface ExtractBenchOptions {
  /** Folder of PDFs. @default the corpus, else papers that the bench makes itself */
  readonly pdfs?: string;
  /** Folder for NAME.json, an array of page texts, for `twocol.py`. */
  readonly write?: string;
  /** Fewer rounds and documents, and no wounded files. */
  readonly quick?: boolean;
}

const GOALS = {
  cpuVsRawText: 1.5,
  warmVsUnpdf: 0.45,
  coldVsUnpdf: 0.6,
  memoryGrowth: 0.1,
  textVsTruth: 0.995,
  withSections: 0.95,
};
/** Documents of one of three passes, 500 in all; a few files are read over and over, for growth shows by count, not by kind. */
const LEAST_DOCUMENTS = 170;
const QUICK_DOCUMENTS = 40;
/** Milliseconds past the limit that ending a reader and reading the next file's head may take. */
const LATE = 1000;
const TRUTH = { pdf: '1601.03642v1.pdf', text: 'pdf-truth/1601.03642v1.txt' };

export async function bench(
  options: ExtractBenchOptions = {},
): Promise<{ table: string; result: Record<string, unknown> }> {
  const { folder, source } = folderOf(options.pdfs);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name));
  if (files.length === 0) throw new Error(`no PDF in ${folder}`);
  const endings = noEndings();
  const readings = await firstReading(files, endings);
  if (options.write) await writePageTexts(files, options.write);
  const readable = files.filter((file) => readings.has(file));
  const rounds = options.quick ? 2 : 5;
  const raw = await againstRawText(readable, rounds);
  const warm = await warmTimes(readable, readings, rounds);
  const cold = await coldTimes(twelvePages(readable, readings), rounds);
  const memory = memoryPasses(readable, options.quick ? QUICK_DOCUMENTS : LEAST_DOCUMENTS);
  const truth = await truthRatios();
  const damaged = options.quick ? undefined : await damagedEndings(files);
  await closePdfReader();

  const pages = [...readings.values()].reduce((sum, reading) => sum + reading.pages, 0);
  const sectioned = [...readings.values()].filter((reading) => sectionsOf(reading).size >= 3).length;
  const figures = {
    cpuVsRawText: raw.ratio.median,
    warmVsUnpdf: round(median(warm.ratios)),
    coldVsUnpdf: round(median(cold.ours) / median(cold.theirs)),
    memoryGrowth: round(memory.passes[2]! / memory.passes[0]! - 1),
    ...(truth && { textVsTruth: round(truth.ours, 4) }),
    withSections: round(sectioned / readings.size),
  };
  const goals = {
    cpuVsRawText: figures.cpuVsRawText <= GOALS.cpuVsRawText,
    warmVsUnpdf: figures.warmVsUnpdf <= GOALS.warmVsUnpdf,
    coldVsUnpdf: figures.coldVsUnpdf <= GOALS.coldVsUnpdf,
    memoryGrowth: figures.memoryGrowth <= GOALS.memoryGrowth,
    ...(truth && { textVsTruth: truth.ours >= GOALS.textVsTruth && truth.ours >= truth.best - 0.0005 }),
    withSections: figures.withSections >= GOALS.withSections,
    ...(damaged && { damagedEndInTime: damaged.slowestMs <= DAMAGED_LIMIT + LATE }),
  };
  const rows = [
    [
      'CPU, ms a page; beside PDFium’s',
      raw.msPerPage,
      `raw ${raw.rawMsPerPage}`,
      `${raw.ratio.median} (${raw.ratio.spread.join('–')})`,
      GOALS.cpuVsRawText,
    ],
    [
      'warm, ms a page',
      warm.ours,
      warm.theirs,
      `${figures.warmVsUnpdf} (${measured(warm.ratios).spread.join('–')})`,
      GOALS.warmVsUnpdf,
    ],
    [
      'cold, ms to a paper’s text',
      round(median(cold.ours), 0),
      round(median(cold.theirs), 0),
      `${figures.coldVsUnpdf} (ours ${measured(cold.ours, 0).spread.join('–')} ms)`,
      GOALS.coldVsUnpdf,
    ],
    [
      'memory after 3 passes, MB',
      memory.passes.join(' → '),
      '',
      `${figures.memoryGrowth >= 0 ? '+' : ''}${figures.memoryGrowth}`,
      GOALS.memoryGrowth,
    ],
    [
      'text against truth',
      truth ? figures.textVsTruth : 'no truth here',
      truth ? round(truth.theirs, 4) : '',
      truth ? `PDFium's own order ${round(truth.plain, 4)}` : '',
      GOALS.textVsTruth,
    ],
    ['papers with 3 sections named', `${sectioned} of ${readings.size}`, '', figures.withSections, GOALS.withSections],
    ['files as they are', tellEndings(endings)],
    ...(damaged ? [[`wounded and hostile, ${DAMAGED_LIMIT / 1000} s each`, tellEndings(damaged)]] : []),
  ];
  const table = [
    `${readings.size} of ${files.length} PDFs read, ${pages} pages: ${source}`,
    ...[['', 'ronbun', 'unpdf', 'ratio', 'goal'], ...rows].map((row) =>
      row
        .map((cell, i) => String(cell).padEnd(i === 0 ? 32 : 22))
        .join('')
        .trimEnd(),
    ),
  ].join('\n');
  return {
    table,
    result: {
      ...figures,
      raw,
      files: files.length,
      read: readings.size,
      pages,
      documents: memory.documents,
      source,
      endings,
      damaged,
      goals,
    },
  };
}

function folderOf(asked: string | undefined): { folder: string; source: string } {
  if (asked) return { folder: asked, source: 'the folder asked for' };
  const corpus = corpusPath('web/files');
  if (corpus) return { folder: corpus, source: 'papers of the corpus' };
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-papers-'));
  for (const [name, bytes] of ownPapers()) writeFileSync(join(folder, name), bytes);
  return {
    folder,
    source: 'papers made by the bench itself (no corpus beside the project; give --pdfs DIR for real ones)',
  };
}

/** Reads every file once; one that is refused is left out of the times and named. */
async function firstReading(files: readonly string[], endings: Endings): Promise<Map<string, PdfReading>> {
  const readings = new Map<string, PdfReading>();
  for (const file of files) {
    const reading = await bookEnding(endings, readFileSync(file));
    if (reading) readings.set(file, reading);
    else process.stderr.write(`${basename(file)}: not read\n`);
  }
  return readings;
}

/** Whole documents through the product's own function and its child, against unpdf's text in this process. */
async function warmTimes(files: readonly string[], readings: ReadonlyMap<string, PdfReading>, rounds: number) {
  const pages = files.reduce((sum, file) => sum + readings.get(file)!.pages, 0);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = -2; i < rounds; i += 1) {
    let [own, other] = [0, 0];
    for (const file of files) {
      const bytes = readFileSync(file);
      let start = performance.now();
      await readPdf(bytes);
      own += performance.now() - start;
      const copy = new Uint8Array(bytes);
      start = performance.now();
      await extractText(copy, { mergePages: false }).catch(() => undefined);
      other += performance.now() - start;
    }
    // Two rounds for both engines' compilers.
    if (i < 0) continue;
    ours.push(own / pages);
    theirs.push(other / pages);
  }
  return { ours: round(median(ours)), theirs: round(median(theirs)), ratios: ours.map((time, i) => time / theirs[i]!) };
}

function memoryPasses(files: readonly string[], least: number): { passes: number[]; documents: number } {
  const script = fileURLToPath(new URL('./extract-memory.ts', import.meta.url));
  const flags = [...CHILD_HEAP, '--experimental-strip-types', '--no-warnings', '--expose-gc'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, script, String(least), ...files], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the memory run ended with ${status}: ${stderr.slice(0, 300)}`);
  return JSON.parse(stdout) as { passes: number[]; documents: number };
}

/** Ratios to the hand-made text of one paper in two columns: ours, unpdf's, and PDFium's before any layout. */
async function truthRatios() {
  const pdf = corpusPath(`web/files/${TRUTH.pdf}`);
  const text = corpusPath(TRUTH.text);
  if (!pdf || !text) return undefined;
  const truth = foldSpace(readFileSync(text, 'utf8'));
  const bytes = readFileSync(pdf);
  const { read } = await readPages(loadPdfium, bytes, 300);
  const { text: theirs } = await extractText(new Uint8Array(bytes), { mergePages: true });
  const plain = read.map(({ pieces }) => pieces.map((p) => (p.spaced ? ` ${p.text}` : p.text)).join('')).join(' ');
  const ratioOf = (one: string) => textRatio(truth, foldSpace(one.replaceAll('\ufffe', '')));
  const ratios = { ours: ratioOf(pageTexts(read).join('\n')), theirs: ratioOf(theirs), plain: ratioOf(plain) };
  return { ...ratios, best: Math.max(ratios.theirs, ratios.plain) };
}

async function writePageTexts(files: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pdfium = loadPdfium();
  for (const file of files) {
    const pages = await readPages(() => pdfium, readFileSync(file), 300).catch(() => undefined);
    writeFileSync(join(folder, `${basename(file, '.pdf')}.json`), JSON.stringify(pages ? pageTexts(pages.read) : []));
  }
}

/** The file whose length is nearest to the usual paper's. */
function twelvePages(files: readonly string[], readings: ReadonlyMap<string, PdfReading>): string {
  const far = (file: string) => Math.abs(readings.get(file)!.pages - 12);
  return [...files].sort((a, b) => far(a) - far(b))[0]!;
}

function sectionsOf({ blocks }: PdfReading): Set<string | undefined> {
  return new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ section }) => section));
}

function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
