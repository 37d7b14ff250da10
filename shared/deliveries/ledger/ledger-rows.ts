/** The ledger's rows as they come from the table. */

import * as v from 'valibot';
import { LANGUAGES } from '../../language.ts';
import type { Item } from '../../platform/table.ts';
import { DEPTHS } from '../../readers/reader.ts';
import type { Chunk, Delivery } from './delivery.ts';

const names = { week: v.string(), language: v.picklist(LANGUAGES) };

const ChunkRow = v.object({
  ...names,
  id: v.string(),
  depth: v.picklist(DEPTHS),
  readers: v.array(v.string()),
  state: v.picklist(['prepared', 'claimed', 'done']),
  states: v.string(),
  claim: v.optional(v.string()),
  leaseUntil: v.optional(v.number()),
  messageIds: v.optional(v.record(v.string(), v.string()), {}),
  reasons: v.optional(v.record(v.string(), v.string()), {}),
  retries: v.optional(v.number()),
});

const DeliveryRow = v.object({
  ...names,
  state: v.picklist(['preparing', 'prepared', 'enqueued', 'finished']),
  attempt: v.string(),
  leaseUntil: v.number(),
  frozenAt: v.number(),
  candidates: v.number(),
  chunks: v.number(),
  home: v.string(),
  halted: v.optional(v.string()),
});

/** Throws valibot's error when the row is not a chunk. */
export function parseChunk(item: Item): Chunk {
  const chunk = v.parse(ChunkRow, item);
  return { ...chunk, reports: '.'.repeat(chunk.readers.length) };
}

/** Throws valibot's error when the row is not a delivery. */
export const parseDelivery = (item: Item): Delivery => v.parse(DeliveryRow, item);
