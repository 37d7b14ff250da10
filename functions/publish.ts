/**
 * Duty: freeze a week's edition in every language, write its pages, and hand its readers to the delivery queue.
 * Trigger: the weekly schedule, every hour for a slot that was not served, `rerun`, and an operator's command.
 * May fire for nothing: for one slot it may fire twice. The edition that was frozen first stands, its files are written
 * again, and deliveries that exist are not prepared anew.
 */
import * as v from 'valibot';
import { type CorrectionServices, correctEdition, LONGEST_NOTE } from '../shared/editions/correct-edition.ts';
import { publishAgain, publishSlot, type SlotServices } from '../shared/editions/publish-slot.ts';
import { isDone, type PublishResult, publishWeek } from '../shared/editions/publish-week.ts';
import { LANGUAGES } from '../shared/language.ts';
import type { Counter } from '../shared/platform/metrics.ts';

const Correction = v.strictObject({
  week: v.string(),
  language: v.picklist(LANGUAGES),
  paper: v.string(),
  note: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_NOTE)),
});

export const PublishInput = v.object({
  /** ISO instant of the schedule's slot; the weeks before it that are owed are published, whenever the function really runs. */
  slot: v.optional(v.string()),
  /** The slot is an hour of the day: what the schedule's last slot left undone is tried again, and nothing else. */
  again: v.optional(v.boolean()),
  week: v.optional(v.string()),
  /** Freeze anew what is frozen; mails are not sent again by this. */
  force: v.optional(v.boolean(), false),
  /** Freeze and write, but prepare no mail. */
  withoutMail: v.optional(v.boolean(), false),
  /** Note an error of an edition at its paper, and do nothing else. */
  correction: v.optional(Correction),
});
export type PublishInput = v.InferOutput<typeof PublishInput>;

export async function publish(
  { slot, week, again, correction, ...asked }: PublishInput,
  services: SlotServices & CorrectionServices,
  counter: Counter,
): Promise<PublishResult> {
  if (correction) return correct(correction, services);
  const at = slot ? new Date(slot) : services.now();
  if (week === undefined) return (again ? publishAgain : publishSlot)(at, asked, services, counter);
  const result = await publishWeek(week, { ...asked, aged: false }, services, counter);
  if (isDone(result)) await services.punctuality.noteDone();
  return result;
}

/** It goes the same way to the pages; nothing is frozen and nobody is mailed. */
async function correct(
  correction: Required<PublishInput>['correction'],
  services: CorrectionServices,
): Promise<PublishResult> {
  const { edition, files } = await correctEdition(services, correction);
  const { week, language, papers } = edition;
  const standing = { language, frozen: 'before', isNew: false, papers: papers.length, files } as const;
  return { outcome: 'published', week, editions: [{ ...standing, deliveries: { outcome: 'without-mail' } }] };
}
