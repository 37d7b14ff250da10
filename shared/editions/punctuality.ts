/**
 * Is the week's edition out? An alarm must tell within hours of the schedule's slot, and also when nothing runs at all; so
 * the publisher notes when it was done, and the hourly sweep answers how late it is.
 *
 * Access patterns:
 *   when the system began to run      PUBLISHING / SINCE   {at}
 *   when the publisher was done last  PUBLISHING / DONE    {at}
 *   the newest slot that was served   PUBLISHING / SERVED  {slot}
 *   a week that waits for a person    PUBLISHING / HELD#<week>   {since, reason}
 *   a week that slots owe, or is out  PUBLISHING / WEEK#<week>   {begun?, at?}
 */
import type { Week } from '../papers/paper.ts';
import { type PublishingSlot, slotsFrom } from '../papers/time/publish-slot.ts';
import type { Table } from '../platform/table.ts';

const HOUR_MS = 3_600_000;
/** A slot that the spring change skips is not fired; the one before it is within two weeks. */
const DAYS_BACK = 15;

/** The newest slot at or before an instant; undefined when the clocks of the zone never showed it of late. */
export function newestSlot(slot: PublishingSlot, now: Date): Date | undefined {
  for (const { at } of slotsFrom(slot, now, -DAYS_BACK)) if (at && at <= now) return at;
  return undefined;
}

/** A zone's changes fall on the same days of the week every year; one more year for those that begin then. */
const DAYS_AHEAD = 2 * 366;

/** The first coming date whose slot the clocks skip, or undefined. Changes that a zone has not yet announced are unknown to everybody. */
export function firstSkipped(slot: PublishingSlot, from: Date): string | undefined {
  for (const { date, at } of slotsFrom(slot, from, DAYS_AHEAD)) if (!at) return date.toISOString().slice(0, 10);
  return undefined;
}

/** Hours since a slot whose edition is not out; 0 when it is, or when the system began after the slot. Epoch ms. */
export function hoursLate(slot: number | undefined, doneAt: number, since: number, now: number): number {
  if (slot === undefined || doneAt >= slot || since > slot) return 0;
  return (now - slot) / HOUR_MS;
}

export interface Punctuality {
  /** The publisher ended: an edition is frozen and its readers are handed out, or there was rightly nothing to do. */
  noteDone(): Promise<void>;
  /** Hours that the newest slot's edition is late. The first call ever begins the count. */
  hoursLate(slot: PublishingSlot): Promise<number>;
  /** Every language of the week is frozen, written and handed to its readers: no slot need enter it again. */
  noteOut(week: Week): Promise<void>;
  isOut(week: Week): Promise<boolean>;
  /** A slot began with this week, of which nothing was out: its readers are owed a mail, however long it fails. */
  noteBegun(week: Week): Promise<void>;
  isBegun(week: Week): Promise<boolean>;
  /** The edition waits for a person; answers since when, in epoch ms. */
  noteHeld(week: Week, reason: string): Promise<number>;
  heldFor(week: Week): Promise<string | undefined>;
  /** Whatever was due at that slot was done; never moves back. */
  noteServed(slot: Date): Promise<void>;
  /** The system ran at that slot, and what was due then is not done. */
  isOwed(slot: Date): Promise<boolean>;
}

export function createPunctuality(table: Table, now: () => number): Punctuality {
  const key = (sk: 'SINCE' | 'DONE' | 'SERVED' | `${'WEEK' | 'HELD'}#${Week}`) => ({ pk: 'PUBLISHING', sk });
  return {
    async noteDone() {
      await table.put({ ...key('DONE'), at: now() });
    },
    async hoursLate(wanted) {
      const at = now();
      await table.put({ ...key('SINCE'), at }, { expression: 'attribute_not_exists(pk)' });
      const [since, done] = await Promise.all([table.get(key('SINCE')), table.get(key('DONE'))]);
      const slot = newestSlot(wanted, new Date(at))?.getTime();
      return hoursLate(slot, Number(done?.at ?? 0), Number(since?.at ?? at), at);
    },
    async noteOut(week) {
      await table.put({ ...key(`WEEK#${week}`), at: now() });
    },
    isOut: async (week) => (await table.get(key(`WEEK#${week}`)))?.at !== undefined,
    async noteBegun(week) {
      await table.put({ ...key(`WEEK#${week}`), begun: now() }, { expression: 'attribute_not_exists(pk)' });
    },
    isBegun: async (week) => (await table.get(key(`WEEK#${week}`)))?.begun !== undefined,
    async noteHeld(week, reason) {
      const since = Number((await table.get(key(`HELD#${week}`)))?.since ?? now());
      await table.put({ ...key(`HELD#${week}`), since, reason });
      return since;
    },
    heldFor: async (week) => (await table.get(key(`HELD#${week}`)))?.reason as string | undefined,
    async noteServed(slot) {
      await table.put(
        { ...key('SERVED'), slot: slot.getTime() },
        {
          expression: 'attribute_not_exists(pk) OR #slot < :slot',
          names: { '#slot': 'slot' },
          values: { ':slot': slot.getTime() },
        },
      );
    },
    async isOwed(slot) {
      const [since, served] = await Promise.all([table.get(key('SINCE')), table.get(key('SERVED'))]);
      return Number(since?.at ?? now()) <= slot.getTime() && Number(served?.slot ?? 0) < slot.getTime();
    },
  };
}
