/** Whether an edition holds enough to be worth a mail; the settings say how much that is. Pure. */
import type { Week } from '../papers/paper.ts';
import type { PaperStore } from '../papers/paper-store.ts';
import type { Edition, Thin } from './edition.ts';

/** Below either an edition waits for the operator. */
export interface Hold {
  /** Share of its papers of which something was read, from 0 to 1. */
  readonly read: number;
  /** Answers of all its papers together. */
  readonly answers: number;
  /** With silence for so long it goes out and says so in its first line; never where nothing at all was read. */
  readonly hours: number;
}

/** Undefined for an edition that holds enough. */
export function thinness(edition: Pick<Edition, 'papers'>, hold: Hold): Thin | undefined {
  const { papers } = edition;
  // Of a week without papers nothing is missing.
  if (papers.length === 0) return undefined;
  const read = papers.filter((paper) => paper.failure === undefined && paper.coverage.kind !== 'unreachable').length;
  const answers = papers.reduce((sum, { qa }) => sum + qa.length, 0);
  return read < papers.length * hold.read || answers < hold.answers ? { read, found: papers.length } : undefined;
}

/** Every source was asked for the week, none refused, and no paper of it came. */
export async function isEmptyWeek(
  papers: Pick<PaperStore, 'watermark' | 'unreachable' | 'entries'>,
  week: Week,
): Promise<boolean> {
  if (((await papers.watermark()) ?? '') < week || (await papers.unreachable(week))) return false;
  return (await papers.entries(week)).length === 0;
}
