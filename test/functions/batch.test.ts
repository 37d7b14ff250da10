/** A week's drafts by batch, end to end: the real summarizer, the real batch step, real engines, and a Bedrock that errs. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { textOf } from '../../shared/summaries/parts.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import type { BatchJob } from '../../shared/summaries/write/batch/batch-store.ts';
import { BATCH_DISCOUNT, costOf, priceOf } from '../../shared/summaries/write/models/prices.ts';
import { sampleDraft } from '../summaries/sample-paper.ts';
import { ANSWER_LIES } from '../summaries/write/lies.ts';
import { shown } from '../summaries/write/through-stub.ts';
import {
  type BatchRig,
  DUE,
  draftIn,
  HAIKU,
  type RigOptions,
  startBatchRig,
  UNTIL,
  WEEK,
} from '../support/batch-rig.ts';
import { type RecordAnswer, type StubRecord, USAGE } from '../support/batch-stub.ts';
import { isRepair } from '../support/converse-stub.ts';
import { handedIn, told } from '../support/sentences.ts';

let rig: BatchRig;
const start = async (options: RigOptions) => {
  rig = await startBatchRig(options);
};
afterEach(() => rig.stop());

const promptOf = ({ modelInput }: StubRecord): string => JSON.stringify(modelInput.messages);
const honest = (record: StubRecord): RecordAnswer => ({ text: JSON.stringify(handedIn(draftIn(promptOf(record)))) });
/** The budget counts whole millionths of a dollar, rounded up for each paper: compare its sums to four digits. */
const HALF = costOf(priceOf(HAIKU), { input: USAGE.inputTokens, output: USAGE.outputTokens }) * BATCH_DISCOUNT;

/** Lays everything down, makes the job and lets it answer. */
async function throughJob(answer: (record: StubRecord, at: number) => RecordAnswer, status?: string) {
  await rig.work();
  rig.clock.set(DUE);
  await rig.advance();
  await rig.stub.finish(rig.stub.jobs[0]!, answer, status);
  rig.clock.advance(3_600_000);
  const advanced = await rig.advance();
  await rig.work();
  return advanced;
}

const everything = async () => JSON.stringify([...(await rig.written())].sort());

describe('a week whose papers are enough for a batch', () => {
  test('waits without a call, goes out in one job, and is written at half the price', async () => {
    await start({ papers: 5 });
    expect(await rig.work()).toBe(5);
    expect(await rig.advance()).toMatchObject({ submitted: 0, tooFew: 0 });
    expect(rig.onDemand).toEqual([]);
    expect((await rig.written()).size).toBe(0);
    expect((await rig.papers.entries(WEEK)).map(({ awaits }) => awaits)).toEqual(
      Array(5).fill('2024-03-31T18:00:00.000Z'),
    );

    rig.clock.set(DUE);
    expect(await rig.advance()).toMatchObject({ submitted: 1 });
    const [job] = rig.stub.jobs;
    expect(job!.request).toMatchObject({ modelId: HAIKU, modelInvocationType: 'Converse', timeoutDurationInHours: 24 });
    expect(await rig.stub.records(job!)).toHaveLength(5);
    expect(await rig.advance()).toMatchObject({ submitted: 0, answered: 0 });

    await rig.stub.finish(job!, honest);
    expect(await rig.advance()).toMatchObject({ answered: 5, unanswered: 0, troubles: [] });
    expect((await rig.papers.entries(WEEK)).filter(({ awaits }) => awaits)).toEqual([]);
    expect(await rig.work()).toBe(5);
    const written = [...(await rig.written()).values()];
    expect(written).toHaveLength(5);
    expect(rig.onDemand).toEqual([]);
    for (const { verbatim, qa, usage, model, dropped } of written) {
      expect({ verbatim, answers: qa.length, model, dropped }).toEqual({
        ...{ verbatim: false, answers: 6, model: `bedrock:${HAIKU}`, dropped: [] },
      });
      expect(usage.cost).toBeCloseTo(HALF, 10);
    }
    expect((await rig.budget.spent()).usd).toBeCloseTo(5 * HALF, 4);
  });

  test('a second run of everything changes nothing', async () => {
    await start({ papers: 4 });
    await throughJob(honest);
    const [before, spent] = [await everything(), await rig.budget.spent()];
    await rig.queue.send(rig.all.map(({ id }) => ({ version: 1, week: WEEK, paper: id, run: '' })));
    await rig.work();
    expect(await rig.advance()).toMatchObject({ submitted: 0, answered: 0, unanswered: 0 });
    expect(await rig.work()).toBe(0);
    expect(await everything()).toBe(before);
    expect(await rig.budget.spent()).toEqual(spent);
    expect(rig.stub.creates).toHaveLength(1);
  });

  test('a full edition does not wait for the last moment', async () => {
    await start({ papers: 4, full: 4 });
    await rig.work();
    expect(await rig.advance()).toMatchObject({ submitted: 1 });
    expect(rig.stub.jobs[0]!.request.timeoutDurationInHours).toBe(114);
  });

  test('the second language is asked by a batch of its own when there is time, and on demand when there is none', async () => {
    await start({ papers: 3, full: 3, languages: ['ja', 'en'] });
    await rig.work();
    await rig.advance();
    await rig.stub.finish(rig.stub.jobs[0]!, honest);
    await rig.advance();
    await rig.work();
    expect((await rig.written()).size).toBe(3);
    expect(await rig.advance()).toMatchObject({ submitted: 1 });
    const [record] = await rig.stub.records(rig.stub.jobs[1]!);
    expect(promptOf(record!)).toContain('Render every sentence and question of this checked summary in English');
    rig.clock.set(UNTIL);
    expect(await rig.advance()).toMatchObject({ unanswered: 3 });
    expect(rig.onDemand).toHaveLength(0);
    await rig.work();
    expect(rig.onDemand.length).toBeGreaterThanOrEqual(3);
    expect((await rig.written('en')).size).toBe(3);
  });
});

