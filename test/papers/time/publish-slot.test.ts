import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PublishingSlot, publishSlotOf } from '../../../shared/papers/time/publish-slot.ts';
import { previousWeek, weekOf } from '../../../shared/papers/time/week.ts';

const TOKYO: PublishingSlot = { day: 'MON', time: '09:00', zone: 'Asia/Tokyo' };
const slotOf = (week: string, now: string, time: PublishingSlot = TOKYO, offset = 540) =>
  publishSlotOf(week, new Date(now), time, offset)?.toISOString();

describe('the slot that publishes a week', () => {
  test.each([
    ['of the running week is next Monday', '2024-W13', '2024-03-27T00:00:00Z', '2024-04-01T00:00:00.000Z'],
    ['of a past week is the next one', '2024-W11', '2024-03-27T00:00:00Z', '2024-04-01T00:00:00.000Z'],
    ['is not the one that is now', '2024-W13', '2024-04-01T00:00:00Z', '2024-04-08T00:00:00.000Z'],
    ['of next week is the Monday after', '2024-W14', '2024-03-27T00:00:00Z', '2024-04-08T00:00:00.000Z'],
  ])('%s', (_what, week, now, slot) => {
    expect(slotOf(week, now)).toBe(slot);
  });

  test('in the middle of a week publishes the week before, so the running one waits longer', () => {
    const wednesday = { ...TOKYO, day: 'WED' } as const;
    expect(slotOf('2024-W12', '2024-03-25T00:00:00Z', wednesday)).toBe('2024-03-27T00:00:00.000Z');
    expect(slotOf('2024-W13', '2024-03-25T00:00:00Z', wednesday)).toBe('2024-04-03T00:00:00.000Z');
  });

  test('follows the clock on the wall through the change of time, and leaves out an hour that the change skips', () => {
    const berlin = { day: 'SUN', time: '02:30', zone: 'Europe/Berlin' } as const;
    // On 31 March 2024 Berlin's clocks go from 2 to 3.
    expect(slotOf('2024-W11', '2024-03-23T12:00:00Z', berlin, 60)).toBe('2024-03-24T01:30:00.000Z');
    expect(slotOf('2024-W12', '2024-03-24T12:00:00Z', berlin, 60)).toBe('2024-04-07T00:30:00.000Z');
  });

  test('of a week far ahead is none', () => {
    expect(slotOf('2025-W01', '2024-03-27T00:00:00Z')).toBeUndefined();
  });

  test('lies after now, on its day and at its time, and the slot a week before it would not do', () => {
    const days = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(...days),
        fc.integer({ min: 0, max: 3 }),
        (now, day, age) => {
          let week = weekOf(now);
          for (let i = 0; i < age; i++) week = previousWeek(week);
          const slot = publishSlotOf(week, now, { ...TOKYO, day }, 540)!;
          expect(slot.getTime()).toBeGreaterThan(now.getTime());
          expect(slot.toISOString()).toMatch(/T00:00:00\.000Z$/);
          expect(previousWeek(weekOf(slot)) >= week).toBe(true);
          const before = new Date(slot.getTime() - 7 * 86_400_000);
          expect(before <= now || previousWeek(weekOf(before)) < week).toBe(true);
        },
      ),
    );
  });
});
