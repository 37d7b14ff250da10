/**
 * Finds a week's papers and puts one message per new or revised paper on the queue.
 *
 * Triggered by the daily schedule, by `rerun`, and by an operator's command. It may fire for nothing: a schedule fires
 * at least once, and on most days the list holds nothing new; then nothing is enqueued.
 */

import * as v from 'valibot';
import type { Language } from '../shared/language.ts';
import type { Paper, Week } from '../shared/papers/paper.ts';
import type { PaperStore, Recorded, WeekEntry } from '../shared/papers/paper-store.ts';
import { weeksSince } from '../shared/papers/time/week.ts';
import { whileLeased } from '../shared/papers/work-lease.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import type { Queue } from '../shared/platform/queue.ts';
import type { CollectedWeek } from '../shared/sources/collect-week.ts';
import { SourceError } from '../shared/sources/source.ts';
import { WebRefusedError } from '../shared/sources/web.ts';

export const CollectInput = v.object({
  /** ISO instant of the schedule's slot, when a schedule fired it. */
  slot: v.optional(v.string()),
  week: v.optional(v.string()),
  /** Papers at most; default the edition's size. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Only this paper is enqueued again. */
  paper: v.optional(v.string()),
  /** Enqueue also what is summarised already; the id makes the forced work happen once. */
  run: v.optional(v.string(), ''),
  dryRun: v.optional(v.boolean(), false),
  /** No later run will come: keep papers whose registry can't be asked now, as the source names them. */
  lastTry: v.optional(v.boolean(), false),
});
export type CollectInput = v.InferOutput<typeof CollectInput>;

