/** What the run says where it can't run, or is asked wrongly; the run itself is a step of CI. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));

function deploySimulated(words: readonly string[], env: Readonly<Record<string, string>>) {
  const args = ['--experimental-strip-types', '--no-warnings', RUN, ...words];
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, args, { env, timeout: 60_000 }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('where there is no Python it says that it did not run, which is no success and no failure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-no-python-'));
  const env = { PATH: join(folder, 'nothing'), HOME: folder, XDG_CACHE_HOME: folder, TMPDIR: folder };
  const ran = await deploySimulated([], env);
  expect(ran.stdout).toBe('deploy:simulated: not run: there is no Python 3.10 or newer\n');
  expect(ran.code).toBe(0);
  rmSync(folder, { recursive: true });
});

test('a word that it does not know is told with the help, and exit code 2', async () => {
  const ran = await deploySimulated(['--deploy'], { PATH: dirname(process.execPath) });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain("Unknown option '--deploy'");
  expect(ran.stderr).toContain('--write');
});
