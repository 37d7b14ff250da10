/**
 * Duty: bring the batches of drafts one step further: make jobs of what the summarizers laid down, fetch the answers, and
 * enter every paper again whose answer came or will not come in time.
 * Trigger: a schedule every hour.
 * May fire for nothing: nearly always it finds nothing to do, since an edition has one job a week.
 */
import * as v from 'valibot';
import type { Counter } from '../shared/platform/metrics.ts';
import { type Advanced, type AdvanceServices, advanceBatch } from '../shared/summaries/write/batch/advance-batch.ts';

export const BatchInput = v.object({ slot: v.optional(v.string()) });

export async function batch(
  _input: v.InferOutput<typeof BatchInput>,
  services: AdvanceServices,
  counter: Counter,
): Promise<Advanced> {
  const advanced = await advanceBatch(services);
  if (advanced.answered > 0) counter.add('batchAnswered', advanced.answered);
  if (advanced.unanswered > 0) counter.add('batchUnanswered', advanced.unanswered);
  return advanced;
}
