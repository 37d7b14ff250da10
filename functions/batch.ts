/**
 * Brings the batches of drafts one step further: makes jobs of what the summarizers laid down, fetches the answers, and
 * enters every paper again whose answer came or will not come in time.
 *
 * Triggered by a schedule every hour. Nearly always it finds nothing to do: an edition has one job a week.
 */
import * as v from 'valibot';
import type { PaperStore } from '../shared/papers/paper-store.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import type { Queue } from '../shared/platform/queue.ts';
import { type Advanced, type AdvanceServices, advanceBatch } from '../shared/summaries/write/batch/advance-batch.ts';
import type { PaperMessage } from './collect.ts';

export const BatchInput = v.object({ slot: v.optional(v.string()) });

export interface BatchServices extends Omit<AdvanceServices, 'enterAgain'> {
  readonly papers: PaperStore;
  readonly papersQueue: Queue;
}

export async function batch(
  _input: v.InferOutput<typeof BatchInput>,
  services: BatchServices,
  counter: Counter,
): Promise<Advanced> {
  const { papers, papersQueue, now } = services;
  const advanced = await advanceBatch({
    ...services,
    enterAgain: async (again) => {
      await papersQueue.send(again.map(({ week, paper }): PaperMessage => ({ version: 1, week, paper, run: '' })));
      for (const { week, paper } of again) await papers.markEnteredAgain(week, paper, now().toISOString());
    },
  });
  if (advanced.answered > 0) counter.add('batchAnswered', advanced.answered);
  if (advanced.unanswered > 0) counter.add('batchUnanswered', advanced.unanswered);
  return advanced;
}
