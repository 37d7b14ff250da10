/** Papers of a week that enter the summarizer's queue again: those that an operator names, and those that got stuck. */
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import { enqueuePapers } from '../papers/paper-message.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import type { Queue } from '../platform/queue.ts';
import type { SummaryStore } from './summary-store.ts';

export interface EnterAgainServices {
  readonly papers: Pick<PaperStore, 'entries' | 'markSwept'>;
  readonly summaries: Pick<SummaryStore, 'all'>;
  readonly languages: readonly Language[];
  readonly papersQueue: Pick<Queue, 'send'>;
}

/** Longer than a message can live on the queue with five deliveries, so a paper is not worked on twice at once. */
const STUCK_AFTER_MS = 6 * 3600_000;
/** What three more rounds did not mend is in the dead letters with its reason, and a person's to look at. */
const MOST_SWEEPS = 3;

/**
 * Those without a summary in some language, or with `run` all of them.
 * @param run names a forced run; empty in an ordinary one
 */
export async function enterAgain(
  { week, paper, run, dryRun }: { week: Week; paper?: PaperId | undefined; run: string; dryRun: boolean },
  services: EnterAgainServices,
): Promise<{ readonly enqueued: number; readonly unchanged: number }> {
  const ids = (await services.papers.entries(week)).map(({ id }) => id).filter((id) => !paper || id === paper);
  const wanted = run === '' ? await withoutSummary(ids, services) : ids;
  const messages = wanted.map((id) => ({ week, paper: id }));
  if (!dryRun) await enqueuePapers(services.papersQueue, messages, run);
  return { enqueued: wanted.length, unchanged: ids.length - wanted.length };
}

/**
 * Those that were recorded or enqueued long ago and never summarised. A paper that waits for a batch is left alone until its
 * time is up, and entered again then, whatever became of the batch.
 * @returns how many were enqueued
 */
export async function sweepPapers(week: Week, now: Date, services: EnterAgainServices): Promise<number> {
  const old = (await services.papers.entries(week)).filter(
    ({ setAside, sweeps = 0, awaits, enqueuedAt }) =>
      !setAside &&
      sweeps < MOST_SWEEPS &&
      !(awaits && now < new Date(awaits)) &&
      (!enqueuedAt || now.getTime() - Date.parse(enqueuedAt) > STUCK_AFTER_MS),
  );
  const stuck = await withoutSummary(
    old.map(({ id }) => id),
    services,
  );
  const messages = stuck.map((id) => ({ week, paper: id }));
  await enqueuePapers(services.papersQueue, messages);
  for (const id of stuck) await services.papers.markSwept(week, id, now.toISOString());
  return stuck.length;
}

async function withoutSummary(
  ids: readonly PaperId[],
  { summaries, languages }: EnterAgainServices,
): Promise<PaperId[]> {
  const done = await Promise.all(languages.map((language) => summaries.all(ids, language)));
  return ids.filter((id) => done.some((each) => !each.has(id)));
}
