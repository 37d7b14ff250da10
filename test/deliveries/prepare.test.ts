import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sendAgain } from '../../shared/deliveries/aftermath/send-again.ts';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import type { Delivery } from '../../shared/deliveries/ledger/delivery.ts';
import { createLedger } from '../../shared/deliveries/ledger/ledger.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createTable } from '../../shared/platform/table.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { addressOf, createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { LOCAL, type RealTable, startTable, TABLE_NAME } from '../support/real-table.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';
import { throwAt } from '../support/stage-hook.ts';

let real: RealTable;
let ses: SesStub;
let clock: FakeClock;
let rig: Rig;

const hour = 3_600_000;
const prepare = (options?: Parameters<typeof prepareDeliveries>[2]) => prepareDeliveries(rig.prepare, EDITION, options);

beforeEach(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
  clock = createFakeClock();
  rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
});

afterEach(async () => {
  rig.close();
  await Promise.all([real.stop(), ses.stop()]);
});

describe('one delivery per edition', () => {
  test('P-01 fifty publishers at once over 200 readers mail each of them once', async () => {
    await rig.addReaders(200);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => prepare()));
    expect(outcomes.filter(({ outcome }) => outcome === 'prepared')).toHaveLength(1);
    await rig.drain(8);
    for (let i = 0; i < 200; i++) expect(ses.mailbox(addressOf(i))).toHaveLength(1);
    expect(ses.accepted).toHaveLength(200);
    expect(await balance(rig.prepare, EDITION)).toMatchObject({ candidates: 200, sent: 200, closed: true });
  });

  test('P-34: an edition that is frozen anew while it is being delivered goes to everybody as it was first', async () => {
    const contents: Record<string, string> = { first: 'As it was first', second: 'As it was frozen anew' };
    let standing = 'first';
    const own = createRig({
      ...{ table: real.table, sesEndpoint: ses.url, ...clock },
      templates: {
        loadEdition: async (_week, _language, content = standing) =>
          sampleEdition({ papers: [samplePaper({ title: contents[content]! })] }),
      },
    });
    await own.addReaders(120);
    await prepareDeliveries(own.prepare, EDITION, { content: 'first' });
    const [one, ...rest] = own.messages.splice(0);
    own.messages.push(one!);
    await own.drain();
    standing = 'second';
    own.messages.push(...rest);
    // Another worker, which rendered nothing before.
    const other = createRig({
      ...{ table: real.table, sesEndpoint: ses.url, ...clock },
      templates: {
        loadEdition: async (_week, _language, content = standing) =>
          sampleEdition({ papers: [samplePaper({ title: contents[content]! })] }),
      },
    });
    other.messages.push(...own.messages.splice(0));
    await prepareDeliveries(other.prepare, EDITION, { content: 'second' });
    await other.drain();
    expect(ses.accepted).toHaveLength(120);
    expect(new Set(ses.accepted.map(({ subject }) => subject)).size).toBe(1);
    for (const { html } of ses.accepted) expect(html).toContain('As it was first');
    expect((await createLedger(real.table).load(EDITION))?.content).toBe('first');
    own.close();
    other.close();
  });

  test('P-34: a preparation that died is finished by the sweep with the content that it began with', async () => {
    await rig.addReaders(60);
    const dying = { ...rig.prepare, stage: throwAt('after-begin').stage };
    await expect(prepareDeliveries(dying, EDITION, { content: 'first' })).rejects.toThrow();
    await sweepDeliveries(rig.prepare);
    const standing = () => createLedger(real.table).load(EDITION);
    expect(await standing()).toMatchObject({ state: 'enqueued', content: 'first', candidates: 60 });
    await prepareDeliveries(rig.prepare, EDITION, { content: 'second' });
    expect((await standing())?.content).toBe('first');
  });

  test('P-13 a publisher that comes again hands out only what is still open', async () => {
    await rig.addReaders(120);
    await prepare();
    rig.messages.splice(1);
    await rig.drain();
    expect(await prepare()).toEqual({ outcome: 'resumed', candidates: 120, chunks: 2 });
    await rig.drain();
    expect(ses.accepted).toHaveLength(120);
    expect(new Set(ses.accepted.flatMap(({ to }) => to)).size).toBe(120);
  });

  test('P-12 a finished edition is refused, and nobody is mailed again', async () => {
    await rig.addReaders(3);
    await prepare();
    await rig.drain();
    await sweepDeliveries(rig.prepare);
    expect(await prepare()).toEqual({ outcome: 'refused', reason: 'finished' });
    expect(rig.messages).toEqual([]);
    expect(ses.accepted).toHaveLength(3);
  });

  test('P-12 with force, a list of readers and a name, those alone are mailed again and a line says so', async () => {
    const [first, second] = await rig.addReaders(3);
    await prepare();
    await rig.drain();
    const again = { ...rig.prepare, readers: rig.readers };
    const authority = { by: 'operator', reason: 'the first one came out empty' };
    await expect(sendAgain(again, EDITION, [first!], authority)).rejects.toThrow('is not finished');
    await sweepDeliveries(rig.prepare);
    expect(await sendAgain(again, EDITION, [], authority)).toBe(0);
    await rig.readers.unsubscribe(second!);
    expect(await sendAgain(again, EDITION, [first!, first!, second!], authority)).toBe(2);
    await rig.drain();
    expect([0, 1, 2].map((i) => ses.mailbox(addressOf(i)).length)).toEqual([2, 1, 1]);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([
      { finished: true, balance: { candidates: 5, sent: 4, skipped: 1, closed: true } },
    ]);
    const lines = [];
    for await (const line of real.table.query({ pk: 'DELIVERY#2024-W13#ja', prefix: 'FORCED#' })) lines.push(line);
    expect(lines).toMatchObject([{ act: 'sent again', ...authority, readers: 2 }]);
  });

  test('a publisher so slow that another took over does not enqueue its own audience', async () => {
    await rig.addReaders(60);
    let asleep: () => void = () => {};
    const woken = new Promise<void>((done) => {
      asleep = done;
    });
    const slow = prepareDeliveries(
      { ...rig.prepare, stage: (name) => (name === 'after-freeze' ? woken : undefined) },
      EDITION,
    );
    await new Promise((done) => setTimeout(done, 300));
    clock.advance(17 * 60_000);
    expect(await prepare()).toMatchObject({ outcome: 'prepared', candidates: 60 });
    asleep();
    expect(await slow).toEqual({ outcome: 'in-progress' });
    await rig.drain(4);
    expect(ses.accepted).toHaveLength(60);
  });
});

