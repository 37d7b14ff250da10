/**
 * Freezes a week's edition in every language, writes its pages, and hands its readers to the delivery queue.
 *
 * Triggered by the weekly schedule, by `rerun`, and by an operator's command. It may fire twice for one slot: the
 * edition that was frozen first stands, its files are written again, and deliveries that exist are not prepared anew.
 */

import * as v from 'valibot';
import type { Prepared } from '../shared/deliveries/ledger/prepare.ts';
import { assembleWeek, type WeekServices } from '../shared/editions/assemble-week.ts';
import { type CorrectionServices, correctEdition, LONGEST_NOTE } from '../shared/editions/correct-edition.ts';
import type { Edition } from '../shared/editions/edition.ts';
import type { EditionStore } from '../shared/editions/edition-store.ts';
import type { ErrataStore } from '../shared/editions/errata-store.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import type { Week } from '../shared/papers/paper.ts';
import type { PaperStore } from '../shared/papers/paper-store.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import type { SummaryStore } from '../shared/summaries/summary-store.ts';

const CorrectionInput = v.strictObject({
  language: v.picklist(LANGUAGES),
  paper: v.string(),
  note: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_NOTE)),
});
type CorrectionInput = v.InferOutput<typeof CorrectionInput>;

export const PublishInput = v.object({
  /** ISO instant of the schedule's slot; the newest due week before it is published, whenever the function really runs. */
  slot: v.optional(v.string()),
  week: v.optional(v.string()),
  /** Freeze anew what is frozen; mails are not sent again by this. */
  force: v.optional(v.boolean(), false),
  /** Freeze and write, but prepare no mail. */
  withoutMail: v.optional(v.boolean(), false),
  /** Note an error of this week's edition at its paper, and do nothing else. */
  correction: v.optional(CorrectionInput),
});
export type PublishInput = v.InferOutput<typeof PublishInput>;

export interface PublishServices extends WeekServices, CorrectionServices {
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  readonly editions: EditionStore;
  readonly errata: ErrataStore;
  readonly languages: readonly Language[];
  /** The alarm for a missing edition waits for this. */
  readonly noteDone: () => Promise<void>;
  /** Freezes the audience and queues its chunks; `slot` is undefined for an operator's explicit week. */
  readonly prepareDeliveries: (edition: Edition, slot: Date | undefined) => Promise<Prepared>;
  /** Weeks that a slot may publish, newest first: the one before it, and a few older ones whose list came late. */
  readonly weeksDue: (slot: Date) => readonly [Week, ...Week[]];
}

export interface PublishedEdition {
  readonly language: Language;
  readonly frozen: 'now' | 'before';
  readonly papers: number;
  readonly files: readonly string[];
  readonly deliveries: Prepared | { readonly outcome: 'without-mail' };
}

export type PublishResult =
  | {
      readonly outcome: 'published';
      readonly week: Week;
      readonly editions: readonly PublishedEdition[];
      /** Languages whose frozen edition can't be read; `force` freezes them anew. */
      readonly setAside?: readonly Language[];
    }
  | { readonly outcome: 'skipped-empty'; readonly week: Week };

export async function publish(
  input: PublishInput,
  services: PublishServices,
  counter: Counter,
): Promise<PublishResult> {
  const week = input.week ?? (await dueWeek(input, services));
  if (input.correction) return correct(week, input.correction, services);
  const editions: PublishedEdition[] = [];
  const setAside: Language[] = [];
  let fresh = 0;
  for (const language of services.languages) {
    const edition = await frozenEdition(week, language, input.force, services);
    if (edition === 'none') continue;
    if (edition === 'set-aside') {
      setAside.push(language);
      continue;
    }
    const files = await services.writeSite(edition.edition);
    const slot = input.week === undefined && input.slot ? new Date(input.slot) : undefined;
    const deliveries = input.withoutMail
      ? ({ outcome: 'without-mail' } as const)
      : await services.prepareDeliveries(edition.edition, slot);
    if (edition.frozen === 'now') counter.add('editionsFrozen');
    if (services.now().getTime() - Date.parse(edition.edition.frozenAt) < FRESH_MS && !isNotMailed(deliveries)) fresh++;
    editions.push({ language, frozen: edition.frozen, papers: edition.edition.papers.length, files, deliveries });
  }
  if (fresh === editions.length && setAside.length === 0) await services.noteDone();
  if (setAside.length > 0) return { outcome: 'published', week, editions, setAside };
  if (editions.length > 0) return { outcome: 'published', week, editions };
  counter.add('editionsSkippedEmpty');
  return { outcome: 'skipped-empty', week };
}

/** Slots are a week apart; an edition older than this is the one before, and then nothing new came out. */
const FRESH_MS = 6 * 86_400_000;

/** Its pages stand, but its readers hear nothing until an operator enters the week by name. */
const isNotMailed = (deliveries: PublishedEdition['deliveries']): boolean =>
  deliveries.outcome === 'refused' && deliveries.reason !== 'finished';

/**
 * The newest week that holds papers. Curated lists appear days after their week has ended, so on the day of publication
 * last week's is often not there yet; then the one before it is due, and if that one is out already, nothing is new.
 */
async function dueWeek(input: PublishInput, services: PublishServices): Promise<Week> {
  const weeks = services.weeksDue(input.slot ? new Date(input.slot) : services.now());
  for (const week of weeks) if ((await services.papers.entries(week)).length > 0) return week;
  return weeks[0];
}

async function frozenEdition(week: Week, language: Language, force: boolean, services: PublishServices) {
  const standing = force ? undefined : await services.editions.load(week, language);
  if (standing) return { edition: standing, frozen: 'before' as const };
  const edition = await assembleWeek(services, week, language);
  if (!edition) return 'none';
  return (await services.editions.freeze(edition, force)) ?? 'set-aside';
}

/** An operator's correction goes the same way to the pages; nothing is frozen and nobody is mailed. */
async function correct(week: Week, correction: CorrectionInput, services: PublishServices): Promise<PublishResult> {
  const { edition, files } = await correctEdition(services, { week, ...correction });
  const { language, papers } = edition;
  const deliveries = { outcome: 'without-mail' } as const;
  return {
    outcome: 'published',
    week,
    editions: [{ language, frozen: 'before', papers: papers.length, files, deliveries }],
  };
}
