/** One paid call to a model, whoever serves it: reserved before, counted after, tried again while the service is only busy. */

import type { Usage } from '../../summary.ts';
import { estimateTokens } from '../../text/count-tokens.ts';
import type { Prompt } from '../prompt.ts';
import type { Amount, Budget } from './budget.ts';
import { ModelBusyError } from './model-errors.ts';
import { costOf, type Price, type TokenCounts } from './prices.ts';

export interface Patience {
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
  /** Told before each further try, for a metric. */
  readonly onRetry?: () => void;
}

/** Real waiting. */
export const PATIENT: Patience = {
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
};

/** Calls for one answer while the service throttles (W-01); with full jitter up to 20 s they span about half a minute. */
const MOST_CALLS = 6;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;

/** The service asks for patience: the very same call is repeated. */
export class ThrottledError extends Error {
  override name = 'ThrottledError' as const;
}

/**
 * Full jitter: a random wait below a doubling bound, so that workers throttled together do not return together
 * (AWS Architecture Blog, "Exponential Backoff And Jitter").
 * @throws ModelBusyError when the service still throttles after six calls; every other error of `call` as it is
 */
export async function whileThrottled<T>(call: () => Promise<T>, { sleep, random, onRetry }: Patience): Promise<T> {
  for (let calls = 1; ; calls++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ThrottledError)) throw error;
      if (calls === MOST_CALLS)
        throw new ModelBusyError(`throttled ${calls} times: ${error.message}`, { cause: error });
      onRetry?.();
      await sleep(random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** calls));
    }
  }
}

/** Estimates may be low by this factor for another tokenizer (performance.md: ±15%). */
const ESTIMATE_MARGIN = 1.2;

/** The most that a call may use: what the budget reserves, and what counts when the answer tells no usage (W-16). */
export function capOf(prompt: Prompt, maxTokens: number): TokenCounts {
  const words = estimateTokens(prompt.system) + estimateTokens(prompt.document) + estimateTokens(prompt.task);
  return { input: Math.ceil(words * ESTIMATE_MARGIN) + 500, output: maxTokens };
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
