/** W-17: a model that may not write holds the edition; with that mended the ordinary path writes and publishes it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { summarize } from '../../functions/summarize.ts';
import { publishWeek } from '../../shared/editions/publish-week.ts';
import { ModelBusyError, ModelRefusedError, type Refusal } from '../../shared/summaries/write/models/model-errors.ts';
import { sampleDocument } from '../summaries/sample-paper.ts';
import { publishServices } from '../support/publish-services.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';

let real: RealTable;
let queues: RealQueues;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

const counted: string[] = [];
const counter = { add: (metric: string) => void counted.push(metric) };

/** A week of two papers; the second one's model throws what it is told. */
async function weekWith(week: string, error: Error | undefined) {
  const services = publishServices(real.table, await queues.bucket('files'));
  const { papers, summaries } = services;
  const ids = [1, 2].map((n) => `arxiv:${week.replace(/\D/g, '')}.0000${n}`);
  for (const [at, id] of ids.entries()) {
    await papers.record(samplePaper({ id, week }), at + 1);
    await papers.markEnqueued(week, id, '2031-01-01T00:00:00Z', ['ja']);
  }
  await summaries.keep(sampleSummary({ paperId: ids[0]! }), '');
  const work = (failing: Error | undefined) =>
    summarize(
      { version: 1, week, paper: ids[1]!, run: '' },
      {
        ...{ papers, summaries, languages: ['ja'], newId: () => 'w', now: services.now },
        readDocument: async () => sampleDocument(),
        summarise: async () => {
          if (failing) throw failing;
          return sampleSummary({ paperId: ids[1]! });
        },
      },
      { receiveCount: 1, remainingMs: 60_000, counter },
    );
  const worked = await work(error).catch((thrown: unknown) => thrown);
  const entry = async () => (await papers.entries(week)).find(({ id }) => id === ids[1])!;
  const publish = (force = false) => publishWeek(week, { aged: false, force, withoutMail: false }, services, counter);
  return { worked, entry, publish, again: () => work(undefined), services };
}

test.each<[Refusal, number]>([
  ['access-denied', 10],
  ['model-retired', 11],
  ['quota', 12],
  ['unreachable', 13],
  ['request-rejected', 14],
])(
  '%s: the paper waits outside the dead letters, nothing is frozen, and once it is written the edition is whole',
  async (refusal, at) => {
    const week = `2031-W${at}`;
    const { worked, entry, publish, again, services } = await weekWith(
      week,
      new ModelRefusedError(refusal, 'set the key'),
    );
    expect(worked).toBeUndefined();
    // Without a time on the queue the next run of any kind enters it again.
    expect(await entry()).toMatchObject({ held: 'set the key', read: { kind: 'full' } });
    expect((await entry()).enqueuedAt).toBeUndefined();
    expect(counted).toContain('modelTrouble');
    expect(await publish()).toEqual({ outcome: 'held', week, papers: 1, reason: 'set the key' });
    expect(await services.editions.list()).not.toContainEqual(expect.objectContaining({ week }));
    await again();
    expect(await publish()).toMatchObject({ outcome: 'published', editions: [{ frozen: 'now', papers: 2 }] });
  },
);

test('an operator may publish without the papers that wait, which are not called unreadable', async () => {
  const { publish, services } = await weekWith('2031-W20', new ModelRefusedError('quota', 'no credit'));
  expect(await publish(true)).toMatchObject({ outcome: 'published' });
  const edition = await services.editions.load('2031-W20', 'ja');
  expect(edition?.papers.map(({ coverage }) => coverage.kind)).toEqual(['full', 'full']);
});

test('a paper’s own trouble and a busy service hold no edition', async () => {
  for (const [week, error] of [
    ['2031-W21', new ModelRefusedError('guardrail', 'withheld')],
    ['2031-W22', new ModelBusyError('throttled')],
  ] as const) {
    const { worked, publish } = await weekWith(week, error);
    expect(worked).toBe(error);
    expect((await publish()).outcome).toBe('published');
  }
});

test('the words of a crash never reach readers', async () => {
  const { publish, services } = await weekWith('2031-W23', new TypeError('x.map is not a function'));
  await publish();
  const edition = await services.editions.load('2031-W23', 'ja');
  expect(JSON.stringify(edition)).not.toContain('x.map');
});
