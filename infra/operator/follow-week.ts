/** Watches a week on its way through the queues: how many papers are read, how many are summarised. */
import type { Language } from '../../shared/language.ts';
import type { PaperStore } from '../../shared/papers/paper-store.ts';
import type { SummaryStore } from '../../shared/summaries/summary-store.ts';
import type { Progress } from './progress.ts';

export interface WeekProgress {
  readonly found: number;
  readonly read: number;
  /** Papers with a summary in every language. */
  readonly summarised: number;
}

export async function weekProgress(
  stores: { papers: PaperStore; summaries: SummaryStore },
  week: string,
  languages: readonly Language[],
): Promise<WeekProgress> {
  const entries = await stores.papers.entries(week);
  const ids = entries.map((entry) => entry.id);
  const done = await Promise.all(languages.map((language) => stores.summaries.all(ids, language)));
  return {
    found: ids.length,
    read: entries.filter((entry, i) => entry.readAt !== undefined || done.every((each) => each.has(ids[i]!))).length,
    summarised: ids.filter((id) => done.every((each) => each.has(id))).length,
  };
}

const LOOK_EVERY_MS = 250;

/** Redraws the bars until `drained` settles; what it settles with is passed on. */
export async function followWeek<T>(
  stores: { papers: PaperStore; summaries: SummaryStore },
  week: string,
  languages: readonly Language[],
  progress: Progress,
  drained: Promise<T>,
): Promise<T> {
  let over = false;
  const look = async () => {
    const stand = await weekProgress(stores, week, languages);
    progress.stage('read', stand.read, stand.found);
    progress.stage('summarise', stand.summarised, stand.found);
  };
  const watching = (async () => {
    while (!over) {
      await look();
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
  })().catch(() => {});
  try {
    return await drained;
  } finally {
    over = true;
    await watching;
    await look().catch(() => {});
    progress.end('read');
    progress.end('summarise');
  }
}
