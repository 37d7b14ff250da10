/** P-31: one row that can't be read is set aside, and everybody else gets the edition. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { createLedger, deliveryKey } from '../../shared/deliveries/ledger/ledger.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

const DAY = 86_400_000;
let real: RealTable;
let ses: SesStub;
let clock: FakeClock;
let rig: Rig;
let ids: string[];
beforeAll(async () => {
  ses = await startSesStub();
});
beforeEach(async () => {
  real = await startTable();
  ses.accepted.length = 0;
  clock = createFakeClock();
  rig = createRig({ table: real.table, sesEndpoint: ses.url, now: clock.now, sleep: clock.sleep });
  ids = await rig.addReaders(120);
});
afterEach(async () => {
  rig.close();
  await real.stop();
});
afterAll(() => ses.stop());

const rowOf = (id: string) => ({ pk: `READER#${id}`, sk: 'READER' });
const spoil = async (id: string, change: Record<string, unknown>) =>
  real.table.put({ ...(await real.table.get(rowOf(id)))!, ...rowOf(id), ...change });
const books = () => balance({ table: real.table }, EDITION);

describe('P-31 of 120 readers one has a row', () => {
  test.each([
    ['in an unknown language', { language: 'fr' }, 'language is not ("ja" | "en")'],
    ['of an unknown depth', { depth: 'half' }, 'depth is not ("headlines" | "overviews" | "all")'],
    ['without a state', { state: undefined }, 'state is missing'],
    ['of a newer form', { form: 2 }, 'its form 2 is newer than 1, the newest that is known here'],
  ])(
    '%s: that one is set aside by name, the other 119 get their mail and the books close',
    async (_n, change, reason) => {
      await spoil(ids[7]!, change);
      expect(await prepareDeliveries(rig.prepare, EDITION)).toMatchObject({ outcome: 'prepared', candidates: 119 });
      // The books know of whoever stands in that language's index; one in an unknown language is in none.
      expect((await createLedger(real.table).load(EDITION))?.unreadable).toBe(1);
      expect(await rig.drain()).toEqual([]);
      expect(await sweepDeliveries(rig.prepare)).toMatchObject([
        { finished: true, balance: { sent: 119, closed: true } },
      ]);
      expect(ses.accepted).toHaveLength(119);
      expect(real.setAside).toEqual([{ key: `READER#${ids[7]} / READER`, reason }]);
    },
  );

  test('that became unreadable after the audience was frozen: it is skipped with that reason in the books', async () => {
    await prepareDeliveries(rig.prepare, EDITION);
    await spoil(ids[7]!, { depth: 'half' });
    expect(await rig.drain()).toEqual([]);
    expect(await books()).toMatchObject({ candidates: 120, sent: 119, skipped: 1, missed: 1, closed: true });
    const delivery = (await createLedger(real.table).load(EDITION))!;
    const reasons: string[] = [];
    for await (const chunk of createLedger(real.table).chunks(delivery)) reasons.push(...Object.values(chunk.reasons));
    expect(reasons).toEqual(['unreadable']);
  });

  test('and its reader can still leave, and a complaint or bounce of it is heeded without holding up the others', async () => {
    await prepareDeliveries(rig.prepare, EDITION);
    await rig.drain();
    for (const id of ids.slice(0, 3)) await spoil(id, { depth: 'half', revision: undefined });
    const [chunk] = ses.accepted.map(({ tags }) => tags);
    const event = (reader: string, more: object) => ({
      ...more,
      mail: { destination: [], tags: { edition: ['2024-W13-ja'], chunk: [chunk!.chunk], reader: [reader] } },
    });
    const failed = await rig.report([
      event(ids[0]!, { eventType: 'Complaint', complaint: {} }),
      event(ids[1]!, { eventType: 'Bounce', bounce: { bounceType: 'Permanent' } }),
      event(ids[2]!, { eventType: 'Bounce', bounce: { bounceType: 'Transient' } }),
      event(ids[3]!, { eventType: 'Complaint', complaint: {} }),
    ]);
    expect(failed).toEqual([]);
    await rig.readers.unsubscribe(ids[2]!);
    const now = await rig.readers.loadMany(ids.slice(0, 4));
    expect(ids.slice(0, 4).map((id) => [now.get(id)?.state, now.get(id)?.suppressed])).toEqual([
      ['unsubscribed', 'complaint'],
      ['unsubscribed', 'bounce'],
      ['unsubscribed', undefined],
      ['unsubscribed', 'complaint'],
    ]);
    expect(await real.table.get(rowOf(ids[2]!))).not.toHaveProperty('address');
  });
});

describe('a row of the ledger that can not be read', () => {
  test('of one chunk keeps the delivery open until it is seven days old, and the other chunks go out', async () => {
    await prepareDeliveries(rig.prepare, EDITION);
    const [lost] = rig.messages.splice(0, 1);
    const partition = Number(lost!.chunk.split('-').at(-1)) % 8;
    const key = { pk: `${deliveryKey(EDITION).pk}#${partition}`, sk: `CHUNK#${lost!.chunk}` };
    const good = (await real.table.get(key))!;
    await real.table.put({ ...good, states: 'PP' });
    rig.messages.push(lost!);
    const [error] = await rig.drain();
    expect(error).toMatchObject({ name: 'NoChunkError', retryable: false });
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([
      { finished: false, balance: { sent: 70, closed: false } },
    ]);
    clock.advance(8 * DAY);
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ finished: true, balance: { closed: false } }]);
  });

  test('of one delivery stops no other one from being swept', async () => {
    await prepareDeliveries(rig.prepare, EDITION);
    await real.table.put({
      ...{ pk: 'DELIVERY#2024-W12#ja', sk: 'META', week: '2024-W12', language: 'ja', state: 'lost' },
      ...{ gsi1pk: 'DELIVERIES#OPEN', gsi1sk: '2024-W12#ja' },
    });
    await rig.drain();
    expect(await sweepDeliveries(rig.prepare)).toMatchObject([{ week: '2024-W13', finished: true }]);
    expect(await balance({ table: real.table }, { week: '2024-W12', language: 'ja' })).toBeUndefined();
    const again = await prepareDeliveries(rig.prepare, { week: '2024-W12', language: 'ja' });
    expect(again).toEqual({ outcome: 'in-progress' });
  });

  test('of what SES told: nobody of that chunk is mailed a second time on a guess', async () => {
    await prepareDeliveries(rig.prepare, EDITION);
    await rig.drain();
    const ledger = createLedger(real.table);
    const delivery = (await ledger.load(EDITION))!;
    const { value: chunk } = await ledger.chunks(delivery).next();
    const sk = `REPORTS#${chunk!.id}`;
    await real.table.put({
      pk: `${deliveryKey(EDITION).pk}#${Number(chunk!.id.split('-').at(-1)) % 8}`,
      sk,
      reports: 5,
    });
    await expect(ledger.loadReports(chunk!)).rejects.toMatchObject({
      name: 'UnreadableReportsError',
      retryable: false,
    });
  });
});
