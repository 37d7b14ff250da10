import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CollectInput, collect } from '../../functions/collect.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import type { Counter } from '../../shared/platform/metrics.ts';
import type { CollectServices } from '../../shared/sources/collect-run.ts';
import { SourceError } from '../../shared/sources/source.ts';
import { WebRefusedError } from '../../shared/sources/web.ts';
import { type RealQueue, type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper } from '../support/sample-papers.ts';

let real: RealTable;
let queues: RealQueues;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

let number = 0;
const counter: Counter = { add: () => {} };
const ask = (over: Partial<CollectInput> = {}): CollectInput => ({ run: '', dryRun: false, lastTry: false, ...over });

/** Services of a week of its own, on the shared engines. */
async function weekOf(
  papers: (week: string) => readonly Paper[],
): Promise<{ week: string; queue: RealQueue; services: CollectServices }> {
  const week = `2031-W${String(10 + number++).padStart(2, '0')}`;
  const queue = await queues.queue(`papers-${week}`);
  let ids = 0;
  const services: CollectServices = {
    papers: createPaperStore(real.table),
    queue,
    languages: ['ja'],
    collectWeek: async () => ({
      week,
      papers: papers(week),
      remarks: [],
      ranking: [],
      postponed: 0,
      partial: false,
      daysSinceNewestWeek: 1,
    }),
    now: () => new Date('2031-06-01T00:00:00Z'),
    newId: () => `${week}-${ids++}`,
  };
  return { week, queue, services };
}

const three = (week: string) =>
  [1, 2, 3].map((n) => samplePaper({ id: `arxiv:${week.replace(/\D/g, '')}.0000${n}`, week, title: `Paper ${n}` }));

test('a week is enqueued once, and a second run changes nothing', async () => {
  const { queue, services, week } = await weekOf(three);
  expect(await collect(ask(), services, counter)).toMatchObject({
    outcome: 'collected',
    week,
    found: 3,
    enqueued: 3,
    unchanged: 0,
  });
  expect(await collect(ask(), services, counter)).toMatchObject({ found: 3, enqueued: 0, unchanged: 3 });
  expect((await queue.take()).map(({ body }) => (body as { paper: string }).paper)).toEqual(
    three(week).map((paper) => paper.id),
  );
});

test('a language that the digest gets later is asked for as well, once', async () => {
  const { queue, services } = await weekOf(three);
  await collect(ask(), services, counter);
  const both: CollectServices = { ...services, languages: ['ja', 'en'] };
  expect(await collect(ask({ dryRun: true }), both, counter)).toMatchObject({ enqueued: 3, unchanged: 0 });
  expect(await collect(ask(), both, counter)).toMatchObject({ enqueued: 3, unchanged: 0 });
  expect(await queue.take()).toHaveLength(6);
  for (const again of [both, services, { ...services, languages: ['en' as const] }])
    expect(await collect(ask(), again, counter)).toMatchObject({ enqueued: 0, unchanged: 3 });
});

test('I-01: a slot that fires many times at once enqueues each paper once', async () => {
  const { queue, services } = await weekOf(three);
  const results = await Promise.all(
    Array.from({ length: 12 }, () => collect(ask({ slot: '2031-06-01T00:00:00Z' }), services, counter)),
  );
  expect(results.filter((result) => result.outcome === 'collected' && result.enqueued > 0)).toHaveLength(1);
  expect(await queue.take()).toHaveLength(3);
});

test('papers that were recorded by a run that died before the queue took them are enqueued by the next run', async () => {
  const { queue, services } = await weekOf(three);
  const dying = { ...services, queue: { ...queue, send: () => Promise.reject(new Error('killed')) } };
  await expect(collect(ask(), dying, counter)).rejects.toThrow('killed');
  expect(await collect(ask(), services, counter)).toMatchObject({ enqueued: 3 });
  expect(await queue.take()).toHaveLength(3);
});

