/** What every verb answers to help and to wrong words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../support/run-command.ts';

const VERBS = [
  'digest',
  'start',
  'status',
  'rerun',
  'preview',
  'readers',
  'redrive',
  'errata',
  'evaluate',
  'cost',
  'configure',
  'deliveries',
];
let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-words-'));
  file = join(folder, 'file');
  writeFileSync(file, '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(VERBS)('%s has help, and answers an unknown option in one line that leads there', async (verb) => {
  const help = await runCommand([verb, '--help']);
  expect([help.code, help.stderr, help.stdout]).toEqual([
    0,
    '',
    expect.stringContaining(`Usage: npm run ${verb} -- [`),
  ]);
  const words = verb === 'rerun' ? ['--week', '2024-W13', '--nonsense'] : ['--nonsense'];
  const wrong = await runCommand([verb, ...words]);
  expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([
    2,
    '',
    `ronbun ${verb}: unknown option '--nonsense'; see npm run ${verb} -- --help\n`,
  ]);
});

test.each(VERBS.filter((verb) => verb !== 'start' && verb !== 'evaluate' && verb !== 'configure'))(
  'O-05: %s with --json ends a failure in one line of JSON with the error and its exit code',
  async (verb) => {
    const ran = await runCommand([verb, '--json', '--nonsense']);
    expect([ran.code, ran.stdout.trim().split('\n').length]).toEqual([2, 1]);
    expect(ran.last).toEqual({ error: expect.stringMatching(/\S/), exit: 2 });
  },
);

describe('wrong words name the remedy and start nothing:', () => {
  test.each([
    [['status', '--week', '2024-W99'], 'W99'],
    [['start', '--port', '99999'], 'Ports end at 65535'],
    [['status', '--data-dir', 'FILE'], 'That is a file, not a folder'],
    [['readers', '--data-dir', 'DIR', '--export', '/nowhere/at/all.csv'], 'there is no folder /nowhere/at'],
    [['evaluate', 'edition'], 'see npm run evaluate -- edition --help'],
    [['errata', '--week', '2024-W13'], 'needs --week, --paper and --note together'],
    [['constructor'], 'there is no command "constructor"; there are digest'],
    [[], 'name a command; there are digest'],
  ])('%j', async (words, remedy) => {
    const { code, stdout, stderr } = await runCommand(
      words.map((word) => (word === 'FILE' ? file : word === 'DIR' ? folder : word)),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(remedy)]);
  });
});
