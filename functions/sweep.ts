/**
 * Picks up what a crash left between two steps: a paper that was recorded or enqueued and never summarised, a chunk that
 * was prepared and never queued, a claim whose worker died. A paper that waits for a batch is left alone until its time is
 * up, and entered again then, whatever became of the batch.
 *
 * Triggered by a schedule every hour. Nearly always it finds nothing.
 */

import * as v from 'valibot';
import type { Swept } from '../shared/deliveries/aftermath/sweep.ts';
import { sentPercent } from '../shared/deliveries/ledger/balance.ts';
import type { Language } from '../shared/language.ts';
import type { Week } from '../shared/papers/paper.ts';
import type { PaperStore, WeekEntry } from '../shared/papers/paper-store.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import type { Queue } from '../shared/platform/queue.ts';
import type { SummaryStore } from '../shared/summaries/summary-store.ts';
import type { PaperMessage } from './collect.ts';

export const SweepInput = v.object({ slot: v.optional(v.string()) });

export interface SweepServices {
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  readonly languages: readonly Language[];
  readonly papersQueue: Queue;
  /** Weeks worth a look: the running one and the one before. */
  readonly weeks: (now: Date) => readonly Week[];
  /** Claims whose lease ran out become UNKNOWN; prepared chunks go on the queue again; complete deliveries are closed. */
  readonly sweepDeliveries: () => Promise<readonly Swept[]>;
  /** Hours that the week's edition is late; 0 when it is out. */
  readonly hoursLate: () => Promise<number>;
  readonly now: () => Date;
}

/** Longer than a message can live on the queue with five deliveries, so a paper is not worked on twice at once. */
const STUCK_AFTER_MS = 6 * 3600_000;
/** What three more rounds did not mend is in the dead letters with its reason, and a person's to look at. */
const MOST_SWEEPS = 3;
/** 50,000 mails take an hour at the grant that new accounts get; what is not out after a day needs a person. */
const DELIVERED_WITHIN_HOURS = 24;

export async function sweep(_input: v.InferOutput<typeof SweepInput>, services: SweepServices, counter: Counter) {
  const now = services.now();
  let papers = 0;
  for (const week of services.weeks(now)) {
    const stuck = await stuckPapers(week, now, services);
    const messages: PaperMessage[] = stuck.map((entry) => ({ version: 1, week, paper: entry.id, run: '' }));
    await services.papersQueue.send(messages);
    for (const entry of stuck) await services.papers.markSwept(week, entry.id, now.toISOString());
    papers += stuck.length;
  }
  const deliveries = await services.sweepDeliveries();
  const chunks = deliveries.reduce((sum, swept) => sum + swept.requeued, 0);
  const unknown = deliveries.reduce((sum, swept) => sum + swept.balance.unknown, 0);
  counter.add(
    'mailsUnknown',
    deliveries.reduce((sum, swept) => sum + swept.expired, 0),
  );
  for (const { finished, hoursOpen, balance } of deliveries)
    if (finished || hoursOpen >= DELIVERED_WITHIN_HOURS) counter.add('sentPercent', sentPercent(balance));
  counter.add('hoursEditionLate', await services.hoursLate());
  return { papers, chunks, unknown };
}

async function stuckPapers(week: Week, now: Date, services: SweepServices): Promise<WeekEntry[]> {
  const entries = await services.papers.entries(week);
  const old = entries.filter(
    (entry) =>
      !entry.setAside &&
      (entry.sweeps ?? 0) < MOST_SWEEPS &&
      !(entry.awaits && now < new Date(entry.awaits)) &&
      (!entry.enqueuedAt || now.getTime() - Date.parse(entry.enqueuedAt) > STUCK_AFTER_MS),
  );
  const ids = old.map((entry) => entry.id);
  const done = await Promise.all(services.languages.map((language) => services.summaries.all(ids, language)));
  return old.filter((entry) => done.some((summaries) => !summaries.has(entry.id)));
}
