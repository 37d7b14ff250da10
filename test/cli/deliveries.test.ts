/** The operator's verb for an edition's mails, run as a command on a real local week. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../support/run-command.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK } from '../support/started.ts';

const ADDRESS = 'reader-ja@ronbun.example';
const folder = newFolder();
const deliveries = (...words: string[]) => runCommand(['deliveries', '--data-dir', folder, ...words]);
const edition = ['--week', SAMPLE_WEEK, '--language', 'ja'];

beforeAll(() => makeSampleWeek(folder), 90_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without options shows the newest edition’s books', async () => {
  const { code, last, stderr } = await deliveries('--json');
  expect(code).toBe(0);
  expect(last).toMatchObject({
    week: SAMPLE_WEEK,
    deliveries: [{ language: 'ja', state: 'finished', candidates: 1, sent: 1, unknown: 0, uncertain: [], forced: [] }],
  });
  expect(stderr).toContain('1 reader = sent 1 + rejected 0 + skipped 0 + unknown 0');
});

test('of a week without deliveries says so and ends with 3', async () => {
  expect(await deliveries('--week', '2020-W01')).toMatchObject({ code: 3, stdout: '2020-W01: no deliveries\n' });
});

describe('P-12 forcing', () => {
  const list = join(folder, 'list.txt');

  test.each([
    ['without a reason', [...edition, '--send-again', 'uncertain'], '--reason'],
    ['without an edition', ['--send-again', 'uncertain', '--reason', 'x'], '--week and --language'],
    ['a file that is not there', [...edition, '--send-again', 'no-such-file', '--reason', 'x'], 'no-such-file'],
    ['two things at once', [...edition, '--send-again', 'uncertain', '--lift-halt', '--reason', 'x'], 'one at a time'],
    ['nothing, with a reason for it', ['--reason', 'x'], '--send-again or --lift-halt'],
  ])('%s is wrong use', async (_name, words, message) => {
    const { code, stderr, stdout } = await deliveries(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a list with a line that is nobody is refused by the number of the line alone', async () => {
    writeFileSync(list, `${ADDRESS}\nnot a reader of secrets.example\n`);
    const { code, stderr } = await deliveries(...edition, '--send-again', list, '--reason', 'x');
    expect(code).toBe(2);
    expect(stderr).toContain('line 2');
    expect(stderr).not.toMatch(/secrets|@/);
  });

  test('a list of readers mails those again, says who decided, and shows no address', async () => {
    writeFileSync(list, `\n${ADDRESS.toUpperCase()}\r\n`);
    const words = ['--send-again', list, '--reason', 'came out empty', '--by', 'mika', '--json'];
    const { code, last, stderr } = await deliveries(...edition, ...words);
    expect(code).toBe(0);
    expect(stderr).toContain('1 readers were handed out again');
    expect(stderr).not.toContain('@');
    const forced = [{ act: 'sent again', by: 'mika', reason: 'came out empty', readers: 1 }];
    expect(last).toMatchObject({ deliveries: [{ state: 'finished', candidates: 2, sent: 2, forced }] });
  });

  test('nobody is uncertain, so nobody is mailed again', async () => {
    const { code, stdout } = await deliveries(...edition, '--send-again', 'uncertain', '--reason', 'to be sure');
    expect(code).toBe(0);
    expect(stdout).toContain('0 readers were handed out again');
  });

  test('a halt that is not there is a failure, told in words', async () => {
    const { code, stderr } = await deliveries(...edition, '--lift-halt', '--reason', 'the list was cleaned');
    expect(code).toBe(1);
    expect(stderr).toContain(`${SAMPLE_WEEK} ja is not halted`);
  });
});
