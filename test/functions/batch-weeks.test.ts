/**
 * Weeks under drawn faults at every border of a batch: Bedrock throttles, refuses, loses, cuts, lies, fails and is late, the step dies
 * between any two of its writes and runs twice at once. Whatever was drawn, each paper has one true summary before
 * the edition, no request is in two jobs, and no more is spent than the budget has.
 */

import { expect, test } from '@jest/globals';
import { sentencesOf } from '../../shared/summaries/parts.ts';
import type { AdvanceServices } from '../../shared/summaries/write/batch/advance-batch.ts';
import { factsOf, sampleDraft } from '../summaries/sample-paper.ts';
import { ANSWER_LIES } from '../summaries/write/lies.ts';
import { type BatchRig, DUE, draftIn, startBatchRig, UNTIL } from '../support/batch-rig.ts';
import type { RecordAnswer, StubRecord } from '../support/batch-stub.ts';
import { createRandom, type Random } from '../support/random.ts';
import { handedIn } from '../support/sentences.ts';

const SEEDS = [1, 2, 3, 4, 5, 9];
const PAPERS = 5;
const HOUR = 3_600_000;
const BUDGET = 0.6;

const ERRORS = ['ThrottlingException', 'InternalServerException', 'ServiceQuotaExceededException'];
const ENDS = ['Completed', 'Completed', 'PartiallyCompleted', 'Failed', 'Stopped', 'Expired'];
const STEPS = ['plan', 'markSubmitted', 'markEnded', 'end'] as const;

function answerOf(record: StubRecord, random: Random): RecordAnswer {
  const draft = draftIn(JSON.stringify(record.modelInput.messages));
  const text = JSON.stringify(handedIn(draft));
  const lie = random.pick(ANSWER_LIES)[1].qa;
  return random.pick<RecordAnswer>([
    { text },
    { text },
    { text: JSON.stringify(handedIn({ ...draft, qa: lie })) },
    { text: text.slice(0, random.below(text.length)), stopReason: 'max_tokens' },
    { text: `Certainly! ${text}` },
    { error: { errorCode: 500, errorMessage: 'model error' } },
    { line: text.slice(0, 80) },
    'missing',
  ]);
}

/** The step, in which perhaps one write fails, before or after it was done. */
function mortal({ store, files }: AdvanceServices, random: Random): Partial<AdvanceServices> {
  if (!random.chance(0.3)) return {};
  const step = random.pick([...STEPS, 'keepAnswer', 'keepInput'] as const);
  let left = random.below(3);
  const done = random.chance(0.5);
  const dying =
    <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (left-- > 0) return call(...given);
      if (done) await call(...given);
      throw new Error('killed');
    };
  if (step === 'keepAnswer') return { files: { ...files, keepAnswer: dying(files.keepAnswer) } };
  if (step === 'keepInput') return { files: { ...files, keepInput: dying(files.keepInput) } };
  return { store: { ...store, [step]: dying(store[step] as (...given: unknown[]) => Promise<unknown>) } };
}

async function twoHours(rig: BatchRig, random: Random): Promise<void> {
  if (random.chance(0.25)) rig.stub.errors.push(random.pick(ERRORS));
  if (random.chance(0.03)) rig.stub.errors.push('ValidationException');
  const runs = random.chance(0.2) ? 2 : 1;
  if (random.chance(0.85)) {
    await Promise.allSettled(Array.from({ length: runs }, () => rig.advance(mortal(rig.batching, random))));
  }
  for (const job of rig.stub.jobs) {
    if (['Submitted', 'InProgress'].includes(job.status) && random.chance(0.15)) {
      const status = random.chance(0.3) ? 'InProgress' : random.pick(ENDS);
      await rig.stub.finish(job, (record) => answerOf(record, random), status);
    }
  }
  if (random.chance(0.8)) await rig.work();
  if (random.chance(0.4)) await rig.sweep();
  rig.clock.advance(2 * HOUR);
}

/** What readers may be told of a sample paper: every answer of its true draft. */
const truths = new Set(
  Array.from({ length: PAPERS }, (_, at) =>
    sentencesOf(sampleDraft(factsOf(at))).map(({ sentence }) => sentence.sentence),
  ).flat(),
);

test.each(SEEDS)('seed %i: every paper has one true summary in time, and nothing is paid for twice', async (seed) => {
  const random = createRandom(seed);
  const rig = await startBatchRig({ papers: PAPERS, budgetUsd: BUDGET });
  try {
    await rig.work();
    rig.clock.set(DUE);
    const firsts = new Map<string, string>();
    while (rig.clock.now() < Date.parse(UNTIL)) {
      await twoHours(rig, random);
      for (const [id, summary] of await rig.written()) {
        const text = JSON.stringify(summary);
        expect(firsts.get(id) ?? text).toBe(text);
        firsts.set(id, text);
      }
      expect((await rig.budget.spent()).usd).toBeLessThanOrEqual(BUDGET);
    }
    // The hours before the edition: nothing fails any more, and nobody has to know what did.
    rig.stub.errors.splice(0);
    for (let round = 0; round < 3; round++) {
      rig.clock.advance(HOUR);
      await rig.advance();
      await rig.sweep();
      await rig.work();
    }
    const written = await rig.written();
    expect(written.size).toBe(PAPERS);
    for (const [id, summary] of written) {
      expect(firsts.get(id) ?? JSON.stringify(summary)).toBe(JSON.stringify(summary));
      expect(summary.verbatim).toBe(false);
      expect(sentencesOf(summary).filter(({ sentence }) => !truths.has(sentence.text))).toEqual([]);
    }
    const asked = (await Promise.all(rig.stub.jobs.map((job) => rig.stub.records(job)))).flat();
    expect(new Set(asked.map(({ recordId }) => recordId)).size).toBe(asked.length);
    const told = [...written.values()].reduce((sum, { usage }) => sum + usage.cost, 0);
    const { usd } = await rig.budget.spent();
    expect(usd).toBeGreaterThanOrEqual(told - 1e-4);
    expect(usd).toBeLessThanOrEqual(BUDGET);
    // All is at its end.
    expect((await rig.store.records()).filter(({ state }) => state === 'waiting')).toEqual([]);
    expect((await rig.store.jobs()).filter(({ state }) => state !== 'ended')).toEqual([]);
    expect((await rig.papers.entries('2024-W13')).filter(({ awaits }) => awaits)).toEqual([]);
  } finally {
    await rig.stop();
  }
});
