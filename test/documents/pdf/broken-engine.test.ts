/** A package whose first PDF engine does not start: the second one reads, and somebody hears of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { BUNDLING } from '../../../infra/cloud/function/bundle.ts';
import { makePdf, text } from '../../support/make-pdf.ts';
import { ROOT } from '../../support/synthesised.ts';

const folder = mkdtempSync(join(tmpdir(), 'ronbun-broken-engine-'));

beforeAll(async () => {
  const [pdf, child] = ['read-pdf', 'pdf-child'].map((name) => `shared/documents/pdf/${name}.ts`);
  const entryPoints = { 'read-pdf': pdf!, 'pdf-child': child! };
  await build({ ...BUNDLING, absWorkingDir: ROOT, entryPoints, outdir: folder, write: true });
  writeFileSync(join(folder, 'pdfium.wasm'), 'no code of any engine');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What reading the file gives, how often an engine was said to be broken, and with what words. */
async function read(bytes: Uint8Array): Promise<{ told: string; causes: string[] }> {
  writeFileSync(join(folder, 'paper.pdf'), bytes);
  const script = `import { readFileSync } from 'node:fs';
    import { closePdfReader, readPdf } from './read-pdf.mjs';
    const causes = [];
    const told = await readPdf(readFileSync('paper.pdf'), { onBroken: (cause) => causes.push(cause) })
      .then(({ blocks }) => blocks[0].text, ({ reason }) => reason);
    await closePdfReader();
    console.log(JSON.stringify({ told, causes }));`;
  writeFileSync(join(folder, 'run.mjs'), script);
  const { stdout } = await promisify(execFile)(process.execPath, ['run.mjs'], { cwd: folder });
  return JSON.parse(stdout);
}

test('a paper is read by the second engine, and the cause is told once', async () => {
  const paper = makePdf([{ paint: [text(72, 700, 'One honest sentence stands on this page.')] }]);
  expect(await read(paper)).toEqual({
    told: 'One honest sentence stands on this page.',
    causes: [expect.stringMatching(/wasm|WebAssembly/i)],
  });
});

test('a paper that the second one cannot read either is refused, and the cause is told all the same', async () => {
  const { told, causes } = await read(Buffer.from('%PDF-1.7\nnothing'));
  expect(told).toBe('damaged');
  expect(causes).toHaveLength(1);
});
