/** What stands open beside the week that was asked for: weeks that are not out, and a slot that was not served. */
import { createPunctuality, newestSlot } from '../../../shared/editions/punctuality.ts';
import { type Unpublished, unpublishedWeeks } from '../../../shared/editions/stranded.ts';
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import type { Target } from '../target/target.ts';

export interface OpenWeek extends Unpublished {
  /** Why it waits for a person. */
  readonly held?: string;
}

export interface OtherWeeks {
  /** Weeks that hold papers and of which nothing was ever published, newest first. */
  readonly unpublished: readonly OpenWeek[];
  /** ISO instant of the schedule's newest slot, where one is running and that slot's work is not done. */
  readonly missedSlot?: string;
}

export async function otherWeeks(
  target: Pick<Target, 'table' | 'papers' | 'editions' | 'nextRuns'>,
  { publishing, zoneOffsetMinutes }: Pick<RuntimeSettings, 'publishing' | 'zoneOffsetMinutes'>,
  now: Date,
): Promise<OtherWeeks> {
  const punctuality = createPunctuality(target.table, () => now.getTime());
  const open = await unpublishedWeeks(target, { at: now, zoneOffsetMinutes });
  const unpublished = open.map(async (each) => {
    const held = await punctuality.heldFor(each.week);
    return held ? { ...each, held } : each;
  });
  // Who only makes weeks by command owes no slot.
  const slot = target.nextRuns().length > 0 ? newestSlot(publishing, now) : undefined;
  const isMissed = slot !== undefined && (await punctuality.isOwed(slot));
  return { unpublished: await Promise.all(unpublished), ...(isMissed && { missedSlot: slot.toISOString() }) };
}
