/** What a batch has answered to one request, and what that answer cost. Pure. */
import * as v from 'valibot';
import type { Usage } from '../../summary.ts';
import { usageOf } from '../models/call-model.ts';
import { type ConverseAnswer, countsOf } from '../models/converse-form.ts';
import { batchPriceOf } from '../models/prices.ts';
import type { BatchRecord } from './batch-store.ts';

/** The parts of Converse's response that are looked at (API page of Converse, "Response Syntax"). */
const Output = v.object({
  output: v.object({ message: v.object({ content: v.array(v.object({ text: v.optional(v.string()) })) }) }),
  stopReason: v.string(),
});
const Counts = v.object({ usage: v.object({ inputTokens: v.number(), outputTokens: v.number() }) });

/** Undefined when it is in no form that Converse answers in. */
export function readAnswer(answer: unknown): ConverseAnswer | undefined {
  const read = v.safeParse(Output, answer);
  return read.success ? read.output : undefined;
}

/** An answer without its usage counts as the most that it may have used (W-16). */
export function usageOfAnswer(answer: unknown, { held, modelId }: Pick<BatchRecord, 'held' | 'modelId'>): Usage {
  const read = v.safeParse(Counts, answer);
  const counts = read.success ? countsOf(read.output.usage) : undefined;
  if (counts) return usageOf(counts, batchPriceOf(modelId));
  return { calls: 1, inputTokens: held.tokens, outputTokens: 0, cost: held.usd };
}
