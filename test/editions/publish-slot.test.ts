/** P-32: whatever slots fail, every week that held papers comes out, oldest first, each once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { isEmptyWeek } from '../../shared/editions/enough.ts';
import { publishAgain, publishSlot } from '../../shared/editions/publish-slot.ts';
import { publishWeek } from '../../shared/editions/publish-week.ts';
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import { previousWeek, weekOf } from '../../shared/papers/time/week.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { addressOf, createRig, type Rig } from '../support/mailing-rig.ts';
import { publishServices, type TestedPublisher } from '../support/publish-services.ts';
import { createRandom } from '../support/random.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const counter = { add: () => {} };
const ask = { force: false, withoutMail: false };

let queues: RealQueues;
let ses: SesStub;
beforeAll(async () => {
  [queues, ses] = await Promise.all([startQueues(), startSesStub()]);
});
afterAll(() => Promise.all([queues.stop(), ses.stop()]));

interface Desk {
  readonly own: TestedPublisher;
  readonly clock: FakeClock;
  readonly rig: Rig;
  /** Weeks in the order their pages were first written. */
  readonly written: string[];
  /** The site breaks while this is true. */
  broken: boolean;
  fill(week: string): Promise<void>;
}

let real: RealTable;
let buckets = 0;
async function desk(): Promise<Desk> {
  real = await startTable();
  const clock = createFakeClock('2026-01-05T00:00:00Z');
  const rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
  const files: Bucket = await queues.bucket(`slots-${buckets++}`);
  const written: string[] = [];
  const made: Omit<Desk, 'own'> = {
    ...{ clock, rig, written, broken: false },
    async fill(week) {
      const paper = samplePaper({ id: `arxiv:${week.replace(/\D/g, '')}.00001`, week });
      await own.papers.record(paper, 1);
      await own.summaries.keep(sampleSummary({ paperId: paper.id }), '');
    },
  };
  const own = publishServices(real.table, files, {
    now: () => new Date(clock.now()),
    writeSite: async ({ week }) => {
      if (result.broken) throw new Error('the site is gone');
      if (!written.includes(week)) written.push(week);
      return [];
    },
    prepareDeliveries: (edition, since) =>
      prepareDeliveries(rig.prepare, edition, { slot: since, papers: edition.papers.length }),
  });
  const result: Desk = Object.assign(made, { own });
  return result;
}

const close = async ({ rig }: Desk) => {
  rig.close();
  await real.stop();
};

test('P-32: a year in which a third of the slots fail, never more than three in a row, has 52 editions in order, each mailed once', async () => {
  const it = await desk();
  const { own, clock, rig, written, fill } = it;
  const random = createRandom(32);
  await rig.addReaders(1, 'headlines', 3200);
  const before = ses.accepted.length;
  const weeks: string[] = [];
  for (let [i, row] = [0, 0]; i < 53; i++) {
    clock.advance(WEEK);
    const slot = new Date(clock.now());
    const week = previousWeek(weekOf(slot));
    if (i < 52) weeks.push(week);
    if (i < 52) await fill(week);
    // The last slot comes after the year, as the one after every slot does.
    const fails = i < 52 && row < 3 && random.chance(1 / 3);
    row = fails ? row + 1 : 0;
    if (fails && random.chance(0.5)) continue;
    it.broken = fails;
    await publishSlot(slot, ask, own, counter).catch(() => {});
    await rig.drain();
  }
  expect(weeks).toHaveLength(52);
  expect(written).toEqual(weeks);
  const frozen = (await own.editions.list()).reverse();
  expect(frozen.map(({ week }) => week)).toEqual(weeks);
  const instants = frozen.map(({ frozenAt }) => frozenAt);
  expect(instants).toEqual([...instants].sort());
  expect(ses.accepted.length - before).toBe(52);
  expect(ses.mailbox(addressOf(3200))).toHaveLength(52);
  await close(it);
}, 180_000);

test('P-35: a week in which all sources were asked and held nothing is told to each reader once, where the settings ask for it', async () => {
  const it = await desk();
  const { own, clock, rig } = it;
  await rig.addReaders(2, 'all', 3500);
  const asking = {
    ...own,
    isEmptyWeek: (week: string) => isEmptyWeek(own.papers, week),
    prepareDeliveries: (edition: Edition, since: Date | undefined) =>
      prepareDeliveries(rig.prepare, edition, { slot: since }),
  };
  clock.set('2026-02-02T00:00:00Z');
  const slot = new Date(clock.now());
  const before = ses.accepted.length;
  const mails = async (services: typeof own) => {
    const { outcome } = await publishSlot(slot, ask, services, counter);
    await rig.drain();
    return [outcome, ses.accepted.length - before];
  };
  // Nobody knows yet whether the sources hold it.
  expect(await mails(asking)).toEqual(['skipped-empty', 0]);
  await own.papers.moveWatermark('2026-W05');
  await own.papers.noteUnreachable('2026-W05', 'list:x: gone', '2026-02-01T21:00:00Z');
  expect(await mails(asking)).toEqual(['skipped-empty', 0]);
  await own.papers.noteReached('2026-W05');
  expect(await mails(own)).toEqual(['skipped-empty', 0]);
  for (let again = 0; again < 2; again++) expect(await mails(asking)).toEqual(['published', 2]);
  expect(await own.editions.load('2026-W05', 'ja')).toMatchObject({ papers: [] });
  // What comes of it later is late, and a week with papers comes out as ever.
  await it.fill('2026-W06');
  clock.advance(WEEK);
  expect(await publishSlot(new Date(clock.now()), ask, asking, counter)).toMatchObject({ week: '2026-W06' });
  await rig.drain();
  expect(ses.accepted.length - before).toBe(4);
  await close(it);
});

