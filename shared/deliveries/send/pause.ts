/**
 * A pause of all sending: SES said that the account, its quota or its configuration does not send now.
 *
 * Access pattern: DELIVERY#MAILING / PAUSE {until, reason}
 */
import type { Table } from '../../platform/table.ts';
import type { Trouble } from './ses-outcome.ts';

export const PAUSE_KEY = { pk: 'DELIVERY#MAILING', sk: 'PAUSE' };

/** How long to leave SES alone. A quota frees up over a rolling day; a closed account needs a person. */
export const PAUSE_MS: Readonly<Record<Trouble, number>> = {
  throttled: 30_000,
  transient: 60_000,
  'daily-quota': 3_600_000,
  account: 900_000,
};

export interface Pause {
  readonly until: number;
  readonly reason: string;
}

/** Pauses everybody; a longer pause that stands already is kept. Answers when this one ends. */
export async function pauseSending(table: Table, trouble: Trouble, reason: string, now: number): Promise<number> {
  const until = now + PAUSE_MS[trouble];
  await table.update(PAUSE_KEY, {
    expression: 'SET #until = :until, reason = :reason',
    condition: 'attribute_not_exists(#until) OR #until < :until',
    names: { '#until': 'until' },
    values: { ':until': until, ':reason': `${trouble}: ${reason}`.slice(0, 100) },
  });
  return until;
}

/** The pause that holds at an instant, from its row. */
export function activePause(row: Record<string, unknown> | undefined, now: number): Pause | undefined {
  const until = Number(row?.until ?? 0);
  return until > now ? { until, reason: String(row?.reason ?? '') } : undefined;
}