export interface CollectServices {
  readonly papers: PaperStore;
  readonly queue: Queue;
  /** Languages of the digest. */
  readonly languages: readonly Language[];
  /** The week's papers from every configured source, merged, ranked and cut; without a week, the newest complete one. */
  readonly collectWeek: (wanted: Pick<CollectInput, 'week' | 'limit' | 'lastTry'>) => Promise<CollectedWeek>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface PaperMessage {
  readonly version: 1;
  readonly week: Week;
  readonly paper: string;
  readonly run: string;
}

export type CollectResult =
  | {
      readonly outcome: 'collected';
      readonly week: Week;
      readonly found: number;
      readonly enqueued: number;
      readonly unchanged: number;
      readonly daysSinceNewestWeek: number;
      /** Something could not be asked; the next run completes it. */
      readonly partial: boolean;
      /** Seconds that a host asked us to wait. */
      readonly retryAfterSeconds?: number;
      /** In a dry run: what was chosen, best first, and why. */
      readonly ranking?: readonly {
        readonly title: string;
        readonly score: number;
        readonly reason: { readonly ja: string; readonly en: string };
      }[];
      readonly remarks: readonly string[];
    }
  | { readonly outcome: 'source-unreachable'; readonly reason: string; readonly retryable: boolean }
  | { readonly outcome: 'already-running'; readonly week: Week };

/**
 * One week; a schedule's firing also collects the weeks that were missed while no collector ran (I-02), oldest first.
 * The watermark moves only when a whole week is on the queue.
 */
export async function collect(
  input: CollectInput,
  services: CollectServices,
  counter: Counter,
): Promise<CollectResult> {
  const newest = await collectOne(input, services, counter);
  if (!input.slot || input.week || input.dryRun || newest.outcome !== 'collected') return newest;
  const missed = weeksSince(await services.papers.watermark(), newest.week).filter((week) => week !== newest.week);
  for (const week of missed) {
    const caughtUp = await collectOne({ ...input, week }, services, counter);
    if (caughtUp.outcome !== 'collected') return newest;
    await services.papers.moveWatermark(week);
  }
  if (!newest.partial) await services.papers.moveWatermark(newest.week);
  return newest;
}

async function collectOne(input: CollectInput, services: CollectServices, counter: Counter): Promise<CollectResult> {
  let collected: CollectedWeek;
  try {
    collected = await services.collectWeek(input);
  } catch (error) {
    if (!(error instanceof WebRefusedError || error instanceof SourceError)) throw error;
    counter.add('sourceUnreachable');
    return { outcome: 'source-unreachable', reason: error.message, retryable: error.retryable };
  }
  const { week, papers, remarks, daysSinceNewestWeek, partial } = collected;
  counter.add('daysSinceNewestWeek', daysSinceNewestWeek);
  counter.add('papersFound', papers.length);

  const result = (wanted: number): CollectResult => ({
    outcome: 'collected',
    week,
    found: papers.length,
    enqueued: wanted,
    unchanged: papers.length - wanted,
    daysSinceNewestWeek,
    partial,
    ...(collected.retryAfterSeconds && { retryAfterSeconds: collected.retryAfterSeconds }),
    ...(input.dryRun && {
      ranking: collected.ranking.map(({ paper, score, reason }) => ({ title: paper.title, score, reason })),
    }),
    remarks,
  });
  if (input.dryRun) return result((await wouldEnqueue(papers, input, services)).length);
  return whileLeased<CollectResult>(
    { week },
    services,
    async () => {
      const wanted = await record(papers, input, services);
      await enqueue(week, wanted, input.run, services);
      counter.add('papersEnqueued', wanted.length);
      return result(wanted.length);
    },
    () => ({ outcome: 'already-running', week }),
  );
}

/**
 * Writes every paper and returns those that need a worker: new, revised, forced, or recorded once but never enqueued
 * for a language that the digest has now.
 */
async function record(papers: readonly Paper[], input: CollectInput, services: CollectServices): Promise<Paper[]> {
  const recorded = new Map<string, Recorded>();
  for (const [i, paper] of papers.entries()) recorded.set(paper.id, await services.papers.record(paper, i + 1));
  const entries = await entriesOf(papers[0]?.week, services);
  return papers.filter((paper) => {
    const state = recorded.get(paper.id)!;
    if (state === 'known-in-other-week' || state === 'set-aside') return false;
    if (input.paper && paper.id !== input.paper) return false;
    return state !== 'known' || input.run !== '' || isWaiting(entries.get(paper.id), services);
  });
}

async function entriesOf(week: Week | undefined, { papers }: CollectServices): Promise<Map<string, WeekEntry>> {
  return new Map((week ? await papers.entries(week) : []).map((entry) => [entry.id, entry]));
}

/** No worker was asked for it in every language; of a row that can't be read nobody knows. */
const isWaiting = (entry: WeekEntry | undefined, { languages }: CollectServices): boolean =>
  !entry?.setAside && (!entry?.enqueuedAt || languages.some((language) => !entry.languages?.includes(language)));

async function wouldEnqueue(
  papers: readonly Paper[],
  input: CollectInput,
  services: CollectServices,
): Promise<Paper[]> {
  const entries = await entriesOf(papers[0]?.week, services);
  const wanted: Paper[] = [];
  for (const paper of papers) {
    if (input.paper && paper.id !== input.paper) continue;
    const entry = entries.get(paper.id);
    const waits = entry ? isWaiting(entry, services) : !(await services.papers.get(paper.id));
    if (input.run !== '' || waits) wanted.push(paper);
  }
  return wanted;
}

async function enqueue(week: Week, papers: readonly Paper[], run: string, services: CollectServices): Promise<void> {
  const messages: PaperMessage[] = papers.map((paper) => ({ version: 1, week, paper: paper.id, run }));
  await services.queue.send(messages);
  const at = services.now().toISOString();
  const entries = await entriesOf(week, services);
  for (const paper of papers) {
    const languages = new Set([...(entries.get(paper.id)?.languages ?? []), ...services.languages]);
    await services.papers.markEnqueued(week, paper.id, at, [...languages]);
  }
}
