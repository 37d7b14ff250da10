/** Tells when a local run has nothing left to do, without asking the clock more often than needed. */
import type { SQSClient } from '@aws-sdk/client-sqs';
import { countMessages, type QueueCounts, totalOf } from '../../../shared/platform/dead-letters.ts';
import type { LocalQueue } from '../template/resources.ts';
import type { Activity } from './function-caller.ts';

export class StuckError extends Error {
  override name = 'StuckError' as const;
  readonly queues: Readonly<Record<string, QueueCounts>>;
  constructor(queues: Readonly<Record<string, QueueCounts>>, afterMs: number) {
    const list = Object.entries(queues).map(
      ([title, { visible, inFlight, delayed }]) =>
        `${title}: ${visible} waiting, ${inFlight} in work, ${delayed} delayed`,
    );
    super(
      `the queues are not empty after ${Math.round(afterMs / 1000)} s (${list.join('; ') || 'a function still runs'})`,
    );
    this.queues = queues;
  }
}

export interface IdleOptions {
  readonly sqs: SQSClient;
  readonly queues: readonly LocalQueue[];
  readonly activity: () => Activity;
  /** Calls back after each end of a call; the answer takes the listener away. */
  readonly changed: (call: () => void) => () => void;
  readonly died: Promise<never>;
  readonly timeoutMs: number | undefined;
}

/** A day's batch on a slow machine with a slow model. */
const DEFAULT_TIMEOUT_MS = 6 * 3_600_000;
/** Messages can arrive from elsewhere (a delay that ends, an operator), so nobody tells us of every change. */
const LOOK_AGAIN_MS = 250;

export async function waitUntilIdle(options: IdleOptions): Promise<void> {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const started = performance.now();
  for (;;) {
    const before = options.activity();
    const counts = await Promise.race([countAll(options), options.died]);
    const after = options.activity();
    // Counting takes several calls; only if nothing began or ended meanwhile do the counts belong together.
    const quiet = before.running === 0 && after.running === 0 && before.count === after.count;
    if (quiet && Object.keys(counts).length === 0) return;
    const spent = performance.now() - started;
    if (spent > timeoutMs) throw new StuckError(counts, spent);
    await nextChange(options, Math.min(LOOK_AGAIN_MS, timeoutMs - spent + 1));
  }
}

async function countAll({ sqs, queues }: IdleOptions): Promise<Record<string, QueueCounts>> {
  const counted = await Promise.all(
    queues.map(async (queue) => [queue.title, await countMessages(sqs, queue.url)] as const),
  );
  return Object.fromEntries(counted.filter(([, counts]) => totalOf(counts) > 0));
}

function nextChange({ changed }: IdleOptions, ms: number): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer);
      forget();
      done();
    };
    const timer = setTimeout(finish, ms);
    const forget = changed(finish);
  });
}