describe('who is in', () => {
  test('P-11 who confirms after the freeze is in the next edition, not in this one', async () => {
    await rig.addReaders(1);
    await prepare();
    clock.advance(1000);
    await rig.addReaders(1, 'all', 1);
    await rig.drain();
    expect(ses.accepted.flatMap(({ to }) => to)).toEqual([addressOf(0)]);
    await prepareDeliveries(rig.prepare, { ...EDITION, week: '2024-W14' });
    await rig.drain();
    expect(ses.mailbox(addressOf(1))).toHaveLength(1);
  });

  test('readers of every depth are mailed their own variant', async () => {
    await rig.addReaders(2, 'headlines');
    await rig.addReaders(2, 'all', 2);
    expect(await prepare()).toMatchObject({ candidates: 4, chunks: 2 });
    await rig.drain();
    expect(ses.mailbox(addressOf(0))[0]!.text).not.toContain('Q:');
    expect(ses.mailbox(addressOf(2))[0]!.text).toContain('Q:');
  });

  test('P-14 an edition without papers or without readers is skipped and mails nobody', async () => {
    expect(await prepare({ papers: 0 })).toEqual({ outcome: 'skipped-empty' });
    expect(await prepare({ papers: 3 })).toEqual({ outcome: 'skipped-empty' });
    expect(rig.messages).toEqual([]);
    expect(await balance(rig.prepare, EDITION)).toMatchObject({ candidates: 0, closed: true });
  });

  test('S-06 ten thousand and one readers are exactly as many candidates, though a page is throttled', async () => {
    const proxy = await startFaultProxy(real.endpoint);
    const client = new DynamoDBClient({ ...LOCAL, endpoint: proxy.url });
    try {
      await rig.addReaders(10_001);
      let queries = 0;
      const throttled = { error: 'ProvisionedThroughputExceededException', status: 400 };
      proxy.always(({ action }) => (action === 'Query' && ++queries === 3 ? throttled : undefined));
      const table = createTable(client, TABLE_NAME);
      const fresh = createRig({ table, sesEndpoint: ses.url, ...clock });
      expect(await prepareDeliveries(fresh.prepare, EDITION)).toMatchObject({ candidates: 10_001 });
      expect(proxy.injected()).toBe(1);
      fresh.close();
    } finally {
      client.destroy();
      await proxy.stop();
    }
    // Ten thousand rows take the embedded table two seconds, and a busy machine ten times that.
  }, 90_000);
});

