/**
 * An operator's exception to "at most once": named readers of an edition are mailed again, or a halted delivery goes
 * on. Both leave a line that says who did it and why.
 */
import type { Queue } from '../platform/queue.ts';
import type { Table } from '../platform/table.ts';
import type { ReaderId } from '../readers/address-key.ts';
import type { ReaderStore } from '../readers/reader-store.ts';
import { CHUNK_SIZE, type Chunk, type DeliveryKey, deliveryName } from './delivery.ts';
import { chunkId, createLedger, deliveryKey } from './ledger.ts';
import type { DeliverMessage } from './prepare.ts';

export interface SendAgainServices {
  readonly table: Table;
  readonly queue: Pick<Queue, 'send'>;
  readonly readers: Pick<ReaderStore, 'loadMany'>;
  readonly now: () => number;
}

export interface Authority {
  /** Who decided, as the operator's account names him. */
  readonly by: string;
  readonly reason: string;
}

/** There is no such delivery, or it is not in the state that this needs. A retry cannot help. */
export class DeliveryStateError extends Error {
  override name = 'DeliveryStateError' as const;
  readonly retryable = false;
}

/**
 * Mails a finished edition to these readers although they may have it already. They become further candidates, so that
 * the books still close; consent is asked right before sending, as ever. Without a list nobody is mailed.
 * @returns how many readers were enqueued
 * @throws DeliveryStateError
 */
export async function sendAgain(
  services: SendAgainServices,
  edition: DeliveryKey,
  to: readonly ReaderId[],
  authority: Authority,
): Promise<number> {
  const ledger = createLedger(services.table);
  const delivery = await ledger.load(edition);
  if (delivery?.state !== 'finished') throw new DeliveryStateError(`${deliveryName(edition)} is not finished`);
  const wanted = [...new Set(to)];
  const known = await services.readers.loadMany(wanted);
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
  await note(services, edition, 'sent again', authority, known.size);
  await ledger.writeChunks(rows, services.now());
  const grown = { candidates: delivery.candidates + known.size, chunks: delivery.chunks + rows.length };
  if ((await ledger.reopen(delivery, grown)) === 'refused')
    throw new DeliveryStateError(`${deliveryName(edition)} was changed by somebody else`);
  await services.queue.send(rows.map(({ id }): DeliverMessage => ({ version: 1, week, language, chunk: id })));
  return known.size;
}

/** Lets a delivery that the circuit breaker stopped go on; the next sweep hands out what waits. */
export async function liftHalt(
  services: Pick<SendAgainServices, 'table' | 'now'>,
  edition: DeliveryKey,
  authority: Authority,
): Promise<void> {
  await note(services, edition, 'halt lifted', authority, 0);
  await services.table.update(deliveryKey(edition), {
    expression: 'REMOVE halted',
    condition: 'attribute_exists(halted)',
  });
}

async function note(
  { table, now }: Pick<SendAgainServices, 'table' | 'now'>,
  edition: DeliveryKey,
  act: string,
  { by, reason }: Authority,
  readers: number,
): Promise<void> {
  const at = new Date(now()).toISOString();
  await table.put({ pk: deliveryKey(edition).pk, sk: `FORCED#${at}`, act, by, reason, readers });
}

function fifties(ids: readonly ReaderId[]): ReaderId[][] {
  const parts: ReaderId[][] = [];
  for (let i = 0; i < ids.length; i += CHUNK_SIZE) parts.push(ids.slice(i, i + CHUNK_SIZE));
  return parts;
}
