/**
 * What somebody forced on a delivery, one line each that is never changed again: who, when, why, how many readers.
 *
 * Access pattern: DELIVERY#<week>#<language> / FORCED#<instant>#<id>   in the order of time
 */
import * as v from 'valibot';
import { type Form, readEach } from '../../platform/stored.ts';
import type { Table } from '../../platform/table.ts';
import type { DeliveryKey } from './delivery.ts';
import { deliveryKey } from './ledger.ts';

export interface Authority {
  /** Who decided: the operator's name, or `settings` for the policy that the settings chose. */
  readonly by: string;
  readonly reason: string;
}

const FORCED_ACTS = ['sent again', 'uncertain sent again', 'halt lifted'] as const;
export type ForcedAct = (typeof FORCED_ACTS)[number];

export interface Forced extends Authority {
  readonly act: ForcedAct;
  /** ISO instant. */
  readonly at: string;
  /** How many it was about. */
  readonly readers: number;
}

const FORCED_FORM: Form<Omit<Forced, 'at'> & { readonly sk: string }> = {
  schema: v.object({
    sk: v.string(),
    act: v.picklist(FORCED_ACTS),
    by: v.string(),
    reason: v.string(),
    readers: v.number(),
  }),
};

export interface ForcedServices {
  readonly table: Table;
  readonly now: () => number;
  readonly ids: () => string;
}

/** Written before the act itself, so that nothing is ever forced without a line. */
export async function noteForced(
  { table, now, ids }: ForcedServices,
  edition: DeliveryKey,
  act: ForcedAct,
  { by, reason }: Authority,
  readers: number,
): Promise<void> {
  const at = new Date(now()).toISOString();
  await table.put({ pk: deliveryKey(edition).pk, sk: `FORCED#${at}#${ids()}`, act, by, reason, readers });
}

/** Oldest first. */
export async function* forcedActs(table: Table, edition: DeliveryKey): AsyncGenerator<Forced> {
  const rows = table.query({ pk: deliveryKey(edition).pk, prefix: 'FORCED#', consistent: true });
  for await (const { sk, ...forced } of readEach(table, FORCED_FORM, rows)) yield { ...forced, at: sk.split('#')[1]! };
}
