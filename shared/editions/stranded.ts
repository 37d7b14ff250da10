/** Papers that no slot brings out any more: their week was never published, or its edition gains nothing new. */
import type { PaperId, Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import { previousWeek, weeksDue } from '../papers/time/week.ts';
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

export interface Stranded {
  readonly week: Week;
  readonly papers: number;
}

/** Weeks of the last year that hold papers and were never published, newest first. */
export async function strandedWeeks(
  { papers, editions }: { readonly papers: Pick<PaperStore, 'entries'>; readonly editions: Pick<EditionStore, 'list'> },
  now: Now,
): Promise<readonly Stranded[]> {
  const published = new Set((await editions.list()).map(({ week }) => week));
  const weeks = [lastPast(now)];
  while (weeks.length < GROWING) weeks.push(previousWeek(weeks.at(-1)!));
  const books = weeks
    .filter((week) => !published.has(week))
    .map(async (week) => ({ week, entries: await papers.entries(week) }));
  return (await Promise.all(books)).flatMap(({ week, entries }) =>
    entries.length > 0 ? { week, papers: entries.length } : [],
  );
}
