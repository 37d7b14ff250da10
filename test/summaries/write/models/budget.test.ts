/** The budget of an edition on a real table: what does not fit is refused before it is paid. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { summarize } from '../../../../functions/summarize.ts';
import { createExtractiveModel } from '../../../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../../../shared/summaries/summarise.ts';
import type { SummarizeServices, SummaryWork } from '../../../../shared/summaries/summarise-paper.ts';
import { createSummaryStore } from '../../../../shared/summaries/summary-store.ts';
import { weekRequest } from '../../../../shared/summaries/survey/week-document.ts';
import { createBedrockModel } from '../../../../shared/summaries/write/models/bedrock/bedrock.ts';
import { type Budget, createBudget } from '../../../../shared/summaries/write/models/budget.ts';
import { BudgetReachedError } from '../../../../shared/summaries/write/models/model-errors.ts';
import { type ConverseStub, startConverseStub } from '../../../support/converse-stub.ts';
import { type RealTable, startTable } from '../../../support/real-table.ts';
import { sampleSummary } from '../../../support/sample-papers.ts';
import { handedIn } from '../../../support/sentences.ts';
import { factsOf, sampleDocument, sampleDraft, samplePaper } from '../../sample-paper.ts';
import { clientFor, HAIKU, impatient } from './bedrock-client.ts';

let real: RealTable;
let stub: ConverseStub | undefined;
let alarms = 0;
beforeEach(async () => {
  real = await startTable();
  alarms = 0;
});
afterEach(async () => {
  await stub?.close();
  stub = undefined;
  await real.stop();
});

const budgetOf = (tokens: number, usd: number): Budget =>
  createBudget({
    table: real.table,
    edition: '2024-W13',
    limit: { tokens, usd },
    now: () => new Date('2024-04-01T00:00:00Z'),
    onReached: () => {
      alarms += 1;
    },
  });

describe('a reservation', () => {
  test('is settled with what was spent', async () => {
    const budget = budgetOf(10_000, 1);
    const settle = await budget.reserve({ tokens: 4000, usd: 0.4 });
    expect(await budget.spent()).toEqual({ tokens: 4000, usd: 0.4 });
    await settle({ tokens: 1500, usd: 0.1 });
    expect(await budget.spent()).toEqual({ tokens: 1500, usd: 0.1 });
  });

  test.each([
    ['tokens', 5000, 100],
    ['money', 1_000_000, 0.5],
  ])('that does not fit in %s is refused, and one alarm is raised however often', async (_, tokens, usd) => {
    const budget = budgetOf(tokens, usd);
    await budget.reserve({ tokens: 4000, usd: 0.4 });
    for (let time = 0; time < 3; time++) {
      const error = await budget.reserve({ tokens: 4000, usd: 0.4 }).catch((caught) => caught);
      expect(error).toBeInstanceOf(BudgetReachedError);
      expect(error.retryable).toBe(false);
    }
    expect(alarms).toBe(1);
    expect((await budget.spent()).tokens).toBe(4000);
  });

  test('larger than the whole budget is refused though nothing is spent yet', async () => {
    await expect(budgetOf(100, 1).reserve({ tokens: 101, usd: 0.1 })).rejects.toBeInstanceOf(BudgetReachedError);
  });
});

const paperCalls = (
  number: number,
  budget: Budget,
  model = createBedrockModel({
    client: clientFor(stub!.endpoint),
    modelIds: [HAIKU],
    patience: impatient().patience,
    budget,
  }),
) => {
  const facts = factsOf(number);
  return summarise({
    paper: samplePaper(facts),
    document: sampleDocument(facts),
    language: 'ja',
    model,
    fallback: createExtractiveModel(),
    linkTo: (url) => url,
  });
};

test('W-13 ten workers in flight at the limit: nothing overspent, nothing lost, one alarm', async () => {
  stub = await startConverseStub((call) => {
    const number = Number(
      /Title: (\w+)Sum/.exec(call.body.messages[0].content[0].text) &&
        factsNumber(call.body.messages[0].content[0].text),
    );
    return { tool: handedIn(sampleDraft(factsOf(number))), usage: { inputTokens: 1500, outputTokens: 2500 } };
  });
  const limit = 40_000;
  const budget = budgetOf(limit, 10);
  const summaries = await Promise.all(Array.from({ length: 10 }, (_, number) => paperCalls(number, budget)));
  const spent = await budget.spent();
  const used = summaries.reduce((sum, { usage }) => sum + usage.inputTokens + usage.outputTokens, 0);
  expect(spent.tokens).toBe(used);
  expect(spent.tokens).toBeLessThanOrEqual(limit);
  expect(stub.calls.length).toBeLessThan(10);
  expect(alarms).toBe(1);
  const written = summaries.filter(({ verbatim }) => !verbatim);
  const deferred = summaries.filter(({ verbatim }) => verbatim);
  expect(written).toHaveLength(stub.calls.length);
  expect(deferred.length).toBeGreaterThan(0);
  for (const { dropped, headline, qa } of deferred) {
    expect(dropped[0]!.check).toBe('BudgetReachedError');
    expect(headline).not.toBe('');
    expect(qa.length).toBeGreaterThan(0);
  }
});

const factsNumber = (text: string): number =>
  Array.from({ length: 10 }, (_, at) => at).find((at) => text.includes(factsOf(at).name)) ?? 0;

test('W-16 a call that fails unpaid gives its reservation back; one that hangs keeps the cap', async () => {
  stub = await startConverseStub([{ error: 'AccessDeniedException' }]);
  const budget = budgetOf(1_000_000, 100);
  await expect(paperCalls(1, budget)).rejects.toThrow('may not ask');
  expect((await budget.spent()).tokens).toBe(0);
  await stub.close();
  stub = await startConverseStub([{ hang: true }]);
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU], budget, silence: 200 });
  await expect(paperCalls(1, budget, model)).rejects.toThrow('no answer');
  expect((await budget.spent()).tokens).toBeGreaterThan(8000);
});

test('W-12 a paper of 400 pages is read in part: same choice every time, bounded cost, an honest label', async () => {
  stub = await startConverseStub([{ tool: handedIn(sampleDraft()) }]);
  const page = (number: number) => ({
    kind: 'paragraph' as const,
    text: `Page ${number}. ${'The committee discussed the results of the year and the plans for the next at great length. '.repeat(20)}`,
    place: { kind: 'page' as const, page: number + 5 },
    section: `Part ${Math.floor(number / 40)}`,
  });
  const document = {
    ...sampleDocument(),
    pages: 404,
    blocks: [...sampleDocument().blocks, ...Array.from({ length: 400 }, (_, number) => page(number))],
  };
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU], inputTokens: 20_000 });
  const work = { paper: samplePaper(), document, language: 'ja' as const, model, linkTo: (url: string) => url };
  const [first, second] = [await summarise(work), await summarise(work)];
  expect(first.coverage).toEqual({ kind: 'partial', percent: expect.any(Number) });
  expect(JSON.stringify(second) === JSON.stringify(first)).toBe(true);
  const [one, two] = stub.calls.map(({ body }) => body.messages[0].content[0].text as string);
  expect(two === one).toBe(true);
  expect(one!.length / 3.5).toBeLessThan(21_000);
  // Abstract, method, results and limits are among what is read, and so is the opening of every part.
  for (const words of [
    'We present KiteSum',
    'first selects passages',
    'rises from',
    'All reports are in English',
    'Page 0.',
    'Page 360.',
  ]) {
    expect([words, one!.includes(words)]).toEqual([words, true]);
  }
});

test('what papers say together is reserved like any call: refused where it does not fit, counted where it does', async () => {
  stub = await startConverseStub([{ tool: { sentences: [] } }]);
  const request = weekRequest('2024-W13', 'ja', [{ title: 'One', summary: sampleSummary() }]);
  const asked = (budget: Budget) =>
    createBedrockModel({ client: clientFor(stub!.endpoint), modelIds: [HAIKU], budget }).survey!(request);
  await expect(asked(budgetOf(1_000, 1))).rejects.toThrow(BudgetReachedError);
  expect(stub.calls).toHaveLength(0);
  const { usage } = await asked(budgetOf(1_000_000, 1));
  expect(await budgetOf(1_000_000, 1).spent()).toMatchObject({ tokens: usage.inputTokens + usage.outputTokens });
});

test('W-15 two runs write different summaries: the first stored wins', async () => {
  const store = createSummaryStore(real.table);
  stub = await startConverseStub((_, number) => ({
    tool: handedIn(number === 0 ? sampleDraft() : { ...sampleDraft(), qa: sampleDraft().qa.slice(1) }),
  }));
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] });
  const run = () =>
    summarise({ paper: samplePaper(), document: sampleDocument(), language: 'ja', model, linkTo: (url) => url });
  const [first, second] = [await run(), await run()];
  expect(second).not.toEqual(first);
  expect(await store.keep(first, '')).toBe('written');
  expect(await store.keep(second, '')).toBe('refused');
  expect(await store.get(first.paperId, 'ja')).toEqual(first);
});

test('Q-06 a worker killed behind the model’s answer: the message comes again, one record and one further call', async () => {
  const store = createSummaryStore(real.table);
  stub = await startConverseStub([{ tool: handedIn(sampleDraft()) }]);
  const model = createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] });
  let killed = false;
  const services = {
    papers: {
      get: async () => samplePaper(),
      lease: async () => true,
      release: async () => {},
      markRead: async () => {},
      markTrouble: async () => {},
    },
    summaries: {
      ...store,
      keep: async (...kept: Parameters<typeof store.keep>) => {
        if (killed) return store.keep(...kept);
        killed = true;
        throw new Error('killed');
      },
    },
    languages: ['ja'],
    readDocument: async () => sampleDocument(),
    summarise: ({ paper, document, language }: SummaryWork) =>
      summarise({ paper, document, language, model, linkTo: (url) => url }),
    now: () => new Date(),
    newId: () => 'worker-1',
  } as unknown as SummarizeServices;
  const message = { version: 1, week: '2024-W13', paper: samplePaper().id, run: '' } as const;
  const delivered = { receiveCount: 1, remainingMs: 60_000, counter: { add: () => {} } };
  await expect(summarize(message, services, delivered)).rejects.toThrow('killed');
  for (let delivery = 2; delivery < 5; delivery++)
    await summarize(message, services, { ...delivered, receiveCount: delivery });
  expect(stub.calls).toHaveLength(2);
  expect((await store.all([samplePaper().id], 'ja')).size).toBe(1);
});
