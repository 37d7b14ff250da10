import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { liftHalt } from '../../shared/deliveries/aftermath/send-again.ts';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance, unknownReaders } from '../../shared/deliveries/ledger/balance.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createTable } from '../../shared/platform/table.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { addressOf, createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { LOCAL, type RealTable, startTable, TABLE_NAME } from '../support/real-table.ts';
import { sesEvent } from '../support/ses-mails.ts';
import { type SesFault, type SesStub, startSesStub } from '../support/ses-stub.ts';

let real: RealTable;
let proxy: FaultProxy;
let client: DynamoDBClient;
let ses: SesStub;
let clock: FakeClock;
let rig: Rig;

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
  proxy = await startFaultProxy(real.endpoint);
  client = new DynamoDBClient({ ...LOCAL, endpoint: proxy.url, maxAttempts: 3 });
  clock = createFakeClock();
  const table = createTable(client, TABLE_NAME, { sleep: clock.sleep });
  rig = createRig({ table, sesEndpoint: ses.url, ...clock, sesTimeout: 300 });
});

afterEach(async () => {
  rig.close();
  client.destroy();
  await proxy.stop();
  await Promise.all([real.stop(), ses.stop()]);
});

const books = () => balance({ table: real.table }, EDITION);
const prepared = async (readers: number) => {
  const ids = await rig.addReaders(readers);
  await prepareDeliveries(rig.prepare, EDITION);
  return ids;
};
/** Nobody twice, whatever happened. */
const atMostOnce = (readers: number) => {
  for (let i = 0; i < readers; i++) expect(ses.mailbox(addressOf(i)).length).toBeLessThanOrEqual(1);
};

describe('SES accepts and its answer is lost', () => {
  const faults: readonly [string, SesFault][] = [
    ['resets', { kind: 'accept-then-reset' }],
    ['hangs', { kind: 'accept-then-hang' }],
    ['answers 500', { kind: 'accept-then-error', status: 500, type: 'InternalServiceErrorException' }],
    ['cuts the answer', { kind: 'accept-then-cut' }],
  ];
  test.each(faults)('P-03 SES %s: one post, every reader unknown, sent once the events come', async (_name, fault) => {
    await prepared(60);
    ses.next(fault);
    await rig.drain();
    await prepareDeliveries(rig.prepare, EDITION);
    await rig.drain();
    expect(ses.posts).toHaveLength(2);
    atMostOnce(60);
    expect(await books()).toMatchObject({ sent: 10, unknown: 50, closed: true });
    expect(rig.counted).toMatchObject({ mailsSent: 10, mailsUnknown: 50 });
    const listed = [];
    for await (const unknown of unknownReaders({ table: real.table }, EDITION)) listed.push(unknown);
    expect(listed).toHaveLength(50);

    await rig.report(ses.events());
    expect(await books()).toMatchObject({ sent: 60, unknown: 0, closed: true });
  });

  test('P-03 a reader of whom no event ever comes stays unknown and is not mailed again', async () => {
    await prepared(2);
    ses.next({ kind: 'reset' });
    await rig.drain();
    await sweepDeliveries(rig.prepare);
    await rig.drain();
    expect(ses.accepted).toEqual([]);
    expect(await books()).toMatchObject({ unknown: 2, closed: true });
  });
});

