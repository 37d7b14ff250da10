/**
 * Tokens and money of one edition, reserved before a model is called and settled after. Ten workers at once can't overspend:
 * a call that does not fit is refused before it is made.
 *
 * Access patterns:
 *   the budget of an edition   BUDGET#<edition> / SPEND   {tokens, micros (millionths of a dollar), reachedAt?}
 *
 * A worker that dies between reserving and settling leaves its reservation behind, and a repeated write counts
 * twice: both end the budget early, never late.
 */
import type { Table } from '../platform/table.ts';
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
}

const NAMES = { '#tokens': 'tokens', '#micros': 'micros' };

export function createBudget({ table, edition, limit, now, onReached }: BudgetOptions): Budget {
  const key = { pk: `BUDGET#${edition}`, sk: 'SPEND' };

  async function add(amount: Amount, room?: Amount): Promise<boolean> {
    const outcome = await table.update(key, {
      expression: 'ADD #tokens :tokens, #micros :micros',
      names: NAMES,
      values: {
        ':tokens': Math.ceil(amount.tokens),
        ':micros': toMicros(amount.usd),
        ...(room && { ':tokenRoom': Math.floor(room.tokens), ':microRoom': toMicros(room.usd) }),
      },
      ...(room && {
        condition: 'attribute_not_exists(#tokens) OR (#tokens <= :tokenRoom AND #micros <= :microRoom)',
      }),
    });
    return outcome === 'written';
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
      const room = { tokens: limit.tokens - most.tokens, usd: limit.usd - most.usd };
      const fits = room.tokens >= 0 && room.usd >= 0 && (await add(most, room));
      if (!fits) {
        await announce();
        throw new BudgetReachedError(`the budget of ${edition} (${limit.tokens} tokens, $${limit.usd}) is reached`);
      }
      return async (spent) => {
        await add({ tokens: spent.tokens - most.tokens, usd: spent.usd - most.usd });
      };
    },
    async spent() {
      const item = await table.get(key);
      return { tokens: Number(item?.tokens ?? 0), usd: Number(item?.micros ?? 0) / 1e6 };
    },
  };
}

const toMicros = (usd: number): number => Math.ceil(usd * 1e6);
