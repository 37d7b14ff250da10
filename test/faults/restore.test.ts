/** A table brought back from a backup of an hour before the publish must not mail an edition that was mailed. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import type { Item } from '../../shared/platform/table.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createRig, EDITION, type Rig } from '../support/mailing-rig.ts';
import { type RealTable, startTable, TABLE_NAME } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

const READERS = 20;
const SLOT = new Date('2024-04-01T00:00:00Z');
let live: RealTable;
let restored: RealTable;
let ses: SesStub;
let clock: FakeClock;
const rigs: Rig[] = [];

const rigOn = (real: RealTable): Rig => {
  const rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
  rigs.push(rig);
  return rig;
};

async function copy(from: RealTable, to: RealTable): Promise<void> {
  const { Items = [] } = await from.client.send(new ScanCommand({ TableName: TABLE_NAME }));
  await to.table.batchPut(Items.map((item) => unmarshall(item) as Item));
}

beforeEach(async () => {
  [live, restored, ses] = await Promise.all([startTable(), startTable(), startSesStub()]);
  clock = createFakeClock(SLOT.getTime() - 3_600_000);
});
afterEach(async () => {
  for (const rig of rigs.splice(0)) rig.close();
  await Promise.all([live.stop(), restored.stop(), ses.stop()]);
});

test('P-15: restored to an hour before the publish, nothing mails the old edition, and the next one goes out', async () => {
  const rig = rigOn(live);
  await rig.addReaders(READERS);
  await copy(live, restored);
  clock.advance(3_600_000);
  await prepareDeliveries(rig.prepare, EDITION, { slot: SLOT });
  await rig.drain();
  expect(ses.accepted).toHaveLength(READERS);

  // Three days later the backup stands in for the table, under the same name, and every schedule fires again.
  clock.advance(3 * 86_400_000);
  const after = rigOn(restored);
  expect(await prepareDeliveries(after.prepare, EDITION, { slot: SLOT })).toEqual({
    outcome: 'refused',
    reason: 'too-late',
  });
  await sweepDeliveries(after.prepare);
  await after.drain();
  expect(ses.accepted).toHaveLength(READERS);

  const next = { week: '2024-W14', language: 'ja' } as const;
  clock.set('2024-04-08T00:00:00Z');
  await prepareDeliveries(after.prepare, next, { slot: new Date('2024-04-08T00:00:00Z') });
  await after.drain();
  expect(ses.accepted).toHaveLength(2 * READERS);
});

test('P-15: a copy that was made in the middle of a mailing, under its new name, sends none of what it holds', async () => {
  const rig = rigOn(live);
  await rig.addReaders(READERS);
  await prepareDeliveries(rig.prepare, EDITION, { slot: SLOT });
  await copy(live, restored);
  await rig.drain();
  const after = rigOn(restored);
  const elsewhere = { ...after.prepare, home: `${TABLE_NAME}-restored` };
  expect(await prepareDeliveries(elsewhere, EDITION)).toEqual({ outcome: 'refused', reason: 'restored' });
  expect(await sweepDeliveries(elsewhere)).toEqual([]);
  expect(after.messages).toEqual([]);
  expect(ses.accepted).toHaveLength(READERS);
});
