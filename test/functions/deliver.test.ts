import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DeliverMessage, deliver, SendingHeldError } from '../../functions/deliver.ts';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { NoChunkError } from '../../shared/deliveries/send/deliver-chunk.ts';
import { createPace, NoSlotError } from '../../shared/deliveries/send/pace.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

let real: RealTable;
let ses: SesStub;
let clock: FakeClock;
let rig: Rig;

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
  clock = createFakeClock();
  rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
});
afterEach(async () => {
  rig.close();
  await Promise.all([real.stop(), ses.stop()]);
});

describe('the message', () => {
  const good = { version: 1, week: '2024-W13', language: 'ja', chunk: 'id1_0-00000' };
  test.each([
    ['of another version', { ...good, version: 2 }],
    ['with an unknown field', { ...good, extra: true }],
    ['without a chunk', { ...good, chunk: undefined }],
    ['with a week that is none', { ...good, week: '2024-13' }],
    ['with a chunk that leads elsewhere', { ...good, chunk: '../x-00000' }],
  ])('%s is refused', (_name, message) => {
    expect(v.safeParse(DeliverMessage, message).success).toBe(false);
  });

  test('as publish writes it is accepted', async () => {
    await rig.addReaders(1);
    await prepareDeliveries(rig.prepare, EDITION);
    expect(v.safeParse(DeliverMessage, rig.messages[0]).success).toBe(true);
  });

  test.each(['id1_0-99999', 'id1_0-100000'])('about chunk %s of a very large edition is accepted', (chunk) => {
    expect(v.safeParse(DeliverMessage, { ...good, chunk }).success).toBe(true);
  });

  test('about a chunk that does not exist can be helped by no retry', async () => {
    const message = { version: 1, ...EDITION, chunk: 'nobody-00000' } as const;
    await expect(deliver(message, rig.deliver, { remainingMs: 60_000 })).rejects.toThrow(NoChunkError);
  });
});

test('the same message twice at once mails once', async () => {
  await rig.addReaders(30);
  await prepareDeliveries(rig.prepare, EDITION);
  const [message] = rig.messages;
  await Promise.all(Array.from({ length: 10 }, () => deliver(message!, rig.deliver, { remainingMs: 60_000 })));
  expect(ses.accepted).toHaveLength(30);
});

test('P-04 throttling that outlasts the invocation gives the chunk back, prepared, to be asked for again', async () => {
  await rig.addReaders(5);
  await prepareDeliveries(rig.prepare, EDITION);
  ses.always({ kind: 'error', status: 429, type: 'TooManyRequestsException' });
  const [message] = rig.messages;
  await expect(deliver(message!, rig.deliver, { remainingMs: 90_000 })).rejects.toThrow(SendingHeldError);
  expect(await balance(rig.prepare, EDITION)).toMatchObject({ open: 5, sent: 0 });
  ses.heal();
  clock.advance(60_000);
  await deliver(message!, rig.deliver, { remainingMs: 90_000 });
  expect(await balance(rig.prepare, EDITION)).toMatchObject({ sent: 5, closed: true });
});

describe('the grant', () => {
  test('workers that reserve at once get slots that follow each other, none twice', async () => {
    const workers = Array.from({ length: 8 }, () =>
      createPace({ table: real.table, now: () => 0, sleep: async () => {} }),
    );
    const slots = await Promise.all(workers.map(({ reserve }) => reserve(100, { earliest: 0, latest: 100_000 })));
    expect(slots.sort((a, b) => a - b)).toEqual([0, 100, 200, 300, 400, 500, 600, 700]);
  });

  test('what does not fit into the time that is left is not begun', async () => {
    const { reserve } = createPace({ table: real.table, now: () => 0, sleep: async () => {} });
    await reserve(1000, { earliest: 0, latest: 100_000 });
    await expect(reserve(1000, { earliest: 0, latest: 1500 })).rejects.toMatchObject({ retryable: true });
  });

  test('a chunk whose turn comes after the worker’s end is asked for again, and left to the sweep before SQS sets it aside', async () => {
    ses.account.perSecond = 1;
    await rig.addReaders(100);
    await prepareDeliveries(rig.prepare, EDITION);
    const [first, second] = rig.messages.splice(0);
    const told = await Promise.allSettled(
      [first!, second!].map((message) => deliver(message, rig.deliver, { remainingMs: 120_000, receiveCount: 3 })),
    );
    expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ses.accepted).toHaveLength(50);
    await createPace({ table: real.table, ...clock }).reserve(80_000, {
      earliest: clock.now(),
      latest: Number.POSITIVE_INFINITY,
    });
    for (const message of [first!, second!])
      await deliver(message, rig.deliver, { remainingMs: 120_000, receiveCount: 4 });
    expect(ses.accepted).toHaveLength(50);
    clock.advance(120_000);
    await sweepDeliveries(rig.prepare);
    expect(await rig.drain()).toEqual([]);
    expect(new Set(ses.accepted.map(({ to }) => to[0])).size).toBe(100);
    expect(ses.accepted).toHaveLength(100);
  });

  test('a worker that is held up between claim and call until its time is over gives the chunk back unsent', async () => {
    await rig.addReaders(5);
    await prepareDeliveries(rig.prepare, EDITION);
    const [message] = rig.messages;
    const stage = async (name: string) => {
      if (name === 'after-claim') clock.advance(200_000);
    };
    const frozen = deliver(message!, { ...rig.deliver, stage }, { remainingMs: 120_000 });
    await expect(frozen).rejects.toThrow(NoSlotError);
    expect(ses.accepted).toHaveLength(0);
    expect(await balance(rig.prepare, EDITION)).toMatchObject({ open: 5, unknown: 0 });
    await deliver(message!, rig.deliver, { remainingMs: 120_000 });
    expect(await balance(rig.prepare, EDITION)).toMatchObject({ sent: 5, closed: true });
  });

  test('calls that come late and close together still keep every second within the grant', async () => {
    const { pass } = createPace({ table: real.table, ...clock });
    const passed: number[] = [];
    await Promise.all(Array.from({ length: 30 }, () => pass(2, 14).then(() => passed.push(clock.now()))));
    for (const from of passed) {
      expect(passed.filter((at) => at >= from && at < from + 1000).length * 2).toBeLessThanOrEqual(14);
    }
  });

  test('a small grant splits a chunk into calls with pauses, and writes little all the same', async () => {
    ses.account.perSecond = 14;
    await rig.addReaders(50);
    await prepareDeliveries(rig.prepare, EDITION);
    let writes = 0;
    const counting = {
      ...real.table,
      update(...args: Parameters<typeof real.table.update>) {
        writes += 1;
        return real.table.update(...args);
      },
    };
    const started = clock.now();
    await deliver(rig.messages[0]!, { ...rig.deliver, table: counting }, { remainingMs: 120_000 });
    expect(ses.posts.map(({ mails }) => mails)).toEqual(Array.from({ length: 25 }, () => 2));
    expect(clock.now() - started).toBeGreaterThanOrEqual(24 * (2000 / 14));
    expect(writes / 50).toBeLessThanOrEqual(0.1);
  });
});
