import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluateHeadline } from '../../infra/evaluation/evaluate-headline.ts';
import { evaluateOverview } from '../../infra/evaluation/evaluate-overview.ts';
import { UsageError } from '../../infra/exit.ts';
import type { Rouge } from '../../shared/summaries/extractive/ranking/rouge.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { ABSTRACT } from '../support/extractive-papers.ts';
import { runCommand } from '../support/run-command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rows(...lines: readonly unknown[]): Promise<string> {
  const file = join(folder, 'rows.jsonl');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

/** The command as people run it, in a process of its own: compiled code in jest's sandbox takes five times as long. */
async function asCommand(...words: readonly string[]): Promise<Rouge & { count: number }> {
  const { code, last } = await runCommand(['evaluate', ...words, '--json']);
  expect(code).toBe(0);
  return last as unknown as Rouge & { count: number };
}

describe('the headline measure', () => {
  test('scores the chosen sentence against the best of several references', async () => {
    const file = await rows({
      paper_id: 'x',
      title: 'Pageturn: Reading Papers with Flat Memory',
      source: ABSTRACT,
      target: ['Something else.', ABSTRACT[1]],
    });
    expect(await evaluateHeadline(file)).toEqual({ rouge1: 100, rouge2: 100, rougeL: 100, count: 1 });
  });

  test('takes a single reference and a missing title', async () => {
    const file = await rows({ title: null, source: ABSTRACT, target: 'Penguins.' }, '');
    expect(await evaluateHeadline(file)).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0, count: 1 });
  });

  test.each(['{"source": 5}', 'not json', '[]'])('names the line that is not of the set: %s', async (line) => {
    const file = await rows({ title: 'x', source: ABSTRACT, target: 'y' }, line);
    await expect(evaluateHeadline(file)).rejects.toThrow(UsageError);
    await expect(evaluateHeadline(file)).rejects.toThrow(/, line 2:/);
  });

  test('a file without a line says so', async () => {
    await expect(evaluateHeadline(await rows(''))).rejects.toThrow('holds no line of JSON');
  });

  test('reaches 41.5 / 20 / 33.5 on SciTLDR dev', async () => {
    const file = corpusOrNotice('scitldr/SciTLDR-A.dev.jsonl', 'the headline on SciTLDR dev');
    if (!file) return;
    const { rouge1, rouge2, rougeL, count } = await asCommand('headline', '--data', file);
    expect(count).toBe(619);
    expect(rouge1).toBeGreaterThanOrEqual(41.5);
    expect(rouge2).toBeGreaterThanOrEqual(20);
    expect(rougeL).toBeGreaterThanOrEqual(33.5);
  });
});

describe('the overview measure', () => {
  const paper = {
    id: 'X00-1000',
    title: 'Pageturn: Reading Papers with Flat Memory',
    abstract: ABSTRACT,
    sections: [
      {
        title: '1 Introduction',
        sents: ['Most papers can only be had as PDF files, which is slow to read on small machines.'],
      },
    ],
    human: ABSTRACT.join(' '),
  };

  test('shows the model the abstract, or hides it', async () => {
    const file = await rows(paper);
    const shown = await evaluateOverview(file);
    const hidden = await evaluateOverview(file, { hideAbstract: true });
    expect(shown.rouge1).toBeGreaterThan(50);
    expect(hidden.rouge1).toBeLessThan(shown.rouge1);
  });

  test('reaches 73 with the abstract and 45 without it on ScisummNet, in at most 150 words', async () => {
    const file = corpusOrNotice('scisumm/scisummnet-100.jsonl', 'the overview on ScisummNet');
    if (!file) return;
    const [shown, hidden] = [
      await asCommand('overview', '--data', file),
      await asCommand('overview', '--data', file, '--hide-abstract'),
    ];
    expect(shown.rouge1).toBeGreaterThanOrEqual(73);
    expect(hidden.rouge1).toBeGreaterThanOrEqual(45);
  }, 120_000);
});