describe('age', () => {
  test('P-15 a scheduled publisher that starts more than 48 hours late is refused', async () => {
    await rig.addReaders(1);
    const slot = new Date(clock.now() - 49 * hour);
    expect(await prepare({ slot })).toEqual({ outcome: 'refused', reason: 'too-late' });
    expect(await prepare({ slot: new Date(clock.now() - 47 * hour) })).toMatchObject({ outcome: 'prepared' });
  });

  test('P-15 an explicit week has no age', async () => {
    await rig.addReaders(1);
    expect(await prepareDeliveries(rig.prepare, { week: '2023-W01', language: 'ja' })).toMatchObject({
      outcome: 'prepared',
    });
  });

  test('P-15 a table restored from a backup neither prepares nor sends what its original began', async () => {
    await rig.addReaders(2);
    await prepare();
    const restored = { ...rig.prepare, home: 'ronbun-restored' };
    expect(await prepareDeliveries(restored, EDITION)).toEqual({ outcome: 'refused', reason: 'restored' });
    expect(await sweepDeliveries(restored)).toEqual([]);
    Object.assign(rig.deliver, { home: 'ronbun-restored' });
    await rig.drain();
    expect(ses.accepted).toEqual([]);
  });

  test('what still waits after a week is skipped as too late and the books close', async () => {
    await rig.addReaders(3);
    await prepare();
    clock.advance(8 * 24 * hour);
    await rig.drain();
    expect(ses.accepted).toEqual([]);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([
      { finished: true, balance: { skipped: 3, closed: true } },
    ]);
  });
});

describe('crashes', () => {
  test('S-10 rows without messages are picked up by the sweep', async () => {
    await rig.addReaders(70);
    const { stage } = throwAt('before-enqueue');
    await expect(prepareDeliveries({ ...rig.prepare, stage }, EDITION)).rejects.toThrow('before-enqueue');
    expect(rig.messages).toEqual([]);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 2, finished: false }]);
    await rig.drain();
    expect(ses.accepted).toHaveLength(70);
  });

  test('chunks that wait at a slow grant are not queued again by the sweep, however often it comes', async () => {
    await rig.addReaders(70);
    await prepareDeliveries(rig.prepare, EDITION);
    for (let hours = 0; hours < 4; hours++) expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 0 }]);
    expect(rig.messages).toHaveLength(2);
    rig.messages.length = 0;
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ requeued: 2 }]);
  });

  test('S-10 a publisher that died while freezing is finished by the sweep once its lease is over', async () => {
    await rig.addReaders(5);
    const ledger = createLedger(real.table);
    const dead: Delivery = {
      ...{ ...EDITION, state: 'preparing', attempt: 'dead', leaseUntil: clock.now() + hour, frozenAt: clock.now() },
      ...{ candidates: 0, chunks: 0, home: TABLE_NAME },
    };
    await ledger.begin(dead, undefined);
    expect(await prepare()).toEqual({ outcome: 'in-progress' });
    expect(await sweepDeliveries(rig.prepare)).toEqual([]);
    clock.advance(2 * hour);
    await sweepDeliveries(rig.prepare);
    await rig.drain();
    expect(ses.accepted).toHaveLength(5);
  });
});
