/** Fires the template's schedules, as EventBridge Scheduler would, for as long as `npm start` runs. */
import { randomUUID } from 'node:crypto';
import type { Schedule } from '../template/resources.ts';
import { parseSchedule } from './schedule-expression.ts';

export interface Clock {
  now(): Date;
  /** Calls back after so many milliseconds; the answer cancels it. */
  after(ms: number, call: () => void): () => void;
}

/** The system's own timer as the clock's `after`. */
export function timer(ms: number, call: () => void): () => void {
  const running = setTimeout(call, ms);
  return () => clearTimeout(running);
}

export interface NextRun {
  readonly name: string;
  readonly function: string;
  readonly at: Date;
}

export interface Scheduler {
  /** Soonest first. */
  nextRuns(): readonly NextRun[];
  stop(): void;
}

/** setTimeout holds 2^31-1 ms, some 24 days; waking once an hour also survives a laptop that slept. */
const LONGEST_SLEEP_MS = 3_600_000;

/**
 * @param invoke called at each firing with the schedule's input; it takes care of its own errors
 */
export function startScheduler(
  schedules: readonly Schedule[],
  clock: Clock,
  invoke: (fn: string, event: unknown) => unknown,
): Scheduler {
  const started = clock.now();
  const running = schedules
    .filter((schedule) => schedule.enabled)
    .map((schedule) => {
      const recurrence = parseSchedule(schedule.expression, schedule.zone, started);
      return { schedule, recurrence, at: recurrence.next(started) };
    });
  let cancel = () => {};

  function sleep() {
    const next = Math.min(...running.map(({ at }) => at?.getTime() ?? Number.POSITIVE_INFINITY));
    if (Number.isFinite(next)) {
      const ms = Math.max(0, next - clock.now().getTime());
      cancel = clock.after(Math.min(ms, LONGEST_SLEEP_MS), wake);
    }
  }

  function wake() {
    const now = clock.now();
    for (const entry of running) {
      if (!entry.at || entry.at > now) continue;
      const at = entry.at;
      // A machine that slept through several firings makes up for the last one alone.
      entry.at = entry.recurrence.next(now);
      invoke(entry.schedule.function, JSON.parse(inputAt(entry.schedule, at)));
    }
    sleep();
  }

  sleep();
  return {
    nextRuns: () =>
      running
        .flatMap(({ schedule, at }) => (at ? { name: schedule.name, function: schedule.function, at } : []))
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    stop: () => cancel(),
  };
}

/** Source: EventBridge Scheduler guide, "Adding context attributes". Times have no milliseconds there. */
export function inputAt(schedule: Schedule, at: Date): string {
  return (schedule.input ?? '{}')
    .replaceAll('<aws.scheduler.scheduled-time>', at.toISOString().replace('.000Z', 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')
    .replaceAll(
      '<aws.scheduler.schedule-arn>',
      `arn:aws:scheduler:us-east-1:000000000000:schedule/default/${schedule.name}`,
    );
}
