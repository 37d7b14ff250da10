/**
 * Duty: pick up what a crash left between two steps: a paper that was recorded or enqueued and never summarised, a chunk
 * that was prepared and never queued, a claim whose worker died; and enter scheduled runs again that failed to the end.
 * Trigger: a schedule every hour.
 * May fire for nothing: nearly always it finds nothing, and what it finds it may hand out twice.
 */
import * as v from 'valibot';
import type { Swept } from '../shared/deliveries/aftermath/sweep.ts';
import { sentPercent } from '../shared/deliveries/ledger/balance.ts';
import type { Week } from '../shared/papers/paper.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import { type EnterAgainServices, sweepPapers } from '../shared/summaries/enter-again.ts';

export const SweepInput = v.object({ slot: v.optional(v.string()) });

export interface SweepServices extends EnterAgainServices {
  /** Weeks worth a look: the running one, and those before it that slots make up or late papers join. */
  readonly weeks: (now: Date) => readonly Week[];
  /** Claims whose lease ran out become UNKNOWN; prepared chunks go on the queue again; complete deliveries are closed. */
  readonly sweepDeliveries: () => Promise<readonly Swept[]>;
  /** Hours that the week's edition is late; 0 when it is out. */
  readonly hoursLate: () => Promise<number>;
  /** Answers how many scheduled runs were entered again. */
  readonly enterFailedRuns: () => Promise<number>;
  readonly now: () => Date;
}

/** 50,000 mails take an hour at the grant that new accounts get; what is not out after a day needs a person. */
const DELIVERED_WITHIN_HOURS = 24;

export async function sweep(_input: v.InferOutput<typeof SweepInput>, services: SweepServices, counter: Counter) {
  const now = services.now();
  const runs = await services.enterFailedRuns();
  let papers = 0;
  for (const week of services.weeks(now)) papers += await sweepPapers(week, now, services);
  const deliveries = await services.sweepDeliveries();
  const sum = (of: (swept: Swept) => number) => deliveries.reduce((total, swept) => total + of(swept), 0);
  counter.add(
    'mailsUnknown',
    sum(({ expired }) => expired),
  );
  for (const { finished, hoursOpen, balance } of deliveries)
    if (finished || hoursOpen >= DELIVERED_WITHIN_HOURS) counter.add('sentPercent', sentPercent(balance));
  counter.add('hoursEditionLate', await services.hoursLate());
  return { runs, papers, chunks: sum(({ requeued }) => requeued), unknown: sum(({ balance }) => balance.unknown) };
}