describe('SES refuses', () => {
  test('P-04 SES throttles for 60 seconds in the middle: all are delivered later, none is lost', async () => {
    await prepared(120);
    const from = clock.now() + 100;
    ses.always(() =>
      clock.now() > from && clock.now() < from + 60_000
        ? { kind: 'error', status: 429, type: 'TooManyRequestsException' }
        : undefined,
    );
    expect(await rig.drain(2)).toEqual([]);
    expect(ses.posts.length).toBeGreaterThan(3);
    expect(ses.accepted).toHaveLength(120);
    atMostOnce(120);
    expect(await books()).toMatchObject({ sent: 120, closed: true });
  });

  test('P-05 the daily quota is used up: sending pauses and goes on in the next window with the rest', async () => {
    await prepared(120);
    ses.next({ kind: 'statuses', statuses: ['SUCCESS'] });
    ses.always({ kind: 'error', status: 400, type: 'LimitExceededException' });
    await rig.drain();
    expect(ses.accepted).toHaveLength(50);
    expect(ses.posts).toHaveLength(2);
    expect(rig.counted.sendingPaused).toBeGreaterThan(0);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 0, paused: expect.stringMatching('quota') }]);
    ses.heal();
    clock.advance(3_700_000);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 2 }]);
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 120, closed: true });
    atMostOnce(120);
  });

  test('P-05 a quota that GetAccount shows as used up is not even tried', async () => {
    await prepared(10);
    Object.assign(ses.account, { perDay: 100, sentToday: 100 });
    await rig.drain();
    expect(ses.posts).toEqual([]);
    expect(await books()).toMatchObject({ open: 10, closed: false });
  });

  test('P-33: an allowance below a chunk, 40 a day, is used every day until everybody has the edition, once', async () => {
    await prepared(120);
    for (let day = 1; day <= 3; day++) {
      Object.assign(ses.account, { perDay: 40, sentToday: 0 });
      await rig.drain();
      expect(ses.accepted).toHaveLength(40 * day);
      expect(rig.counted.sendingPaused).toBeGreaterThan(0);
      Object.assign(ses.account, { sentToday: 40 });
      // Each hour of the day the sweep looks, and nobody is mailed beyond the allowance.
      clock.advance(3_700_000);
      await sweepDeliveries(rig.prepare);
      await rig.drain();
      expect(ses.accepted).toHaveLength(40 * day);
      clock.advance(23 * 3_600_000);
      await sweepDeliveries(rig.prepare);
    }
    expect(await books()).toMatchObject({ sent: 120, unknown: 0, closed: true });
    atMostOnce(120);
  });

  test.each([
    ['the account is suspended', { kind: 'error', status: 400, type: 'AccountSuspendedException' }],
    ['the configuration set is paused', { kind: 'error', status: 400, type: 'SendingPausedException' }],
    ['every entry says the account is paused', { kind: 'statuses', statuses: ['ACCOUNT_SENDING_PAUSED'] }],
    ['every entry is rejected, whoever it is for', { kind: 'statuses', statuses: ['MESSAGE_REJECTED'] }],
    ['the call is a bad request for every reader', { kind: 'error', status: 400, type: 'BadRequestException' }],
  ] as const)('P-06 %s: sending stops, nobody is marked rejected', async (_name, fault) => {
    await prepared(60);
    ses.always(fault);
    await rig.drain();
    expect(new Set(ses.accepted)).toEqual(new Set());
    expect(await books()).toMatchObject({ rejected: 0, open: 60 });
    expect(rig.counted.sendingPaused).toBeGreaterThan(0);
    const posts = ses.posts.length;
    await sweepDeliveries(rig.prepare);
    await rig.drain();
    expect(ses.posts).toHaveLength(posts);
    ses.heal();
    clock.advance(16 * 60_000);
    await sweepDeliveries(rig.prepare);
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 60, closed: true });
  });

  test('P-06 an account that GetAccount calls closed is not asked to send', async () => {
    await prepared(2);
    ses.account.sending = false;
    await rig.drain();
    expect(ses.posts).toEqual([]);
    expect(rig.counted.sendingPaused).toBe(1);
  });

  test('P-07 mixed statuses are handled one by one, and the throttled go out later', async () => {
    await prepared(10);
    const statuses = ['SUCCESS', 'MESSAGE_REJECTED', 'ACCOUNT_THROTTLED', 'SUCCESS', 'NEW_STATUS'];
    ses.next({ kind: 'statuses', statuses });
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 6, rejected: 2, unknown: 2, closed: true });
    atMostOnce(10);
  });

  test('P-07 an answer array shorter than the request leaves the rest unknown until events come', async () => {
    await prepared(10);
    ses.next({ kind: 'short-answer', answers: 4 });
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 4, unknown: 6, closed: true });
    await rig.report(ses.events());
    expect(await books()).toMatchObject({ sent: 10, unknown: 0 });
  });

  test('P-08 one address that SES cannot take costs only its own mail, though the whole call is refused', async () => {
    await prepared(50);
    const bad = addressOf(7);
    ses.always(({ to }) =>
      to.includes(bad) ? { kind: 'error', status: 400, type: 'BadRequestException' } : undefined,
    );
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 49, rejected: 1, closed: true });
    expect(ses.mailbox(bad)).toEqual([]);
    atMostOnce(50);
  });
});

describe('readers change between freeze and send', () => {
  test('P-09 and S-07 who left, complained, bounced or was erased a moment ago is not mailed', async () => {
    const [left, complained, bounced, erased] = await prepared(5);
    await rig.readers.unsubscribe(left!);
    await rig.readers.suppress(complained!, 'complaint');
    await rig.readers.suppress(bounced!, 'bounce');
    const before = await rig.readers.load(erased!);
    await rig.readers.erase(erased!, before!.version);
    await rig.drain();
    expect(ses.accepted.flatMap(({ to }) => to)).toEqual([addressOf(4)]);
    expect(await books()).toMatchObject({ sent: 1, skipped: 4, closed: true });
  });

  test('S-12 an erasure during a send leaves the keyed hash alone and no mail goes out after it', async () => {
    const [erased] = await prepared(1);
    const { version } = (await rig.readers.load(erased!))!;
    const stage = async (name: string) =>
      name === 'before-claim' ? void (await rig.readers.erase(erased!, version)) : undefined;
    // The last look was a moment earlier: this one mail may still go, none after it.
    Object.assign(rig.deliver, { stage });
    await rig.drain();
    await prepareDeliveries(rig.prepare, { ...EDITION, week: '2024-W14' });
    await rig.drain();
    expect(ses.accepted.length).toBeLessThanOrEqual(1);
    const row = await real.table.get({ pk: `READER#${erased}`, sk: 'READER' });
    expect(Object.keys(row!).sort()).toEqual(['pk', 'revision', 'sk', 'state', 'version']);
  });

  test('P-10 when consent cannot be read nobody is mailed, and the chunk is tried again later', async () => {
    await prepared(3);
    const message = rig.messages[0]!;
    proxy.always(({ action }) =>
      action === 'BatchGetItem' ? { error: 'InternalServerError', status: 500 } : undefined,
    );
    const errors = await rig.drain();
    expect(errors).toHaveLength(1);
    expect(ses.posts).toEqual([]);
    proxy.heal();
    rig.messages.push(message);
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 3, closed: true });
  });

  test('P-23 a reader whose part cannot be made is rejected alone', async () => {
    const ids = await prepared(4);
    const row = await real.table.get({ pk: `READER#${ids[2]}`, sk: 'READER' });
    await real.table.put({ ...row!, address: 'not-sealed-by-us' });
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 3, rejected: 1, closed: true });
    expect(rig.counted.mailsRejected).toBe(1);
  });
});

