/** How the ledger's rows are stored. */
import * as v from 'valibot';
import { LANGUAGES } from '../../language.ts';
import type { Form } from '../../platform/stored.ts';
import { DEPTHS } from '../../readers/reader.ts';
import type { Chunk, Delivery } from './delivery.ts';

const names = { week: v.string(), language: v.picklist(LANGUAGES) };

const ChunkRow = v.object({
  ...names,
  id: v.string(),
  depth: v.picklist(DEPTHS),
  readers: v.array(v.string()),
  state: v.picklist(['prepared', 'claimed', 'done']),
  states: v.pipe(v.string(), v.regex(/^[PSRKU]+$/)),
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
  unreadable: v.optional(v.number()),
  home: v.string(),
  content: v.optional(v.string()),
  halted: v.optional(v.string()),
});

/** Without what SES told of it, which stands in the row beside it. */
export const CHUNK_FORM: Form<Chunk> = {
  schema: v.pipe(
    ChunkRow,
    v.check(({ readers, states }) => readers.length === states.length),
    v.transform((chunk) => ({ ...chunk, reports: '.'.repeat(chunk.readers.length) })),
  ),
};

export const DELIVERY_FORM: Form<Delivery> = { schema: DeliveryRow };

/** Letters of `Report`, and the key that names their chunk. */
export const REPORTS_FORM: Form<{ readonly sk: string; readonly reports: string }> = {
  schema: v.object({ sk: v.string(), reports: v.pipe(v.string(), v.regex(/^[.sxdtpc]*$/)) }),
};
