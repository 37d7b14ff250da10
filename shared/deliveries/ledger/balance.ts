/** An edition's books: every candidate stands in one column, or is still open. */
import type { Table } from '../../platform/table.ts';
import { type Chunk, type Delivery, type DeliveryKey, effectiveState } from './delivery.ts';
import { createLedger } from './ledger.ts';

export interface Balance {
  readonly candidates: number;
  readonly sent: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Of the skipped, those who had not left: their edition grew too old while they waited, or their row can't be used. */
  readonly missed: number;
  readonly unknown: number;
  /** Not decided yet: prepared, or claimed by a worker. */
  readonly open: number;
  /** candidates = sent + rejected + skipped + unknown; false while something is open or a row is missing. */
  readonly closed: boolean;
}

/** Of a hundred readers who still wanted the edition, to how many SES took it; 100 when nobody did. */
export function sentPercent({ candidates, sent, skipped, missed }: Balance): number {
  const wanting = candidates - (skipped - missed);
  return wanting > 0 ? (100 * sent) / wanting : 100;
}

/** Reads every chunk of an edition's delivery, consistently, one page in memory at a time; undefined when there is none. */
export async function balance(services: { readonly table: Table }, edition: DeliveryKey): Promise<Balance | undefined> {
  const ledger = createLedger(services.table);
  const delivery = await ledger.load(edition);
  if (!delivery) return undefined;
  const tally = startTally();
  for await (const chunk of ledger.chunks(delivery)) tally.add(chunk);
  return tally.close(delivery);
}

/** Why a reader was skipped whose edition is older than a week. */
export const TOO_LATE = 'too-late';
/** Reasons of those who still wanted it. */
const MISSED: ReadonlySet<string> = new Set([TOO_LATE, 'unreadable', 'no-address']);

/** Adds chunks up as they pass by. */
export function startTally(): { add(chunk: Chunk): void; close(delivery: Delivery): Balance } {
  const count = { P: 0, S: 0, R: 0, K: 0, U: 0 };
  let missed = 0;
  return {
    add({ states, reports, reasons }) {
      for (const reason of Object.values(reasons)) if (MISSED.has(reason)) missed += 1;
      for (let i = 0; i < states.length; i++) count[effectiveState(states[i]!, reports[i] ?? '.')] += 1;
    },
    close({ candidates }) {
      const settled = count.S + count.R + count.K + count.U;
      return {
        ...{ candidates, sent: count.S, rejected: count.R, skipped: count.K, unknown: count.U, open: count.P },
        missed,
        closed: settled === candidates,
      };
    },
  };
}

/** Unknown readers of an edition, for the operator: chunk and reader id, never an address. */
export async function* unknownReaders(
  services: { readonly table: Table },
  edition: DeliveryKey,
): AsyncGenerator<{ readonly chunk: string; readonly reader: string }> {
  const ledger = createLedger(services.table);
  const delivery = await ledger.load(edition);
  if (!delivery) return;
  for await (const chunk of ledger.chunks(delivery)) {
    for (const [i, reader] of chunk.readers.entries()) {
      if (effectiveState(chunk.states[i]!, chunk.reports[i] ?? '.') === 'U') yield { chunk: chunk.id, reader };
    }
  }
}
