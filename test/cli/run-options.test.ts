import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkRunOptions, localSettings } from '../../infra/cli/command/run-options.ts';
import { runCommand } from '../support/run-command.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-options-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { language: 'ja' } as const;

test.each([
  [{ source: ['dair', 'nope'] }, '--source unknown source "nope"'],
  [{ source: ['url-file:/nowhere/list.txt'] }, "--source url-file:/nowhere/list.txt: the file can't be read (ENOENT)"],
  [{ add: ['nonsense'] }, '--add url:nonsense: give a full http(s) address or an arXiv id'],
  [{ week: '2026-W48' }, '--week 2026-W48: that week has not begun; the running one is 2026-W47'],
  [{ web: '/nowhere' }, '--web /nowhere: there is no index.json in that folder'],
])('%j is refused before anything is started', (given, message) => {
  const now = new Date('2026-11-20T00:00:00Z');
  expect(() => checkRunOptions({ ...options, ...given }, now)).toThrow(message);
});

test.each([
  ['{broken', 'index.json is not JSON'],
  ['{"a":1}', 'is not a list of recorded answers'],
  [
    JSON.stringify([{ url: 'https://x.example/', status: 200, contentType: 'text/html', file: 'gone.html' }]),
    'names gone.html',
  ],
])('a recorded web whose index is %s is refused before anything is started', (index, message) => {
  const web = mkdtempSync(join(folder, 'web-'));
  writeFileSync(join(web, 'index.json'), index);
  expect(() => checkRunOptions({ ...options, web })).toThrow(message);
});

test('a server of models that is no address is refused before anything is started', () => {
  const environment = { OPENAI_BASE_URL: 'localhost:11434', OPENAI_MODEL: 'x' };
  expect(() => localSettings({ ...options }, environment)).toThrow('OPENAI_BASE_URL is "localhost:11434"');
});

test('--model bedrock without a model id says which variable to set', () => {
  expect(() => localSettings({ ...options, model: 'bedrock' }, {})).toThrow('set BEDROCK_MODEL_ID');
});

test('a file of addresses on this machine is a source', async () => {
  const file = join(folder, 'mine.txt');
  writeFileSync(file, '# mine\nhttps://notes.ronbun.example/files/retries.pdf\nnowhere Lost\n');
  const words = ['digest', '--source', `url-file:${file}`, '--web', SAMPLE, '--dry-run', '--json'];
  const { code, last } = await runCommand(words);
  const titles = (last!.ranking as { title: string }[]).map(({ title }) => title);
  expect([code, titles]).toEqual([0, ['https://notes.ronbun.example/files/retries.pdf', 'Lost']]);
});

test('two sources that name the same papers give each paper once, with both as its pickers', async () => {
  const file = join(folder, 'again.txt');
  const list = readFileSync(join(SAMPLE, 'list.md'), 'utf8');
  const addresses = [...list.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url);
  writeFileSync(file, addresses.join('\n'));
  const both = ['--source', 'list:https://notes.ronbun.example/list.md', '--source', `url-file:${file}`];
  const words = ['digest', '--week', '2026-W46', ...both, '--web', SAMPLE, '--dry-run', '--json'];
  const once = await runCommand(['digest', '--week', '2026-W46', ...both.slice(0, 2), ...words.slice(7)]);
  const { code, last } = await runCommand(words);
  expect(addresses.length).toBeGreaterThan(4);
  expect([code, last!.found]).toEqual([0, once.last!.found]);
});

test('the kinds of channels whose addresses the environment names are told, unless the week comes from recordings', () => {
  const environment = { RONBUN_SLACK_URL: 'https://hooks.example/a', RONBUN_TEAMS_URL: 'https://hooks.example/b' };
  const { channels } = localSettings(options, environment);
  expect(channels).toEqual([
    { name: 'slack', kind: 'slack', language: 'ja' },
    { name: 'teams', kind: 'teams', language: 'ja' },
  ]);
  expect(localSettings({ ...options, web: SAMPLE }, environment)).not.toHaveProperty('channels');
  expect(localSettings(options, {})).not.toHaveProperty('channels');
  expect(JSON.stringify(localSettings(options, environment))).not.toContain('hooks.example');
});
