/** I-25: a paper that comes after the freeze joins its edition, and the next mail names it; it is in exactly one edition. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { publishSlot } from '../../shared/editions/publish-slot.ts';
import { renderFeed } from '../../shared/editions/site/feed.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
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
afterAll(() => Promise.all([real.stop(), queues.stop()]));

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
