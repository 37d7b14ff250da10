/**
 * Freezes a week's edition in every language, writes its pages, and hands its readers to the delivery queue.
 *
 * Triggered by the weekly schedule, by `rerun`, and by an operator's command. It may fire twice for one slot: the
 * edition that was frozen first stands, its files are written again, and deliveries that exist are not prepared anew.
 */
import * as v from 'valibot';
import type { Prepared } from '../shared/deliveries/prepare.ts';
import type { Edition } from '../shared/editions/edition.ts';
import type { EditionStore } from '../shared/editions/edition-store.ts';
import { assembleEdition } from '../shared/editions/freeze.ts';
import type { Paper, Week } from '../shared/papers/paper.ts';
import type { PaperStore, WeekEntry } from '../shared/papers/paper-store.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import type { Language } from '../shared/summaries/summary.ts';
import type { SummaryStore } from '../shared/summaries/summary-store.ts';

export const PublishInput = v.object({
  /** ISO instant of the schedule's slot; the week before it is published, whenever the function really runs. */
  slot: v.optional(v.string()),
  week: v.optional(v.string()),
  /** Freeze anew what is frozen; mails are not sent again by this. */
  force: v.optional(v.boolean(), false),
  /** Freeze and write, but prepare no mail. */
  withoutMail: v.optional(v.boolean(), false),
});
export type PublishInput = v.InferOutput<typeof PublishInput>;

export interface PublishServices {
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  readonly editions: EditionStore;
  readonly languages: readonly Language[];
  /** Which sources a week was collected from, for the receipt. */
  readonly source: string;
  readonly writeSite: (edition: Edition) => Promise<readonly string[]>;
  /** Freezes the audience and queues its chunks; `slot` is undefined for an operator's explicit week. */
  readonly prepareDeliveries: (edition: Edition, slot: Date | undefined) => Promise<Prepared>;
  readonly weekBefore: (slot: Date) => Week;
  readonly daysOfWeek: (week: Week) => { from: string; to: string };
  readonly now: () => Date;
}

export interface PublishedEdition {
  readonly language: Language;
  readonly frozen: 'now' | 'before';
  readonly papers: number;
  readonly files: readonly string[];
  readonly deliveries: Prepared | { readonly outcome: 'without-mail' };
}

export type PublishResult =
  | { readonly outcome: 'published'; readonly week: Week; readonly editions: readonly PublishedEdition[] }
  | { readonly outcome: 'skipped-empty'; readonly week: Week };

export async function publish(
  input: PublishInput,
  services: PublishServices,
  counter: Counter,
): Promise<PublishResult> {
  const week = input.week ?? services.weekBefore(input.slot ? new Date(input.slot) : services.now());
  const entries = await services.papers.entries(week);
  const editions: PublishedEdition[] = [];
  for (const language of services.languages) {
    const edition = await frozenEdition(week, language, entries, input.force, services);
    if (!edition) continue;
    const files = await services.writeSite(edition.edition);
    const slot = input.week === undefined && input.slot ? new Date(input.slot) : undefined;
    const deliveries = input.withoutMail
      ? ({ outcome: 'without-mail' } as const)
      : await services.prepareDeliveries(edition.edition, slot);
    if (edition.frozen === 'now') counter.add('editionsFrozen');
    editions.push({ language, frozen: edition.frozen, papers: edition.edition.papers.length, files, deliveries });
  }
  if (editions.length > 0) return { outcome: 'published', week, editions };
  counter.add('editionsSkippedEmpty');
  return { outcome: 'skipped-empty', week };
}

async function frozenEdition(
  week: Week,
  language: Language,
  entries: readonly WeekEntry[],
  force: boolean,
  services: PublishServices,
) {
  const standing = force ? undefined : await services.editions.load(week, language);
  if (standing) return { edition: standing, frozen: 'before' as const };
  if (entries.length === 0) return undefined;
  const summaries = await services.summaries.all(
    entries.map((entry) => entry.id),
    language,
  );
  const papers = await Promise.all(
    entries.map(async (entry) => ({
      paper: (await services.papers.get(entry.id)) as Paper,
      summary: summaries.get(entry.id),
      trouble: entry.trouble,
    })),
  );
  const edition = assembleEdition({
    week,
    ...services.daysOfWeek(week),
    language,
    source: services.source,
    frozenAt: services.now().toISOString(),
    papers,
    errata: [],
  });
  return services.editions.freeze(edition, force);
}
