/** A worker that dies between two turns pays for neither of them again, and what was billed stays counted. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SummaryRequest } from '../../../shared/summaries/summary.ts';
import { DRAFT_SCHEMA } from '../../../shared/summaries/write/draft-schema.ts';
import type { Ask } from '../../../shared/summaries/write/models/ask-model.ts';
import { bedrockWire } from '../../../shared/summaries/write/models/bedrock/bedrock.ts';
import { createBudget } from '../../../shared/summaries/write/models/budget.ts';
import { createTurnStore } from '../../../shared/summaries/write/turn-store.ts';
import { writtenModel } from '../../../shared/summaries/write/written-model.ts';
import { type ConverseStub, isRepair, startConverseStub } from '../../support/converse-stub.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';
import { handedIn, NOTHING_BETTER } from '../../support/sentences.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../sample-paper.ts';
import { clientFor, HAIKU } from './models/bedrock-client.ts';

let real: RealTable;
let stub: ConverseStub | undefined;
beforeEach(async () => {
  real = await startTable();
});
afterEach(async () => {
  await stub?.close();
  stub = undefined;
  await real.stop();
});

const request: SummaryRequest = { paper: samplePaper(), document: sampleDocument(), language: 'ja' };
const prompt = { system: 's', document: 'd', task: 't' };
const usage = { calls: 1, inputTokens: 9, outputTokens: 3, cost: 0.5 };
const DAY = 86_400_000;

test('Q-15: the same question to the same models has one answer, paid once, and after a week it is asked anew', async () => {
  let asked = 0;
  let time = 0;
  const ask: Ask = async () => ({ answer: { at: ++asked }, usage, modelId: 'm' });
  // Each is a worker of its own: nothing but the table lasts.
  const worker = (models = 'm') => createTurnStore(real.table, () => new Date(time), models)(request, ask);
  expect(await worker()(prompt, DRAFT_SCHEMA, 10)).toEqual({ answer: { at: 1 }, usage, modelId: 'm' });
  time += 6 * DAY;
  expect(await worker()(prompt, DRAFT_SCHEMA, 10)).toEqual({ answer: { at: 1 }, usage, modelId: 'm' });
  expect(await worker('another')(prompt, DRAFT_SCHEMA, 10)).toMatchObject({ answer: { at: 2 } });
  expect(await worker()({ ...prompt, task: 'again' }, DRAFT_SCHEMA, 10)).toMatchObject({ answer: { at: 3 } });
  time += 2 * DAY;
  expect(await worker()(prompt, DRAFT_SCHEMA, 10)).toMatchObject({ answer: { at: 4 } });
});

test('Q-15: a turn that fails is not kept, and an answer that the table does not take is given all the same', async () => {
  const now = () => new Date(0);
  const failing: Ask = () => Promise.reject(new Error('busy'));
  await expect(createTurnStore(real.table, now, 'm')(request, failing)(prompt, DRAFT_SCHEMA, 10)).rejects.toThrow(
    'busy',
  );
  const flood: Ask = async () => ({ answer: 'x'.repeat(500_000), usage, modelId: 'm' });
  const answered = await createTurnStore(real.table, now, 'm')(request, flood)(prompt, DRAFT_SCHEMA, 10);
  expect(answered.answer).toHaveLength(500_000);
});

test('Q-15: a worker that is killed in the repair leaves its draft paid once, its lost call counted, and the next goes on', async () => {
  let kill: (() => void) | undefined;
  const killed = new Promise<void>((done) => {
    kill = done;
  });
  let repairs = 0;
  stub = await startConverseStub((call) => {
    const repairing = isRepair(call);
    if (repairing && ++repairs === 1) {
      kill!();
      return { hang: true };
    }
    return { tool: repairing ? NOTHING_BETTER : handedIn(sampleDraft()) };
  });
  const now = () => new Date(0);
  const limit = { tokens: 10_000_000, usd: 100 };
  const budget = () => createBudget({ table: real.table, edition: '2024-W13', limit, now });
  const worker = () =>
    writtenModel({
      ...{ wire: bedrockWire({ client: clientFor(stub!.endpoint) }), modelIds: [HAIKU], now, budget: budget() },
      keepTurns: createTurnStore(real.table, now, HAIKU),
    });
  const objections = [{ where: 'overview[0]', check: 'x', reason: 'y' }];

  const first = worker();
  const { draft } = await first.draft(request);
  void first.repair!(request, draft, objections).catch(() => {});
  await killed;
  const afterDeath = await budget().spent();

  const second = worker();
  await second.draft(request);
  await second.repair!(request, draft, objections);
  const drafts = stub.calls.filter((call) => !isRepair(call));
  expect(drafts).toHaveLength(1);
  expect(repairs).toBe(2);
  // The call that hung when its worker died stays counted at its cap.
  const end = await budget().spent();
  expect(end.usd).toBeGreaterThan(afterDeath.usd);
});
