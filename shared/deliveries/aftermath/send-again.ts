/**
 * An operator's exceptions to "at most once": readers of an edition are mailed again, or a halted delivery goes on. Each
 * leaves a line that says who did it and why; consent is asked right before sending, as ever.
 */
import type { Queue } from '../../platform/queue.ts';
import type { ReaderId } from '../../readers/address/address-key.ts';
import type { ReaderStore } from '../../readers/reader-store.ts';
import { CHUNK_SIZE, type Chunk, type Delivery, type DeliveryKey, deliveryName } from '../ledger/delivery.ts';
import { type Authority, type ForcedServices, noteForced } from '../ledger/forced.ts';
import { chunkId, createLedger, deliveryKey } from '../ledger/ledger.ts';
import type { DeliverMessage } from '../ledger/prepare.ts';
import { OLDEST_DELIVERY_MS } from '../send/deliver-chunk.ts';
import { chunkMessage, countUncertain, isUncertain, retryChunk } from './retry-uncertain.ts';

export interface SendAgainServices extends ForcedServices {
  readonly queue: Pick<Queue, 'send'>;
  readonly readers: Pick<ReaderStore, 'loadMany'>;
  /** The table's own name; what a restored copy holds is nobody's to send. */
  readonly home: string;
}

/** There is no such delivery, or it is not in the state that this needs. A retry cannot help. */
export class DeliveryStateError extends Error {
  override name = 'DeliveryStateError' as const;
  readonly retryable = false;
}

/**
 * Mails a finished edition to these readers although they may have it already. They become further candidates, so that
 * the books still close. Without a list nobody is mailed.
 * @returns how many readers were enqueued
 * @throws DeliveryStateError
 */
export async function sendAgain(
  services: SendAgainServices,
  edition: DeliveryKey,
  to: readonly ReaderId[],
  authority: Authority,
): Promise<number> {
  const delivery = await loadForced(services, edition);
  if (delivery.state !== 'finished') throw new DeliveryStateError(`${deliveryName(edition)} is not finished`);
  const ledger = createLedger(services.table);
  const known = await services.readers.loadMany([...new Set(to)]);
  const chunks = [...Map.groupBy(known.values(), ({ depth }) => depth)].flatMap(([depth, readers]) =>
    fifties(readers.map(({ id }) => id)).map((ids) => ({ depth, ids })),
  );
  if (chunks.length === 0) return 0;
  const { week, language, attempt } = delivery;
  const rows = chunks.map(
    ({ depth, ids }, i): Chunk => ({
      ...{ week, language, id: chunkId(attempt, delivery.chunks + i), depth, readers: ids, state: 'prepared' },
      ...{ states: 'P'.repeat(ids.length), reports: '.'.repeat(ids.length), messageIds: {}, reasons: {} },
    }),
  );
  await noteForced(services, edition, 'sent again', authority, known.size);
  await ledger.writeChunks(rows, services.now());
  await reopen(services, delivery, known.size, rows.length);
  await services.queue.send(rows.map(chunkMessage));
  return known.size;
}

/**
 * Mails those once more of whom SES never told what became of their mail. They stay the candidates that they are; whose
 * report comes after all is not mailed. Safe to enter again.
 * @returns how many readers were enqueued
 * @throws DeliveryStateError
 */
export async function sendUncertainAgain(
  services: SendAgainServices,
  edition: DeliveryKey,
  authority: Authority,
): Promise<number> {
  const delivery = await loadForced(services, edition);
  const ledger = createLedger(services.table);
  const uncertain: Chunk[] = [];
  // A worker may still be at it until its lease is over; then what it left is unknown, and not before.
  for await (const chunk of ledger.chunks(delivery)) if (isUncertain(chunk)) uncertain.push(chunk);
  const readers = uncertain.reduce((sum, chunk) => sum + countUncertain(chunk), 0);
  if (readers === 0) return 0;
  await noteForced(services, edition, 'uncertain sent again', authority, readers);
  if (delivery.state === 'finished') await reopen(services, delivery, 0, 0);
  const messages: DeliverMessage[] = [];
  let enqueued = 0;
  for (const chunk of uncertain) {
    const again = await retryChunk(ledger, chunk);
    if (!again) continue;
    messages.push(chunkMessage(chunk));
    enqueued += again.readers;
  }
  if (messages.length > 0) await services.queue.send(messages);
  return enqueued;
}

/**
 * Lets a delivery that the circuit breaker stopped go on; the next sweep hands out what waits.
 * @throws DeliveryStateError
 */
export async function liftHalt(services: ForcedServices, edition: DeliveryKey, authority: Authority): Promise<void> {
  const delivery = await createLedger(services.table).load(edition);
  if (!delivery?.halted) throw new DeliveryStateError(`${deliveryName(edition)} is not halted`);
  await noteForced(services, edition, 'halt lifted', authority, 0);
  await services.table.update(deliveryKey(edition), {
    expression: 'REMOVE halted',
    condition: 'attribute_exists(halted)',
  });
}

/** The delivery, if it is one whose mails the sender would let pass: else nothing would come of it. */
async function loadForced({ table, home, now }: SendAgainServices, edition: DeliveryKey): Promise<Delivery> {
  const delivery = await createLedger(table).load(edition);
  const name = deliveryName(edition);
  if (!delivery) throw new DeliveryStateError(`${name} was never handed out to readers`);
  if (delivery.home !== home)
    throw new DeliveryStateError(`${name} is of another table that this one was restored from`);
  if (delivery.halted) throw new DeliveryStateError(`${name} is halted (${delivery.halted}); lift the halt first`);
  const days = Math.floor((now() - delivery.frozenAt) / 86_400_000);
  if (now() - delivery.frozenAt > OLDEST_DELIVERY_MS)
    throw new DeliveryStateError(`${name} was handed out ${days} days ago; a delivery ends after seven`);
  return delivery;
}

async function reopen(services: SendAgainServices, delivery: Delivery, readers: number, chunks: number): Promise<void> {
  const grown = { candidates: delivery.candidates + readers, chunks: delivery.chunks + chunks };
  if ((await createLedger(services.table).reopen(delivery, grown)) === 'refused')
    throw new DeliveryStateError(`${deliveryName(delivery)} was changed by somebody else`);
}

function fifties(ids: readonly ReaderId[]): ReaderId[][] {
  const parts: ReaderId[][] = [];
  for (let i = 0; i < ids.length; i += CHUNK_SIZE) parts.push(ids.slice(i, i + CHUNK_SIZE));
  return parts;
}
