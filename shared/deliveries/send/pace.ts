/**
 * The grant, shared by all workers: one row says when the next call may leave. Who wants to send moves it forward by
 * the time its mails take and sends at the instant it found there.
 *
 * Access pattern: DELIVERY#MAILING / PACE {nextAt}
 */
import type { Table } from '../../platform/table.ts';

const KEY = { pk: 'DELIVERY#MAILING', sk: 'PACE' };
const TRIES = 30;
/** A worker whose clock runs ahead must not stop the others: farther than this is not believed. */
const FARTHEST_MS = 10 * 60_000;
/** A second, and what the two clocks' milliseconds may be off. */
const WINDOW_MS = 1_003;
/** A call that has no answer by then was accepted long ago or never. */
const LONGEST_UNANSWERED_MS = 2_000;
/** How soon a call that waits for another one's answer looks again. */
const LOOK_AGAIN_MS = 5;
/** Calls whose quickest answer stands for what a call takes when nothing holds it up: some seconds of a large grant. */
const RECENT = 200;

/** No slot within the time that is left. Asking again later can help. */
export class NoSlotError extends Error {
  override name = 'NoSlotError' as const;
  readonly retryable = true;
}

export interface Pace {
  /**
   * Reserves the pipe for so many milliseconds and answers when they begin (epoch ms).
   * @param earliest when the caller can be ready, and `latest` when it must be through
   * @throws NoSlotError
   */
  reserve(forMs: number, { earliest, latest }: { earliest: number; latest: number }): Promise<number>;
  /**
   * Waits until so many mails may leave this worker. A slow network lets one call arrive right before the next; this keeps
   * even then every second within the grant. What it answers is to be called when SES has answered.
   */
  pass(mails: number, perSecond: number): Promise<() => void>;
}

export interface PaceServices {
  readonly table: Table;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Call {
  readonly leftAt: number;
  readonly mails: number;
  answeredAt?: number;
}

/** One for each worker: what was sent within the last second is kept in memory, what is planned in the table. */
export function createPace({ table, now, sleep }: PaceServices): Pace {
  let turn: Promise<unknown> = Promise.resolve();
  let gate: Promise<unknown> = Promise.resolve();
  let left: Call[] = [];
  let tookRecently: number[] = [];

  async function reserveNow(forMs: number, { earliest, latest }: { earliest: number; latest: number }) {
    for (let tries = 0; tries < TRIES; tries++) {
      const stored = await table.get(KEY);
      const nextAt = Number(stored?.nextAt ?? 0);
      const at = nextAt - now() > FARTHEST_MS ? earliest : Math.max(earliest, nextAt);
      if (at + forMs > latest) throw new NoSlotError('the pipe is reserved beyond the time that is left');
      const outcome = await table.update(KEY, {
        expression: 'SET nextAt = :next',
        condition: stored ? 'nextAt = :before' : 'attribute_not_exists(pk)',
        values: { ':next': at + forMs, ...(stored && { ':before': nextAt }) },
      });
      if (outcome === 'written') return at;
      await sleep(Math.random() * 10 * (tries + 1));
    }
    throw new NoSlotError('too many workers reserve at once');
  }

  /**
   * SES counted a call at some instant between its leaving and its answer. If the quickest recent call was not held up,
   * a slower one was counted as much later at most as its answer came later; until its answer it may be counted any
   * moment.
   */
  function countedAt(call: Call, at: number): number {
    const answered = call.answeredAt ?? (at - call.leftAt < LONGEST_UNANSWERED_MS ? at : call.leftAt);
    return Math.max(call.leftAt, answered - Math.min(...tookRecently));
  }

  async function passNow(mails: number, perSecond: number): Promise<() => void> {
    for (;;) {
      const at = now();
      left = left.filter((call) => countedAt(call, at) > at - WINDOW_MS);
      const already = left.reduce((sum, each) => sum + each.mails, 0);
      if (already === 0 || already + mails <= perSecond) break;
      const next = Math.min(...left.map((call) => countedAt(call, at))) + WINDOW_MS - at;
      await sleep(
        Math.max(1, left.some(({ answeredAt }) => answeredAt === undefined) ? Math.min(next, LOOK_AGAIN_MS) : next),
      );
    }
    const call: Call = { leftAt: now(), mails };
    left.push(call);
    return () => {
      call.answeredAt = now();
      tookRecently = [...tookRecently.slice(1 - RECENT), call.answeredAt - call.leftAt];
    };
  }

  return {
    // One after the other within a worker: reserving side by side would only refuse each other's writes.
    reserve(forMs, within) {
      const mine = turn.then(() => reserveNow(forMs, within));
      turn = mine.catch(() => {});
      return mine;
    },
    pass(mails, perSecond) {
      const mine = gate.then(() => passNow(mails, perSecond));
      gate = mine.catch(() => {});
      return mine;
    },
  };
}
