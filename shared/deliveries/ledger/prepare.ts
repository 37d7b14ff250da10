/**
 * Freezes who gets an edition. However often and by however many it is called, there is one delivery per edition: the
 * first writes the chunks, the others find the row. Chunks of an attempt that died are never enqueued.
 */
import type { Queue } from '../../platform/queue.ts';
import type { Table } from '../../platform/table.ts';
import type { ReaderId } from '../../readers/address/address-key.ts';
import type { Depth } from '../../readers/reader.ts';
import type { ReaderStore } from '../../readers/reader-store.ts';
import { CHUNK_SIZE, type Chunk, type Delivery, type DeliveryKey } from './delivery.ts';
import { chunkId, createLedger, type Ledger } from './ledger.ts';
import { noStage, type Stage } from './stage.ts';

export interface PrepareServices {
  readonly table: Table;
  /** The deliveries queue. */
  readonly queue: Pick<Queue, 'send'>;
  readonly readers: Pick<ReaderStore, 'audience'>;
  readonly now: () => number;
  /** A new id of letters, digits and `_`, never the same twice. */
  readonly ids: () => string;
  /** The table's own name; a restored copy of the table has another. */
  readonly home: string;
  readonly stage?: Stage;
}

export interface PrepareOptions {
  /** When the schedule meant it to run; absent for an operator's explicit week, which has no age. */
  readonly slot?: Date;
  /** Key of the content that its readers get. */
  readonly content?: string;
  /** Papers of the edition; an edition without any is not mailed. */
  readonly papers?: number;
}

export type Prepared =
  | { readonly outcome: 'prepared' | 'resumed'; readonly candidates: number; readonly chunks: number }
  | { readonly outcome: 'in-progress' }
  | { readonly outcome: 'skipped-empty' }
  | { readonly outcome: 'refused'; readonly reason: 'too-late' | 'finished' | 'restored' };

/** One message per chunk. */
export interface DeliverMessage extends DeliveryKey {
  readonly version: 1;
  readonly chunk: string;
}

/** A scheduled edition later than this is old news, and perhaps a restored backup's (listmonk issue 1801). */
export const LATEST_START_MS = 48 * 3_600_000;
/** Longer than the longest Lambda run, so that whoever holds the lease is surely gone afterwards. */
const PREPARE_LEASE_MS = 16 * 60_000;
const CHUNKS_PER_WRITE = 100;

/**
 * Freezes the audience as confirmed now, writes the chunks, hands them to the queue. Called again it hands out what is
 * still open, so a crash between the two is mended by simply running again.
 */
export async function prepareDeliveries(
  services: PrepareServices,
  edition: DeliveryKey,
  options: PrepareOptions = {},
): Promise<Prepared> {
  const ledger = createLedger(services.table);
  const now = services.now();
  const before = await ledger.load(edition);
  if (before?.state === 'finished') return { outcome: 'refused', reason: 'finished' };
  if (before && before.home !== services.home) return { outcome: 'refused', reason: 'restored' };
  if (options.slot && now - options.slot.getTime() > LATEST_START_MS) return { outcome: 'refused', reason: 'too-late' };
  if (options.papers === 0) return { outcome: 'skipped-empty' };
  if (before && before.state !== 'preparing') return requeuePrepared(services, before);
  if (before && before.leaseUntil > now) return { outcome: 'in-progress' };

  const { week, language } = edition;
  const content = options.content ?? before?.content;
  const delivery: Delivery = {
    ...{ week, language, state: 'preparing', attempt: services.ids(), leaseUntil: now + PREPARE_LEASE_MS },
    ...{ frozenAt: before?.frozenAt ?? now, candidates: 0, chunks: 0, home: services.home },
    ...(content && { content }),
  };
  if ((await ledger.begin(delivery, before)) === 'refused') return { outcome: 'in-progress' };
  return freeze(services, ledger, delivery);
}

async function freeze(services: PrepareServices, ledger: Ledger, delivery: Delivery): Promise<Prepared> {
  const stage = services.stage ?? noStage;
  try {
    await stage('after-begin');
    let waiting: Chunk[] = [];
    let [candidates, chunks, unreadable] = [0, 0, 0];
    for await (const chunk of audienceChunks(services.readers, delivery, () => unreadable++)) {
      waiting.push(chunk);
      candidates += chunk.readers.length;
      chunks += 1;
      if (waiting.length < CHUNKS_PER_WRITE) continue;
      await ledger.writeChunks(waiting, services.now());
      waiting = [];
    }
    await ledger.writeChunks(waiting, services.now());
    await stage('after-freeze');
    if (candidates === 0) {
      await ledger.advance(delivery, 'finished', { candidates, chunks, unreadable });
      return { outcome: 'skipped-empty' };
    }
    // Whoever was so slow that another took over must not enqueue: its chunks would be a second audience.
    if ((await ledger.advance(delivery, 'prepared', { candidates, chunks, unreadable })) === 'refused')
      return { outcome: 'in-progress' };
    await stage('before-enqueue');
    await requeuePrepared(services, { ...delivery, candidates, chunks });
    return { outcome: 'prepared', candidates, chunks };
  } catch (error) {
    await ledger.releaseLease(delivery).catch(() => {});
    throw error;
  }
}

/** Hands every chunk that still waits to the queue; one too many does no harm, since a chunk is claimed once. */
export async function requeuePrepared(
  services: Pick<PrepareServices, 'table' | 'queue'>,
  delivery: Delivery,
): Promise<Prepared> {
  const ledger = createLedger(services.table);
  const { week, language, candidates } = delivery;
  let messages: DeliverMessage[] = [];
  let chunks = 0;
  for await (const chunk of ledger.chunks(delivery)) {
    if (chunk.state !== 'prepared') continue;
    messages.push({ version: 1, week, language, chunk: chunk.id });
    chunks += 1;
    if (messages.length < CHUNKS_PER_WRITE) continue;
    await services.queue.send(messages);
    messages = [];
  }
  if (messages.length > 0) await services.queue.send(messages);
  await ledger.advance(delivery, 'enqueued');
  return { outcome: 'resumed', candidates, chunks };
}

/** Readers of each variant in fifties. */
async function* audienceChunks(
  readers: PrepareServices['readers'],
  delivery: Delivery,
  onUnreadable: () => void,
): AsyncGenerator<Chunk> {
  const { week, language, attempt, frozenAt } = delivery;
  const waiting = new Map<Depth, ReaderId[]>();
  let number = 0;
  const chunk = (depth: Depth, ids: readonly ReaderId[]): Chunk => ({
    ...{ week, language, id: chunkId(attempt, number++), depth, readers: ids, state: 'prepared' },
    ...{ states: 'P'.repeat(ids.length), reports: '.'.repeat(ids.length), messageIds: {}, reasons: {} },
  });
  for await (const { id, depth } of readers.audience(language, frozenAt, onUnreadable)) {
    const ids = [...(waiting.get(depth) ?? []), id];
    waiting.set(depth, ids.length < CHUNK_SIZE ? ids : []);
    if (ids.length === CHUNK_SIZE) yield chunk(depth, ids);
  }
  for (const [depth, ids] of waiting) if (ids.length > 0) yield chunk(depth, ids);
}
