import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createPaperStore, type PaperStore } from '../../../shared/papers/paper-store.ts';
import { createSummaryStore, type SummaryStore } from '../../../shared/summaries/summary-store.ts';
import { type SurveyServices, surveyWeek } from '../../../shared/summaries/survey/survey-week.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';
import { samplePaper, sampleSummary } from '../../support/sample-papers.ts';
import { borne } from '../../support/sentences.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

const AT = '2031-01-01T00:00:00Z';
const counted: [string, number | undefined][] = [];
const counter = { add: (name: string, value?: number) => void counted.push([name, value]) };
let number = 0;
let week: string;
let papers: PaperStore;
let summaries: SummaryStore;
let written: string[][];
let failures: unknown[];
let services: SurveyServices;

const idOf = (at: number) => `arxiv:${week}.${at}`;
const write = (at: number, words = `文${at}です。`, run = '') =>
  summaries.keep(sampleSummary({ paperId: idOf(at), headline: [borne(words)] }), run);

/** Papers of a week of its own, read by a worker, and written as far as it says. */
async function holds(count: number, done: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await papers.record(samplePaper({ id: idOf(at), week, title: `Paper ${at}` }), at);
    await papers.markRead(week, idOf(at), AT, { kind: 'full' });
    if (at < done) await write(at);
  }
}

beforeEach(() => {
  number += 1;
  week = `2031-W${String(number).padStart(2, '0')}`;
  papers = createPaperStore(real.table);
  summaries = createSummaryStore(real.table);
  [written, failures, counted.length] = [[], [], 0];
  let ids = 0;
  services = {
    ...{ papers, summaries, languages: ['ja'], now: () => new Date(AT), newId: () => `${week}-${ids++}` },
    write: async ({ papers: given, ...which }) => {
      written.push(given.map(({ title }) => title));
      const usage = { calls: 1, inputTokens: 9, outputTokens: 3, cost: 0.5 };
      const sentence = { text: '二本は似ています。', evidence: [{ paper: idOf(0), quote: '文0です。' }] };
      return { ...which, sentences: [sentence, sentence], dropped: [{ check: 'x', text: 'y' }], model: 'm', usage };
    },
    onFailed: (_, error) => void failures.push(error),
  };
});

const DEADLINE = Date.parse(AT) + 600_000;
const run = (name = '', over: Partial<SurveyServices> = {}, deadline = DEADLINE) =>
  surveyWeek(week, { run: name, deadline }, { ...services, ...over }, counter);

describe('the survey of a week', () => {
  test('is written behind the last paper, from all of them, and counted', async () => {
    await holds(3, 2);
    await run();
    expect(written).toEqual([]);
    await write(2);
    await run();
    expect(written).toEqual([['Paper 0', 'Paper 1', 'Paper 2']]);
    expect(await summaries.survey(week, 'ja')).toMatchObject({ model: 'm', writings: 1 });
    expect(counted).toEqual([
      ['answersDropped', 1],
      ['spendUsd', 0.5],
    ]);
  });

  test('is not written while a paper is not even read, and waits for none that failed', async () => {
    await holds(3, 2);
    await papers.record(samplePaper({ id: idOf(7), week }), 7);
    await write(2);
    await run();
    expect(written).toEqual([]);
    await papers.markHeld(week, idOf(7), 'no credits');
    await run();
    expect(written).toEqual([]);
    await papers.markTrouble(week, idOf(7), 'the host did not answer');
    await run();
    expect(written).toHaveLength(1);
  });

  test('is written once for the same summaries, by one of two workers, and anew when a paper joins', async () => {
    await holds(2, 2);
    await Promise.all([run(), run()]);
    await run();
    expect(written).toHaveLength(1);
    await papers.record(samplePaper({ id: idOf(5), week, title: 'Late' }), 5);
    await papers.markRead(week, idOf(5), AT, { kind: 'full' });
    await write(5);
    await run();
    expect(written.at(-1)).toEqual(['Paper 0', 'Paper 1', 'Late']);
  });

  test('says nothing of one paper, nor of papers that were quoted or give machines orders', async () => {
    await holds(3, 1);
    await summaries.keep(sampleSummary({ paperId: idOf(1), verbatim: true }), '');
    await summaries.keep(sampleSummary({ paperId: idOf(2), suspicious: true }), '');
    await run();
    expect(written).toEqual([]);
  });

  test('is written anew by a forced run when that has written the whole week', async () => {
    await holds(2, 2);
    await run();
    await write(0, '別の文0です。', 'forced');
    await run('forced');
    expect(written).toHaveLength(1);
    await write(1, '別の文1です。', 'forced');
    await run('forced');
    expect(written).toHaveLength(2);
  });

  test('is paid for eight times at most, however often its week grows', async () => {
    await holds(2, 2);
    for (let at = 2; at < 13; at++) {
      await run();
      await papers.record(samplePaper({ id: idOf(at), week }), at);
      await papers.markRead(week, idOf(at), AT, { kind: 'full' });
      await write(at);
    }
    expect(written).toHaveLength(8);
  });

  test('that fails is told, is thrown at nobody, and is tried again by the next', async () => {
    await holds(2, 2);
    await run('', { write: () => Promise.reject(new Error('busy')) });
    expect(failures).toMatchObject([{ message: 'busy' }]);
    expect(await summaries.survey(week, 'ja')).toBeUndefined();
    await run();
    expect(written).toHaveLength(1);
  });

  test('is given up when its worker has no time left, so that its paper is not entered again', async () => {
    await holds(2, 2);
    await run('', { write: () => new Promise(() => {}) }, Date.parse(AT) + 31_000);
    expect(failures).toMatchObject([{ message: 'there was too little time left' }]);
  });

  test('is nothing where the writer writes none, and nothing is kept', async () => {
    await holds(2, 2);
    await run('', { write: async () => undefined });
    expect(await summaries.survey(week, 'ja')).toBeUndefined();
  });

  test('is written in every language', async () => {
    await holds(2, 2);
    for (const at of [0, 1]) await summaries.keep(sampleSummary({ paperId: idOf(at), language: 'en' }), '');
    await run('', { languages: ['ja', 'en'] });
    expect(await summaries.survey(week, 'en')).toMatchObject({ language: 'en' });
    expect(written).toHaveLength(2);
  });
});
