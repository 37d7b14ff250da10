/** `npx cdk synth`, as a deployer types it, without an account: offline, and the same each time. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HANDLERS } from '../../infra/cloud/function/bundle.ts';
import { functionsOf, ROOT, readAssembly, type Template } from '../support/synthesised.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'ronbun-synth-test-'));
const [byCli, byNode] = [join(folder, 'a', 'cdk.out'), join(folder, 'b', 'cdk.out')];
let template: Template;

/** Two copies of the project, so that no byte may depend on where it stands, and nothing changes meanwhile. */
function copyProject(name: string): string {
  const copy = join(folder, name);
  for (const part of ['infra', 'functions', 'shared', 'cdk.json', 'package.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whoever tries to leave the machine fails at once. */
const NO_NETWORK = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  AWS_EC2_METADATA_DISABLED: 'true',
};

beforeAll(async () => {
  const [a, b] = [copyProject('a'), copyProject('b')];
  const { PATH = '', HOME = folder } = process.env;
  const env = { PATH: `${join(ROOT, 'node_modules', '.bin')}:${PATH}`, HOME, ...NO_NETWORK };
  const cli = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const args = [cli, 'synth', '--quiet', '--no-notices', '--no-version-reporting'];
  await run(process.execPath, args, { cwd: a, env, timeout: 180_000 });
  await run(process.execPath, ['--experimental-strip-types', '--no-warnings', join(b, 'infra', 'app.ts')], {
    ...{ cwd: b, env: { ...env, CDK_OUTDIR: byNode }, timeout: 180_000 },
  });
  ({ template } = readAssembly(byCli));
}, 360_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('cdk synth', () => {
  test('needs no account, no Region and no network, and two of them give the same bytes', () => {
    expect(hashOf(byCli)).toBe(hashOf(byNode));
    expect(globSync('asset.*', { cwd: byCli }).length).toBe(functionsOf(template).size);
  });

  test('bundles every function of the stack and no other', () => {
    const names = [...functionsOf(template).keys()];
    // Only settings of their own bring these two: an inbound domain, and batches.
    expect([...names, 'activate-rule-set', 'batch'].sort()).toEqual(Object.keys(HANDLERS).sort());
  });

  test('puts the PDF child and its WASM beside the reader of papers', () => {
    expect(packageOf('summarize')).toEqual(expect.arrayContaining(['index.mjs', 'pdf-child.mjs', 'pdfium.wasm']));
  });

  test('ships source maps without sources, and nothing of this machine', () => {
    for (const file of globSync('asset.*/*.{mjs,map}', { cwd: byCli })) {
      const text = readFileSync(join(byCli, file), 'utf8');
      expect(text.includes(folder)).toBe(false);
      // A map names its packages by the way to them, which here leads through a link into the project.
      if (file.endsWith('.map')) expect(JSON.parse(text).sourcesContent).toBeUndefined();
      else expect(text.includes(ROOT)).toBe(false);
    }
  });
});

function folderOf(name: string): string {
  const [, resource] = functionsOf(template).get(name)!;
  return join(byCli, `asset.${resource.Properties.Code.S3Key.replace('.zip', '')}`);
}

const packageOf = (name: string) => globSync('*', { cwd: folderOf(name) });

/** All that would be uploaded. */
function hashOf(outdir: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(['*.template.json', 'asset.*/**'], { cwd: outdir }).sort()) {
    const path = join(outdir, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}
