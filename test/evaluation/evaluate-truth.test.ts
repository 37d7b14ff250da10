/** Lies caught and truths refused: on a small set of our own, line by line, and on the big one where it stands beside the project. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluateTruth } from '../../infra/evaluation/evaluate-truth.ts';
import { UsageError } from '../../infra/exit.ts';
import { corpusOrNotice } from '../support/corpus.ts';

const QUOTE = 'Without the verifier the accuracy falls to 76.2%, and it takes 6.5 seconds.';
const row = (
  id: string,
  words: object,
  label: string,
  kind: string | null = null,
  change: { from: string; to: string } | null = null,
) => ({
  id,
  paper: 'kite',
  language: 'ja',
  quotes: [QUOTE],
  label,
  kind,
  change,
  ...words,
});
const ROWS = [
  row('true', { sentence: '検証器を外すと正解率は76.2%に下がります。' }, 'true'),
  row('digit', { sentence: '検証器を外すと正解率は72.6%に下がります。' }, 'lie', 'digit', { from: '76.2', to: '72.6' }),
  row('elsewhere', { sentence: '検証器を外すと正解率は81.4%に下がります。' }, 'lie', 'wrong-number', {
    from: '76.2%',
    to: '81.4%',
  }),
  row('subject', { sentence: '検証器を加えると正解率は76.2%に下がります。' }, 'lie', 'swapped-subjects', {
    from: '外す',
    to: '加える',
  }),
  row('hard', { sentence: '検証器を外すと正解率は76.2%に下がり、2位です。' }, 'true'),
  // A text of several sentences: its quotes are a sample, and 81.4 stands in the paper.
  row('text', { text: '正解率は81.4%でした。検証器を外すと76.2%に下がります。', question: '正解率は?' }, 'true'),
  row(
    'text-lie',
    { text: '正解率は84.1%でした。検証器を外すと76.2%に下がります。', question: '正解率は?' },
    'lie',
    'digit',
  ),
];
const VERDICTS = [
  { id: 'true', verdict: 'supported', words: '' },
  { id: 'subject', verdict: 'contradicted', words: '加える' },
  { id: 'digit', verdict: 'supported', words: '' },
  { id: 'text', verdict: 'not-carried', words: '81.4' },
];

let folder: string;
const written = (name: string, rows: readonly object[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${rows.map((each) => JSON.stringify(each)).join('\n')}\n\n`);
  return file;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'truth-'));
  mkdirSync(join(folder, 'papers'));
  writeFileSync(
    join(folder, 'papers', 'kite.txt'),
    `KiteSum: a summarizer\n\n## Results\n\nThe accuracy is 81.4%. ${QUOTE}\n\nIt came second, behind another.\n\nThe code is kept at kite.example/code for all.\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a small set', () => {
  test('is judged by code alone, by kind and by check, and with the reader where one has spoken', async () => {
    let printed = '';
    const result = await evaluateTruth({
      data: written('data.jsonl', ROWS),
      papers: join(folder, 'papers'),
      verdicts: written('verdicts.jsonl', VERDICTS),
      print: (text) => {
        printed += text;
      },
    });
    expect(result).toEqual({
      lies: 4,
      liesCaught: 3,
      truths: 3,
      truthsRefused: 1,
      byKind: { digit: [2, 2], 'wrong-number': [1, 1], 'swapped-subjects': [0, 1] },
      byChange: { absent: [2, 2], swapped: [0, 0], words: [0, 1] },
      byCheck: { 'number-unsupported': [2, 0], 'number-not-quoted': [2, 1] },
      withReader: { lies: 2, liesCaught: 2, truths: 2, truthsRefused: 1 },
    });
    expect(printed).toMatch(/^refused hard: .*2/);
  });

  test('does not count as refused what is true and only sends readers to a place of its own', async () => {
    const sentence = '符号はkite.example/codeにあります。';
    const data = written('links.jsonl', [
      row('link', { sentence, quotes: ['The code is kept at kite.example/code for all.'] }, 'true'),
    ]);
    expect(await evaluateTruth({ data, papers: join(folder, 'papers') })).toMatchObject({
      truths: 1,
      truthsRefused: 0,
    });
  });

  test('without verdicts says nothing of a reader', async () => {
    const result = await evaluateTruth({ data: written('data.jsonl', ROWS), papers: join(folder, 'papers') });
    expect(result).not.toHaveProperty('withReader');
  });

  test.each<[string, () => Parameters<typeof evaluateTruth>[0]]>([
    ['data that is not there', () => ({ data: join(folder, 'none'), papers: join(folder, 'papers') })],
    ['a line that is no statement', () => ({ data: written('odd', [{ id: 'x' }]), papers: join(folder, 'papers') })],
    [
      'a paper that is not there',
      () => ({ data: written('data', [{ ...ROWS[0], paper: 'crane' }]), papers: join(folder, 'papers') }),
    ],
    [
      'a paper outside of the folder',
      () => ({ data: written('data', [{ ...ROWS[0], paper: '../kite' }]), papers: join(folder, 'papers') }),
    ],
  ])('refuses %s as wrong use', async (_, options) => {
    await expect(evaluateTruth(options())).rejects.toBeInstanceOf(UsageError);
  });
});

const truth = corpusOrNotice('truth', 'the figures of 700 true and false statements');
if (truth) {
  test('of 700 statements about eight papers nearly all true ones pass, and with the reader nearly all lies are caught', async () => {
    const result = await evaluateTruth({
      data: join(truth, 'sentences.jsonl'),
      papers: join(truth, 'papers'),
      verdicts: join(truth, 'verdicts-sentences.jsonl'),
    });
    expect(result.truthsRefused / result.truths).toBeLessThanOrEqual(0.01);
    expect(result.liesCaught / result.lies).toBeGreaterThanOrEqual(0.4);
    for (const kind of ['date', 'digit', 'unit-scale']) {
      const [caught, of] = result.byKind[kind]!;
      expect(caught / of).toBeGreaterThanOrEqual(0.85);
    }
    const [caught, of] = result.byChange.absent;
    expect(of).toBeGreaterThan(100);
    expect(caught / of).toBeGreaterThanOrEqual(0.85);
    expect(result.withReader!.liesCaught / result.withReader!.lies).toBeGreaterThanOrEqual(0.98);
  });

  test('of 217 true texts the checks against the whole paper refuse next to none', async () => {
    const result = await evaluateTruth({ data: join(truth, 'claims.jsonl'), papers: join(truth, 'papers') });
    expect(result.truthsRefused / result.truths).toBeLessThanOrEqual(0.01);
  });
}
