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
  /** Papers whose summary is being written, the tokens of them that are there, and those that finished ones took on average. */
  readonly writing: { readonly papers: number; readonly tokens: number; readonly usual: number };
}

/** Of a summary with its repair, where none is finished yet. */
const USUAL_TOKENS = 5_000;

export async function weekProgress(
  stores: { papers: PaperStore; summaries: SummaryStore },
  week: string,
  languages: readonly Language[],
): Promise<WeekProgress> {
  const entries = await stores.papers.entries(week);
  const ids = entries.map((entry) => entry.id);
  const done = await Promise.all(languages.map((language) => stores.summaries.all(ids, language)));
  const isDone = (id: string) => done.every((each) => each.has(id));
  const written = done.flatMap((each) => [...each.values()].flatMap(({ read }) => read?.usage.outputTokens || []));
  const now = entries.flatMap(({ id, writing }) => (writing === undefined || isDone(id) ? [] : writing));
  return {
    found: ids.length,
    read: entries.filter(({ id, readAt }) => readAt !== undefined || isDone(id)).length,
    summarised: ids.filter(isDone).length,
    writing: {
      papers: now.length,
      tokens: sum(now),
      usual: written.length > 0 ? (sum(written) / written.length) * languages.length : USUAL_TOKENS,
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const LOOK_EVERY_MS = 250;
const MINUTE_MS = 60_000;
/** Less time than this tells nothing about the speed of a model. */
const LEAST_SEEN_MS = 5_000;

/**
 * What is being written, and how long the rest will take at the pace since `first`.
 * @param sinceMs between the two looks
 */
export function writingNote(
  first: WeekProgress,
  { found, summarised, writing }: WeekProgress,
  sinceMs: number,
): string {
  if (writing.papers === 0) return '';
  const tokensOf = (done: number, { tokens }: WeekProgress['writing']) => done * writing.usual + tokens;
  const written = tokensOf(summarised, writing) - tokensOf(first.summarised, first.writing);
  const left = Math.max(0, found * writing.usual - tokensOf(summarised, writing));
  const at = `${writing.papers} being written, ${writing.tokens.toLocaleString('en-US')} tokens`;
  if (sinceMs < LEAST_SEEN_MS || written <= 0) return at;
  return `${at}, about ${Math.max(1, Math.ceil((left / written) * (sinceMs / MINUTE_MS)))} min left`;
}

/** Redraws the bars until `drained` settles; what it settles with is passed on. */
export async function followWeek<T>(
  stores: { papers: PaperStore; summaries: SummaryStore },
  week: string,
  languages: readonly Language[],
  progress: Progress,
  drained: Promise<T>,
): Promise<T> {
  let over = false;
  const started = performance.now();
  let first: WeekProgress | undefined;
  const look = async () => {
    const stand = await weekProgress(stores, week, languages);
    first ??= stand;
    progress.stage('read', stand.read, stand.found);
    progress.stage('summarise', stand.summarised, stand.found, writingNote(first, stand, performance.now() - started));
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