describe('the table misbehaves', () => {
  test('S-01 a claim and a record whose answers are lost are recognised as our own', async () => {
    await prepared(10);
    proxy.once(({ action, body }) => action === 'UpdateItem' && body.includes(':lease'), 'drop-answer');
    proxy.once(({ action, body }) => action === 'UpdateItem' && body.includes('messageIds'), 'drop-answer');
    await rig.drain();
    expect(proxy.injected()).toBe(2);
    expect(ses.accepted).toHaveLength(10);
    expect(await books()).toMatchObject({ sent: 10, closed: true });
  });

  test('S-01 a freeze whose answer is lost goes on as its own', async () => {
    await rig.addReaders(10);
    proxy.once(({ action, body }) => action === 'PutItem' && body.includes('DELIVERIES#OPEN'), 'drop-answer');
    expect(await prepareDeliveries(rig.prepare, EDITION)).toMatchObject({ outcome: 'prepared' });
    await rig.drain();
    expect(ses.accepted).toHaveLength(10);
  });

  test('S-04 and S-05 throttling on half of all writes and leftovers of batches lose nobody', async () => {
    await rig.addReaders(60);
    let calls = 0;
    const throttled = { error: 'ProvisionedThroughputExceededException', status: 400 };
    proxy.always(({ action }) => (/Update|Put|BatchWrite/.test(action) && ++calls % 2 === 0 ? throttled : undefined));
    await prepareDeliveries(rig.prepare, EDITION);
    for (let round = 0; round < 10; round++) {
      await rig.drain();
      if ((await books())?.closed) break;
      await sweepDeliveries(rig.prepare).catch(() => []);
    }
    expect(proxy.injected()).toBeGreaterThan(3);
    expect(await books()).toMatchObject({ sent: 60, closed: true });
    atMostOnce(60);
  });

  test('a record that cannot be written leaves the chunk to its lease, then unknown, then settled by events', async () => {
    await prepared(10);
    proxy.always(({ action, body }) => (action === 'UpdateItem' && body.includes('messageIds') ? 'reset' : undefined));
    expect(await rig.drain()).toHaveLength(1);
    proxy.heal();
    clock.advance(3_600_000);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ expired: 10, finished: true }]);
    expect(await books()).toMatchObject({ unknown: 10, closed: true });
    await rig.report(ses.events());
    expect(await books()).toMatchObject({ sent: 10, unknown: 0 });
    expect(ses.accepted).toHaveLength(10);
  });
});

test('P-29 too many bounces stop the edition, and only the rest of it', async () => {
  await prepared(200);
  const waiting = rig.messages.splice(2);
  await rig.drain();
  const bounces = ses.accepted.slice(0, 10).map((mail) => sesEvent(mail, 'Bounce'));
  const deliveries = ses.accepted.slice(10).map((mail) => sesEvent(mail, 'Delivery'));
  // SES tells the good news three times: that must not make the list look cleaner than it is.
  await rig.report([...deliveries, ...deliveries, ...deliveries, ...bounces, ...bounces]);
  expect(rig.counted).toMatchObject({ bounces: 10, sendingPaused: 1 });
  rig.messages.push(...waiting);
  await rig.drain();
  expect(ses.accepted).toHaveLength(100);
  expect(await sweepDeliveries(rig.prepare)).toMatchObject([
    { requeued: 0, paused: 'bounce rate 10.00%', balance: { sent: 100, open: 100 } },
  ]);
  await liftHalt(rig.prepare, EDITION, { by: 'operator', reason: 'the list was cleaned' });
  await rig.report(bounces);
  expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 2 }]);
  await rig.drain();
  expect(await books()).toMatchObject({ sent: 200, closed: true });
});

test('P-30 a worker that is stopped while it sends leaves its claim to become unknown; another never sends it again', async () => {
  await prepared(50);
  ses.next({ kind: 'accept-then-hang' });
  const message = rig.messages[0]!;
  const stopped = rig.drain();
  await new Promise((done) => setTimeout(done, 50));
  rig.messages.push(message);
  const second = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
  second.messages.push(message);
  await second.drain();
  await stopped;
  expect(ses.accepted).toHaveLength(50);
  second.close();
});
