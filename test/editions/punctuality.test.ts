import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSchedule } from '../../infra/local/clock/schedule-expression.ts';
import { createPunctuality, firstSkipped, hoursLate, newestSlot } from '../../shared/editions/punctuality.ts';
import { type PublishingSlot, WEEKDAYS } from '../../shared/papers/time/publish-slot.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const HOUR = 3_600_000;
const MONDAY: PublishingSlot = { zone: 'Asia/Tokyo', day: 'MON', time: '09:00' };
const slotAt = (slot: PublishingSlot, now: string) => newestSlot(slot, new Date(now))?.toISOString();

describe('the newest slot', () => {
  test('is the one of this very minute, and a moment before it the one of last week', () => {
    expect(slotAt(MONDAY, '2026-11-30T00:00:00Z')).toBe('2026-11-30T00:00:00.000Z');
    expect(slotAt(MONDAY, '2026-11-29T23:59:59Z')).toBe('2026-11-23T00:00:00.000Z');
  });

  test('P-16 is found across the end of a year with a week 53', () => {
    expect(slotAt(MONDAY, '2027-01-03T12:00:00Z')).toBe('2026-12-28T00:00:00.000Z');
    expect(slotAt(MONDAY, '2027-01-04T00:30:00Z')).toBe('2027-01-04T00:00:00.000Z');
  });

  test('P-17 keeps its hour on the wall through both changes of a zone', () => {
    const berlin: PublishingSlot = { zone: 'Europe/Berlin', day: 'SUN', time: '09:00' };
    expect(slotAt(berlin, '2026-03-28T12:00:00Z')).toBe('2026-03-22T08:00:00.000Z');
    expect(slotAt(berlin, '2026-03-29T12:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(slotAt(berlin, '2026-10-25T12:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  });

  test('P-17 that the clocks skip is not waited for; the one of the week before is', () => {
    const gap: PublishingSlot = { zone: 'Europe/Berlin', day: 'SUN', time: '02:30' };
    expect(slotAt(gap, '2026-03-29T12:00:00Z')).toBe('2026-03-22T01:30:00.000Z');
  });

  test('is the slot that the schedule itself fires last, whatever zone, day and hour', () => {
    const zones = fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC');
    const instant = fc.integer({ min: Date.UTC(2026, 0, 10), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(
        zones,
        fc.constantFrom(...WEEKDAYS),
        fc.nat(23),
        fc.nat(59),
        instant,
        (zone, day, hour, minute, at) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const found = newestSlot({ zone, day, time }, new Date(at))!;
          const schedule = parseSchedule(`cron(${minute} ${hour} ? * ${day} *)`, zone, new Date(0));
          expect(found.getTime()).toBeLessThanOrEqual(at);
          expect(schedule.next(new Date(found.getTime() - 1))).toEqual(found);
          expect(schedule.next(found)!.getTime()).toBeGreaterThan(at);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('P-17 a slot in an hour that the clocks skip is found beforehand, and only on that day of the week', () => {
  const from = new Date('2026-11-27');
  const skipped = (zone: string, day: PublishingSlot['day'], time: string) => firstSkipped({ zone, day, time }, from);
  expect(skipped('Europe/Berlin', 'SUN', '02:30')).toBe('2027-03-28');
  expect(skipped('America/New_York', 'SUN', '02:00')).toBe('2027-03-14');
  expect(skipped('America/New_York', 'SUN', '03:00')).toBeUndefined();
  expect(skipped('Europe/Berlin', 'MON', '02:30')).toBeUndefined();
  expect(skipped('Asia/Tokyo', 'SUN', '02:30')).toBeUndefined();
});

describe('P-28 how late an edition is', () => {
  const slot = Date.UTC(2026, 10, 30);
  test.each([
    ['nothing once the publisher was done after the slot', slot + HOUR, 0, 0],
    ['nothing for a system that began after the slot', 0, slot + 1, 0],
    ['the hours since the slot when it was done a week ago', slot - 6 * 24 * HOUR, 0, 5],
    ['the hours since the slot when it was never done', 0, slot - HOUR, 5],
  ])('is %s', (_name, doneAt, since, expected) => {
    expect(hoursLate(slot, doneAt, since, slot + 5 * HOUR)).toBe(expected);
  });
});

describe('P-28 a system from its first hour', () => {
  let real: RealTable;
  let now = Date.UTC(2026, 10, 25);
  beforeAll(async () => {
    real = await startTable();
  });
  afterAll(() => real.stop());

  test('is never late before its first slot, late after it, on time again once the publisher was done', async () => {
    const { hoursLate: late, noteDone } = createPunctuality(real.table, () => now);
    for (; now < Date.UTC(2026, 10, 30); now += HOUR) expect(await late(MONDAY)).toBe(0);
    now += 4 * HOUR;
    expect(await late(MONDAY)).toBe(4);
    await noteDone();
    expect(await late(MONDAY)).toBe(0);
    now += 6 * 24 * HOUR;
    expect(await late(MONDAY)).toBe(0);
    now = Date.UTC(2026, 11, 7, 2);
    expect(await late(MONDAY)).toBe(2);
  });
});
