/** A week's steps entered again, for the command and for the desk. */

import type { RerunResult, Stage } from '../../functions/rerun.ts';
import type { Language } from '../../shared/language.ts';
import { followWeek } from './follow-week.ts';
import type { Progress } from './progress.ts';
import type { Target } from './target/target.ts';

export interface WeekAgain {
  readonly week: string;
  readonly paper?: string;
  readonly from: Stage;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Asks the rerun function, then lets the later steps follow: summaries are waited for, then published, then mailed. */
export async function rerunWeek(
  target: Target,
  options: WeekAgain,
  languages: readonly Language[],
  progress: Progress,
) {
  const { week: wanted, paper, from, force = false, dryRun = false } = options;
  const ask = (stage: Stage) =>
    target.invoke<RerunResult>('rerun', { week: wanted, paper, from: stage, force, dryRun });
  const first = await ask(from);
  const result = { week: first.week, stage: from, enqueued: first.enqueued, unchanged: first.unchanged };
  if (dryRun) return result;
  if (from === 'collect' || from === 'summarize') {
    await followWeek(target, wanted, languages, progress, target.drained('papers'));
    if (first.enqueued > 0 || force) await ask('publish');
  }
  await target.drained('deliveries');
  await target.invoke('sweep', {});
  return result;
}