describe('what comes back is never trusted', () => {
  test('no lie of a batch comes through: the checks, the repair and the dropping are those of every answer', async () => {
    await start({ papers: 10 });
    const lies = ANSWER_LIES.slice(0, 10);
    const signs = new Map<string, string>();
    await throughJob((record, at) => {
      const [, lying, sign] = lies[at]!;
      const draft = draftIn(promptOf(record));
      signs.set(textOf(draft.headline), sign);
      return { text: JSON.stringify(handedIn(lieAbout(draft, lying))) };
    });
    const written = [...(await rig.written()).values()];
    expect(written).toHaveLength(10);
    for (const summary of written) expect(shown(summary)).not.toContain(signs.get(textOf(summary.headline))!);
    // Each went back once, on demand, and nothing better came.
    expect(rig.onDemand.filter(isRepair)).toHaveLength(10);
    expect(written.every(({ dropped, usage }) => dropped.length > 0 && usage.calls === 2)).toBe(true);
  });

  test('cut, refused, misshapen, foreign and missing records are asked for on demand, and no paper is lost', async () => {
    await start({ papers: 10 });
    const last = (record: StubRecord) => JSON.stringify(handedIn(draftIn(promptOf(record))));
    const advanced = await throughJob((record, at) => {
      const answers: RecordAnswer[] = [
        honest(record),
        { error: { errorCode: 400, errorMessage: 'bad request' } },
        'missing',
        { text: last(record).slice(0, 200), stopReason: 'max_tokens' },
        { text: last(record).slice(0, 200) },
        { text: `Here it is: ${last(record)}` },
        { line: JSON.stringify({ ...record, modelOutput: { output: {}, stopReason: 'end_turn' } }) },
        { line: '{"recordId": "cut in the mid' },
        { line: JSON.stringify({ recordId: 'nobody', modelInput: {}, modelOutput: { output: {} } }) },
        { text: '{"headline": 3}' },
      ];
      return answers[at]!;
    });
    expect(advanced).toMatchObject({ answered: 6, unanswered: 4 });
    const written = [...(await rig.written()).values()];
    expect(written).toHaveLength(10);
    expect(written.every(({ verbatim, qa }) => !verbatim && qa.length === 6)).toBe(true);
    // The honest one and the one with words before it needed no call; an answer that was paid for and unusable counts beside
    // the call that replaced it.
    expect(rig.onDemand).toHaveLength(8);
    expect(written.filter(({ usage }) => usage.calls === 2)).toHaveLength(4);
    const paid = written.reduce((sum, { usage }) => sum + usage.cost, 0);
    expect((await rig.budget.spent()).usd).toBeCloseTo(paid, 4);
  });

  test('of two answers to one record the first in the file stays', async () => {
    await start({ papers: 3 });
    await throughJob((record) => {
      const lines = [handedIn(draftIn(promptOf(record))), { headline: told('x'), overview: [told('x')], qa: [] }].map(
        (draft) =>
          JSON.stringify({
            ...record,
            modelOutput: {
              ...{ output: { message: { content: [{ text: JSON.stringify(draft) }] } } },
              ...{ stopReason: 'end_turn', usage: USAGE },
            },
          }),
      );
      return { line: lines.join('\n') };
    });
    expect(rig.onDemand).toEqual([]);
    expect([...(await rig.written()).values()].map(({ qa }) => qa.length)).toEqual([6, 6, 6]);
  });

  test('an answer to a paper that was revised meanwhile is not taken for the new version', async () => {
    await start({ papers: 3 });
    await rig.work();
    rig.clock.set(DUE);
    await rig.advance();
    const revised = { ...rig.all[0]!, version: 2, title: `${rig.all[0]!.title}, Revised` };
    await rig.papers.record(revised, 1);
    await rig.stub.finish(rig.stub.jobs[0]!, honest);
    await rig.advance();
    await rig.work();
    expect(rig.onDemand).toHaveLength(1);
    expect((await rig.summaries.get(revised.id, 'ja'))!.version).toBe(2);
  });
});

