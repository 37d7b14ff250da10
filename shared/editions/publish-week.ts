/** One week in every language: frozen, written to the site, handed to its readers. Entered again, what was frozen first stands. */
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import type { Counter } from '../platform/metrics.ts';
import { assembleWeek, type WeekServices } from './assemble-week.ts';
import type { Edition } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import { type Hold, thinness } from './enough.ts';
import { type Held, heldPapers } from './held-papers.ts';
import type { Punctuality } from './punctuality.ts';

/** What became of an edition's readers. */
export interface HandedOut {
  readonly outcome: 'prepared' | 'resumed' | 'in-progress' | 'skipped-empty' | 'refused' | 'without-mail';
  readonly reason?: 'too-late' | 'finished' | 'restored';
}

export interface PublishServices extends WeekServices {
  readonly editions: EditionStore;
  readonly languages: readonly Language[];
  /** @param what `pages`: the edition's own alone, and no list of editions */
  readonly writeSite: (edition: Edition, what?: 'pages') => Promise<readonly string[]>;
  /** Freezes the audience and queues its chunks; `since` is how old the edition is, undefined for an operator's explicit week. */
  readonly prepareDeliveries: (edition: Edition, since: Date | undefined) => Promise<HandedOut>;
  readonly punctuality: Omit<Punctuality, 'hoursLate'>;
  /** Absent: nothing is too little. */
  readonly hold?: Hold;
  /** Every source was asked for the week and held no paper of it, and readers are to be told so; absent: they never are. */
  readonly isEmptyWeek?: (week: Week) => Promise<boolean>;
}

export interface Publication {
  /** What is old news by now is mailed to nobody; an operator who names a week means it, however old. */
  readonly aged: boolean;
  /** Freeze anew what is frozen; mails are not sent again by this. */
  readonly force: boolean;
  /** Freeze and write, but prepare no mail. */
  readonly withoutMail: boolean;
}

