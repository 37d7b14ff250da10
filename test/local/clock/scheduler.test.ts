import { expect, test } from '@jest/globals';
import { startScheduler } from '../../../infra/local/clock/scheduler.ts';
import type { Schedule } from '../../../infra/local/template/resources.ts';

const weekly: Schedule = {
  name: 'Publish',
  expression: 'cron(0 9 ? * MON *)',
  zone: 'Asia/Tokyo',
  enabled: true,
  function: 'publish',
  input: '{"slot":"<aws.scheduler.scheduled-time>","attempt":"<aws.scheduler.attempt-number>"}',
};
const hourly: Schedule = { ...weekly, name: 'Sweep', expression: 'rate(1 hour)', function: 'sweep', input: undefined };

/** A clock that a test winds: `to` runs what is due on the way, in order. */
function handClock(start: string) {
  let now = Date.parse(start);
  let waiting: { at: number; call: () => void }[] = [];
  return {
    now: () => new Date(now),
    after(ms: number, call: () => void) {
      const entry = { at: now + ms, call };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    to(instant: string, jump = false) {
      const end = Date.parse(instant);
      if (jump) now = end;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((one) => one !== due);
        now = Math.max(now, due.at);
        due.call();
      }
      now = end;
    },
    waiting: () => waiting.length,
  };
}

test('fires at the slot, with the scheduled time in the input as the service writes it', () => {
  const clock = handClock('2026-12-21T12:00:00Z');
  const fired: unknown[] = [];
  const scheduler = startScheduler([weekly], clock, (fn, event) => fired.push([fn, event, clock.now().toISOString()]));
  clock.to('2027-01-04T12:00:00Z');
  scheduler.stop();
  expect(fired).toEqual([
    ['publish', { slot: '2026-12-28T00:00:00Z', attempt: '1' }, '2026-12-28T00:00:00.000Z'],
    ['publish', { slot: '2027-01-04T00:00:00Z', attempt: '1' }, '2027-01-04T00:00:00.000Z'],
  ]);
});

test('tells the next runs, soonest first', () => {
  const clock = handClock('2026-11-23T10:20:00Z');
  const scheduler = startScheduler([weekly, hourly], clock, () => {});
  expect(scheduler.nextRuns().map(({ name, at }) => [name, at.toISOString()])).toEqual([
    ['Sweep', '2026-11-23T11:20:00.000Z'],
    ['Publish', '2026-11-30T00:00:00.000Z'],
  ]);
  scheduler.stop();
});

test('a machine that slept makes up for the last missed firing alone', () => {
  const clock = handClock('2026-11-23T10:00:00Z');
  const fired: string[] = [];
  const scheduler = startScheduler([hourly], clock, (fn) => fired.push(fn));
  clock.to('2026-11-23T17:30:00Z', true);
  expect(fired).toEqual(['sweep']);
  expect(scheduler.nextRuns()[0]?.at.toISOString()).toBe('2026-11-23T18:00:00.000Z');
  scheduler.stop();
});

test('a disabled schedule never fires, and stopping leaves no timer', () => {
  const clock = handClock('2026-11-23T10:00:00Z');
  const scheduler = startScheduler([{ ...hourly, enabled: false }, weekly], clock, () => {
    throw new Error('fired');
  });
  clock.to('2026-11-23T17:30:00Z');
  scheduler.stop();
  expect(clock.waiting()).toBe(0);
});
