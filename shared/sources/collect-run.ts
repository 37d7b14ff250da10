/** One run of the collector: what it found, and how much of it needs a worker. */
import type { Week } from '../papers/paper.ts';
import { weeksSince } from '../papers/time/week.ts';
import { whileLeased } from '../papers/work-lease.ts';
import type { Counter } from '../platform/metrics.ts';
import type { CollectedWeek } from './collect-week.ts';
import { countWanted, type EnqueueServices, enqueueWeek, type Wanted } from './enqueue-week.ts';
import { SourceError } from './source.ts';
import { WebRefusedError } from './web.ts';

/** What of the sources is asked; without a week, the newest complete one. */
export interface Question {
  readonly week?: Week | undefined;
  /** Papers at most; default the edition's size. */
  readonly limit?: number | undefined;
  /** No later run will come: keep papers whose registry can't be asked now, as the source names them. */
  readonly lastTry: boolean;
}

export interface CollectServices extends EnqueueServices {
  /** The week's papers from every configured source, merged, ranked and cut. */
  readonly collectWeek: (question: Question) => Promise<CollectedWeek>;
  readonly newId: () => string;
}

export interface Collected
  extends Pick<
    CollectedWeek,
    'week' | 'daysSinceNewestWeek' | 'partial' | 'retryAfterSeconds' | 'unreached' | 'remarks'
  > {
  readonly outcome: 'collected';
  readonly found: number;
  readonly enqueued: number;
  readonly unchanged: number;
  /** In a dry run: what was chosen, best first, and why. */
  readonly ranking?: readonly {
    readonly title: string;
    readonly score: number;
    readonly reason: { readonly ja: string; readonly en: string };
  }[];
}

export type CollectResult =
  | Collected
  | { readonly outcome: 'source-unreachable'; readonly reason: string; readonly retryable: boolean }
  | { readonly outcome: 'already-running'; readonly week: Week };

type Asked = Question & Wanted & { readonly dryRun: boolean };

/** One week. In a dry run nothing is written. */
export async function collectOne(asked: Asked, services: CollectServices, counter: Counter): Promise<CollectResult> {
  let collected: CollectedWeek;
  try {
    collected = await services.collectWeek(asked);
  } catch (error) {
    if (!(error instanceof WebRefusedError || error instanceof SourceError)) throw error;
    counter.add('sourceUnreachable');
    if (!asked.dryRun) await services.papers.noteUnreachable(asked.week, error.message, services.now().toISOString());
    return { outcome: 'source-unreachable', reason: error.message, retryable: error.retryable };
  }
  const { week, papers, remarks, daysSinceNewestWeek, partial, retryAfterSeconds, unreached } = collected;
  if (unreached) counter.add('sourceUnreachable');
  counter.add('daysSinceNewestWeek', daysSinceNewestWeek);
  counter.add('papersFound', papers.length);
  const result = (enqueued: number): Collected => ({
    ...{ outcome: 'collected', week, found: papers.length, enqueued, unchanged: papers.length - enqueued },
    ...{
      daysSinceNewestWeek,
      partial,
      ...(retryAfterSeconds && { retryAfterSeconds }),
      remarks,
      ...(unreached && { unreached }),
    },
  });
  if (asked.dryRun) {
    const ranking = collected.ranking.map(({ paper, score, reason }) => ({ title: paper.title, score, reason }));
    return { ...result(await countWanted(collected, asked, services)), ranking };
  }
  await services.papers.remark(week, remarks);
  await services.papers.noteReached(week);
  if (unreached) await services.papers.noteUnreachable(week, unreached.join('; '), services.now().toISOString());
  return whileLeased<CollectResult>(
    { week },
    services,
    async () => {
      const enqueued = await enqueueWeek(collected, asked, services);
      counter.add('papersEnqueued', enqueued);
      return result(enqueued);
    },
    () => ({ outcome: 'already-running', week }),
  );
}

/** Weeks that a source which refuses is waited for: a longer wait would ask all others for the same weeks for ever. */
const PATIENCE = 4;

/**
 * The newest week, then those that were missed while no collector ran (I-02) or a source refused, oldest first. The watermark
 * moves only when a whole week is on the queue. Nobody reads the answer of a scheduled run: it fails, so that it is tried again and an alarm tells.
 * @throws SourceError where a source could not be reached; what the others gave is kept
 */
export async function collectDue(asked: Asked, services: CollectServices, counter: Counter): Promise<CollectResult> {
  const newest = reached(await collectOne(asked, services, counter));
  if (newest.outcome !== 'collected') return newest;
  const missed = weeksSince(await services.papers.watermark(), newest.week).filter((week) => week !== newest.week);
  const refused = new Set(newest.unreached);
  let whole = true;
  for (const week of missed) {
    const caughtUp = reached(await collectOne({ ...asked, week }, services, counter));
    if (caughtUp.outcome !== 'collected') return newest;
    for (const reason of caughtUp.unreached ?? []) refused.add(reason);
    whole &&= !caughtUp.partial || weeksSince(week, newest.week).length >= PATIENCE;
    if (whole) await services.papers.moveWatermark(week);
  }
  if (whole && !newest.partial) await services.papers.moveWatermark(newest.week);
  if (refused.size > 0) throw unreachable([...refused].join('; '));
  return newest;
}

const unreachable = (reason: string) =>
  new SourceError('unreachable', `a source can't be reached: ${reason}`, { retryable: true });

function reached(result: CollectResult): Exclude<CollectResult, { readonly outcome: 'source-unreachable' }> {
  if (result.outcome === 'source-unreachable') throw unreachable(result.reason);
  return result;
}