export interface PublishedEdition {
  readonly language: Language;
  readonly frozen: 'now' | 'before';
  /** Frozen within the last days. */
  readonly isNew: boolean;
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
  /** A slot's work is done already. */
  | { readonly outcome: 'not-due' }
  /** Nothing is frozen: papers wait until the operator has mended what keeps every model from writing them. */
  | ({ readonly outcome: 'held'; readonly week: Week } & Held);

/** Slots are a week apart; an edition older than this is the one before, and then nothing new came out. */
const FRESH_MS = 6 * 86_400_000;
/** An aged edition that is not frozen was so once, in the table of which this one is an older copy. */
const LONG_AGO = new Date(0);

export async function publishWeek(
  week: Week,
  asked: Publication,
  services: PublishServices,
  counter: Counter,
): Promise<PublishResult> {
  const held = await heldEdition(week, asked.force, services);
  if (held) {
    counter.add('editionsHeld');
    return { outcome: 'held', week, ...held };
  }
  const editions: PublishedEdition[] = [];
  const setAside: Language[] = [];
  for (const language of services.languages) {
    const found = await frozenEdition(week, language, asked.force, services);
    if (found === 'set-aside') setAside.push(language);
    if (found === 'none' || found === 'set-aside') continue;
    const { edition, frozen } = found;
    const files = await services.writeSite(edition);
    const since = frozen === 'now' ? LONG_AGO : new Date(edition.frozenAt);
    const deliveries: HandedOut = asked.withoutMail
      ? { outcome: 'without-mail' }
      : await services.prepareDeliveries(edition, asked.aged ? since : undefined);
    if (frozen === 'now') {
      counter.add('editionsFrozen');
      await rewriteRevised(edition, services);
    }
    const isNew = services.now().getTime() - Date.parse(edition.frozenAt) < FRESH_MS;
    editions.push({ language, frozen, isNew, papers: edition.papers.length, files, deliveries });
  }
  if (editions.length + setAside.length === 0) {
    counter.add('editionsSkippedEmpty');
    return { outcome: 'skipped-empty', week };
  }
  if (setAside.length === 0 && editions.every(({ deliveries }) => isHandedOut(deliveries)))
    await services.punctuality.noteOut(week);
  return { outcome: 'published', week, editions, ...(setAside.length > 0 && { setAside }) };
}

/** Earlier editions whose papers have a newer version; more of them in one week than this are a source gone astray. */
const MOST_REVISED = 20;

/** What a newer version changed is told in this edition and stands at its paper from now on. */
async function rewriteRevised({ errata, language }: Edition, { editions, writeSite }: PublishServices): Promise<void> {
  const weeks = new Set(errata.filter(({ kind }) => kind === 'revision').map(({ week }) => week));
  for (const week of [...weeks].slice(-MOST_REVISED)) {
    const revised = await editions.load(week, language);
    if (revised) await writeSite(revised, 'pages');
  }
}

/** Something new came out, or there was rightly nothing to do. */
export function isDone(result: PublishResult): boolean {
  if (result.outcome !== 'published') return result.outcome === 'skipped-empty';
  return !result.setAside && result.editions.every(({ isNew, deliveries }) => isNew && !isNotMailed(deliveries));
}

/** Entered again it would come to the same, until a person does something. */
export function isSettled(result: PublishResult): boolean {
  if (result.outcome !== 'published') return result.outcome !== 'held';
  return !result.setAside && result.editions.every(({ deliveries }) => deliveries.outcome !== 'in-progress');
}

/** Its pages stand, but its readers hear nothing until an operator enters the week by name. */
const isNotMailed = ({ outcome, reason }: HandedOut): boolean => outcome === 'refused' && reason !== 'finished';

const isHandedOut = (deliveries: HandedOut): boolean =>
  !isNotMailed(deliveries) && deliveries.outcome !== 'in-progress' && deliveries.outcome !== 'without-mail';

/** What stands frozen stays; `force` publishes without the papers that wait, and however little was read. */
async function heldEdition(week: Week, force: boolean, services: PublishServices): Promise<Held | undefined> {
  if (force) return undefined;
  const frozen = (await services.editions.list()).filter((each) => each.week === week).map(({ language }) => language);
  const open = services.languages.filter((each) => !frozen.includes(each));
  return (await heldPapers(services, week, open)) ?? (open[0] && (await tooLittle(week, open[0], services)));
}

const HOUR_MS = 3_600_000;

async function tooLittle(week: Week, language: Language, services: PublishServices): Promise<Held | undefined> {
  const { hold, punctuality, now } = services;
  const edition = hold && (await assembleWeek(services, week, language));
  const thin = edition && thinness(edition, hold);
  if (!thin) return undefined;
  const { read, found } = thin;
  const until = read > 0 ? `, and ${hold.hours} hours of silence send it with a first line that says so` : '';
  const little =
    read < found * hold.read ? `only ${read} of ${found} papers could be read` : 'its papers gave too few answers';
  const reason = `${little} (settings: hold); \`npm run rerun -- --week ${week} --from publish --force\` publishes it as it is${until}`;
  const since = await punctuality.noteHeld(week, reason);
  if (read > 0 && now().getTime() - since >= hold.hours * HOUR_MS) return undefined;
  return { papers: found - read, reason };
}

async function frozenEdition(week: Week, language: Language, force: boolean, services: PublishServices) {
  const standing = force ? undefined : await services.editions.load(week, language);
  if (standing) return { edition: standing, frozen: 'before' as const };
  const evenEmpty = (await services.isEmptyWeek?.(week)) ?? false;
  const edition = await assembleWeek(services, week, language, { evenEmpty });
  if (!edition) return 'none';
  const thin = services.hold && thinness(edition, services.hold);
  return (await services.editions.freeze(thin ? { ...edition, thin } : edition, force)) ?? 'set-aside';
}
