/** A week at a glance, from the table alone: the same figures for the command, the desk and the tests. */

import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { heldPapers } from '../../shared/editions/held-papers.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import type { SetAside } from '../../shared/platform/table.ts';
import { weekProgress } from './follow-week.ts';
import type { AlarmOn } from './target/stack-alarms.ts';
import { QUEUE_TITLES, type Target } from './target/target.ts';

export interface WeekStatus {
  readonly week: string;
  readonly found: number;
  readonly read: number;
  readonly summarised: number;
  readonly degraded: number;
  readonly dropped: number;
  /** Papers whose draft may still come with a batch. */
  readonly awaiting: number;
  /** Papers that no model may write now, and what helps. */
  readonly held?: { readonly papers: number; readonly reason: string };
  readonly published: boolean;
  readonly candidates: number;
  readonly sent: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly unknown: number;
  readonly open: number;
  readonly deadLetters: number;
  /** What the last run found odd about the week's sources: a list's line that nobody could read, a feed that refused. */
  readonly remarks: readonly string[];
  /** US dollars that the models cost for this week's papers. */
  readonly spend: number;
  /** Records that could not be read while these figures were gathered; what they hold is not in them. */
  readonly setAside: readonly SetAside[];
  /** Those that are on; undefined on this machine, which has none. */
  readonly alarms?: readonly AlarmOn[];
  /** When functions run by themselves, soonest first; none where no schedule is running. */
  readonly next: readonly { readonly function: string; readonly at: string }[];
  readonly languages: readonly { readonly language: Language; readonly frozenAt: string; readonly papers: number }[];
}

export async function statusOfWeek(target: Target, week: string): Promise<WeekStatus> {
  const editions = (await target.editions.list()).filter((edition) => edition.week === week);
  const languages = editions.length > 0 ? editions.map((edition) => edition.language) : LANGUAGES;
  const entries = await target.papers.entries(week);
  const ids = entries.map((entry) => entry.id);
  const byLanguage = await Promise.all(languages.map((language) => target.summaries.all(ids, language)));
  const summaries = byLanguage.flatMap((each) => [...each.values()].flatMap(({ read }) => read ?? []));
  const best = ids.map((id) => byLanguage.map((each) => each.get(id)?.read).find(Boolean));
  const books = (await Promise.all(languages.map((language) => balance(target, { week, language })))).filter(
    (each) => each !== undefined,
  );
  const sum = (of: (each: (typeof books)[number]) => number) => books.reduce((total, each) => total + of(each), 0);
  const summarised = best.filter((summary) => summary?.coverage.kind === 'full').length;
  const degraded = best.filter((summary) => summary && summary.coverage.kind !== 'full').length;
  const deadLetters = await Promise.all(QUEUE_TITLES.map((queue) => target.deadLetters(queue)));
  const alarms = await target.alarms?.();
  const held = await heldPapers(target, week, languages.slice(0, 1));
  const { read } = await weekProgress(target, week, languages.slice(0, 1));
  return {
    week,
    found: ids.length,
    read,
    summarised,
    degraded,
    // Before the edition is frozen a missing summary is still to come.
    dropped: editions.length > 0 ? ids.length - summarised - degraded : 0,
    awaiting: entries.filter(({ id, awaits }) => awaits && byLanguage.some((each) => !each.has(id))).length,
    ...(held && { held }),
    published: editions.length > 0,
    candidates: sum((each) => each.candidates),
    sent: sum((each) => each.sent),
    rejected: sum((each) => each.rejected),
    skipped: sum((each) => each.skipped),
    unknown: sum((each) => each.unknown),
    open: sum((each) => each.open),
    deadLetters: deadLetters.reduce((total, each) => total + each, 0),
    remarks: await target.papers.remarks(week),
    spend: Math.round(summaries.reduce((total, summary) => total + summary.usage.cost, 0) * 1e6) / 1e6,
    setAside: target.takeSetAside(),
    ...(alarms && { alarms }),
    next: target.nextRuns().map((run) => ({ function: run.function, at: run.at.toISOString() })),
    languages: editions.map(({ language, frozenAt, papers }) => ({ language, frozenAt, papers })),
  };
}