/** The first sweep of a system. */
const begin = ({ clock }: Desk) =>
  createPunctuality(real.table, clock.now).hoursLate({ zone: 'Asia/Tokyo', day: 'MON', time: '09:00' });

describe('P-32: a slot that failed', () => {
  test('is tried again within the hour, and once it is served no hour enters it again', async () => {
    const it = await desk();
    const { own, clock, written } = it;
    await begin(it);
    clock.set('2026-02-02T00:00:00Z');
    await it.fill('2026-W05');
    it.broken = true;
    await expect(publishSlot(new Date(clock.now()), ask, own, counter)).rejects.toThrow('the site is gone');
    it.broken = false;
    clock.advance(HOUR);
    expect(await publishAgain(new Date(clock.now()), ask, own, counter)).toMatchObject({ week: '2026-W05' });
    expect(written).toEqual(['2026-W05']);
    // A list that came after the slot waits for the next one: its papers are still being read.
    await it.fill('2026-W04');
    clock.advance(HOUR);
    expect(await publishAgain(new Date(clock.now()), ask, own, counter)).toEqual({ outcome: 'not-due' });
    await close(it);
  });

  test('O-01: because no source was reached is late, and tried each hour until its papers have come', async () => {
    const it = await desk();
    const { own, clock, written } = it;
    await begin(it);
    clock.set('2026-02-02T00:00:00Z');
    await own.papers.noteUnreachable(undefined, 'list:x: gone', '2026-02-01T21:00:00Z');
    const slot = new Date(clock.now());
    expect(await publishSlot(slot, ask, own, counter)).toEqual({ outcome: 'skipped-empty', week: '2026-W05' });
    clock.advance(2 * HOUR);
    expect(await begin(it)).toBe(2);
    await own.papers.noteReached('2026-W05');
    await it.fill('2026-W05');
    expect(await publishAgain(new Date(clock.now()), ask, own, counter)).toMatchObject({ week: '2026-W05' });
    expect([written, await begin(it)]).toEqual([['2026-W05'], 0]);
    await close(it);
  });

  test('before the system ran is nobody’s', async () => {
    const it = await desk();
    it.clock.set('2026-02-03T00:00:00Z');
    await begin(it);
    await it.fill('2026-W05');
    expect(await publishAgain(new Date(it.clock.now()), ask, it.own, counter)).toEqual({ outcome: 'not-due' });
    await close(it);
  });

  test('is made up for four weeks and no longer', async () => {
    const it = await desk();
    const { own, clock, written, fill } = it;
    for (const week of ['2026-W04', '2026-W05', '2026-W06', '2026-W07', '2026-W08', '2026-W09']) await fill(week);
    clock.set('2026-03-02T00:00:00Z');
    await publishSlot(new Date(clock.now()), ask, own, counter);
    expect(written).toEqual(['2026-W05', '2026-W06', '2026-W07', '2026-W08', '2026-W09']);
    await close(it);
  });

  test('holds up the weeks after it for a day, so that they come in order, and then no longer', async () => {
    const it = await desk();
    const { own, clock, written, fill } = it;
    await fill('2026-W08');
    await fill('2026-W09');
    const slot = new Date('2026-03-02T00:00:00Z');
    const writeSite: TestedPublisher['writeSite'] = async ({ week }) => {
      if (week === '2026-W08') throw new Error('never');
      written.push(week);
      return [];
    };
    Object.assign(own, { writeSite });
    clock.set('2026-03-02T00:00:00Z');
    await expect(publishSlot(slot, ask, own, counter)).rejects.toThrow('never');
    expect(written).toEqual([]);
    clock.advance(25 * HOUR);
    await expect(publishSlot(slot, ask, own, counter)).rejects.toThrow('never');
    expect(written).toEqual(['2026-W09']);
    await close(it);
  });
});

describe('P-15: a slot', () => {
  test('mails a week that was never frozen however late it runs, and an edition that was frozen days ago to nobody', async () => {
    const it = await desk();
    const { own, clock, fill, rig } = it;
    await rig.addReaders(1, 'headlines', 3300);
    await fill('2026-W08');
    clock.set('2026-02-23T00:00:00Z');
    await publishWeek('2026-W08', { aged: false, force: false, withoutMail: true }, own, counter);
    clock.set('2026-03-05T00:00:00Z');
    await fill('2026-W09');
    await publishSlot(new Date('2026-03-02T00:00:00Z'), ask, own, counter);
    await rig.drain();
    expect(ses.mailbox(addressOf(3300)).map(({ tags }) => tags.edition)).toEqual(['2026-W09-ja']);
    await close(it);
  });

  test('mails nobody an edition that the site shows and the table does not know: the table is an older one', async () => {
    const it = await desk();
    const { own, clock, fill, rig } = it;
    await rig.addReaders(1, 'headlines', 3400);
    await fill('2026-W09');
    Object.assign(own, { isOnSite: async (week: string) => week === '2026-W09' });
    clock.set('2026-03-02T00:00:00Z');
    await publishSlot(new Date(clock.now()), ask, own, counter);
    await rig.drain();
    expect(ses.mailbox(addressOf(3400))).toEqual([]);
    await publishWeek('2026-W09', { aged: false, force: false, withoutMail: false }, own, counter);
    await rig.drain();
    expect(ses.mailbox(addressOf(3400))).toHaveLength(1);
    await close(it);
  });
});