test('I-10: a newer version is a revision of the same paper, and a work of another week stays there', async () => {
  const { queue, services, week } = await weekOf(three);
  await collect(ask(), services, counter);
  await queue.take();
  const [first] = three(week) as [Paper, ...Paper[]];
  const revised = {
    ...services,
    collectWeek: async () => ({
      week,
      papers: [{ ...first, version: 2 }],
      remarks: [],
      ranking: [],
      postponed: 0,
      partial: false,
      daysSinceNewestWeek: 1,
    }),
  };
  expect(await collect(ask(), revised, counter)).toMatchObject({ enqueued: 1 });
  expect(await services.papers.get(first.id)).toMatchObject({ version: 2, earlierVersions: [1], week });
  const later = {
    ...services,
    collectWeek: async () => ({
      week: '2031-W50',
      papers: [{ ...first, week: '2031-W50' }],
      remarks: [],
      ranking: [],
      postponed: 0,
      partial: false,
      daysSinceNewestWeek: 1,
    }),
  };
  expect(await collect(ask(), later, counter)).toMatchObject({ enqueued: 0 });
  expect(await services.papers.entries('2031-W50')).toEqual([]);
});

test('metadata that could not be had at first is completed by a later run without a second message', async () => {
  const bare = (week: string) => [
    samplePaper({ id: `doi:10.1/${week}`, week, title: 'Row title', authors: [], remarks: ['metadata-unreachable'] }),
  ];
  const { queue, services, week } = await weekOf(bare);
  await collect(ask(), services, counter);
  const whole = {
    ...services,
    collectWeek: async () => ({
      week,
      papers: [samplePaper({ id: `doi:10.1/${week}`, week, title: 'True title' })],
      remarks: [],
      ranking: [],
      postponed: 0,
      partial: false,
      daysSinceNewestWeek: 1,
    }),
  };
  expect(await collect(ask(), whole, counter)).toMatchObject({ enqueued: 0 });
  expect(await services.papers.get(`doi:10.1/${week}`)).toMatchObject({
    title: 'True title',
    authors: ['Aki Mori', 'Ben Ode'],
  });
  expect(await queue.take()).toHaveLength(1);
});

test('I-03: a source that refuses is told by name and nothing is thrown or stored', async () => {
  const { services, week } = await weekOf(three);
  const refused = {
    ...services,
    collectWeek: () => Promise.reject(new WebRefusedError('rate-limited', 'asked to wait', { retryable: true })),
  };
  expect(await collect(ask(), refused, counter)).toEqual({
    outcome: 'source-unreachable',
    reason: 'asked to wait',
    retryable: true,
  });
  expect(await services.papers.entries(week)).toEqual([]);
});

test('O-01: a scheduled run that reaches no source fails by its name, and so does one that misses one of two once the other’s papers are kept', async () => {
  const { queue, services, week } = await weekOf(three);
  const counts: string[] = [];
  const counted: Counter = { add: (metric) => void counts.push(metric) };
  const slot = ask({ slot: '2031-06-01T00:00:00Z' });
  const none: CollectServices = {
    ...services,
    collectWeek: () => Promise.reject(new SourceError('unreachable', 'list:x: gone', { retryable: true })),
  };
  await expect(collect(slot, none, counted)).rejects.toThrow('list:x: gone');
  expect(await services.papers.unreachable(week)).toMatchObject({ reason: 'list:x: gone' });
  expect(await services.papers.entries(week)).toEqual([]);
  const half: CollectServices = {
    ...services,
    collectWeek: async (asked) => ({
      ...(await services.collectWeek(asked)),
      partial: true,
      unreached: ['list:y: shut'],
    }),
  };
  expect(counts.splice(0)).toContain('sourceUnreachable');
  await expect(collect(slot, half, counted)).rejects.toThrow('list:y: shut');
  expect(counts).toContain('sourceUnreachable');
  expect(await services.papers.unreachable(week)).toMatchObject({ reason: 'list:y: shut' });
  expect(await queue.take()).toHaveLength(3);
  expect(await collect(slot, services, counted)).toMatchObject({ outcome: 'collected', enqueued: 0 });
  expect(await services.papers.unreachable(week)).toBeUndefined();
});

test('a forced run enqueues again with its id, and a dry run writes nothing', async () => {
  const { queue, services, week } = await weekOf(three);
  expect(await collect(ask({ dryRun: true }), services, counter)).toMatchObject({ enqueued: 3 });
  expect(await services.papers.entries(week)).toEqual([]);
  await collect(ask(), services, counter);
  await queue.take();
  expect(await collect(ask({ run: 'again' }), services, counter)).toMatchObject({ enqueued: 3 });
  expect((await queue.take()).map(({ body }) => (body as { run: string }).run)).toEqual(['again', 'again', 'again']);
  const one = three(week)[1]!.id;
  expect(await collect(ask({ run: 'one', paper: one }), services, counter)).toMatchObject({ enqueued: 1 });
});

