/**
 * What the last question to every listed model has shown, for whoever asks whether the next week will be written.
 *
 * Access patterns:
 *   the last look at the models   MODELS / PROBED   {at, probed}
 */
import * as v from 'valibot';
import type { Table } from '../../../platform/table.ts';
import type { Probed } from './probe.ts';

const KEY = { pk: 'MODELS', sk: 'PROBED' } as const;

const Kept = v.object({
  at: v.string(),
  probed: v.array(v.object({ modelId: v.string(), state: v.picklist(['ok', 'warn', 'fail']), says: v.string() })),
});
/** The instant of the look, and what each model said. */
export type LastProbe = v.InferOutput<typeof Kept>;

/** Undefined where nobody has looked yet. */
export async function lastProbe(table: Pick<Table, 'get'>): Promise<LastProbe | undefined> {
  const kept = v.safeParse(Kept, await table.get(KEY));
  return kept.success ? kept.output : undefined;
}

export async function keepProbe(table: Pick<Table, 'put'>, probed: readonly Probed[], at: Date): Promise<void> {
  const told = probed.map(({ modelId, state, says }) => ({ modelId, state, says: says.slice(0, LONGEST) }));
  await table.put({ ...KEY, at: at.toISOString(), probed: told });
}

const LONGEST = 400;
