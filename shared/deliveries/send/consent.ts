/** The last look before a claim: who of a chunk may still be mailed, and whether sending goes on at all. */
import { readRow } from '../../platform/stored.ts';
import type { Table } from '../../platform/table.ts';
import { mayBeMailed, type Reader, readReader } from '../../readers/reader.ts';
import { readerKey } from '../../readers/reader-store.ts';
import type { Chunk, Delivery } from '../ledger/delivery.ts';
import { deliveryKey } from '../ledger/ledger.ts';
import { DELIVERY_FORM } from '../ledger/ledger-rows.ts';
import { activePause, PAUSE_KEY, type Pause } from './pause.ts';

export type Mailable = Reader & { address: string };

export interface LastLook {
  readonly delivery: Delivery | undefined;
  readonly pause: Pause | undefined;
  /** By position in the chunk: the reader, or why not. */
  readonly readers: ReadonlyMap<number, Mailable | { readonly skip: string }>;
}

/**
 * Consistent reads of the chunk's open readers, the delivery and the pause. Fails closed: whatever goes wrong throws,
 * and nobody is mailed on a guess (Ghost's suppression lookup answers "not suppressed" there).
 */
export async function lookOnceMore(
  table: Table,
  chunk: Chunk,
  open: readonly number[],
  now: number,
): Promise<LastLook> {
  const keys = open.map((position) => readerKey(chunk.readers[position]!));
  const [items, delivery, pause] = await Promise.all([
    table.batchGet(keys),
    table.get(deliveryKey(chunk)),
    table.get(PAUSE_KEY),
  ]);
  const rows = new Map(items.map((item) => [item.pk, item]));
  return {
    delivery: delivery && readRow(table, DELIVERY_FORM, delivery).read,
    pause: activePause(pause, now),
    readers: new Map(
      open.map((position) => {
        const row = rows.get(readerKey(chunk.readers[position]!).pk);
        const reader = row && readReader(table, row);
        return [position, mayBeMailed(reader) ? reader : { skip: whyNot(reader) }];
      }),
    ),
  };
}

function whyNot(reader: Reader | undefined): string {
  if (!reader) return 'gone';
  return reader.suppressed ?? (reader.state === 'active' ? 'no-address' : reader.state);
}
