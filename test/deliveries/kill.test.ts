import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import type { StageName } from '../../shared/deliveries/ledger/stage.ts';
import { addressOf, createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';
import { type ChildJob, runChild, STAGES, throwAt } from '../support/stage-hook.ts';

const READERS = 55;
let real: RealTable;
let ses: SesStub;

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
});

afterEach(async () => {
  await Promise.all([real.stop(), ses.stop()]);
});

/** Everything a schedule would do afterwards, until the books close. */
async function recover(rig: Rig): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const { outcome } = await prepareDeliveries(rig.prepare, EDITION);
    if (outcome === 'refused') return;
    await rig.drain(2);
    await sweepDeliveries(rig.prepare);
    await rig.drain(2);
  }
}

async function checkBooks(killedAt: StageName): Promise<void> {
  for (let i = 0; i < READERS; i++) expect(ses.mailbox(addressOf(i)).length).toBeLessThanOrEqual(1);
  const books = (await balance({ table: real.table }, EDITION))!;
  expect(books).toMatchObject({ candidates: READERS, closed: true, open: 0 });
  const uncertain = ['after-claim', 'before-ses', 'after-ses'].includes(killedAt);
  if (!uncertain) expect(books).toMatchObject({ sent: READERS, unknown: 0 });
  // One chunk at most is uncertain, and every mail that went out is settled by its event.
  expect(books.unknown).toBeLessThanOrEqual(50);
  if (killedAt === 'after-ses') expect(books.unknown).toBeGreaterThan(0);
  const rig = createRig({ table: real.table, sesEndpoint: ses.url });
  await rig.report(ses.events());
  rig.close();
  const settled = (await balance({ table: real.table }, EDITION))!;
  expect(settled.sent).toBe(ses.accepted.length);
  expect(settled.closed).toBe(true);
}

describe('P-02 a worker that throws at a stage', () => {
  test.each(STAGES)('%s: each mailbox has one mail at most and the books close', async (name) => {
    const { stage, passed } = throwAt(name);
    const broken = createRig({ table: real.table, sesEndpoint: ses.url, stage });
    await broken.addReaders(READERS);
    await prepareDeliveries(broken.prepare, EDITION).catch(() => {});
    await broken.drain();
    await sweepDeliveries(broken.prepare).catch(() => {});
    expect(passed.get(name)).toBeGreaterThan(0);
    const later = Date.now() + 3_600_000;
    const rig = createRig({ table: real.table, sesEndpoint: ses.url, now: () => later });
    await recover(rig);
    for (const one of [broken, rig]) one.close();
    await checkBooks(name);
  });
});

describe('P-02 a worker that is killed (SIGKILL) at a stage', () => {
  let queues: RealQueues;

  beforeEach(async () => {
    queues = await startQueues();
  });
  afterEach(() => queues.stop());

  const jobs: readonly [StageName, ChildJob['job']][] = [
    ['after-begin', 'prepare'],
    ['before-enqueue', 'prepare'],
    ['before-claim', 'deliver'],
    ['after-claim', 'deliver'],
    ['after-ses', 'deliver'],
    ['after-record', 'deliver'],
    ['before-finish', 'sweep'],
  ];
  test.each(jobs)('%s while it runs %s: each mailbox has one mail at most and the books close', async (name, job) => {
    const { url: queueUrl, send } = await queues.queue('deliveries');
    const rig = createRig({ table: real.table, sesEndpoint: ses.url });
    await rig.addReaders(READERS);
    if (job !== 'prepare') await prepareDeliveries({ ...rig.prepare, queue: { send } }, EDITION);
    const child = { job, dynamo: real.endpoint, ses: ses.url, queueUrl, killAt: name };
    expect(await runChild(child)).toEqual({ signal: 'SIGKILL', code: null, stderr: '' });
    rig.close();
    const later = Date.now() + 3_600_000;
    const healthy = createRig({ table: real.table, sesEndpoint: ses.url, now: () => later });
    await recover(healthy);
    healthy.close();
    await checkBooks(name);
  });
});
