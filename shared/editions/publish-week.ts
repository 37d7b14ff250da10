/** A week in every language: frozen, written to the site, handed to its readers. Entered again, what was frozen first stands. */
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import type { Counter } from '../platform/metrics.ts';
import { assembleWeek, type WeekServices } from './assemble-week.ts';
import type { Edition } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import { type Held, heldPapers } from './held-papers.ts';

/** What became of an edition's readers. */
export interface HandedOut {
  readonly outcome: 'prepared' | 'resumed' | 'in-progress' | 'skipped-empty' | 'refused' | 'without-mail';
  readonly reason?: 'too-late' | 'finished' | 'restored';
}

export interface PublishServices extends WeekServices {
  readonly editions: EditionStore;
  readonly languages: readonly Language[];
  readonly writeSite: (edition: Edition) => Promise<readonly string[]>;
  /** Freezes the audience and queues its chunks; `slot` is undefined for an operator's explicit week. */
  readonly prepareDeliveries: (edition: Edition, slot: Date | undefined) => Promise<HandedOut>;
  /** Weeks that a slot may publish, newest first: the one before it, and a few older ones whose list came late. */
  readonly weeksDue: (slot: Date) => readonly [Week, ...Week[]];
  /** The alarm for a missing edition waits for this. */
  readonly noteDone: () => Promise<void>;
}

export interface Publication {
  /** Undefined: the newest week that is due. */
  readonly week?: Week | undefined;
  /** When the schedule meant it to run. */
  readonly slot?: Date | undefined;
  /** Freeze anew what is frozen; mails are not sent again by this. */
  readonly force: boolean;
  /** Freeze and write, but prepare no mail. */
  readonly withoutMail: boolean;
}

export interface PublishedEdition {
  readonly language: Language;
  readonly frozen: 'now' | 'before';
  readonly papers: number;
  readonly files: readonly string[];
  readonly deliveries: HandedOut;
}

export type PublishResult =
  | {
      readonly outcome: 'published';
      readonly week: Week;
      readonly editions: readonly PublishedEdition[];
      /** Languages whose frozen edition can't be read; `force` freezes them anew. */
      readonly setAside?: readonly Language[];
    }
  | { readonly outcome: 'skipped-empty'; readonly week: Week }
  /** Nothing is frozen: papers wait until the operator has mended what keeps every model from writing them. */
  | ({ readonly outcome: 'held'; readonly week: Week } & Held);

/** Slots are a week apart; an edition older than this is the one before, and then nothing new came out. */
const FRESH_MS = 6 * 86_400_000;

export async function publishWeek(
  asked: Publication,
  services: PublishServices,
  counter: Counter,
): Promise<PublishResult> {
  const week = asked.week ?? (await dueWeek(asked.slot ?? services.now(), services));
  const slot = asked.week === undefined ? asked.slot : undefined;
  const held = await heldEdition(week, asked.force, services);
  if (held) {
    counter.add('editionsHeld');
    return { outcome: 'held', week, ...held };
  }
  const editions: PublishedEdition[] = [];
  const setAside: Language[] = [];
  let fresh = 0;
  for (const language of services.languages) {
    const found = await frozenEdition(week, language, asked.force, services);
    if (found === 'set-aside') setAside.push(language);
    if (found === 'none' || found === 'set-aside') continue;
    const { edition, frozen } = found;
    const files = await services.writeSite(edition);
    const deliveries: HandedOut = asked.withoutMail
      ? { outcome: 'without-mail' }
      : await services.prepareDeliveries(edition, slot);
    if (frozen === 'now') counter.add('editionsFrozen');
    if (services.now().getTime() - Date.parse(edition.frozenAt) < FRESH_MS && !isNotMailed(deliveries)) fresh++;
    editions.push({ language, frozen, papers: edition.papers.length, files, deliveries });
  }
  if (fresh === editions.length && setAside.length === 0) await services.noteDone();
  if (editions.length + setAside.length > 0)
    return { outcome: 'published', week, editions, ...(setAside.length > 0 && { setAside }) };
  counter.add('editionsSkippedEmpty');
  return { outcome: 'skipped-empty', week };
}

/** Its pages stand, but its readers hear nothing until an operator enters the week by name. */
const isNotMailed = ({ outcome, reason }: HandedOut): boolean => outcome === 'refused' && reason !== 'finished';

/**
 * The newest week that holds papers. Curated lists appear days after their week has ended, so on the day of publication
 * last week's is often not there yet; then the one before it is due, and if that one is out already, nothing is new.
 */
async function dueWeek(slot: Date, { weeksDue, papers }: PublishServices): Promise<Week> {
  const weeks = weeksDue(slot);
  for (const week of weeks) if ((await papers.entries(week)).length > 0) return week;
  return weeks[0];
}

/** What stands frozen stays; `force` publishes without the papers that wait. */
async function heldEdition(week: Week, force: boolean, services: PublishServices): Promise<Held | undefined> {
  if (force) return undefined;
  const frozen = (await services.editions.list()).filter((each) => each.week === week).map(({ language }) => language);
  return heldPapers(
    services,
    week,
    services.languages.filter((each) => !frozen.includes(each)),
  );
}

async function frozenEdition(week: Week, language: Language, force: boolean, services: PublishServices) {
  const standing = force ? undefined : await services.editions.load(week, language);
  if (standing) return { edition: standing, frozen: 'before' as const };
  const edition = await assembleWeek(services, week, language);
  if (!edition) return 'none';
  return (await services.editions.freeze(edition, force)) ?? 'set-aside';
}