describe('when the batch does not come', () => {
  test.each(['Failed', 'Expired', 'Stopped'])(
    'a job that ends as %s gives every paper to on demand, once',
    async (status) => {
      await start({ papers: 4 });
      const advanced = await throughJob(() => 'missing', status);
      expect(advanced).toMatchObject({ answered: 0, unanswered: 4 });
      expect(rig.onDemand).toHaveLength(4);
      expect((await rig.written()).size).toBe(4);
      expect(await rig.advance()).toMatchObject({ unanswered: 0 });
      expect(await rig.work()).toBe(0);
    },
  );

  test('a job that is late is stopped, its answers so far are used, and the others are asked for before the deadline', async () => {
    await start({ papers: 4 });
    await rig.work();
    rig.clock.set(DUE);
    await rig.advance();
    const [job] = rig.stub.jobs;
    await rig.stub.finish(job!, (record, at) => (at < 2 ? honest(record) : 'missing'), 'InProgress');
    expect(await rig.advance()).toMatchObject({ answered: 0 });
    rig.clock.set(UNTIL);
    expect(await rig.advance()).toMatchObject({ answered: 2, unanswered: 2 });
    expect(job!.status).toBe('Stopping');
    await rig.work();
    expect(rig.onDemand).toHaveLength(2);
    const before = await everything();
    expect((await rig.written()).size).toBe(4);
    // It comes after all: nobody wants it any more.
    await rig.stub.finish(job!, honest);
    rig.clock.advance(3_600_000);
    expect(await rig.advance()).toMatchObject({ answered: 0, unanswered: 0 });
    expect(await rig.work()).toBe(0);
    expect(await everything()).toBe(before);
    // What the stopped records cost nobody tells: they stay counted, so the budget ends early and not late.
    const paid = [...(await rig.written()).values()].reduce((sum, { usage }) => sum + usage.cost, 0);
    expect((await rig.budget.spent()).usd).toBeGreaterThan(paid);
  });

  test('too few papers are no batch: they are asked for as soon as no more can come', async () => {
    await start({ papers: 4, least: 5 });
    await rig.work();
    rig.clock.set(DUE);
    expect(await rig.advance()).toMatchObject({ submitted: 0, tooFew: 4, unanswered: 0 });
    await rig.work();
    expect(rig.stub.creates).toEqual([]);
    expect(rig.onDemand).toHaveLength(4);
    expect((await rig.written()).size).toBe(4);
  });

  test('a paper that is found too late for a batch, and one that an operator forces, do not wait', async () => {
    await start({ papers: 2 });
    await rig.work('forced');
    expect(rig.onDemand).toHaveLength(2);
    await rig.stop();
    await start({ papers: 2 });
    rig.clock.set('2024-03-30T20:00:00Z');
    await rig.work();
    expect(rig.onDemand).toHaveLength(2);
    expect(await rig.store.records()).toEqual([]);
  });

  test('a job that Bedrock refuses is asked for on demand at once; one that it could not take now is made an hour later', async () => {
    await start({ papers: 3 });
    await rig.work();
    rig.clock.set(DUE);
    rig.stub.errors.push('ThrottlingException');
    expect(await rig.advance()).toMatchObject({ submitted: 0, troubles: [expect.stringContaining('Throttling')] });
    expect(await rig.work()).toBe(0);
    rig.stub.errors.push('ValidationException');
    expect(await rig.advance()).toMatchObject({ unanswered: 3, troubles: [expect.stringContaining('Validation')] });
    await rig.work();
    expect(rig.onDemand).toHaveLength(3);
    expect((await rig.written()).size).toBe(3);
  });

  test('when nobody takes the batches further, the sweep enters the papers in time', async () => {
    await start({ papers: 3 });
    await rig.work();
    rig.clock.set(DUE);
    expect(await rig.sweep()).toMatchObject({ papers: 0 });
    rig.clock.set(UNTIL);
    rig.clock.advance(60_000);
    expect(await rig.sweep()).toMatchObject({ papers: 3 });
    await rig.work();
    expect((await rig.written()).size).toBe(3);
    expect(rig.onDemand).toHaveLength(3);
    // The step comes back, and finds nothing left to do or to pay for.
    expect(await rig.advance()).toMatchObject({ submitted: 0, answered: 0 });
    expect(rig.stub.creates).toEqual([]);
  });
});

