/** What the papers' queue carries: one paper that is to be read and summarised. */
import * as v from 'valibot';
import type { Queue } from '../platform/queue.ts';
import type { PaperId, Week } from './paper.ts';

export const PaperMessage = v.strictObject({
  version: v.literal(1),
  week: v.string(),
  paper: v.string(),
  /** Of a forced run, which also writes what is written already, once. */
  run: v.optional(v.string(), ''),
});
export type PaperMessage = v.InferOutput<typeof PaperMessage>;

export interface WeekPaper {
  readonly week: Week;
  readonly paper: PaperId;
}

export const enqueuePapers = (queue: Pick<Queue, 'send'>, papers: readonly WeekPaper[], run = ''): Promise<void> =>
  queue.send(papers.map(({ week, paper }): PaperMessage => ({ version: 1, week, paper, run })));
