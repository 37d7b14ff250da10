/** Cold start of both readers: bundled as they would be deployed, a fresh process each, from import to a paper's text. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/cloud/function/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const OURS = `import { readPdf, closePdfReader } from ${JSON.stringify(`${root}shared/documents/pdf/read-pdf.ts`)};
export const read = async (bytes) => { const { blocks } = await readPdf(bytes); const done = performance.now(); await closePdfReader(); return { done, size: blocks.length }; };`;
const THEIRS = `import { extractText } from 'unpdf';
export const read = async (bytes) => { const { text } = await extractText(bytes, { mergePages: true }); return { done: performance.now(), size: text.length }; };`;

/** Runs in the fresh process: milliseconds from before the import to the text. */
const CLOCK = `import { readFileSync } from 'node:fs';
const bytes = new Uint8Array(readFileSync(process.argv[3]));
const start = performance.now();
const { read } = await import(process.argv[2]);
const { done, size } = await read(bytes);
if (size === 0) throw new Error('no text');
process.stdout.write(String(done - start));`;

export interface ColdTimes {
  /** Milliseconds of every run. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Times both readers on one PDF, run about. Throws when a reader does not end well. */
export async function coldTimes(pdf: string, runs: number): Promise<ColdTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-cold-'));
  try {
    writeFileSync(join(folder, 'ours.ts'), OURS);
    writeFileSync(join(folder, 'theirs.ts'), THEIRS);
    await bundle(folder);
    copyFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'), join(folder, 'pdfium.wasm'));
    writeFileSync(join(folder, 'clock.mjs'), CLOCK);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = -1; run < runs; run += 1) {
      const [a, b] = [time(folder, 'ours.mjs', pdf), time(folder, 'theirs.mjs', pdf)];
      // The first run fills the disk cache.
      if (run >= 0) {
        ours.push(a);
        theirs.push(b);
      }
    }
    return { ours, theirs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stack's own way of bundling, for both. */
async function bundle(folder: string): Promise<void> {
  const child = join(root, 'shared/documents/pdf/pdf-child.ts');
  await build({
    ...BUNDLING,
    entryPoints: { ours: join(folder, 'ours.ts'), theirs: join(folder, 'theirs.ts'), 'pdf-child': child },
    outdir: folder,
    write: true,
    sourcemap: false,
    // The two entries stand outside the project; their packages are the project's.
    nodePaths: [join(root, 'node_modules')],
  });
}

function time(folder: string, module: string, pdf: string): number {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', join(folder, 'clock.mjs'), join(folder, module), pdf],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${module} ended with ${status}: ${stderr.slice(0, 300)}`);
  return Number(stdout);
}
