/** A few lines of source, bundled as the stack bundles its functions. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/cloud/function/bundle.ts';
import { ROOT } from './synthesised.ts';

/** @param contents an ES module that imports as a file of the project's folder would */
export async function bundled(contents: string): Promise<string> {
  const { outputFiles = [] } = await build({
    ...{ ...BUNDLING, splitting: false, sourcemap: false, outfile: 'index.mjs', outExtension: {} },
    stdin: { contents, resolveDir: ROOT },
  });
  return outputFiles[0]!.text;
}

/** What a fresh process prints that runs the bundle, with nothing else in its environment. */
export async function printed(contents: string, env: Record<string, string> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-bundled-source-'));
  try {
    const file = join(folder, 'index.mjs');
    writeFileSync(file, await bundled(contents));
    return (await promisify(execFile)(process.execPath, [file], { encoding: 'utf8', env })).stdout.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