describe('two at once, and one that dies', () => {
  test('two runs at the same moment make one job', async () => {
    await start({ papers: 6 });
    await rig.work();
    rig.clock.set(DUE);
    await Promise.all([rig.advance(), rig.advance(), rig.advance()]);
    expect(rig.stub.jobs).toHaveLength(1);
    expect(await rig.stub.records(rig.stub.jobs[0]!)).toHaveLength(6);
    await rig.stub.finish(rig.stub.jobs[0]!, honest);
    await Promise.all([rig.advance(), rig.advance()]);
    await rig.work();
    expect((await rig.written()).size).toBe(6);
    expect(rig.onDemand).toEqual([]);
    expect((await rig.budget.spent()).usd).toBeCloseTo(6 * HALF, 4);
  });

  test.each([
    ['before the job is made', 'plan'],
    ['after the job is made and before that is written down', 'markSubmitted'],
    ['after the papers are entered and before the job is closed', 'markEnded'],
  ] as const)('a run that dies %s is taken up by the next one', async (_when, step) => {
    await start({ papers: 4 });
    await rig.work();
    rig.clock.set(DUE);
    const real = rig.store;
    const dying = {
      ...real,
      // What the step does reaches the table in the first case alone.
      [step]: async (job: BatchJob) => {
        if (step === 'plan') await real.plan(job);
        throw new Error('killed');
      },
    };
    if (step === 'markEnded') {
      await rig.advance();
      await rig.stub.finish(rig.stub.jobs[0]!, honest);
    }
    await expect(rig.advance({ store: dying })).rejects.toThrow('killed');
    await rig.advance();
    if (step !== 'markEnded') await rig.stub.finish(rig.stub.jobs[0]!, honest);
    await rig.advance();
    await rig.work();
    expect(rig.stub.jobs).toHaveLength(1);
    expect((await rig.written()).size).toBe(4);
    expect(rig.onDemand).toEqual([]);
    expect((await rig.budget.spent()).usd).toBeCloseTo(4 * HALF, 4);
  });

  test('a run that dies before the papers are entered leaves its job open, and the next one enters them', async () => {
    await start({ papers: 4 });
    await rig.work();
    rig.clock.set(DUE);
    await rig.advance();
    await rig.stub.finish(rig.stub.jobs[0]!, honest);
    const send = () => Promise.reject(new Error('killed'));
    await expect(rig.advance({ papersQueue: { ...rig.queue, send } })).rejects.toThrow('killed');
    expect(await rig.work()).toBe(0);
    await rig.advance();
    expect(await rig.work()).toBe(4);
    expect((await rig.written()).size).toBe(4);
    expect(rig.onDemand).toEqual([]);
  });
});

test('the budget is a hard stop for batches too: what does not fit is quoted from the paper, and nothing is overspent', async () => {
  // The cap of one draft at half price is about three cents.
  await start({ papers: 6, budgetUsd: 0.1 });
  await rig.work();
  expect((await rig.budget.spent()).usd).toBeLessThanOrEqual(0.1);
  expect((await rig.store.records()).length).toBeGreaterThanOrEqual(3);
  expect((await rig.written()).size).toBe(6 - (await rig.store.records()).length);
  rig.clock.set(DUE);
  await rig.advance();
  await rig.stub.finish(rig.stub.jobs[0]!, honest);
  await rig.advance();
  await rig.work();
  const written = [...(await rig.written()).values()];
  expect(written).toHaveLength(6);
  expect(written.filter(({ verbatim }) => verbatim).length).toBeGreaterThan(0);
  expect(written.filter(({ verbatim }) => !verbatim).length).toBeGreaterThanOrEqual(3);
  expect((await rig.budget.spent()).usd).toBeLessThanOrEqual(0.1);
});

/** The lie that the sample draft was given, told about this paper. */
function lieAbout(draft: Draft, lying: Draft): Draft {
  const honestly = sampleDraft().qa;
  const at = lying.qa.findIndex((item, index) => JSON.stringify(item) !== JSON.stringify(honestly[index]));
  return { ...draft, qa: draft.qa.map((item, index) => (index === at ? lying.qa[at]! : item)) };
}
