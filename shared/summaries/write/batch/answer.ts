/** What the answer of a batch cost. Pure. */
import type { Usage } from '../../summary.ts';
import { heardOf } from '../models/bedrock/converse-form.ts';
import { usageOf } from '../models/paid-call.ts';
import { batchPriceOf } from '../models/prices.ts';
import type { BatchRecord } from './batch-store.ts';

/** An answer without its usage counts as the most that it may have used (W-16). */
export function usageOfAnswer(answer: unknown, { held, modelId }: Pick<BatchRecord, 'held' | 'modelId'>): Usage {
  const { input, output, ...cached } = heardOf(answer).counts;
  if (input && output) return usageOf({ input, output, ...cached }, batchPriceOf(modelId));
  return { calls: 1, inputTokens: held.tokens, outputTokens: 0, cost: held.usd };
}
