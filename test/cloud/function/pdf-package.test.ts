/** The package of the summarizer, whose PDF engine asks for modules of Node in its own way. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bundle, HANDLERS, removeBundles } from '../../../infra/cloud/function/bundle.ts';
import { ROOT } from '../../support/synthesised.ts';

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
