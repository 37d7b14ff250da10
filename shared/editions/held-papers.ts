/** Papers that no model may write now: the operator's trouble, never the readers'. Their edition waits with them. */
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import type { WeekServices } from './assemble-week.ts';

export interface Held {
  readonly papers: number;
  /** What helps, in one sentence. */
  readonly reason: string;
}

/** Undefined when every paper of the week has its summary in these languages, or has another reason to have none. */
export async function heldPapers(
  services: Pick<WeekServices, 'papers' | 'summaries'>,
  week: Week,
  languages: readonly Language[],
): Promise<Held | undefined> {
  const held = (await services.papers.entries(week)).filter((entry) => entry.held !== undefined);
  const ids = held.map(({ id }) => id);
  const done = ids.length === 0 ? [] : await Promise.all(languages.map((each) => services.summaries.all(ids, each)));
  const waiting = held.filter(({ id }) => done.some((summaries) => !summaries.has(id)));
  return waiting[0] && { papers: waiting.length, reason: waiting[0].held! };
}