test('I-02: a collector that did not run for three weeks collects what it missed, once, and never moves back', async () => {
  const fresh = await startTable();
  const { queue, services } = await weekOf(three);
  const asked: string[] = [];
  let newest = '2031-W30';
  const scheduled: CollectServices = {
    ...services,
    papers: createPaperStore(fresh.table),
    collectWeek: async ({ week = newest }) => {
      asked.push(week);
      return {
        ...{ week, papers: three(week).slice(0, 1), remarks: [], ranking: [], postponed: 0, partial: false },
        daysSinceNewestWeek: 1,
      };
    },
  };
  await collect(ask({ slot: '2031-07-28T00:00:00Z' }), scheduled, counter);
  newest = '2031-W34';
  await collect(ask({ slot: '2031-08-25T00:00:00Z' }), scheduled, counter);
  await collect(ask({ slot: '2031-08-26T00:00:00Z' }), scheduled, counter);
  expect(asked).toEqual(['2031-W30', '2031-W34', '2031-W31', '2031-W32', '2031-W33', '2031-W34']);
  expect((await queue.take()).map(({ body }) => (body as { week: string }).week)).toEqual([
    ...['2031-W30', '2031-W34', '2031-W31', '2031-W32', '2031-W33'],
  ]);
  expect(await scheduled.papers.watermark()).toBe('2031-W34');
  await fresh.stop();
});

test('I-25: what a source held of the weeks in which it refused is collected once it answers, and a month later no more', async () => {
  const fresh = await startTable();
  const { services } = await weekOf(three);
  const asked: string[] = [];
  let newest = '2031-W30';
  let refuses = false;
  const scheduled: CollectServices = {
    ...services,
    papers: createPaperStore(fresh.table),
    collectWeek: async ({ week = newest }) => {
      asked.push(week);
      const papers = three(week).slice(0, refuses ? 1 : 2);
      const missing = refuses ? { partial: true, unreached: ['list:y: shut'] } : { partial: false };
      return { ...{ week, papers, remarks: [], ranking: [], postponed: 0, daysSinceNewestWeek: 1 }, ...missing };
    },
  };
  const run = (slot: string) => collect(ask({ slot }), scheduled, counter);
  const known = async (...weeks: string[]) => {
    for (const week of weeks) expect(await scheduled.papers.entries(week)).toHaveLength(refuses ? 1 : 2);
  };
  await run('2031-07-28T00:00:00Z');
  refuses = true;
  for (newest of ['2031-W31', '2031-W32']) await expect(run('2031-08-11T00:00:00Z')).rejects.toThrow('list:y: shut');
  await known('2031-W31', '2031-W32');
  expect(await scheduled.papers.watermark()).toBe('2031-W30');
  refuses = false;
  newest = '2031-W33';
  await run('2031-08-18T00:00:00Z');
  await known('2031-W31', '2031-W32', '2031-W33');
  expect(await scheduled.papers.watermark()).toBe('2031-W33');

  refuses = true;
  for (newest of ['2031-W34', '2031-W35', '2031-W36', '2031-W37', '2031-W38', '2031-W39', '2031-W40'])
    await expect(run('2031-10-06T00:00:00Z')).rejects.toThrow('list:y: shut');
  expect(await scheduled.papers.watermark()).toBe('2031-W36');
  asked.length = 0;
  refuses = false;
  await run('2031-10-06T00:00:00Z');
  expect(asked).toEqual(['2031-W40', '2031-W37', '2031-W38', '2031-W39']);
  expect(await scheduled.papers.watermark()).toBe('2031-W40');
  await fresh.stop();
});

test('I-34: what was odd about the sources is kept with the week, and the last run’s words count', async () => {
  const { services, week } = await weekOf(three);
  const saying = (remarks: readonly string[]): CollectServices => ({
    ...services,
    collectWeek: async (question) => ({ ...(await services.collectWeek(question)), remarks }),
  });
  expect(await services.papers.remarks(week)).toEqual([]);
  await collect(ask({ dryRun: true }), saying(['a dry run keeps nothing']), counter);
  expect(await services.papers.remarks(week)).toEqual([]);
  await collect(ask(), saying(['list: line 3 “…” set aside', 'x'.repeat(900)]), counter);
  expect(await services.papers.remarks(week)).toEqual(['list: line 3 “…” set aside', 'x'.repeat(500)]);
  await collect(ask(), saying(Array.from({ length: 80 }, (_, n) => String(n))), counter);
  expect(await services.papers.remarks(week)).toHaveLength(50);
});
