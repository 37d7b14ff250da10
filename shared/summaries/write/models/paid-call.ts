/** One paid call to a model: its cap is set aside in the budget before, and what it used is counted after. */
import type { Usage } from '../../summary.ts';
import type { Amount, Budget } from './budget.ts';
import { costOf, type Price, type TokenCounts } from './prices.ts';
import { ESTIMATE_MARGIN } from './wire/window.ts';

/** The most that a call may use: what the budget reserves, and what counts when the answer tells no usage (W-16). */
export function capOf(estimated: number, maxTokens: number): TokenCounts {
  return { input: Math.ceil(estimated * ESTIMATE_MARGIN) + 500, output: maxTokens };
}

export function usageOf(tokens: TokenCounts, price: Price): Usage {
  const inputTokens = tokens.input + (tokens.cacheRead ?? 0) + (tokens.cacheWrite ?? 0);
  return { calls: 1, inputTokens, outputTokens: tokens.output, cost: costOf(price, tokens) };
}

/** Reserves the cap, calls, and settles with what the call used; an error tells its usage, or nothing was used. */
export async function withinBudget<T extends { readonly usage: Usage }>(
  budget: Budget | undefined,
  cap: TokenCounts,
  price: Price,
  call: () => Promise<T>,
): Promise<T> {
  const dearest = { ...price, input: Math.max(price.input, price.cacheWrite) };
  const settle = await budget?.reserve({ tokens: cap.input + cap.output, usd: costOf(dearest, cap) });
  try {
    const answer = await call();
    await settle?.(amountOf(answer.usage));
    return answer;
  } catch (error) {
    const { usage } = error as { usage?: Usage };
    await settle?.(usage ? amountOf(usage) : { tokens: 0, usd: 0 });
    throw error;
  }
}

const amountOf = (usage: Usage): Amount => ({ tokens: usage.inputTokens + usage.outputTokens, usd: usage.cost });

export function addUsage(before: Usage | undefined, usage: Usage): Usage {
  return {
    calls: usage.calls + (before?.calls ?? 0),
    inputTokens: usage.inputTokens + (before?.inputTokens ?? 0),
    outputTokens: usage.outputTokens + (before?.outputTokens ?? 0),
    cost: usage.cost + (before?.cost ?? 0),
  };
}

/** The error with what was spent before it on the same turn, so that nothing paid is left out of the receipt. */
export function charged<E extends Error & { readonly usage?: Usage }>(error: E, before: Usage | undefined): E {
  const { usage } = error;
  return before ? Object.assign(error, { usage: usage ? addUsage(before, usage) : before }) : error;
}
