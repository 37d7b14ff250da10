import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publish } from '../../functions/publish.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import type { Counter } from '../../shared/platform/metrics.ts';
import { publishServices, type TestedPublisher } from '../support/publish-services.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

let real: RealTable;
let queues: RealQueues;
let files: Bucket;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
  files = await queues.bucket('files');
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

const counted: string[] = [];
const done: string[] = [];
const counter: Counter = { add: (metric) => void counted.push(metric) };
const ask = { force: false, withoutMail: false };

function services(over: Partial<TestedPublisher> = {}): TestedPublisher & { ages: (Date | undefined)[] } {
  const ages: (Date | undefined)[] = [];
  let minute = 0;
  const now = over.now ?? (() => new Date(Date.UTC(2031, 0, 1, 0, minute++)));
  const punctuality = createPunctuality(real.table, () => now().getTime());
  return {
    ages,
    ...publishServices(real.table, files, {
      now,
      punctuality: { ...punctuality, noteDone: async () => void done.push('done') },
      prepareDeliveries: async (_edition, since) => {
        ages.push(since);
        return { outcome: 'prepared' };
      },
      ...over,
    }),
  };
}

async function fill(week: string, own: TestedPublisher): Promise<void> {
  const paper = (n: number, published: string | undefined, title: string) =>
    samplePaper({ id: `arxiv:${week.replace(/\D/g, '')}.0000${n}`, week, published, title });
  const papers = [
    paper(1, '2031-03-01', 'b second'),
    paper(2, undefined, 'A without a date'),
    paper(3, '2031-03-01', 'A first'),
    paper(4, '2031-03-05', 'newest'),
  ];
  for (const [i, each] of papers.entries()) {
    await own.papers.record(each, i + 1);
    if (i < 3)
      await own.summaries.keep(
        sampleSummary({ paperId: each.id, coverage: i === 1 ? { kind: 'abstract' } : { kind: 'full' } }),
        '',
      );
  }
  await own.papers.markTrouble(week, papers[3]!.id, 'the model refused');
}

test('an edition is ordered by date and title, and its receipt adds up', async () => {
  const own = services();
  await fill('2031-W09', own);
  expect(await publish({ ...ask, week: '2031-W09' }, own, counter)).toMatchObject({
    outcome: 'published',
    editions: [{ frozen: 'now', papers: 4 }],
  });
  const edition = (await own.editions.load('2031-W09', 'ja')) as Edition;
  expect(edition.papers.map((paper) => paper.title)).toEqual(['newest', 'A first', 'b second', 'A without a date']);
  expect(edition.receipt).toMatchObject({
    found: 4,
    summarised: 2,
    degraded: 1,
    dropped: 1,
    answers: 3,
    answersWithEvidence: 3,
  });
  expect(edition.papers[0]).toMatchObject({ failure: 'the model refused', qa: [] });
  expect(edition).toMatchObject({ from: '2031-02-24', to: '2031-03-02' });
});

test('a second publish freezes nothing anew, even when the summaries changed', async () => {
  const own = services();
  await fill('2031-W10', own);
  await publish({ ...ask, week: '2031-W10' }, own, counter);
  const first = await own.editions.load('2031-W10', 'ja');
  await own.summaries.keep(sampleSummary({ paperId: 'arxiv:203110.00001', headline: [borne('changed')] }), 'forced');
  expect(await publish({ ...ask, week: '2031-W10' }, own, counter)).toMatchObject({ editions: [{ frozen: 'before' }] });
  expect(await own.editions.load('2031-W10', 'ja')).toEqual(first);
  expect(await publish({ ...ask, week: '2031-W10', force: true }, own, counter)).toMatchObject({
    editions: [{ frozen: 'now' }],
  });
  expect(JSON.stringify(await own.editions.load('2031-W10', 'ja'))).toContain('changed');
});

test('P-01: fifty publishers at once agree on one edition', async () => {
  const own = services();
  await fill('2031-W11', own);
  const results = await Promise.all(
    Array.from({ length: 50 }, () => publish({ ...ask, week: '2031-W11' }, own, counter)),
  );
  const frozen = results
    .flatMap((result) => (result.outcome === 'published' ? result.editions : []))
    .filter((edition) => edition.frozen === 'now');
  expect(frozen).toHaveLength(1);
  expect((await own.editions.list()).filter((edition) => edition.week === '2031-W11')).toHaveLength(1);
});

