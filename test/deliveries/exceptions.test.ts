/** What only a person, or the settings that a person wrote, may do: send again, and let a halted delivery go on. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { liftHalt, sendAgain, sendUncertainAgain } from '../../shared/deliveries/aftermath/send-again.ts';
import { type SweepDeliveriesServices, sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { forcedActs } from '../../shared/deliveries/ledger/forced.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { addressOf, createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sesEvent } from '../support/ses-mails.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

const HOUR = 3_600_000;
const AUTHORITY = { by: 'mika', reason: 'SES had an outage' };
let real: RealTable;
let ses: SesStub;
let clock: FakeClock;
let rig: Rig;

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
  clock = createFakeClock();
  rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock, sesTimeout: 300 });
});
afterEach(async () => {
  rig.close();
  await Promise.all([real.stop(), ses.stop()]);
});

const force = () => ({ ...rig.prepare, readers: rig.readers });
const books = () => balance(rig.prepare, EDITION);
const mails = (count: number) => Array.from({ length: count }, (_, i) => ses.mailbox(addressOf(i)).length);
async function forced() {
  const acts = [];
  for await (const act of forcedActs(real.table, EDITION)) acts.push(act);
  return acts;
}

/** A finished edition whose first chunk is uncertain; with `accepted`, the mails went out all the same. */
async function uncertain(readers: number, kind: 'reset' | 'accept-then-reset'): Promise<string[]> {
  const ids = await rig.addReaders(readers);
  await prepareDeliveries(rig.prepare, EDITION);
  ses.next({ kind });
  await rig.drain();
  return ids;
}

describe('P-12 an operator’s list', () => {
  test('is refused for an edition that is not finished, is halted, too old, of a restored table or was never handed out', async () => {
    const [first] = await rig.addReaders(3);
    const again = () => sendAgain(force(), EDITION, [first!], AUTHORITY);
    await expect(again()).rejects.toThrow('2024-W13 ja was never handed out to readers');
    await prepareDeliveries(rig.prepare, EDITION);
    await rig.drain();
    await expect(again()).rejects.toThrow('2024-W13 ja is not finished');
    await sweepDeliveries(rig.prepare);
    const restored = sendAgain({ ...force(), home: 'ronbun-restored' }, EDITION, [first!], AUTHORITY);
    await expect(restored).rejects.toThrow('restored');
    const row = (await real.table.get({ pk: 'DELIVERY#2024-W13#ja', sk: 'META' }))!;
    await real.table.put({ ...row, halted: 'bounce rate 9.00%' });
    await expect(again()).rejects.toThrow('halted (bounce rate 9.00%)');
    await real.table.put(row);
    clock.advance(9 * 24 * HOUR);
    await expect(again()).rejects.toThrow('9 days ago');
    expect(await forced()).toEqual([]);
    expect(mails(3)).toEqual([1, 1, 1]);
  });

  test('of readers whom nobody knows mails nobody and leaves the books as they are', async () => {
    await rig.addReaders(1);
    await prepareDeliveries(rig.prepare, EDITION);
    await rig.drain();
    await sweepDeliveries(rig.prepare);
    expect(await sendAgain(force(), EDITION, ['nobody-of-this-digest_'], AUTHORITY)).toBe(0);
    expect(await books()).toMatchObject({ candidates: 1, sent: 1, closed: true });
  });
});

test('P-12 an operator’s list of sixty goes out in chunks of fifty, once more to each of them and to nobody else', async () => {
  const ids = await rig.addReaders(62);
  await prepareDeliveries(rig.prepare, EDITION);
  await rig.drain();
  await sweepDeliveries(rig.prepare);
  const before = ses.posts.length;
  // Named twice, somebody is mailed once.
  const list = [...ids.slice(0, 60), ids[0]!];
  expect(await sendAgain(force(), EDITION, list, AUTHORITY)).toBe(60);
  await rig.drain();
  expect(ses.posts.length - before).toBe(2);
  expect(mails(62)).toEqual([...Array(60).fill(2), 1, 1]);
  expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ finished: true }]);
  expect(await books()).toMatchObject({ candidates: 122, sent: 122, open: 0, closed: true });
});

