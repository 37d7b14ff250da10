/** A week at a glance, from the table alone: the same figures for the command, the desk and the tests. */

import type { EditionRecord } from '../../../shared/editions/edition.ts';
import { heldPapers } from '../../../shared/editions/held-papers.ts';
import { createPunctuality } from '../../../shared/editions/punctuality.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';
import type { Unreachable } from '../../../shared/papers/paper-store.ts';
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import type { SetAside } from '../../../shared/platform/table.ts';
import { type LastProbe, lastProbe } from '../../../shared/summaries/write/models/probe-store.ts';
import { weekProgress } from '../follow-week.ts';
import type { AlarmOn } from '../target/stack-alarms.ts';
import { QUEUE_TITLES, type Target } from '../target/target.ts';
import { type MailsOfWeek, mailsOfWeek } from './mails-of-week.ts';
import { type OtherWeeks, otherWeeks } from './other-weeks.ts';
import { type PaperStatus, papersOfWeek } from './papers-of-week.ts';

export interface WeekStatus extends MailsOfWeek, OtherWeeks {
  readonly week: string;
  readonly found: number;
  readonly read: number;
  readonly summarised: number;
  readonly degraded: number;
  readonly dropped: number;
  /** Papers whose draft may still come with a batch. */
  readonly awaiting: number;
  /** Each paper in the week's order, who wrote it, and why nobody did. */
  readonly papers: readonly PaperStatus[];
  /** Papers that no model may write now, and what helps. */
  readonly held?: { readonly papers: number; readonly reason: string };
  /** The last run that asked for this week's papers, or for the newest week's, did not reach every source. */
  readonly unreachable?: Unreachable;
  /** Papers of the week that stand in no edition of it, though there is one. */
  readonly late: number;
  /** Where late papers come out. */
  readonly lateGoTo: RuntimeSettings['late'];
  readonly published: boolean;
  /** Languages of the settings in which the week is not frozen, though it is in another; where a schedule is running. */
  readonly missing: readonly Language[];
  readonly deadLetters: number;
  /** Papers and chunks of mails that wait on their queues or are worked on, of whatever week. */
  readonly queued: number;
  /** Scheduled runs that failed to the end and wait to be entered again, of whatever week. */
  readonly failedRuns: number;
  /** What the last run found odd about the week's sources: a list's line that nobody could read, a feed that refused. */
  readonly remarks: readonly string[];
  /** US dollars that the models cost for this week's papers and what is said across them. */
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

export async function statusOfWeek(target: Target, week: string, now = new Date()): Promise<WeekStatus> {
  const settings = await target.settings();
  const editions = (await target.editions.list()).filter((edition) => edition.week === week);
  const frozen = editions.map((edition) => edition.language);
  const languages = frozen.length > 0 ? frozen : LANGUAGES;
  const { papers, summaries, awaiting } = await papersOfWeek(target, week, languages);
  const late = await lateIn(target, editions, papers);
  const count = (state: PaperStatus['state']) => papers.filter((paper) => paper.state === state).length;
  const unwritten = papers.filter(
    ({ id, state }) => state === 'none' || (state !== 'full' && state !== 'away' && !late.has(id)),
  );
  const deadLetters = await Promise.all(QUEUE_TITLES.map((queue) => target.deadLetters(queue)));
  const queued = await Promise.all([target.queued('papers'), target.queued('deliveries')]);
  const alarms = await target.alarms?.();
  const models = await lastProbe(target.table);
  const waiting = frozen.length > 0 ? undefined : await createPunctuality(target.table, Date.now).heldFor(week);
  const held =
    (await heldPapers(target, week, languages.slice(0, 1))) ??
    (waiting ? { papers: papers.length, reason: waiting } : undefined);
  const unreachable = await target.papers.unreachable(week);
  const { read } = await weekProgress(target, week, languages.slice(0, 1));
  const surveys = await Promise.all(languages.map((each) => target.summaries.survey(week, each)));
  const next = nextOf(target);
  return {
    ...{ week, found: papers.length, read, summarised: count('full'), degraded: count('away') },
    // Before the edition is frozen a missing summary is still to come.
    dropped: frozen.length > 0 ? unwritten.length : 0,
    ...{ awaiting, papers, ...(held && { held }), ...(unreachable && { unreachable }) },
    ...{ late: late.size, lateGoTo: settings.late },
    published: frozen.length > 0,
    // Who makes weeks by command makes each in a language of its own.
    missing: next.length > 0 && frozen.length > 0 ? settings.languages.filter((each) => !frozen.includes(each)) : [],
    ...(await mailsOfWeek(target, week, frozen, now.getTime())),
    ...(await otherWeeks(target, settings, now)),
    deadLetters: total(deadLetters),
    queued: total(queued),
    failedRuns: await target.failedRuns(),
    remarks: await target.papers.remarks(week),
    spend: Math.round(total([...summaries, ...surveys].map((each) => each?.usage.cost ?? 0)) * 1e6) / 1e6,
    setAside: target.takeSetAside(),
    ...(models && { models }),
    ...(alarms && { alarms }),
    next,
    languages: editions.map(({ language, frozenAt, papers: held }) => ({ language, frozenAt, papers: held })),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Ids that one of the frozen editions does not hold. */
async function lateIn(
  target: Target,
  editions: readonly EditionRecord[],
  papers: readonly PaperStatus[],
): Promise<ReadonlySet<string>> {
  const late = new Set<string>();
  for (const { week, language } of editions) {
    const edition = await target.editions.load(week, language);
    const there = new Set(edition?.papers.map(({ id }) => id));
    if (edition) for (const { id } of papers) if (!there.has(id)) late.add(id);
  }
  return late;
}

/** Of a function that also looks every hour whether something is left to do, the run that it is there for. */
function nextOf(target: Target): WeekStatus['next'] {
  const runs = new Map(target.nextRuns().map((run) => [run.function, run.at]));
  return [...runs]
    .sort(([, a], [, b]) => a.getTime() - b.getTime())
    .map(([name, at]) => ({ function: name, at: at.toISOString() }));
}
