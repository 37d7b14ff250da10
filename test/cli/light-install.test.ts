import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { ROOT } from '../support/synthesised.ts';

/** What only a deployed stack runs, or its operator with `--stack` and `doctor`; both have every package. */
const OF_A_DEPLOYMENT =
  /^(?:infra\/operator\/(?:target\/stack-\w+|doctor\/account)|functions\/activate-rule-set\.lambda)\.ts$/;

test('what runs on one machine needs no package of development', async () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const threads = globSync('infra/local/*/*-thread.ts', { cwd: ROOT });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['infra/cli.ts', ...threads, ...globSync('functions/*.lambda.ts', { cwd: ROOT })],
    ...{ bundle: true, write: false, metafile: true, packages: 'external', platform: 'node', format: 'esm' },
    outdir: 'nowhere',
    logLevel: 'silent',
  });
  const packages = Object.entries(metafile.inputs)
    .filter(([file]) => !OF_A_DEPLOYMENT.test(file))
    .flatMap(([file, { imports }]) =>
      imports
        .filter((each) => each.external && !each.path.startsWith('node:'))
        .map(({ path }) => `${/^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]} in ${file}`),
    );
  expect(packages.length).toBeGreaterThan(30);
  expect(packages.filter((each) => !((each.split(' ')[0] ?? '') in dependencies))).toEqual([]);
});
