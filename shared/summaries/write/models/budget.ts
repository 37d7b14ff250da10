/**
 * Tokens and money of one edition, reserved before a model is called and settled after. Ten workers at once can't overspend:
 * a call that does not fit is refused before it is made.
 *
 * Access patterns:
 *   the budget of an edition   BUDGET#<edition> / SPEND   {tokens, micros (millionths of a dollar), reachedAt?, held_<id>…}
 *
 * Each reservation stands in the row under its own name until it is settled: a write whose answer was lost is repeated
 * by the SDK, and counted once all the same. A worker that dies in between leaves its reservation behind, which ends
 * the budget early, never late.
 */
import type { Table } from '../../../platform/table.ts';
import { BudgetReachedError } from './model-errors.ts';

export interface Amount {
  readonly tokens: number;
  readonly usd: number;
}

export interface Budget {
  /**
   * Sets `most` aside. The answer settles it: call it once with what was really spent (nothing, when the call failed unpaid).
   * @throws BudgetReachedError when it does not fit any more
   */
  reserve(most: Amount): Promise<(spent: Amount) => Promise<void>>;
  /**
   * The same under a name of the caller's, for work whose end another process sees. Holding it again changes nothing.
   * @param id letters, digits and `-`, never used again once it is settled
   * @throws BudgetReachedError
   */
  hold(id: string, most: Amount): Promise<void>;
  /** Settles what was held; again, or of an unknown name, it changes nothing. */
  settle(id: string, most: Amount, spent: Amount): Promise<void>;
  /** What is spent or set aside now. */
  spent(): Promise<Amount>;
}

interface BudgetOptions {
  readonly table: Table;
  /** Names the edition, e.g. `2024-W13`. */
  readonly edition: string;
  readonly limit: Amount;
  readonly now: () => Date;
  /** Called by exactly one worker, the first that is refused: raises the alarm. */
  readonly onReached?: () => void;
  /** Names a reservation; letters, digits and `-`, never the same twice. */
  readonly newId?: () => string;
}

const NAMES = { '#tokens': 'tokens', '#micros': 'micros' };

export function createBudget(options: BudgetOptions): Budget {
  const { table, edition, limit, now, onReached, newId = () => crypto.randomUUID() } = options;
  const key = { pk: `BUDGET#${edition}`, sk: 'SPEND' };

  const values = (amount: Amount) => ({ ':tokens': Math.ceil(amount.tokens), ':micros': toMicros(amount.usd) });

  async function fits(held: string, most: Amount): Promise<boolean> {
    const room = { tokens: limit.tokens - most.tokens, usd: limit.usd - most.usd };
    if (room.tokens < 0 || room.usd < 0) return false;
    const outcome = await table.update(key, {
      expression: 'ADD #tokens :tokens, #micros :micros SET #held = :held',
      names: { ...NAMES, '#held': held },
      values: {
        ...values(most),
        ...{ ':held': held, ':tokenRoom': Math.floor(room.tokens), ':microRoom': toMicros(room.usd) },
      },
      condition:
        'attribute_not_exists(#held) AND (attribute_not_exists(#tokens) OR (#tokens <= :tokenRoom AND #micros <= :microRoom))',
      owner: { attribute: held, value: held },
    });
    return outcome === 'written';
  }

  async function hold(id: string, most: Amount): Promise<void> {
    if (await fits(nameOf(id), most)) return;
    await announce();
    throw new BudgetReachedError(`the budget of ${edition} (${limit.tokens} tokens, $${limit.usd}) is reached`);
  }

  async function settle(id: string, most: Amount, spent: Amount): Promise<void> {
    await table.update(key, {
      expression: 'ADD #tokens :tokens, #micros :micros REMOVE #held',
      names: { ...NAMES, '#held': nameOf(id) },
      values: values({ tokens: spent.tokens - most.tokens, usd: spent.usd - most.usd }),
      condition: 'attribute_exists(#held)',
    });
  }

  async function announce(): Promise<void> {
    const first = await table.update(key, {
      expression: 'SET reachedAt = :now',
      values: { ':now': now().toISOString() },
      condition: 'attribute_not_exists(reachedAt)',
    });
    if (first === 'written') onReached?.();
  }

  return {
    async reserve(most) {
      const id = newId();
      await hold(id, most);
      return (spent) => settle(id, most, spent);
    },
    hold,
    settle,
    async spent() {
      const item = await table.get(key);
      return { tokens: Number(item?.tokens ?? 0), usd: Number(item?.micros ?? 0) / 1e6 };
    },
  };
}

const nameOf = (id: string): string => `held_${id}`;
const toMicros = (usd: number): number => Math.ceil(usd * 1e6);
