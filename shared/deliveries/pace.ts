/**
 * The grant, shared by all workers: one row says when the next call may leave. Who wants to send moves it forward by
 * the time its mails take and sends at the instant it found there.
 *
 * Access pattern: DELIVERY#MAILING / PACE {nextAt}
 */
import type { Table } from '../platform/table.ts';

const KEY = { pk: 'DELIVERY#MAILING', sk: 'PACE' };
const TRIES = 30;
/** A worker whose clock runs ahead must not stop the others: farther than this is not believed. */
const FARTHEST_MS = 10 * 60_000;

/** No slot within the time that is left. Asking again later can help. */
export class NoSlotError extends Error {
  override name = 'NoSlotError' as const;
  readonly retryable = true;
}

export interface PaceServices {
  readonly table: Table;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Reserves the pipe for so many milliseconds and answers when they begin (epoch ms, now or later).
 * @param latest no later than this
 * @throws NoSlotError
 */
export async function reserve(services: PaceServices, forMs: number, latest: number): Promise<number> {
  const { table, now, sleep } = services;
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await table.get(KEY);
    const nextAt = Number(stored?.nextAt ?? 0);
    const at = nextAt - now() > FARTHEST_MS ? now() : Math.max(now(), nextAt);
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
