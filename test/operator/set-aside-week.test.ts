/** I-27: a week in which one record of every kind can't be read goes through every step, and each is named. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { collect } from '../../functions/collect.ts';
import { publish } from '../../functions/publish.ts';
import { sweep } from '../../functions/sweep.ts';
import { statusOfWeek } from '../../infra/operator/status/status-of-week.ts';
import type { Target } from '../../infra/operator/target/target.ts';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { createErrataStore } from '../../shared/editions/errata-store.ts';
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { parseRuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import { publishServices } from '../support/publish-services.ts';
import { type RealQueue, type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';

const WEEK = '2031-W09';
const idOf = (n: number) => `arxiv:3109.0000${n}`;
const found = [1, 2, 3, 4, 5].map((n) => samplePaper({ id: idOf(n), week: WEEK, title: `Paper ${n}` }));
const counter = { add: () => {} };

let real: RealTable;
let queues: RealQueues;
let queue: RealQueue;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
  queue = await queues.queue('papers');
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

async function spoil(pk: string, sk: string, change: Record<string, unknown>): Promise<string> {
  await real.table.put({ ...(await real.table.get({ pk, sk })), pk, sk, ...change });
  return `${pk} / ${sk}`;
}

/** What a command finds set aside: each record once. */
function takeSetAside() {
  const records = [...new Map(real.setAside.map((record) => [record.key, record])).values()];
  real.setAside.length = 0;
  return records;
}

test('it is collected, swept and published; the edition tells of every paper, and status names every record', async () => {
  const { table } = real;
  const files = await queues.bucket('files');
  const stores = {
    ...{
      table,
      papers: createPaperStore(table),
      summaries: createSummaryStore(table),
      errata: createErrataStore(table),
    },
    editions: createEditionStore(table, files),
  };
  const now = () => new Date('2031-03-03T00:00:00Z');
  const collecting = {
    ...{ ...stores, queue, languages: ['ja'] as const, now, newId: () => crypto.randomUUID() },
    collectWeek: async () => ({
      ...{ week: WEEK, papers: found, remarks: [], ranking: [], postponed: 0 },
      ...{ partial: false, daysSinceNewestWeek: 1 },
    }),
  };
  const ask = { run: '', dryRun: false, lastTry: false };
  await collect(ask, collecting, counter);
  await queue.take();
  for (const { id } of found) await stores.summaries.keep(sampleSummary({ paperId: id }), '');
  const spoiled = [
    await spoil(`PAPER#${idOf(1)}`, 'META', { form: 2 }),
    await spoil(`WEEK#${WEEK}`, `PAPER#${idOf(2)}`, { position: 'second' }),
    await spoil(`PAPER#${idOf(3)}`, 'SUMMARY#ja', { summary: { paperId: idOf(3) } }),
    await spoil('EDITIONS', '2031-W08#ja', { week: '2031-W08', language: 'fr' }),
  ];

  expect(await collect(ask, collecting, counter)).toMatchObject({ outcome: 'collected', found: 5, enqueued: 0 });
  const sweeping = {
    ...{ ...stores, papersQueue: queue, languages: ['ja'] as const, weeks: () => [WEEK] },
    ...{
      sweepDeliveries: async () => [],
      enterFailedRuns: async () => 0,
      hoursLate: async () => 0,
      now: () => new Date('2031-03-04T00:00:00Z'),
    },
  };
  expect(await sweep({}, sweeping, counter)).toMatchObject({ papers: 0 });

  const publishing = publishServices(table, files, { ...stores, now });
  const published = await publish({ week: WEEK, force: false, withoutMail: false }, publishing, counter);
  expect(published).toMatchObject({ outcome: 'published', editions: [{ frozen: 'now', papers: 5 }] });
  const edition = (await stores.editions.load(WEEK, 'ja'))!;
  expect(edition.receipt).toMatchObject({ found: 5, summarised: 3, dropped: 2 });
  expect(Object.fromEntries(edition.papers.map(({ id, failure }) => [id, failure]))).toEqual({
    [idOf(1)]: 'its stored record could not be read',
    [idOf(3)]: 'its stored summary could not be read',
  });

  expect(
    takeSetAside()
      .map(({ key }) => key)
      .sort(),
  ).toEqual([...spoiled].sort());
  const none = async () => 0;
  const target = {
    ...{ ...stores, takeSetAside, deadLetters: none, queued: none, failedRuns: none, nextRuns: () => [] },
    settings: async () => parseRuntimeSettings(JSON.stringify({ sources: [], languages: ['ja'], model: 'extractive' })),
  };
  const status = await statusOfWeek(target as unknown as Target, WEEK);
  expect(status).toMatchObject({ found: 5, summarised: 3, dropped: 2, published: true });
  expect(status.setAside.map(({ key }) => key).sort()).toEqual([...spoiled].sort());
  expect(status.papers.filter(({ why }) => why !== undefined).map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
});

test('an edition that can not be read holds up no other language, and is not noted as done until force freezes it anew', async () => {
  const { table } = real;
  const files = await queues.bucket('more-files');
  const editions = createEditionStore(table, files);
  let done = 0;
  const papers = createPaperStore(table);
  const week = '2031-W10';
  await papers.record(samplePaper({ id: idOf(9), week }), 1);
  const now = () => new Date('2031-03-10T00:00:00Z');
  const punctuality = { ...createPunctuality(table, () => now().getTime()), noteDone: async () => void done++ };
  const publishing = publishServices(table, files, { languages: ['ja', 'en'], editions, punctuality, now });
  const ask = { week, force: false, withoutMail: false };
  await publish(ask, publishing, counter);
  await spoil(`EDITION#${week}#ja`, 'META', { key: 'editions/gone.json' });
  expect(done).toBe(1);
  const again = await publish(ask, publishing, counter);
  expect(again).toMatchObject({ editions: [{ language: 'en', frozen: 'before' }], setAside: ['ja'] });
  expect(done).toBe(1);
  const forced = await publish({ ...ask, force: true }, publishing, counter);
  expect(forced).toMatchObject({ editions: [{ frozen: 'now' }, { frozen: 'now' }] });
  expect(done).toBe(2);
});
