import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  dayNumber,
  dayOfNumber,
  daysOfWeek,
  daysSinceNewestWeek,
  InvalidWeekError,
  instantsOfWeek,
  newestCompleteWeek,
  nextWeek,
  parseWeek,
  previousWeek,
  weekOf,
  weekOfDay,
  weekOfRange,
  weeksSince,
} from '../../../shared/papers/time/week.ts';

describe('weeks', () => {
  test.each([
    ['2026-12-28', '2026-W53'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2025-12-29', '2026-W01'],
    ['2024-12-30', '2025-W01'],
    ['2024-03-25', '2024-W13'],
    ['2024-03-31', '2024-W13'],
  ])('P-16: %s lies in %s', (day, week) => {
    expect(weekOfDay(day)).toBe(week);
    expect(weekOf(new Date(`${day}T12:00:00+09:00`))).toBe(week);
  });

  test('a week that the year does not have is refused', () => {
    for (const text of ['2025-W53', '2024-W00', '2024-W54', '2024-13', 'next week', '', '2024-W1x']) {
      expect(() => parseWeek(text)).toThrow(InvalidWeekError);
    }
    expect(parseWeek('2026-W53')).toBe('2026-W53');
    expect(parseWeek(' 2024w3 ')).toBe('2024-W03');
  });

  test('a day that the calendar does not have is refused', () => {
    expect(() => dayNumber('2023-02-29')).toThrow('not a calendar day');
    expect(dayNumber('2024-02-29')).toBe(19_782);
  });

  test('I-22: an instant around Sunday midnight falls by the zone, whatever offset it was written in', () => {
    const sundayNightInTokyo = new Date('2024-03-31T23:59:59+09:00');
    const mondayInTokyo = new Date('2024-03-31T15:00:00Z');
    expect(weekOf(sundayNightInTokyo)).toBe('2024-W13');
    expect(weekOf(mondayInTokyo)).toBe('2024-W14');
    expect(weekOf(mondayInTokyo, 0)).toBe('2024-W13');
    expect(weekOf(new Date('2024-03-31T23:30:00-07:00'), -420)).toBe('2024-W13');
  });

  test('a week runs from Monday to Sunday, and its instants follow the zone', () => {
    expect(daysOfWeek('2024-W13')).toEqual({ from: '2024-03-25', to: '2024-03-31' });
    const { from, until } = instantsOfWeek('2024-W13');
    expect(from.toISOString()).toBe('2024-03-24T15:00:00.000Z');
    expect(until.toISOString()).toBe('2024-03-31T15:00:00.000Z');
  });

  test('every day of five centuries lies in exactly one week, and weeks follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2400-01-01') }), (number) => {
        const day = dayOfNumber(number);
        const week = weekOfDay(day);
        const { from, to } = daysOfWeek(week);
        expect(from <= day && day <= to).toBe(true);
        expect(parseWeek(week)).toBe(week);
        expect(daysOfWeek(nextWeek(week)).from).toBe(dayOfNumber(dayNumber(to) + 1));
        expect(previousWeek(nextWeek(week))).toBe(week);
      }),
    );
  });

  test('the week of a range is that of its midpoint', () => {
    expect(weekOfRange({ from: '2024-03-26', to: '2024-03-31' })).toBe('2024-W13');
    expect(weekOfRange({ from: '2024-03-18', to: '2024-03-25' })).toBe('2024-W12');
    expect(weekOfRange({ from: '2023-01-01', to: '2023-01-08' })).toBe('2023-W01');
    expect(weekOfRange({ from: '2024-12-30', to: '2025-01-05' })).toBe('2025-W01');
    expect(weekOfRange({ from: '2026-06-21', to: '2026-06-28' })).toBe('2026-W26');
  });

  test('the newest complete week is the one before the running one', () => {
    expect(newestCompleteWeek(new Date('2024-03-31T14:59:59Z'))).toBe('2024-W12');
    expect(newestCompleteWeek(new Date('2024-03-31T15:00:00Z'))).toBe('2024-W13');
  });

  test('I-02: a collector that did not run owes every week since its watermark, each once', () => {
    expect(weeksSince('2024-W12', '2024-W13')).toEqual(['2024-W13']);
    expect(weeksSince('2024-W13', '2024-W13')).toEqual([]);
    expect(weeksSince('2026-W51', '2027-W02')).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
    expect(weeksSince(undefined, '2024-W13')).toEqual(['2024-W13']);
    expect(weeksSince('2000-W01', '2024-W13', 3)).toEqual(['2000-W02', '2000-W03', '2000-W04']);
  });

  test('the watchdog counts days since the newest week ended', () => {
    expect(daysSinceNewestWeek('2024-W13', new Date('2024-04-03T00:00:00Z'))).toBe(3);
    expect(daysSinceNewestWeek('2025-W29', new Date('2026-04-16T00:00:00Z'))).toBe(270);
    expect(daysSinceNewestWeek('2024-W13', new Date('2024-03-30T00:00:00Z'))).toBe(0);
  });
});
