/** A week's steps entered again, for the command and for the desk. */

import type { RerunResult, Stage } from '../../functions/rerun.ts';
import type { Language } from '../../shared/language.ts';
import { FailedError } from '../exit.ts';
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

export interface WeekAgainResult {
  readonly week: string;
  readonly stage: Stage;
  readonly enqueued: number;
  readonly unchanged: number;
  /** What became of the one paper that was asked for, in a sentence for each language. */
  readonly paper?: readonly string[];
  /** Languages whose edition was frozen anew. */
  readonly frozen?: readonly Language[];
}

/**
 * Asks the rerun function, then lets the later steps follow: summaries are waited for, then published, then mailed. A paper
 * that the week holds is read again as it is stored, without asking its sources.
 * @throws FailedError when a source can't be reached, the week has no such paper, or the edition waits
 */
export async function rerunWeek(
  target: Target,
  options: WeekAgain,
  languages: readonly Language[],
  progress: Progress,
): Promise<WeekAgainResult> {
  const { week: wanted, paper, force = false, dryRun = false } = options;
  const holds = async () => (await target.papers.entries(wanted)).some(({ id }) => id === paper);
  const from = options.from === 'collect' && paper && (await holds()) ? 'summarize' : options.from;
  const ask = async (stage: Stage) =>
    reached(await target.invoke<RerunResult>('rerun', { week: wanted, paper, from: stage, force, dryRun }));
  const first = await ask(from);
  const result = { week: first.week, stage: from, enqueued: first.enqueued, unchanged: first.unchanged };
  if (paper && !dryRun && !(await holds())) throw new FailedError(`${wanted} holds no paper ${paper}`);
  const unreached = first.detail?.outcome === 'collected' ? first.detail.unreached : undefined;
  if (dryRun) return heard(result, unreached);
  let published = from === 'publish' ? first : undefined;
  if (from === 'collect' || from === 'summarize') {
    await followWeek(target, wanted, languages, progress, target.drained('papers'));
    if (first.enqueued > 0 || force) published = await ask('publish');
  }
  await target.drained('deliveries');
  await target.invoke('sweep', {});
  const editions = published?.detail?.outcome === 'published' ? published.detail.editions : [];
  const frozen = editions.filter((edition) => edition.frozen === 'now').map(({ language }) => language);
  const told = paper && (await Promise.all(languages.map((language) => tellOf(target, wanted, paper, language))));
  return heard({ ...result, ...(told && { paper: told }), ...(frozen.length > 0 && { frozen }) }, unreached);
}

/** What the other sources gave went its whole way. @throws FailedError for those that refused */
function heard(result: WeekAgainResult, unreached: readonly string[] | undefined): WeekAgainResult {
  if (!unreached) return result;
  throw new FailedError(
    `${result.enqueued} enqueued, ${result.unchanged} unchanged, but a source can't be reached: ${unreached.join('; ')}`,
  );
}

async function tellOf(target: Target, week: string, paper: string, language: Language): Promise<string> {
  const read = (await target.summaries.all([paper], language)).get(paper)?.read;
  if (read)
    return `${paper} ${language}: written by ${read.model}, ${read.qa.length} answers, read: ${read.coverage.kind}`;
  const entry = (await target.papers.entries(week)).find(({ id }) => id === paper);
  return `${paper} ${language}: no summary${entry?.trouble ? `: ${entry.trouble}` : ''}`;
}

/** @throws FailedError where the step was entered and could not be done */
function reached(result: RerunResult): RerunResult {
  const { detail, week } = result;
  if (detail?.outcome === 'source-unreachable') throw new FailedError(`the source can't be reached: ${detail.reason}`);
  if (detail?.outcome === 'already-running') throw new FailedError(`another run is collecting ${week}`);
  if (detail?.outcome === 'held')
    throw new FailedError(`${detail.papers} papers wait and nothing is published: ${detail.reason}`);
  return result;
}
