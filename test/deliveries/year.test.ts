import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseSchedule } from '../../infra/local/clock/schedule-expression.ts';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { previousWeek, weekOf } from '../../shared/papers/time/week.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { addressOf, createRig } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type SesStub, startSesStub } from '../support/ses-stub.ts';

let real: RealTable;
let ses: SesStub;

beforeAll(async () => {
  [real, ses] = await Promise.all([startTable(), startSesStub()]);
});
afterAll(() => Promise.all([real.stop(), ses.stop()]));

/** Every firing of the default schedule from December 2025 to January 2027: 2025 ends without a W53, 2026 has one. */
function slots(zone: string): Date[] {
  const schedule = parseSchedule('cron(0 9 ? * MON *)', zone, new Date(0));
  const found: Date[] = [];
  for (let at = schedule.next(new Date('2025-12-20')); at && at < new Date('2027-01-20'); at = schedule.next(at)) {
    found.push(at);
  }
  return found;
}

describe('P-16 to P-18 a year of editions, each slot fired twice by containers whose clocks differ', () => {
  test.each([
    ['Asia/Tokyo', 540, 'every week of the year'],
    ['America/New_York', -300, 'the weeks around its changes and the end of the year'],
    ['Europe/Berlin', 60, 'the weeks around its changes and the end of the year'],
  ])('in %s (UTC%d) %s: one edition a week, one mail of it for every reader', async (zone, offset, which) => {
    const clock = createFakeClock();
    const rig = createRig({ table: real.table, sesEndpoint: ses.url, ...clock });
    clock.set('2025-12-01T00:00:00Z');
    const [reader] = await rig.addReaders(1, 'headlines', offset + 1000);
    // One zone's readers are not another's: the week alone would collide in the shared table.
    const home = `ronbun-${zone}`;
    const readers = {
      async *audience() {
        yield { id: reader!, depth: 'headlines' as const };
      },
    };
    const language = zone === 'Asia/Tokyo' ? 'ja' : 'en';
    const fired = slots(zone).filter(
      (slot) => which.startsWith('every') || [0, 2, 9, 10, 11].includes(slot.getUTCMonth()),
    );
    const published = new Set<string>();
    for (const slot of fired) {
      // The key comes from the slot, so a container 90 seconds early or late names the same week.
      const week = previousWeek(weekOf(slot, offset));
      const edition = { week, language } as const;
      const prefixed = { ...rig.prepare, readers, home, table: shifted(zone) };
      Object.assign(rig.deliver, { table: shifted(zone), home });
      for (const skew of [-90_000, 90_000]) {
        clock.set(slot.getTime() + skew);
        await prepareDeliveries(prefixed, edition, { slot });
      }
      await rig.drain();
      await sweepDeliveries(prefixed);
      published.add(week);
    }
    expect(published.size).toBe(fired.length);
    expect(published).toContain('2026-W53');
    expect(published).toContain('2025-W52');
    expect(published).toContain('2026-W01');
    for (const wrong of ['2025-W53', '2027-W53']) expect(published).not.toContain(wrong);
    expect(ses.mailbox(addressOf(offset + 1000))).toHaveLength(fired.length);
    rig.close();
  });
});

/** Deliveries of each zone under keys of their own, so that one table serves all three; readers stay shared. */
function shifted(zone: string): RealTable['table'] {
  const own = <K extends { pk: string }>(key: K): K =>
    key.pk.startsWith('DELIVERY#') ? { ...key, pk: `DELIVERY#${zone}#${key.pk}` } : key;
  const { table } = real;
  return {
    ...table,
    get: (key) => table.get(own(key)),
    put: (item, ...rest) =>
      table.put({ ...own(item), ...(item.gsi1pk ? { gsi1pk: `${zone}#${item.gsi1pk}` } : {}) }, ...rest),
    update: (key, change) => table.update(own(key), change),
    query: (wanted) => table.query(wanted.index ? { ...wanted, pk: `${zone}#${wanted.pk}` } : own(wanted)),
    batchPut: (items) => table.batchPut(items.map(own)),
  };
}

test('P-17 the autumn hour that comes twice fires once, and no default hour lies in a gap', () => {
  const zone = 'America/New_York';
  const schedule = parseSchedule('cron(30 1 ? * SUN *)', zone, new Date(0));
  const first = schedule.next(new Date('2026-10-31T12:00:00Z'))!;
  expect(first.toISOString()).toBe('2026-11-01T05:30:00.000Z');
  expect(schedule.next(first)!.toISOString()).toBe('2026-11-08T06:30:00.000Z');
  for (const each of ['Asia/Tokyo', zone, 'Europe/Berlin']) {
    const days = slots(each).map((slot, i, all) =>
      i === 0 ? 7 : Math.round((slot.getTime() - all[i - 1]!.getTime()) / 86_400_000),
    );
    expect(new Set(days)).toEqual(new Set([7]));
  }
});

test('P-18 two publishers whose clocks stand 90 seconds apart around the end of a week name one week', () => {
  const slot = new Date('2026-12-27T15:00:00Z');
  expect(previousWeek(weekOf(slot))).toBe('2026-W52');
  // What the clock says differs; what the slot says does not.
  expect(weekOf(new Date(slot.getTime() - 90_000))).not.toBe(weekOf(new Date(slot.getTime() + 90_000)));
});
