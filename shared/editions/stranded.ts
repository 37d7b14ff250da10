/** Papers that no slot brings out any more: their week was never published, or its edition gains nothing new. */
import type { PaperId, Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { weeksDue } from '../papers/time/week.ts';
import type { Table } from '../platform/table.ts';
import type { EditionRecord } from './edition.ts';
import { type EditionStore, isInEdition } from './edition-store.ts';

/** Editions gain late papers for a year. */
const GROWING = 53;

/** Weeks whose editions a slot still adds to, newest first. */
export const growingWeeks = (frozen: readonly EditionRecord[]): readonly Week[] =>
  [...new Set(frozen.map(({ week }) => week))].slice(0, GROWING);

interface Now {
  readonly at: Date;
  readonly zoneOffsetMinutes: number;
}

/** Slots to come make up none of the weeks up to this one. */
const lastPast = ({ at, zoneOffsetMinutes }: Now): Week => weeksDue(at, zoneOffsetMinutes).at(-1)!;

/** Whether one paper is such a one. */
export async function isStranded(
  week: Week,
  id: PaperId,
  { table, editions }: { readonly table: Table; readonly editions: Pick<EditionStore, 'list'> },
  now: Now,
): Promise<boolean> {
  if (week > lastPast(now)) return false;
  const frozen = await editions.list();
  if (growingWeeks(frozen).includes(week)) return false;
  for (const each of frozen)
    if (each.week === week && (await isInEdition(table, week, each.language, id))) return false;
  return true;
}

export interface Unpublished {
  readonly week: Week;
  readonly papers: number;
  /** A slot to come makes it up; otherwise only an operator does. */
  readonly madeUp: boolean;
}

/** Weeks that hold papers and of which nothing was ever published, newest first; at most a year of them. */
export async function unpublishedWeeks(
  {
    papers,
    editions,
  }: {
    readonly papers: Pick<PaperStore, 'entries' | 'weeks'>;
    readonly editions: Pick<EditionStore, 'list'>;
  },
  now: Now,
): Promise<readonly Unpublished[]> {
  const published = new Set((await editions.list()).map(({ week }) => week));
  const open = (await papers.weeks()).filter((week) => !published.has(week)).slice(0, GROWING);
  const books = await Promise.all(open.map(async (week) => ({ week, papers: (await papers.entries(week)).length })));
  return books
    .filter((each) => each.papers > 0)
    .map(({ week, papers: count }) => ({ week, papers: count, madeUp: week > lastPast(now) }));
}
