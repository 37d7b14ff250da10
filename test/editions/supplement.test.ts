/** I-25: a paper that comes after the freeze joins its edition, and the next mail names it; it is in exactly one edition. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { publishSlot } from '../../shared/editions/publish-slot.ts';
import { publishWeek } from '../../shared/editions/publish-week.ts';
import { renderFeed } from '../../shared/editions/site/feed.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { isStranded, unpublishedWeeks } from '../../shared/editions/stranded.ts';
import { renderText } from '../../shared/editions/text.ts';
import { type EnqueueServices, enqueueWeek } from '../../shared/sources/enqueue-week.ts';
import { publishServices } from '../support/publish-services.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';

const SITE = 'https://site.example';
const ask = { force: false, withoutMail: false };
const counted: string[] = [];
const counter = { add: (metric: string) => void counted.push(metric) };
let real: RealTable;
let queues: RealQueues;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
});
const stops: (() => unknown)[] = [];
afterAll(() => Promise.all([real.stop(), queues.stop(), ...stops.map((stop) => stop())]));

test('I-25: late papers join the edition behind what was mailed, in every form, and the next edition names them once', async () => {
  let now = '2030-03-11T00:00:00Z';
  const mailed: string[] = [];
  const own = publishServices(real.table, await queues.bucket('supplements'), {
    now: () => new Date(now),
    prepareDeliveries: async ({ week, papers }) => {
      mailed.push(`${week}: ${papers.length}`);
      return { outcome: 'prepared' };
    },
  });
  const add = async (week: string, n: number, written = true) => {
    const id = `arxiv:${week.replace(/\D/g, '')}.0000${n}`;
    await own.papers.record(samplePaper({ id, week, title: `Paper ${n} of ${week}` }), n);
    if (written) await own.summaries.keep(sampleSummary({ paperId: id }), '');
  };
  const slot = async (at: string) => {
    now = at;
    await publishSlot(new Date(at), ask, own, counter);
  };
  await add('2030-W10', 1);
  await slot('2030-03-11T00:00:00Z');
  const first = (await own.editions.load('2030-W10', 'ja'))!;

  await add('2030-W10', 2);
  // Still being written: it comes with a later slot.
  await add('2030-W10', 3, false);
  await add('2030-W11', 1);
  await slot('2030-03-18T00:00:00Z');

  const grown = (await own.editions.load('2030-W10', 'ja'))!;
  expect(grown.papers[0]).toEqual(first.papers[0]);
  expect(grown.papers.map(({ title }) => title)).toEqual(['Paper 1 of 2030-W10', '【追加】Paper 2 of 2030-W10']);
  expect(grown.receipt).toMatchObject({ found: 2, summarised: 2, dropped: 0 });
  expect(grown).toMatchObject({ frozenAt: first.frozenAt, supplementedAt: '2030-03-18T00:00:00.000Z' });
  const [newest, older] = await own.editions.list();
  expect(older).toMatchObject({ week: '2030-W10', papers: 2 });
  expect(renderFeed(SITE, 'ja', [newest!, older!])).toContain('【追加】Paper 2 of 2030-W10');
  expect(counted.filter((metric) => metric === 'papersAdded')).toHaveLength(1);

  const next = (await own.editions.load('2030-W11', 'ja'))!;
  const { html, text } = renderMail(next, 'headlines', { siteUrl: SITE });
  const page = renderEditionPage(next, { siteUrl: SITE, languages: ['ja'], errata: [] });
  for (const form of [html, text, page, renderText(next)]) {
    expect(form).toContain('先週の追加');
    expect(form).toContain('Paper 2 of 2030-W10');
  }

  await own.summaries.keep(sampleSummary({ paperId: 'arxiv:203010.00003' }), '');
  await add('2030-W12', 1);
  await slot('2030-03-25T00:00:00Z');
  const last = (await own.editions.load('2030-W12', 'ja'))!;
  expect(last.additions?.map(({ paperId }) => paperId)).toEqual(['arxiv:203010.00003']);
  expect((await own.editions.load('2030-W10', 'ja'))!.papers).toHaveLength(3);
  // Nobody is mailed an edition twice for what it gained.
  expect(mailed).toEqual(['2030-W10: 1', '2030-W11: 1', '2030-W12: 1']);
});

test('I-25: late papers whose pages could not be written join with the next slot, on the pages too', async () => {
  let broken = false;
  let at = '2030-08-05T00:00:00Z';
  const shown = new Map<string, number>();
  const own = publishServices(real.table, await queues.bucket('broken-pages'), {
    now: () => new Date(at),
    writeSite: async ({ week, papers }) => {
      if (broken && week === '2030-W31') throw new Error('the site is gone');
      shown.set(week, papers.length);
      return [];
    },
  });
  const add = async (week: string, n: number) => {
    const id = `arxiv:${week.replace(/\D/g, '')}.0000${n}`;
    await own.papers.record(samplePaper({ id, week, title: `Paper ${n} of ${week}` }), n);
    await own.summaries.keep(sampleSummary({ paperId: id }), '');
  };
  const slot = () => publishSlot(new Date(at), ask, own, counter);
  await add('2030-W31', 1);
  await slot();
  await add('2030-W31', 2);
  await add('2030-W32', 1);
  at = '2030-08-12T00:00:00Z';
  broken = true;
  await expect(slot()).rejects.toThrow('the site is gone');
  broken = false;
  at = '2030-08-19T00:00:00Z';
  await slot();
  expect((await own.editions.load('2030-W31', 'ja'))?.papers).toHaveLength(2);
  expect(shown.get('2030-W31')).toBe(2);
});

test('I-25: where the settings say so late papers come out in the next edition, and in no other', async () => {
  let now = '2030-06-10T00:00:00Z';
  const { table, stop } = await startTable();
  stops.push(stop);
  const own = publishServices(table, await queues.bucket('passed-on'), { now: () => new Date(now), late: 'next' });
  const add = async (week: string, n: number) => {
    const id = `arxiv:${week.replace(/\D/g, '')}.0000${n}`;
    await own.papers.record(samplePaper({ id, week, title: `Paper ${n} of ${week}` }), n);
    await own.summaries.keep(sampleSummary({ paperId: id }), '');
  };
  const slot = async (at: string) => {
    now = at;
    await publishSlot(new Date(at), ask, own, counter);
  };
  const titles = async (week: string) => (await own.editions.load(week, 'ja'))?.papers.map(({ title }) => title).sort();
  await add('2030-W23', 1);
  await slot('2030-06-10T00:00:00Z');
  await add('2030-W23', 2);
  // Nothing new comes out with this slot: the late one waits.
  await slot('2030-06-17T00:00:00Z');
  expect(await titles('2030-W23')).toEqual(['Paper 1 of 2030-W23']);
  await add('2030-W25', 1);
  await slot('2030-06-24T00:00:00Z');
  expect(await titles('2030-W25')).toEqual(['Paper 1 of 2030-W25', 'Paper 2 of 2030-W23']);
  expect(await titles('2030-W23')).toEqual(['Paper 1 of 2030-W23']);
  expect((await own.papers.entries('2030-W23')).map(({ id }) => id)).toEqual(['arxiv:203023.00001']);
  // Its own week's source names it once more: it is out.
  expect(await own.papers.record(samplePaper({ id: 'arxiv:203023.00002', week: '2030-W23' }), 2)).toBe(
    'known-in-other-week',
  );
  await slot('2030-07-01T00:00:00Z');
  expect(await titles('2030-W23')).toEqual(['Paper 1 of 2030-W23']);
});

test('I-25: an edition of half a year ago still gains what comes late, and the next mail names it', async () => {
  let now = '2031-01-06T00:00:00Z';
  const { table, stop } = await startTable();
  stops.push(stop);
  const own = publishServices(table, await queues.bucket('half-a-year'), { now: () => new Date(now) });
  const add = async (week: string, n: number) => {
    const id = `arxiv:${week.replace(/\D/g, '')}.0000${n}`;
    await own.papers.record(samplePaper({ id, week, title: `Paper ${n} of ${week}` }), n);
    await own.summaries.keep(sampleSummary({ paperId: id }), '');
  };
  await add('2031-W01', 1);
  await publishSlot(new Date(now), ask, own, counter);
  for (let weeks = 2; weeks < 9; weeks++) {
    now = new Date(Date.parse(now) + 7 * 86_400_000).toISOString();
    await add(`2031-W0${weeks}`, 1);
    await publishSlot(new Date(now), ask, own, counter);
  }
  await add('2031-W01', 2);
  now = '2031-03-03T00:00:00Z';
  await add('2031-W09', 1);
  await publishSlot(new Date(now), ask, own, counter);
  expect((await own.editions.load('2031-W01', 'ja'))!.papers).toHaveLength(2);
  expect((await own.editions.load('2031-W09', 'ja'))!.additions).toMatchObject([{ paperId: 'arxiv:203101.00002' }]);
});

test('I-25: a paper of a week that will never come out is taken by the week that names it next, and no other paper is', async () => {
  const { table, stop } = await startTable();
  stops.push(stop);
  const at = new Date('2031-06-05T00:00:00Z');
  const own = publishServices(table, await queues.bucket('stranded'), { now: () => at });
  const queued: { readonly paper: string; readonly week: string }[] = [];
  const services: EnqueueServices = {
    papers: own.papers,
    queue: { send: async (messages: readonly object[]) => void queued.push(...(messages as typeof queued)) } as never,
    isStranded: (week, id) => isStranded(week, id, { table, editions: own.editions }, { at, zoneOffsetMinutes: 0 }),
    languages: ['ja'],
    now: () => at,
  };
  const paper = (n: number, week: string) => samplePaper({ id: `arxiv:3106.0000${n}`, week });
  // 1: its week was never published; 2: it stands in an edition; 3: its week is still to come.
  await own.papers.record(paper(1, '2031-W10'), 1);
  await own.papers.record(paper(2, '2031-W11'), 1);
  await publishWeek('2031-W11', { ...ask, aged: false }, own, counter);
  await own.papers.record(paper(3, '2031-W20'), 1);
  expect(await unpublishedWeeks(own, { at, zoneOffsetMinutes: 0 })).toContainEqual({
    week: '2031-W10',
    papers: 1,
    madeUp: false,
  });
  const papers = [1, 2, 3].map((n) => paper(n, '2031-W22'));
  await enqueueWeek({ week: '2031-W22', papers }, { run: '' }, services);
  expect(queued).toMatchObject([{ week: '2031-W22', paper: 'arxiv:3106.00001' }]);
  expect((await own.papers.entries('2031-W22')).map(({ id }) => id)).toEqual(['arxiv:3106.00001']);
  expect(await own.papers.entries('2031-W10')).toEqual([]);
  expect((await unpublishedWeeks(own, { at, zoneOffsetMinutes: 0 })).filter(({ madeUp }) => !madeUp)).toEqual([]);
});