describe('uncertain readers, on an operator’s word', () => {
  test('are mailed once more as the candidates they were, and a line says so', async () => {
    await uncertain(60, 'reset');
    expect(await books()).toMatchObject({ candidates: 60, sent: 10, unknown: 50 });
    await sweepDeliveries(rig.prepare);
    expect(await sendUncertainAgain(force(), EDITION, AUTHORITY)).toBe(50);
    await rig.drain();
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ finished: true }]);
    expect(await books()).toMatchObject({ candidates: 60, sent: 60, unknown: 0, closed: true });
    expect(new Set(mails(60))).toEqual(new Set([1]));
    expect(await forced()).toMatchObject([{ act: 'uncertain sent again', ...AUTHORITY, readers: 50 }]);
    expect(await sendUncertainAgain(force(), EDITION, AUTHORITY)).toBe(0);
  });

  test('are not mailed when the report of the first mail comes between the word and the sending', async () => {
    await uncertain(3, 'accept-then-reset');
    await sweepDeliveries(rig.prepare);
    expect(await sendUncertainAgain(force(), EDITION, AUTHORITY)).toBe(3);
    await rig.report(ses.accepted.slice(0, 2).map((mail) => sesEvent(mail, 'Delivery')));
    await rig.drain();
    expect(mails(3).sort()).toEqual([1, 1, 2]);
    await sweepDeliveries(rig.prepare);
    expect(await books()).toMatchObject({ candidates: 3, sent: 3, open: 0, closed: true });
  });

  test('all of whose reports came meanwhile cost no call to SES, and the chunk is done', async () => {
    await uncertain(3, 'accept-then-reset');
    await sweepDeliveries(rig.prepare);
    await sendUncertainAgain(force(), EDITION, AUTHORITY);
    await rig.report(ses.events());
    const posts = ses.posts.length;
    await rig.drain();
    expect(ses.posts).toHaveLength(posts);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ finished: true, balance: { sent: 3, open: 0 } }]);
  });

  test('who left meanwhile are skipped', async () => {
    const [left] = await uncertain(2, 'reset');
    await rig.readers.unsubscribe(left!);
    await sendUncertainAgain(force(), EDITION, AUTHORITY);
    await rig.drain();
    expect(await books()).toMatchObject({ sent: 1, skipped: 1, unknown: 0, closed: true });
  });

  test('are not taken from a worker that may still be at it', async () => {
    await rig.addReaders(2);
    await prepareDeliveries(rig.prepare, EDITION);
    Object.assign(rig.deliver, {
      stage: async (name: string) => {
        if (name === 'after-claim') expect(await sendUncertainAgain(force(), EDITION, AUTHORITY)).toBe(0);
      },
    });
    expect(await rig.drain()).toEqual([]);
    expect(mails(2)).toEqual([1, 1]);
  });

  test('are mailed once more by two operators at once, not twice more', async () => {
    await uncertain(40, 'reset');
    const counts = await Promise.all(
      [1, 2, 3].map(() => sendUncertainAgain(force(), EDITION, AUTHORITY).catch(() => 0)),
    );
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(40);
    await rig.drain(3);
    expect(new Set(mails(40))).toEqual(new Set([1]));
  });
});

describe('uncertain readers, by the setting resendUncertainAfterHours', () => {
  const policy = (): SweepDeliveriesServices => ({ ...rig.prepare, retryUncertainAfterMs: 24 * HOUR });

  test('without it are held for good', async () => {
    await uncertain(2, 'reset');
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ finished: true, balance: { unknown: 2 } }]);
    clock.advance(100 * HOUR);
    expect(await sweepDeliveries(policy())).toEqual([]);
    await rig.drain();
    expect(ses.accepted).toEqual([]);
  });

  test('wait their hours, are mailed once more, and only once', async () => {
    await uncertain(2, 'reset');
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: false, retried: 0 }]);
    clock.advance(23 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: false, retried: 0, requeued: 0 }]);
    clock.advance(2 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: false, retried: 2, requeued: 1 }]);
    ses.next({ kind: 'reset' });
    await rig.drain();
    clock.advance(30 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: true, retried: 0, balance: { unknown: 2 } }]);
    expect(ses.posts).toHaveLength(2);
    expect(await forced()).toMatchObject([{ by: 'settings', reason: 'SES said nothing for 24 hours', readers: 2 }]);
  });

  test('are settled by a report that comes within the hours, and nobody is mailed', async () => {
    await uncertain(2, 'accept-then-reset');
    await sweepDeliveries(policy());
    await rig.report(ses.events());
    clock.advance(25 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: true, retried: 0, balance: { sent: 2 } }]);
    expect(mails(2)).toEqual([1, 1]);
  });

  test('of a dead worker are waited for from the end of its lease', async () => {
    await rig.addReaders(2);
    await prepareDeliveries(rig.prepare, EDITION);
    Object.assign(rig.deliver, {
      stage: (name: string) => {
        if (name === 'after-claim') throw new Error('killed');
      },
    });
    await rig.drain();
    Object.assign(rig.deliver, { stage: undefined });
    clock.advance(HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ expired: 2, retried: 0, finished: false }]);
    clock.advance(25 * HOUR);
    await sweepDeliveries(policy());
    await rig.drain();
    expect(mails(2)).toEqual([1, 1]);
  });

  test('wait while sending is halted, and after seven days for nothing', async () => {
    await uncertain(2, 'reset');
    const row = (await real.table.get({ pk: 'DELIVERY#2024-W13#ja', sk: 'META' }))!;
    await real.table.put({ ...row, halted: 'complaint rate 0.20%' });
    clock.advance(30 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([
      { finished: false, retried: 0, paused: expect.any(String) },
    ]);
    await liftHalt(rig.prepare, EDITION, AUTHORITY);
    clock.advance(7 * 24 * HOUR);
    expect(await sweepDeliveries(policy())).toMatchObject([{ finished: true, retried: 0, balance: { unknown: 2 } }]);
    expect(ses.accepted).toEqual([]);
  });
});

test('a halt that is not there cannot be lifted', async () => {
  await rig.addReaders(1);
  await prepareDeliveries(rig.prepare, EDITION);
  await expect(liftHalt(rig.prepare, EDITION, AUTHORITY)).rejects.toThrow('2024-W13 ja is not halted');
});
