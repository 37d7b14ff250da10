import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publish } from '../../functions/publish.ts';
import { NothingToCorrectError } from '../../shared/editions/correct-edition.ts';
import { publishServices, type TestedPublisher } from '../support/publish-services.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';

let real: RealTable;
let queues: RealQueues;
let own: TestedPublisher;
const written: string[] = [];
let mailed = 0;

beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
  let minute = 0;
  own = publishServices(real.table, await queues.bucket('files'), {
    writeSite: async ({ week, language }, what) => {
      written.push(what ? `${week} ${language} ${what}` : `${week} ${language}`);
      return [`editions/${week}/${language}/`];
    },
    prepareDeliveries: async () => {
      mailed++;
      return { outcome: 'prepared' };
    },
    now: () => new Date(Date.UTC(2031, 0, 1, 0, minute++)),
  });
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

const counter = { add: () => {} };
const ask = { force: false, withoutMail: false };
const idOf = (week: string) => `arxiv:${week.replace(/\D/g, '')}.00001`;

async function publishWeek(week: string, force = false) {
  await own.papers.record(samplePaper({ id: idOf(week), week, published: '2031-03-01', title: week }), 1);
  await own.summaries.keep(sampleSummary({ paperId: idOf(week) }), '');
  await publish({ ...ask, week, force }, own, counter);
  return (await own.editions.load(week, 'ja'))!;
}

const correct = (week: string, paper = idOf(week), language: 'ja' | 'en' = 'ja') =>
  publish({ ...ask, correction: { week, language, paper, note: `the note on ${week}` } }, own, counter);

test('a correction is shown at once, mails nobody, leaves the frozen edition, and is told by the next edition alone', async () => {
  const first = await publishWeek('2031-W09');
  const mailedBefore = mailed;
  written.length = 0;
  expect(await correct('2031-W09')).toMatchObject({ outcome: 'published', editions: [{ frozen: 'before' }] });
  expect([written, mailed]).toEqual([['2031-W09 ja pages'], mailedBefore]);
  expect(await own.editions.load('2031-W09', 'ja')).toEqual(first);
  expect(await own.errata.of('2031-W09', 'ja')).toEqual([
    { week: '2031-W09', paperId: idOf('2031-W09'), note: 'the note on 2031-W09', day: '2031-01-01' },
  ]);
  expect(await own.errata.of('2031-W09', 'en')).toEqual([]);

  expect((await publishWeek('2031-W10')).errata.map(({ title, note }) => [title, note])).toEqual([
    ['2031-W09', 'the note on 2031-W09'],
  ]);
  expect((await publishWeek('2031-W11')).errata).toEqual([]);
});

test('a correction is never listed among the errata of its own edition, frozen anew', async () => {
  await correct('2031-W11');
  expect((await publishWeek('2031-W11', true)).errata).toEqual([]);
});

test('a correction of what is not there is refused and freezes nothing', async () => {
  await expect(correct('2031-W20')).rejects.toThrow(NothingToCorrectError);
  await expect(correct('2031-W09', 'arxiv:9999.00001')).rejects.toThrow('holds no paper');
  await expect(correct('2031-W09', idOf('2031-W09'), 'en')).rejects.toThrow(NothingToCorrectError);
  expect(await own.editions.load('2031-W20', 'ja')).toBeUndefined();
});
