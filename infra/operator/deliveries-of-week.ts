/** The books of a week's deliveries as the command shows them: ids alone, never an address. */

import { type Balance, balance, unknownReaders } from '../../shared/deliveries/ledger/balance.ts';
import { type Counts, countReports } from '../../shared/deliveries/ledger/breaker.ts';
import type { Delivery } from '../../shared/deliveries/ledger/delivery.ts';
import { type Forced, forcedActs } from '../../shared/deliveries/ledger/forced.ts';
import { createLedger } from '../../shared/deliveries/ledger/ledger.ts';
import { LANGUAGES } from '../../shared/language.ts';
import type { Table } from '../../shared/platform/table.ts';

export type DeliveryBooks = Balance &
  Counts &
  Pick<Delivery, 'language' | 'state' | 'content' | 'halted'> & {
    readonly uncertain: readonly { readonly chunk: string; readonly reader: string }[];
    readonly forced: readonly Forced[];
  };

/** A person reads them; how many there are stands in the figures. */
const MOST_SHOWN = 200;

/** One entry for each edition that was ever handed out. */
export async function deliveriesOfWeek(
  target: { readonly table: Table },
  week: string,
  language?: Delivery['language'],
): Promise<DeliveryBooks[]> {
  const books: DeliveryBooks[] = [];
  for (const each of language ? [language] : LANGUAGES) {
    const edition = { week, language: each };
    const ledger = createLedger(target.table);
    const [delivery, figures] = await Promise.all([ledger.load(edition), balance(target, edition)]);
    if (!delivery || !figures) continue;
    const { state, content, halted } = delivery;
    const told = await countReports(ledger.reports(delivery));
    books.push({
      ...{ language: each, state, ...figures, ...(content && { content }), ...(halted && { halted }), ...told },
      uncertain: await first(MOST_SHOWN, unknownReaders(target, edition)),
      forced: await first(MOST_SHOWN, forcedActs(target.table, edition)),
    });
  }
  return books;
}

async function first<T>(most: number, all: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of all) if (found.push(each) === most) break;
  return found;
}
