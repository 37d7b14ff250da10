/** How far each paper of a week has come, who wrote it, and why nobody did. */
import type { Language } from '../../../shared/language.ts';
import type { WeekEntry } from '../../../shared/papers/week-entry.ts';
import { isModelTrouble, type Summary } from '../../../shared/summaries/summary.ts';
import type { Target } from '../target/target.ts';

export interface PaperStatus {
  readonly id: string;
  readonly title: string;
  /** `away`: told without its whole text; `none`: no worker is at it and nothing was written. */
  readonly state: 'full' | 'away' | 'waits' | 'held' | 'none';
  /** Who wrote it, e.g. `extractive`, `openai:qwen3`. */
  readonly model?: string;
  /** Why it is not written, or not by a model that was to write it. */
  readonly why?: string;
  /** Why its model read only a part of it, and what helps. */
  readonly short?: string;
}

export interface PapersOfWeek {
  readonly papers: readonly PaperStatus[];
  /** Every summary in every language. */
  readonly summaries: readonly Summary[];
  /** Papers whose draft may still come with a batch. */
  readonly awaiting: number;
}

/** @param languages the first one that a paper has a summary in tells of it */
export async function papersOfWeek(
  target: Pick<Target, 'papers' | 'summaries'>,
  week: string,
  languages: readonly Language[],
): Promise<PapersOfWeek> {
  const entries = await target.papers.entries(week);
  const ids = entries.map(({ id }) => id);
  const byLanguage = await Promise.all(languages.map((language) => target.summaries.all(ids, language)));
  const papers = entries.map(async (entry): Promise<PaperStatus> => {
    const { id } = entry;
    const told = byLanguage.map((each) => each.get(id)).find(Boolean);
    const paper = await target.papers.get(id);
    const setAside = !paper ? 'its stored record could not be read' : told?.setAside?.reason;
    return { id, title: paper?.title ?? id, ...standOf(entry, told?.read, setAside) };
  });
  return {
    papers: await Promise.all(papers),
    summaries: byLanguage.flatMap((each) => [...each.values()].flatMap(({ read }) => read ?? [])),
    awaiting: entries.filter(({ id, awaits }) => awaits && byLanguage.some((each) => !each.has(id))).length,
  };
}

function standOf(
  { held, trouble, setAside: entry }: WeekEntry,
  summary: Summary | undefined,
  setAside: string | undefined,
): Omit<PaperStatus, 'id' | 'title'> {
  if (setAside) return { state: 'none', why: setAside };
  const why = entry?.reason ?? trouble;
  if (!summary && held) return { state: 'held', why: held };
  if (!summary) return why ? { state: 'none', why } : { state: 'waits' };
  const { model, verbatim, dropped, coverage } = summary;
  const missed = dropped.find(({ check }) => isModelTrouble(check))?.text;
  const told = missed && (verbatim ? { why: missed } : { short: missed });
  return { state: coverage.kind === 'full' ? 'full' : 'away', model, ...told };
}
