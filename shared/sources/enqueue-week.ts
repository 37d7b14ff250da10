/** A week that was collected, into the store and onto the papers' queue: each paper once, however often it is collected. */
import type { Language } from '../language.ts';
import type { Paper, PaperId, Week } from '../papers/paper.ts';
import { enqueuePapers } from '../papers/paper-message.ts';
import type { PaperStore, Recorded } from '../papers/paper-store.ts';
import type { WeekEntry } from '../papers/week-entry.ts';
import type { Queue } from '../platform/queue.ts';

export interface EnqueueServices {
  readonly papers: PaperStore;
  readonly queue: Queue;
  /** No slot will bring this paper of that week out any more. */
  readonly isStranded?: (week: Week, id: PaperId) => Promise<boolean>;
  /** Languages of the digest. */
  readonly languages: readonly Language[];
  readonly now: () => Date;
}

export interface Wanted {
  /** Only this paper. */
  readonly paper?: PaperId | undefined;
  /** Not empty: also what is summarised already. */
  readonly run: string;
}

/**
 * Writes every paper and enqueues those that need a worker: new, revised, forced, or recorded once but never enqueued for a
 * language that the digest has now.
 * @returns how many were enqueued
 */
export async function enqueueWeek(
  { week, papers }: { readonly week: Week; readonly papers: readonly Paper[] },
  wanted: Wanted,
  services: EnqueueServices,
): Promise<number> {
  const { queue, languages, now } = services;
  const recorded = new Map<PaperId, Recorded>();
  for (const [i, paper] of papers.entries()) {
    const state = await services.papers.record(paper, i + 1);
    const isMine = state === 'known-in-other-week' && (await takeOver(week, paper.id, services));
    recorded.set(paper.id, isMine ? 'known' : state);
  }
  const entries = await entriesOf(week, services);
  const needed = papers.filter(({ id }) => {
    const state = recorded.get(id);
    if (state === 'known-in-other-week' || state === 'set-aside') return false;
    return isWanted(id, wanted, state !== 'known' || isWaiting(entries.get(id), languages));
  });
  const messages = needed.map(({ id }) => ({ week, paper: id }));
  await enqueuePapers(queue, messages, wanted.run);
  const at = now().toISOString();
  for (const { id } of needed) {
    const asked = new Set([...(entries.get(id)?.languages ?? []), ...languages]);
    await services.papers.markEnqueued(week, id, at, [...asked]);
  }
  return needed.length;
}

/** Being known in another week bars nothing, unless that week's edition holds the paper or is still to come. */
async function takeOver(week: Week, id: PaperId, { papers, isStranded }: EnqueueServices): Promise<boolean> {
  const other = (await papers.get(id))?.week;
  if (other === undefined || other > week || !(await isStranded?.(other, id))) return false;
  await papers.move(id, other, week);
  return true;
}

/** How many would be enqueued; nothing is written. */
export async function countWanted(
  { week, papers }: { readonly week: Week; readonly papers: readonly Paper[] },
  wanted: Wanted,
  services: Pick<EnqueueServices, 'papers' | 'languages'>,
): Promise<number> {
  const entries = await entriesOf(week, services);
  let count = 0;
  for (const { id } of papers) {
    const entry = entries.get(id);
    const waits = entry ? isWaiting(entry, services.languages) : !(await services.papers.get(id));
    if (isWanted(id, wanted, waits)) count += 1;
  }
  return count;
}

const entriesOf = async (week: Week, { papers }: Pick<EnqueueServices, 'papers'>): Promise<Map<PaperId, WeekEntry>> =>
  new Map((await papers.entries(week)).map((entry) => [entry.id, entry]));

const isWanted = (id: PaperId, { paper, run }: Wanted, waits: boolean): boolean =>
  (!paper || id === paper) && (waits || run !== '');

/** No worker was asked for it in every language; of a row that can't be read nobody knows. */
const isWaiting = (entry: WeekEntry | undefined, languages: readonly Language[]): boolean =>
  !entry?.setAside && (!entry?.enqueuedAt || languages.some((language) => !entry.languages?.includes(language)));
