/**
 * Duty: find a week's papers and put one message per new or revised paper on the queue.
 * Trigger: the daily schedule, `rerun`, and an operator's command.
 * May fire for nothing: a schedule fires at least once, and on most days the list holds nothing new; then nothing is
 * enqueued.
 */
import * as v from 'valibot';
import type { Counter } from '../shared/platform/metrics.ts';
import { type CollectResult, type CollectServices, collectDue, collectOne } from '../shared/sources/collect-run.ts';

export const CollectInput = v.object({
  /** ISO instant of the schedule's slot, when a schedule fired it. */
  slot: v.optional(v.string()),
  week: v.optional(v.string()),
  /** Papers at most; default the edition's size. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Only this paper is enqueued again. */
  paper: v.optional(v.string()),
  /** Enqueue also what is summarised already; the id makes the forced work happen once. */
  run: v.optional(v.string(), ''),
  dryRun: v.optional(v.boolean(), false),
  /** No later run will come: keep papers whose registry can't be asked now, as the source names them. */
  lastTry: v.optional(v.boolean(), false),
});
export type CollectInput = v.InferOutput<typeof CollectInput>;

/** Only a schedule's firing catches up on missed weeks: who names a week or only looks wants that one. */
export function collect(input: CollectInput, services: CollectServices, counter: Counter): Promise<CollectResult> {
  const isFired = input.slot !== undefined && input.week === undefined && !input.dryRun;
  return isFired ? collectDue(input, services, counter) : collectOne(input, services, counter);
}
