import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSchedule, ScheduleExpressionError } from '../../../infra/local/clock/schedule-expression.ts';
import { wallClock } from '../../../shared/papers/time/wall-clock.ts';

const anchor = new Date('2026-01-01T00:00:00Z');

function next(expression: string, zone: string, after: string): string | undefined {
  return parseSchedule(expression, zone, anchor).next(new Date(after))?.toISOString().replace('.000Z', 'Z');
}

describe('cron', () => {
  test.each([
    ['every day at six in Tokyo', 'cron(0 6 * * ? *)', 'Asia/Tokyo', '2026-11-22T20:59:59Z', '2026-11-22T21:00:00Z'],
    [
      'strictly after the last firing',
      'cron(0 6 * * ? *)',
      'Asia/Tokyo',
      '2026-11-22T21:00:00Z',
      '2026-11-23T21:00:00Z',
    ],
    [
      'Monday in Tokyo is Monday 00:00 UTC',
      'cron(0 9 ? * MON *)',
      'Asia/Tokyo',
      '2026-11-23T00:00:00Z',
      '2026-11-30T00:00:00Z',
    ],
    ['the Monday of week 53', 'cron(0 9 ? * MON *)', 'Asia/Tokyo', '2026-12-27T00:00:00Z', '2026-12-28T00:00:00Z'],
    ['the Monday after week 53', 'cron(0 9 ? * MON *)', 'Asia/Tokyo', '2026-12-28T00:00:00Z', '2027-01-04T00:00:00Z'],
    ['half-hour zones', 'cron(0 6 * * ? *)', 'Asia/Kolkata', '2026-11-23T00:00:00Z', '2026-11-23T00:30:00Z'],
  ])('%s', (_, expression, zone, after, expected) => {
    expect(next(expression, zone, after)).toBe(expected);
  });

  // New York in 2026: 02:00 becomes 03:00 on 8 March, 02:00 becomes 01:00 on 1 November.
  test('an hour that spring skips does not fire that day', () => {
    expect(next('cron(30 2 * * ? *)', 'America/New_York', '2026-03-07T08:00:00Z')).toBe('2026-03-09T06:30:00Z');
  });

  test('an hour that autumn repeats fires once, the first time', () => {
    const first = next('cron(30 1 * * ? *)', 'America/New_York', '2026-10-31T12:00:00Z');
    expect(first).toBe('2026-11-01T05:30:00Z');
    expect(next('cron(30 1 * * ? *)', 'America/New_York', first!)).toBe('2026-11-02T06:30:00Z');
  });

  test('a zone that changes by half an hour is read rightly on both sides', () => {
    // Lord Howe 2026: +11 becomes +10:30 on 5 April at 02:00.
    expect(next('cron(0 6 * * ? *)', 'Australia/Lord_Howe', '2026-04-03T12:00:00Z')).toBe('2026-04-03T19:00:00Z');
    expect(next('cron(0 6 * * ? *)', 'Australia/Lord_Howe', '2026-04-04T12:00:00Z')).toBe('2026-04-04T19:30:00Z');
  });

  test('fires at its wall-clock time, later than asked, and never twice on one day', () => {
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'UTC',
    );
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, instants, fc.nat(23), fc.nat(59), (zone, after, hour, minute) => {
        const recurrence = parseSchedule(`cron(${minute} ${hour} * * ? *)`, zone, anchor);
        const first = recurrence.next(after)!;
        const second = recurrence.next(first)!;
        expect(first.getTime()).toBeGreaterThan(after.getTime());
        expect(wallClock(first, zone)).toMatchObject({ hour, minute });
        expect(wallClock(second, zone).day).not.toBe(wallClock(first, zone).day);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rate', () => {
  test.each([
    ['rate(5 hours)', '2026-01-01T00:00:00Z', '2026-01-01T05:00:00Z'],
    ['rate(1 hour)', '2026-01-01T00:59:59Z', '2026-01-01T01:00:00Z'],
  ])('%s counts from its creation', (expression, after, expected) => {
    expect(next(expression, 'Asia/Tokyo', after)).toBe(expected);
  });
});

test.each([
  'every monday',
  'cron(0 6 * * *)',
  'cron(0 6 * * * *)',
  'cron(0 6 ? * ? *)',
  'cron(60 6 * * ? *)',
  'cron(0 6 ? * MON#2 *)',
  'cron(0 6 1 * ? *)',
  'cron(0 6 * * ? 2026)',
  'rate(0 hours)',
  'rate(5 minutes)',
  'at(2026-12-28T09:00:30)',
])('%s is refused with its own text in the message', (expression) => {
  expect(() => parseSchedule(expression, 'UTC', anchor)).toThrow(ScheduleExpressionError);
  expect(() => parseSchedule(expression, 'UTC', anchor)).toThrow(expression);
});
