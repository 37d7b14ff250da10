import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { readHolder, takeDataFolder } from '../../infra/local/data-lock.ts';
import { removeTemporaryFolders, temporaryFolder } from './small-stack.ts';

afterEach(removeTemporaryFolders);

test('a folder in use is refused with the pid and address of who uses it', () => {
  const folder = temporaryFolder();
  const lock = takeDataFolder(folder);
  lock.publish({ site: 'http://127.0.0.1:8080' });
  expect(() => takeDataFolder(folder)).toThrow(
    `another run (pid ${process.pid}, http://127.0.0.1:8080) is using ${folder}; wait until it ends or stop it`,
  );
  expect(readHolder(folder)?.urls).toEqual({ site: 'http://127.0.0.1:8080' });
  lock.release();
  expect(readHolder(folder)).toBeUndefined();
  takeDataFolder(folder).release();
  expect(existsSync(join(folder, 'run.json'))).toBe(false);
});

test('the lock of a process that is gone is taken over', () => {
  const folder = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ pid, started: '1' }));
  takeDataFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('a pid that the system gave to another process since does not hold the folder', () => {
  const folder = temporaryFolder();
  const reused = process.platform === 'linux' ? { pid: process.ppid, started: '1' } : { pid: 2 ** 30, started: null };
  writeFileSync(join(folder, 'run.json'), JSON.stringify(reused));
  expect(readHolder(folder)).toBeUndefined();
});

test.each(['', '{"pid":', '{"pid":-1,"started":null}', '[]'])('a lock cut by a crash (%j) holds nothing', (text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'run.json'), text);
  expect(readHolder(folder)).toBeUndefined();
  takeDataFolder(folder).release();
});

test('of several commands that find a dead lock at once, one takes the folder', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'run.json'), '{"pid":4194304,"started":"1"}');
  const module = new URL('../../infra/local/data-lock.ts', import.meta.url).href;
  const script = `import { takeDataFolder } from '${module}';
    try { takeDataFolder(process.argv[1]); console.log('mine'); } catch (error) { console.log(error.name); }
    process.stdin.resume();`;
  const flags = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', script, folder];
  const commands = Array.from({ length: 6 }, () =>
    spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const answers = await Promise.all(commands.map(async ({ stdout }) => String(await once(stdout, 'data')).trim()));
  for (const command of commands) command.kill('SIGKILL');
  expect(answers.sort()).toEqual([...Array(5).fill('DataFolderBusyError'), 'mine']);
});
