/** The operator's command on this machine: a week, the same week again, a week cut off in the middle, a wrong word. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Edition } from '../../shared/editions/edition.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { runCommand } from '../support/run-command.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
const SOURCE = ['--source', 'list:https://notes.ronbun.example/list.md', '--web', SAMPLE];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-week-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const editionOf = (out: string, week: string): Edition =>
  JSON.parse(readFileSync(join(out, week, 'ja', 'digest.json'), 'utf8')) as Edition;

test('a week is read, summarised with evidence, published and mailed once; the same words again change nothing', async () => {
  const out = join(folder, 'out');
  const words = ['digest', ...SOURCE, '--out', out, '--data-dir', join(folder, 'data'), '--json'];
  const first = await runCommand(words);
  expect(first.stderr).not.toContain('Error');
  expect(first.code).toBe(0);
  expect(first.last).toMatchObject({
    week: '2026-W46',
    found: 7,
    summarised: 7,
    degraded: 0,
    dropped: 0,
    mails: 1,
    tokens: 0,
  });
  expect(Number(first.last?.answers)).toBeGreaterThanOrEqual(10);
  expect(first.last?.answersWithEvidence).toBe(first.last?.answers);
  const files = first.last?.files as string[];
  expect(files.map((file) => existsSync(file))).toEqual([true, true, true]);
  const before = files.map((file) => readFileSync(file, 'utf8'));

  const second = await runCommand(words);
  expect(second.code).toBe(0);
  const { seconds: _, ...figures } = second.last as { seconds: number };
  const { seconds: __, ...firstFigures } = first.last as { seconds: number };
  expect(figures).toEqual({ ...firstFigures, mails: 0 });
  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);

  const status = await runCommand(['status', '--data-dir', join(folder, 'data'), '--json']);
  expect(status.last).toMatchObject({
    week: '2026-W46',
    found: 7,
    summarised: 7,
    published: true,
    sent: 1,
    rejected: 0,
    skipped: 0,
    unknown: 0,
    deadLetters: 0,
  });

  const again = await runCommand(['rerun', '--week', '2026-W46', '--data-dir', join(folder, 'data'), '--json']);
  expect(again).toMatchObject({ code: 3, last: { week: '2026-W46', stage: 'collect', enqueued: 0, unchanged: 7 } });
  const dry = await runCommand([
    'rerun',
    '--week',
    '2026-W46',
    '--force',
    '--dry-run',
    '--data-dir',
    join(folder, 'data'),
    '--json',
  ]);
  expect(dry).toMatchObject({ code: 0, last: { enqueued: 7, unchanged: 0 } });
  const forced = await runCommand([
    'rerun',
    '--week',
    '2026-W46',
    '--from',
    'summarize',
    '--force',
    '--data-dir',
    join(folder, 'data'),
    '--json',
  ]);
  expect(forced).toMatchObject({ code: 0, last: { stage: 'summarize', enqueued: 7 } });
  const after = await runCommand(['status', '--data-dir', join(folder, 'data'), '--json']);
  expect(after.last).toMatchObject({ sent: 1, unknown: 0 });
}, 90_000);

test('P-02: a run killed in the middle goes on from there, and nobody is mailed twice', async () => {
  const words = ['digest', ...SOURCE, '--out', join(folder, 'cut'), '--data-dir', join(folder, 'cut-data'), '--json'];
  for (const [signal, ms] of [
    ['SIGKILL', 1800],
    ['SIGINT', 2600],
  ] as const) {
    const cut = await runCommand(words, {}, (kill) => void setTimeout(() => kill(signal), ms));
    if (signal === 'SIGINT' && cut.code !== 0) expect(cut.code).toBe(130);
  }
  const whole = await runCommand(words);
  // A mail that was cut off on its way is uncertain, and said to be.
  const { findings = [] } = (whole.last ?? {}) as { findings?: unknown[] };
  expect(whole.code).toBe(findings.length > 0 ? 1 : 0);
  expect(whole.last).toMatchObject({ found: 7, summarised: 7, dropped: 0 });
  const status = await runCommand(['status', '--data-dir', join(folder, 'cut-data'), '--json']);
  expect(status.last).toMatchObject({ candidates: 1, deadLetters: 0 });
  expect(Number(status.last?.sent) + Number(status.last?.unknown)).toBe(1);
}, 90_000);

test('a week that was read for one language is summarised for another, and then stands in both', async () => {
  const words = ['digest', ...SOURCE, '--out', join(folder, 'two'), '--data-dir', join(folder, 'two-data'), '--json'];
  const first = await runCommand([...words, '--language', 'en']);
  expect(first.stderr).toContain('drafts are recorded in Japanese alone');
  const second = await runCommand([...words, '--language', 'ja']);
  expect(second.last).toMatchObject({ found: 7, summarised: 7, dropped: 0 });
  expect(Number(second.last?.answers)).toBeGreaterThanOrEqual(10);
  const again = await runCommand([...words, '--language', 'en']);
  expect(again.last).toMatchObject({ summarised: 7, mails: 0 });
}, 90_000);

test('wrong words are one clear line and exit code 2', async () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [['digest', '--bogus'], /unknown option '--bogus'/],
    [['digest', '--week', '2025-W53'], /2025-W53/],
    [['digest', '--week', 'last'], /not an ISO week/],
    [['digest', '--limit', '0'], /whole number/],
    [['digest', '--language', 'fr'], /ja, en/],
    [['digest', '--model', 'openai'], /OPENAI_BASE_URL/],
    [['digest', '--source', 'ftp://x'], /list:URL/],
    [['digest', '--web', join(folder, 'nowhere')], /index\.json/],
    [['digest', '--sample', '--source', 'dair'], /--sample is a week of its own/],
    [['digest', '--model', 'recorded'], /drafts/],
    [['digest', 'extra'], /too many arguments/],
    [['rerun'], /--week/],
    [['nothing'], /there is no command/],
  ];
  for (const [words, message] of wrong) {
    const ran = await runCommand(words);
    expect([words, ran.code, ran.stderr.trim().split('\n').length]).toEqual([words, 2, 1]);
    expect(ran.stderr).toMatch(message);
  }
}, 60_000);

test('a real week of the curated list comes out with true metadata and honest labels', async () => {
  const web = corpusOrNotice('web', 'the recorded weeks 2024-W13 and 2024-W23');
  if (!web) return;
  const data = ['--web', web, '--out', join(folder, 'real'), '--data-dir', join(folder, 'real-data'), '--json'];
  const list = await runCommand(['digest', '--week', '2024-W13', ...data]);
  expect(list.last).toMatchObject({ found: 10, dropped: 0, mails: 1 });
  expect(Number(list.last?.answers)).toBeGreaterThanOrEqual(5);
  const papers = editionOf(join(folder, 'real'), '2024-W13').papers;
  expect(papers.map((paper) => paper.published)).toEqual([
    ...['2024-03-29', '2024-03-28', '2024-03-27', '2024-03-27', '2024-03-27'],
    ...['2024-03-25', '2024-03-25', '2024-03-22', '2024-03-22', '2023-11-09'],
  ]);
  expect(papers.find((paper) => paper.id === 'arxiv:2311.05657')).toMatchObject({
    url: 'http://arxiv.org/pdf/2311.05657v2',
    updated: '2024-03-13',
    categories: ['Artificial Intelligence', 'Computation and Language', 'Machine Learning'],
    coverage: { kind: 'abstract' },
  });
  expect(papers[0]).toMatchObject({
    authors: ['Lizao Li', 'Robert Carver', 'Ignacio Lopez-Gomez', 'Fei Sha', 'John Anderson'],
  });

  const open = await runCommand([
    'digest',
    '--week',
    '2024-W23',
    '--source',
    'list:https://lists.example/open-week.md',
    ...data,
  ]);
  expect(open.last).toMatchObject({ found: 10, summarised: 8, degraded: 2, dropped: 0, mails: 1 });
  expect(Number(open.last?.answers)).toBeGreaterThanOrEqual(28);
  expect(open.last?.answersWithEvidence).toBe(open.last?.answers);
}, 90_000);
