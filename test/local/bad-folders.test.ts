/** O-06: a data folder that can't be made, is full or is damaged is named in words, and the next run with room is whole. */
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { inWords } from '../../infra/exit.ts';
import { openFunctionLog } from '../../infra/local/host/function-log.ts';
import { makeFolder } from '../../infra/local/make-folder.ts';
import { runCommand } from '../support/run-command.ts';
import { removeTemporaryFolders, startSmall, temporaryFolder } from './small-stack.ts';

afterAll(removeTemporaryFolders);

const CLI = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));

test('O-06: a folder that no file can be written into is refused, and a deep one is made', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a-file');
  openFunctionLog(folder).close();
  symlinkSync(join(folder, 'functions.log'), file);
  expect(() => makeFolder('--out', join(file, 'below'))).toThrow(`--out ${file}/below: no files can be written there`);
  expect(() => makeFolder('--out', '/proc/nothing/here')).toThrow('no files can be written there');
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder('--out', deep);
  makeFolder('--out', deep);
  expect(readdirSync(deep)).toEqual([]);
});

test.each([
  ['status'],
  ['redrive'],
  ['readers'],
  ['preview'],
  ['rerun', '--week', '2024-W13'],
  ['start', '--model', 'extractive'],
])('O-06: %s refuses a data folder that can’t be made, at once and in one line', async (...words) => {
  const ran = await runCommand([...words, '--data-dir', '/proc/none']);
  expect(ran.stderr).toMatch(/^ronbun \w+: --data-dir \/proc\/none: no files can be written there.*\n$/);
  expect(ran.code).toBe(2);
});

test('O-06: a run whose files may grow no further ends in one line, and the next one with room is whole', async () => {
  // The stack's template is kept outside the data folder.
  await runCommand(['status', '--data-dir', temporaryFolder()]);
  const folder = temporaryFolder();
  const words = ['digest', '--source', 'list:https://notes.ronbun.example/list.md', '--web'];
  const sample = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
  const asked = [...words, sample, '--data-dir', folder, '--out', join(folder, 'out'), '--json'];
  const { code, stdout, stderr } = await new Promise<{ code: unknown; stdout: string; stderr: string }>((done) =>
    execFile(
      'sh',
      [
        '-c',
        'ulimit -f 300; exec "$0" "$@"',
        process.execPath,
        '--experimental-strip-types',
        '--no-warnings',
        CLI,
        ...asked,
      ],
      (error, out, said) => done({ code: error?.code ?? 0, stdout: out, stderr: said }),
    ),
  );
  expect(code).toBe(1);
  expect(JSON.parse(stdout.trimEnd())).toEqual({
    error: expect.stringMatching(/may grow no further|the disk refused/),
    exit: 1,
  });
  expect(stderr).not.toMatch(/\n +at /);
  const whole = await runCommand(asked);
  expect(whole.last).toMatchObject({ found: 7, summarised: 7, mails: 1 });
}, 180_000);

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your quota of the disk is used up'],
  ['EROFS', 'read-only file system'],
  ['EACCES', 'you may not write there'],
])('O-06: %s is said in words, with the file that was refused', (code, words) => {
  const refused = Object.assign(new Error('write'), { code, path: '/data/table/1.log' });
  expect(inWords(new Error('publish failed', { cause: refused }))).toMatch(`/data/table/1.log: `);
  expect(inWords(new Error('publish failed', { cause: refused }))).toMatch(words);
});

test.each([
  ['IO error: /data/table/1.log: No space left on device', 'the disk is full'],
  ['database or disk is full', 'the disk is full'],
  ['attempt to write a readonly database', 'read-only file system'],
])('O-06: %s, as an engine says it, is said in words', (said, words) => {
  expect(inWords(new Error(said))).toMatch(words);
});

test('O-06: a log that can’t be written ends no run', () => {
  const folder = temporaryFolder();
  symlinkSync('/dev/full', join(folder, 'functions.log'));
  const log = openFunctionLog(folder);
  expect(() => log.write('a line')).not.toThrow();
  log.close();
});

test('O-06: whichever file of the data is cut in half, the start works or names the folder and the way out', async () => {
  const folder = temporaryFolder();
  await (await startSmall({ dataDir: folder })).stop();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)));
  expect(files).toEqual(expect.arrayContaining(['queues/fauxqs.db', 'table/CURRENT']));
  const refused: string[] = [];
  for (const file of files) {
    const cut = temporaryFolder();
    cpSync(folder, cut, { recursive: true });
    truncateSync(join(cut, file), Math.floor(statSync(join(cut, file)).size / 2));
    const started = await startSmall({ dataDir: cut }).catch((error: Error) => error.message);
    if (typeof started !== 'string') await started.stop();
    else expect(started).toContain(`move ${cut} away to begin anew`);
    if (typeof started === 'string') refused.push(file);
  }
  expect(refused).toEqual(expect.arrayContaining(['table/CURRENT']));
}, 180_000);
