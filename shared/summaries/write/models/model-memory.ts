/**
 * What is known of a model: the form it takes, its window, how much it answers. Learned once, by an answer or a refusal, and
 * kept for the process and, but for the window, in the table for the next one.
 *
 * Access patterns:
 *   what is known of a model   MODELS / <wire> <server> <id>   {known}, vanishes a month after it was learned
 */
import * as v from 'valibot';
import type { Table } from '../../../platform/table.ts';

const Lasting = v.object({
  /** Of the wire's own kind. */
  form: v.optional(v.record(v.string(), v.unknown())),
  /** Most tokens of one answer. */
  answer: v.optional(v.number()),
  /** It thinks before it answers, and what it thinks counts. */
  thinks: v.optional(v.boolean()),
  /** Real tokens for each one of the estimate: its tokenizer's, measured, or more where a refusal showed that it was too low. */
  scale: v.optional(v.number()),
  /** It has answered: what it refuses now is not the request's form. */
  proven: v.optional(v.boolean()),
});

export interface Known extends v.InferOutput<typeof Lasting> {
  /** Tokens of question and answer together. For the process alone: whoever runs a server sets it otherwise at any time. */
  readonly window?: number;
}

export interface ModelMemory {
  recall(model: string): Promise<Known>;
  /** Adds to what is known. */
  learn(model: string, news: Known): Promise<void>;
}

/** Models change behind their names, and an account's rights do: what was learned is asked anew after this. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

/**
 * @param table none: for the process alone
 * @param contextTokens the window of every model, where the operator says it
 */
export function createModelMemory(
  table: Pick<Table, 'get' | 'put'> | undefined,
  now: () => Date,
  contextTokens?: number,
): ModelMemory {
  const process = new Map<string, Promise<Known>>();
  const key = (model: string) => ({ pk: 'MODELS', sk: model });

  async function read(model: string): Promise<Known> {
    const item = await table?.get(key(model));
    // DynamoDB removes what is outdated within days, not at once.
    if (!item || Number(item.ttl) * 1000 < now().getTime()) return {};
    const known = v.safeParse(Lasting, item.known);
    return known.success ? known.output : {};
  }

  const recall = (model: string): Promise<Known> => {
    const told = contextTokens === undefined ? {} : { window: contextTokens };
    const known =
      process.get(model) ??
      read(model).then(
        (kept) => ({ ...told, ...kept }),
        () => told,
      );
    process.set(model, known);
    return known;
  };

  return {
    recall,
    async learn(model, news) {
      const before = await recall(model);
      const known = { ...before, ...news };
      if (JSON.stringify(known) === JSON.stringify(before)) return;
      process.set(model, Promise.resolve(known));
      const lasting = v.parse(Lasting, known);
      if (JSON.stringify(lasting) === JSON.stringify(v.parse(Lasting, before))) return;
      const ttl = Math.floor((now().getTime() + FORGOTTEN_AFTER_MS) / 1000);
      // Who can't write it down learns it again.
      await table?.put({ ...key(model), known: lasting, ttl }).catch(() => undefined);
    },
  };
}
