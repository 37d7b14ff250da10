/**
 * Looks after every delivery that is still open: what a dead worker left becomes unknown, what waits is handed out
 * again, what is complete is closed. Safe to run at any time and twice at once.
 */

import type { Queue } from '../../platform/queue.ts';
import { type Balance, startTally, TOO_LATE } from '../ledger/balance.ts';
import type { Chunk, Delivery } from '../ledger/delivery.ts';
import { noteForced } from '../ledger/forced.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import { type DeliverMessage, type PrepareServices, prepareDeliveries } from '../ledger/prepare.ts';
import { noStage } from '../ledger/stage.ts';
import { OLDEST_DELIVERY_MS } from '../send/deliver-chunk.ts';
import { activePause, PAUSE_KEY } from '../send/pause.ts';
import { chunkMessage, countUncertain, retryChunk, retryOf } from './retry-uncertain.ts';

export interface Swept {
  readonly week: string;
  readonly language: string;
  /** Chunks handed to the queue again. */
  readonly requeued: number;
  /** Readers of dead workers, now unknown. */
  readonly expired: number;
  /** Uncertain readers whom the policy of the settings hands out once more. */
  readonly retried: number;
  readonly finished: boolean;
  /** Since its audience was frozen. */
  readonly hoursOpen: number;
  readonly balance: Balance;
  readonly paused?: string;
}

export interface SweepDeliveriesServices extends PrepareServices {
  readonly queue: Pick<Queue, 'send' | 'waiting'>;
  /** Uncertain readers are mailed once more when SES said nothing for so long; absent: they are left alone. */
  readonly retryUncertainAfterMs?: number;
}

export async function sweepDeliveries(services: SweepDeliveriesServices): Promise<Swept[]> {
  const ledger = createLedger(services.table);
  const pause = activePause(await services.table.get(PAUSE_KEY), services.now());
  const swept: Swept[] = [];
  for await (const listed of ledger.open()) {
    // The index may lag; the row itself decides.
    let delivery = await ledger.load(listed);
    if (!delivery || delivery.home !== services.home || delivery.state === 'finished') continue;
    if (delivery.state === 'preparing') {
      await prepareDeliveries(services, delivery);
      delivery = await ledger.load(listed);
    }
    if (delivery && delivery.state !== 'preparing') swept.push(await sweep(services, ledger, delivery, pause?.reason));
  }
  return swept;
}

async function sweep(
  services: SweepDeliveriesServices,
  ledger: Ledger,
  delivery: Delivery,
  paused: string | undefined,
): Promise<Swept> {
  const now = services.now();
  const { week, language } = delivery;
  const tooOld = now - delivery.frozenAt > OLDEST_DELIVERY_MS;
  const stopped = paused ?? delivery.halted;
  const tally = startTally();
  const waiting: DeliverMessage[] = [];
  let [expired, retried, open] = [0, 0, 0];
  for await (const found of ledger.chunks(delivery)) {
    let chunk = found;
    if (isLeftBehind(chunk, now)) {
      const states = chunk.states.replaceAll('P', 'U');
      expired += [...chunk.states].filter((state) => state === 'P').length;
      if ((await ledger.expire(chunk, states)) === 'written') chunk = { ...chunk, state: 'done', states };
      else chunk = (await ledger.loadChunk(delivery, chunk.id)) ?? chunk;
    } else if (chunk.state === 'prepared' && tooOld) {
      chunk = await giveUp(ledger, chunk, services.ids());
    }
    const retry = tooOld ? 'never' : retryOf(chunk, services.retryUncertainAfterMs, now);
    if (chunk.state !== 'done' || retry !== 'never') open += 1;
    if (retry === 'due' && !stopped) {
      const again = await retryByPolicy(services, ledger, chunk);
      retried += again?.readers ?? 0;
      chunk = again?.chunk ?? chunk;
    }
    if (chunk.state === 'prepared' && !stopped) waiting.push(chunkMessage(chunk));
    tally.add(chunk);
  }
  // While anything waits, these most likely do as well: a slow grant would else double its own queue every hour. What was
  // lost is handed out when the queue is empty.
  const lost = waiting.length > 0 && (await services.queue.waiting()) === 0 ? waiting : [];
  if (lost.length > 0) await services.queue.send(lost);
  const balance = tally.close(delivery);
  // A chunk that can't be read keeps it open: its readers would be lost silently.
  const finished = open === 0 && (balance.closed || tooOld);
  await (services.stage ?? noStage)('before-finish');
  if (finished) await ledger.advance(delivery, 'finished');
  else if (delivery.state === 'prepared') await ledger.advance(delivery, 'enqueued');
  const hoursOpen = (now - delivery.frozenAt) / 3_600_000;
  const done = { requeued: lost.length, expired, retried, finished, hoursOpen, balance };
  return { week, language, ...done, ...(stopped && { paused: stopped }) };
}

function isLeftBehind(chunk: Chunk, now: number): chunk is Chunk & { claim: string } {
  return chunk.state === 'claimed' && chunk.claim !== undefined && (chunk.leaseUntil ?? 0) <= now;
}

async function retryByPolicy(services: SweepDeliveriesServices, ledger: Ledger, chunk: Chunk) {
  const hours = (services.retryUncertainAfterMs ?? 0) / 3_600_000;
  const authority = { by: 'settings', reason: `SES said nothing for ${hours} hours` };
  await noteForced(services, chunk, 'uncertain sent again', authority, countUncertain(chunk));
  return retryChunk(ledger, chunk);
}

/** A week later the next edition is out: whoever still waits is skipped, and stands so in the books. */
async function giveUp(ledger: Ledger, chunk: Chunk, claim: string): Promise<Chunk> {
  const reasons = { ...chunk.reasons };
  [...chunk.states].forEach((state, position) => {
    if (state === 'P') reasons[position] = TOO_LATE;
  });
  const states = chunk.states.replaceAll('P', 'K');
  const after = { ...chunk, state: 'done', states, reasons, claim, leaseUntil: 0 } as const;
  return (await ledger.claim(chunk, after)) === 'written' ? after : chunk;
}
