/** A week at a glance, from the table alone: the same figures for the command, the desk and the tests. */

import { balance } from '../../shared/deliveries/ledger/balance.ts';
import { createLedger } from '../../shared/deliveries/ledger/ledger.ts';
import type { EditionRecord } from '../../shared/editions/edition.ts';
import { heldPapers } from '../../shared/editions/held-papers.ts';
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import { type Stranded, strandedWeeks } from '../../shared/editions/stranded.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import type { Unreachable } from '../../shared/papers/paper-store.ts';
import { defaultZoneOffsetMinutes } from '../../shared/papers/time/week.ts';
import type { SetAside } from '../../shared/platform/table.ts';
import { isModelTrouble, type Summary } from '../../shared/summaries/summary.ts';
import { type LastProbe, lastProbe } from '../../shared/summaries/write/models/probe-store.ts';
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
  /** The last run that asked for this week's papers, or for the newest week's, did not reach every source. */
  readonly unreachable?: Unreachable;
  /** Papers of the week that stand in no edition of it, though there is one. */
  readonly late: number;
  /** Older weeks that hold papers, were never published, and that no slot makes up. */
  readonly stranded: readonly Stranded[];
  /** Papers that a model was to write and did not come to, by the reason. */
  readonly standIns: readonly { readonly reason: string; readonly papers: number }[];
  readonly published: boolean;
  /** Languages whose edition is frozen and was never handed to its readers. */
  readonly unmailed: readonly Language[];
  /** Why the circuit breaker stopped the mails. */
  readonly halted?: string;
  readonly candidates: number;
  readonly sent: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly unknown: number;
  readonly open: number;
  readonly deadLetters: number;
  /** Scheduled runs that failed to the end and wait to be entered again, of whatever week. */
  readonly failedRuns: number;
  /** What the last run found odd about the week's sources: a list's line that nobody could read, a feed that refused. */
  readonly remarks: readonly string[];
  /** US dollars that the models cost for this week's papers. */
  readonly spend: number;
  /** Records that could not be read while these figures were gathered; what they hold is not in them. */
  readonly setAside: readonly SetAside[];
  /** What every listed model said when it was asked last; undefined where nobody has asked. */
  readonly models?: LastProbe;
  /** Those that are on; undefined on this machine, which has none. */
  readonly alarms?: readonly AlarmOn[];
  /** When functions run by themselves, soonest first; none where no schedule is running. */
  readonly next: readonly { readonly function: string; readonly at: string }[];
  readonly languages: readonly { readonly language: Language; readonly frozenAt: string; readonly papers: number }[];
}

export async function statusOfWeek(target: Target, week: string): Promise<WeekStatus> {
  const ledger = createLedger(target.table);
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
  const models = await lastProbe(target.table);
  const waiting = editions.length > 0 ? undefined : await createPunctuality(target.table, Date.now).heldFor(week);
  const held =
    (await heldPapers(target, week, languages.slice(0, 1))) ??
    (waiting ? { papers: ids.length, reason: waiting } : undefined);
  const unreachable = await target.papers.unreachable(week);
  const delivered = await Promise.all(languages.map((language) => ledger.load({ week, language })));
  const halted = delivered.find((each) => each?.halted)?.halted;
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
    ...(unreachable && { unreachable }),
    late: await countLate(target, editions, ids),
    stranded: await strandedWeeks(target, { at: new Date(), zoneOffsetMinutes: defaultZoneOffsetMinutes }),
    standIns: standInsOf(best),
    published: editions.length > 0,
    unmailed: editions.length === 0 ? [] : languages.filter((_, i) => !delivered[i]),
    ...(halted && { halted }),
    candidates: sum((each) => each.candidates),
    sent: sum((each) => each.sent),
    rejected: sum((each) => each.rejected),
    skipped: sum((each) => each.skipped),
    unknown: sum((each) => each.unknown),
    open: sum((each) => each.open),
    deadLetters: deadLetters.reduce((total, each) => total + each, 0),
    failedRuns: await target.failedRuns(),
    remarks: await target.papers.remarks(week),
    spend: Math.round(summaries.reduce((total, summary) => total + summary.usage.cost, 0) * 1e6) / 1e6,
    setAside: target.takeSetAside(),
    ...(models && { models }),
    ...(alarms && { alarms }),
    next: nextOf(target),
    languages: editions.map(({ language, frozenAt, papers }) => ({ language, frozenAt, papers })),
  };
}

/** Papers that one of the frozen editions does not hold. */
async function countLate(target: Target, editions: readonly EditionRecord[], ids: readonly string[]): Promise<number> {
  const late = new Set<string>();
  for (const { week, language } of editions) {
    const edition = await target.editions.load(week, language);
    const there = new Set(edition?.papers.map(({ id }) => id));
    if (edition) for (const id of ids) if (!there.has(id)) late.add(id);
  }
  return late.size;
}

function standInsOf(summaries: readonly (Summary | undefined)[]): WeekStatus['standIns'] {
  const reasons = new Map<string, number>();
  for (const summary of summaries) {
    const trouble = summary?.verbatim && summary.dropped.find(({ check }) => isModelTrouble(check));
    if (trouble) reasons.set(trouble.text, (reasons.get(trouble.text) ?? 0) + 1);
  }
  return [...reasons].map(([reason, papers]) => ({ reason, papers }));
}

/** Of a function that also looks every hour whether something is left to do, the run that it is there for. */
function nextOf(target: Target): WeekStatus['next'] {
  const runs = new Map(target.nextRuns().map((run) => [run.function, run.at]));
  return [...runs]
    .sort(([, a], [, b]) => a.getTime() - b.getTime())
    .map(([name, at]) => ({ function: name, at: at.toISOString() }));
}