test('P-18: a scheduled run publishes the week before its slot, whenever it really runs', async () => {
  const own = services();
  await fill('2031-W12', own);
  const result = await publish({ ...ask, slot: '2031-03-24T00:00:00Z' }, own, counter);
  expect(result).toMatchObject({ week: '2031-W12' });
  expect(own.ages).toEqual([undefined]);
  await publish({ ...ask, week: '2031-W12', slot: '2031-03-24T00:00:00Z' }, own, counter);
  expect(own.ages).toEqual([undefined, undefined]);
});

test('P-14: a week without papers is skipped and counted, and prepares no mail', async () => {
  const own = services();
  counted.length = 0;
  expect(await publish({ ...ask, week: '2031-W40' }, own, counter)).toEqual({
    outcome: 'skipped-empty',
    week: '2031-W40',
  });
  expect(counted).toEqual(['editionsSkippedEmpty']);
  expect(own.ages).toEqual([]);
});

test('P-28: a run is noted as done when an edition came out or was rightly skipped, and not when nothing new did', async () => {
  const own = services({ now: () => new Date('2031-06-02T00:05:00Z') });
  await fill('2031-W22', own);
  done.length = 0;
  await publish({ ...ask, slot: '2031-06-02T00:00:00Z' }, own, counter);
  expect(done).toHaveLength(1);
  await publish({ ...ask, slot: '2031-06-02T00:00:00Z' }, own, counter);
  expect(done).toHaveLength(2);
  const nextWeek = { ...own, now: () => new Date('2031-06-09T00:05:00Z') };
  await publish({ ...ask, slot: '2031-06-09T00:00:00Z' }, nextWeek, counter);
  expect(done).toHaveLength(2);
  await publish({ ...ask, week: '2031-W41' }, own, counter);
  expect(done).toHaveLength(3);
});

test.each(['too-late', 'restored'] as const)(
  'P-28: a run whose readers are refused their mail as %s is not noted as done',
  async (reason) => {
    const own = services({ prepareDeliveries: async () => ({ outcome: 'refused', reason }) });
    await fill('2031-W42', own);
    done.length = 0;
    await publish({ ...ask, week: '2031-W42' }, own, counter);
    expect(done).toEqual([]);
  },
);

test('a list that came late is published at the next slot, once', async () => {
  const own = services();
  await fill('2031-W20', own);
  // Monday of W22: nothing of W21 is there yet, W20 came in during the week.
  const first = await publish({ ...ask, slot: '2031-05-26T00:00:00Z' }, own, counter);
  expect(first).toMatchObject({ outcome: 'published', week: '2031-W20', editions: [{ frozen: 'now' }] });
  const second = await publish({ ...ask, slot: '2031-05-26T00:00:00Z' }, own, counter);
  expect(second).toMatchObject({ week: '2031-W20', editions: [{ frozen: 'before' }] });
});

test('what a newer version of a paper changed is told in the next edition, and of the earlier one the pages alone are written again', async () => {
  const written: string[] = [];
  const own = services({
    writeSite: async ({ week }, what) => {
      written.push(what ? `${week} ${what}` : week);
      return [];
    },
  });
  await fill('2031-W20', own);
  await publish({ ...ask, week: '2031-W20' }, own, counter);
  const revision = { from: 1, to: 2, quotes: 3, gone: [{ quote: 'It falls.', before: [], now: [] }] };
  const about = { week: '2031-W20', language: 'ja', paperId: 'arxiv:203120.00001', note: '', revision } as const;
  await own.errata.record({ ...about, recordedAt: own.now().toISOString() });
  await fill('2031-W21', own);
  await publish({ ...ask, week: '2031-W21' }, own, counter);
  await publish({ ...ask, week: '2031-W21' }, own, counter);
  expect(written).toEqual(['2031-W20', '2031-W21', '2031-W20 pages', '2031-W21']);
  expect((await own.editions.load('2031-W21', 'ja'))?.errata).toMatchObject([
    { week: '2031-W20', paperId: about.paperId, kind: 'revision' },
  ]);
});
