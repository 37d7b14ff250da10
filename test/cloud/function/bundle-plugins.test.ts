/** What the bundler is taught: to leave Node's getters alone, and to see which of the SDK's schemas nobody uses. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bundle, HANDLERS, removeBundles } from '../../../infra/cloud/function/bundle.ts';
import { withPlainKeys } from '../../../infra/cloud/function/plain-keys.ts';
import { bundled, printed } from '../../support/bundled-source.ts';
import { ROOT } from '../../support/synthesised.ts';

describe('modules of Node', () => {
  test('are loaded without what stands behind their getters', async () => {
    const loaded = `console.log(process.moduleLoadList.filter((name) => /undici|http2|webcrypto/.test(name)).length)`;
    expect(await printed(`import { request } from 'node:http'; globalThis.kept = request; ${loaded}`)).toBe('0');
  });

  test('may be asked for in every form that a package uses', async () => {
    const lines = await printed(`
      import fs, { existsSync as exists } from 'fs';
      import * as path from 'node:path';
      import { readFile } from 'fs/promises';
      const late = await import('node:os');
      console.log(fs.existsSync === exists, path.join('a', 'b'), typeof readFile, late.EOL === '\\n', require('node:url').URL === URL);`);
    expect(lines).toBe('true a/b function true true');
  });
});

test('the package of summarize reads a PDF by its first engine, which asks late for a module of Node', async () => {
  const bundles = await bundle(ROOT, { summarize: HANDLERS.summarize! });
  const child = fork(join(bundles.get('summarize')!, 'pdf-child.mjs'), { execArgv: [], serialization: 'advanced' });
  try {
    const bytes = new Uint8Array(readFileSync(join(ROOT, 'infra/local/sample/files/retries.pdf')));
    child.send({ bytes, maxPages: 2 });
    const [answer] = await once(child, 'message');
    // Broken would mean that the second engine stood in, which sees no hidden text.
    expect(answer).toMatchObject({ broken: false, reading: { title: expect.any(String) } });
  } finally {
    child.kill();
    removeBundles(bundles);
  }
});

describe('keys of schemas', () => {
  test.each([
    ['const _h = "http";\nvar a = { [_h]: ["GET"] };', 'const _h = "http";\nvar a = { "http": ["GET"] };'],
    ['var a = { [other]: 1 };', 'var a = { [other]: 1 };'],
    ['const n = 3;\nvar a = { [n]: 1 };', 'const n = 3;\nvar a = { [n]: 1 };'],
    ['const _b = "a\\"b";\nvar a = { [_b]: 1 };', 'const _b = "a\\"b";\nvar a = { [_b]: 1 };'],
  ])('that name a constant text of their module are written out: %j', (source, wanted) => {
    expect(withPlainKeys(source)).toBe(wanted);
  });

  test('let the operations go that nobody calls', async () => {
    const text = await bundled(`import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
      export const get = (input) => new S3Client({}).send(new GetObjectCommand(input));`);
    expect(text).toContain('x-id=GetObject');
    expect(text).not.toContain('x-id=UploadPart');
  });
});
