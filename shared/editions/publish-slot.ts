/**
 * What a slot of the schedule owes: the weeks before it that hold papers and are not out, oldest first, each once. A slot
 * that failed is made up by its retries within the hour, and by the slots after it.
 */
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import type { Counter } from '../platform/metrics.ts';
import {
  isDone,
  isSettled,
  type Publication,
  type PublishResult,
  type PublishServices,
  publishWeek,
} from './publish-week.ts';
import { growingWeeks } from './stranded.ts';
import { addLate, passOn } from './supplement.ts';

export interface SlotServices extends PublishServices {
  /** The site holds pages of it: where no edition is frozen, the table is an older one, brought back. */
  readonly isOnSite: (week: Week, language: Language) => Promise<boolean>;
  /** Pages for a site that has no edition yet. */
  readonly writeWaiting: () => Promise<void>;
  /** The newest slot of the schedule at or before an instant. */
  readonly slotBefore: (at: Date) => Date | undefined;
  /** Weeks that a slot may publish, newest first: the one before it, and a few older ones. */
  readonly weeksDue: (slot: Date) => readonly [Week, ...Week[]];
  readonly papers: PublishServices['papers'] & Pick<PaperStore, 'move' | 'unreachable'>;
  /** Where papers come out that came after the freeze; absent: in a supplement of their edition. */
  readonly late?: 'supplement' | 'next';
}

/** Older weeks come out first. One that fails for a day holds up nobody any longer. */
const IN_ORDER_MS = 86_400_000;

type Asked = Omit<Publication, 'aged'>;

/** The answer tells of the newest week that was entered; each error is thrown once the others had their turn. */
export async function publishSlot(
  slot: Date,
  asked: Asked,
  services: SlotServices,
  counter: Counter,
): Promise<PublishResult> {
  const { punctuality, now } = services;
  const owed = await weeksOwed(slot, services);
  const failed = await growEditions(slot, owed, services, counter);
  const results: PublishResult[] = [];
  const errors: unknown[] = [];
  for (const week of owed) {
    if (errors.length > 0 && now().getTime() - slot.getTime() < IN_ORDER_MS) break;
    try {
      const aged = !asked.force && !(await isOwedMail(week, services));
      results.push(await publishWeek(week, { ...asked, aged }, services, counter));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length + failed.length > 0) throw [...errors, ...failed][0];
  // What no source could tell of may still come: tried again each hour, and counted as late.
  const awaited = await isAwaited(services.weeksDue(slot)[0], services);
  if (!awaited && results.every(isDone)) await punctuality.noteDone();
  if (!awaited && results.every(isSettled)) await punctuality.noteServed(slot);
  return results.at(-1)!;
}

/** Nothing but the pages of a site without editions, unless the newest slot before this instant was not served. */
export async function publishAgain(
  at: Date,
  asked: Asked,
  services: SlotServices,
  counter: Counter,
): Promise<PublishResult> {
  await welcome(services);
  const slot = services.slotBefore(at);
  if (!slot || !(await services.punctuality.isOwed(slot))) return { outcome: 'not-due' };
  return publishSlot(slot, asked, services, counter);
}

/** Before the first edition readers find a page, written again each hour; an edition that comes meanwhile has the last word. */
async function welcome({ editions, writeWaiting, writeSite }: SlotServices): Promise<void> {
  if ((await editions.list()).length > 0) return;
  await writeWaiting();
  const [first] = await editions.list();
  const edition = first && (await editions.load(first.week, first.language));
  if (edition) await writeSite(edition);
}

/**
 * Curated lists appear days after their week has ended, so on the day of publication last week's is often not there yet;
 * an older one may be. Where nothing is owed, the newest week that holds papers is entered again, which changes nothing.
 */
async function weeksOwed(slot: Date, services: SlotServices): Promise<readonly Week[]> {
  const { weeksDue, papers, punctuality, isEmptyWeek } = services;
  const weeks = weeksDue(slot);
  const held: Week[] = [];
  for (const week of weeks) if ((await papers.entries(week)).length > 0) held.unshift(week);
  const owed: Week[] = [];
  for (const week of held) if (!(await punctuality.isOut(week))) owed.push(week);
  if (owed.length > 0) return owed;
  const isBare = held.at(-1) !== weeks[0] && !(await punctuality.isOut(weeks[0])) && (await isEmptyWeek?.(weeks[0]));
  return [isBare ? weeks[0] : (held.at(-1) ?? weeks[0])];
}

/** No paper of the week is known, and the last run that asked for it reached no source. */
const isAwaited = async (week: Week, { papers }: SlotServices): Promise<boolean> =>
  (await papers.entries(week)).length === 0 && (await papers.unreachable(week)) !== undefined;

/** Nothing of it was out when a slot first came to it: nobody can have got it, and no failure in between makes it old news. */
async function isOwedMail(week: Week, { punctuality, editions, isOnSite, languages }: SlotServices): Promise<boolean> {
  if (await punctuality.isBegun(week)) return true;
  if ((await editions.list()).some((each) => each.week === week)) return false;
  for (const language of languages) if (await isOnSite(week, language)) return false;
  await punctuality.noteBegun(week);
  return true;
}

/** Papers that came late join the editions that are out, before the new edition is made, which names them; or it holds them. */
async function growEditions(
  slot: Date,
  owed: readonly Week[],
  services: SlotServices,
  counter: Counter,
): Promise<unknown[]> {
  const { editions, papers, punctuality, languages, late } = services;
  const errors: unknown[] = [];
  const due = services.weeksDue(slot);
  const frozen = await editions.list();
  const next = owed.find((week) => frozen.every((each) => each.week !== week));
  for (const week of growingWeeks(frozen)) {
    // A slot enters it again as it stands.
    if (due.includes(week) && !(await punctuality.isOut(week))) continue;
    const collected = (await papers.entries(week)).length;
    const short = frozen.filter((each) => each.week === week && each.papers < collected);
    if (late === 'next' && short.length > 0 && next) {
      // One week that can't be read holds up nobody's mail.
      const moved = await passOn(week, next, languages, services).catch((error: unknown) => void errors.push(error));
      if (moved) counter.add('papersAdded', moved);
    }
    if (late === 'next') continue;
    for (const { language } of short.filter((each) => languages.includes(each.language))) {
      const added = await addLate(week, language, services).catch((error: unknown) => void errors.push(error));
      if (added) counter.add('papersAdded', added);
    }
  }
  return errors;
}
