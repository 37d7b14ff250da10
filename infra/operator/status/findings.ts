/** What the stored facts of a week say: pure, and the same sentences for `status`, the desk, `digest` and the exit code. */
import { previousWeek, weekOf } from '../../../shared/papers/time/week.ts';
import type { PaperStatus } from './papers-of-week.ts';
import type { WeekStatus } from './status-of-week.ts';

export interface Finding {
  /** `fault`: something expected did not happen. `waits`: not yet, and that is in order. `note`: less than a whole week. */
  readonly kind: 'fault' | 'waits' | 'note';
  readonly what: string;
}

export type Facts = Omit<WeekStatus, 'languages'>;

const papers = (n: number) => `${n} ${n === 1 ? 'paper' : 'papers'}`;

/** Worst first. Empty: every expected thing has happened, and all is well. */
export function findingsOf(facts: Facts): readonly Finding[] {
  const { week } = facts;
  const found: Finding[] = [];
  const fault = (what: string | false | undefined) => void (what && found.push({ kind: 'fault', what }));
  const waits = (what: string | false | undefined) => void (what && found.push({ kind: 'waits', what }));
  const again = (stage: string) => `npm run rerun -- --week ${week} --from ${stage}`;

  fault(
    facts.unreachable &&
      `a source could not be reached at ${minute(facts.unreachable.at)}: ${facts.unreachable.reason}; ${again('collect')}`,
  );
  fault(facts.held && `${papers(facts.held.papers)} wait, and the edition with them: ${facts.held.reason}`);
  for (const { modelId, state, says } of facts.models?.probed ?? [])
    fault(state === 'fail' && `the model ${modelId} can't be asked: ${says}`);
  fault(isOverdue(facts) && `the edition is overdue: its slot has passed and nothing is out; ${again('publish')}`);
  fault(facts.dropped > 0 && `${papers(facts.dropped)} without a summary: ${again('summarize')}`);
  for (const [reason, n] of silences(facts))
    fault(`${papers(n)} ${n === 1 ? 'speaks in its' : 'speak in their'} own words: ${reason}`);
  fault(facts.deadLetters > 0 && `${facts.deadLetters} dead letters: look with \`npm run redrive -- --dry-run\``);
  fault(
    facts.failedRuns > 0 &&
      `${facts.failedRuns} scheduled ${facts.failedRuns === 1 ? 'run' : 'runs'} failed to the end: infra/RUNBOOK.md, "Schedules"`,
  );
  fault(
    facts.halted !== undefined && `mailing was halted: ${facts.halted}; infra/RUNBOOK.md, "Bounces and complaints"`,
  );
  const { paused } = facts;
  if (paused)
    (PASSES.test(paused.reason) ? waits : fault)(
      `nobody is mailed until ${minute(paused.until)}: ${paused.reason}; infra/RUNBOOK.md, "Sending paused"`,
    );
  fault(facts.unknown > 0 && `${facts.unknown} readers whose mail is uncertain: infra/RUNBOOK.md, "Uncertain mails"`);
  fault(facts.rejected > 0 && `${facts.rejected} mails that the mail service refused`);
  for (const { channel, state, reason } of facts.posts) {
    fault(state === 'rejected' && `the channel ${channel} took nothing: ${reason}; mended, ${again('publish')}`);
    fault(
      state === 'unknown' &&
        `whether the channel ${channel} heard of it is uncertain (${reason}), and it is not told again`,
    );
    waits(
      (state === 'prepared' || state === 'claimed') &&
        `the channel ${channel} is not told yet${reason ? `: ${reason}` : ''}`,
    );
  }
  fault(
    facts.missed > 0 && `${readers(facts.missed)} got nothing: the edition was too old, or their record can't be used`,
  );
  fault(
    facts.unreadable > 0 &&
      `${readers(facts.unreadable)} got nothing, whose record can't be read: infra/RUNBOOK.md, "Records set aside"`,
  );
  fault(facts.unbooked > 0 && `of ${readers(facts.unbooked)} no book tells: infra/RUNBOOK.md, "Records set aside"`);
  fault(
    facts.unmailed.length > 0 && `frozen, and handed to no reader (${facts.unmailed.join(', ')}): ${again('publish')}`,
  );
  for (const { key, reason } of facts.setAside)
    fault(`${key} can't be read: ${reason}: infra/RUNBOOK.md, "Records set aside"`);
  fault(facts.missing.length > 0 && `not frozen in ${facts.missing.join(', ')}: ${again('publish')}`);
  fault(
    facts.missedSlot !== undefined &&
      `the slot of ${minute(facts.missedSlot)} is not done; it is tried again each hour: infra/RUNBOOK.md, "No edition"`,
  );
  const others = facts.unpublished.filter((other) => other.week !== week);
  for (const { week: other, papers: n, held, madeUp } of others) {
    fault(held !== undefined && `${other} is held: ${held}`);
    fault(
      !held &&
        !madeUp &&
        `${papers(n)} of ${other} ${n === 1 ? 'stands' : 'stand'} in no edition, and no slot makes that week up: npm run rerun -- --week ${other} --from publish`,
    );
    waits(!held && madeUp && `${other} is not published yet: ${papers(n)}`);
  }
  for (const alarm of facts.alarms ?? []) fault(`${alarm.name}: ${alarm.effect}`);

  if (!facts.published) {
    const known = facts.found > 0;
    waits(!known && `nothing is known of ${week}: no paper of it was ever collected`);
    waits(known && !isOverdue(facts) && 'not published yet');
    waits(known && facts.found > facts.read && `${papers(facts.found - facts.read)} still to be read`);
  }
  waits(
    facts.late > 0 &&
      `${papers(facts.late)} came after the edition was frozen; the next ${facts.lateGoTo === 'next' ? 'edition brings them' : 'slot adds them to it'}`,
  );
  waits(facts.awaiting > 0 && `${papers(facts.awaiting)} may still come with a batch`);
  waits(facts.open > 0 && `${facts.open} mails still to go`);
  waits(facts.queued > 0 && `${facts.queued} messages are on the queues`);
  const note = (what: string | false) => void (what && found.push({ kind: 'note', what }));
  note(
    facts.published &&
      facts.degraded > 0 &&
      `${papers(facts.degraded)} told without ${facts.degraded === 1 ? 'its' : 'their'} whole text; each says so`,
  );
  for (const [reason, n] of counted(facts.papers.flatMap(({ short }) => short ?? [])))
    note(`${papers(n)} written from a part: ${reason}`);
  for (const [model, n] of fallbacks(facts)) note(`${papers(n)} written by ${model}, which was not asked first`);
  const order = { fault: 0, waits: 1, note: 2 };
  return found.sort((one, other) => order[one.kind] - order[other.kind]);
}

const readers = (n: number) => `${n} ${n === 1 ? 'reader' : 'readers'}`;
/** A pause of seconds that nobody need look after. */
const PASSES = /^(?:throttled|transient)\b/;

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const isWritten = ({ state }: PaperStatus): boolean => state === 'full' || state === 'away';

/** Why models did not write what they were to write, and how often. */
const silences = (facts: Facts) => counted(facts.papers.flatMap((paper) => (isWritten(paper) && paper.why) || []));

/** Other models than the one that is listed first. */
function fallbacks({ papers: all, models }: Facts): Map<string, number> {
  const [first] = models?.probed ?? [];
  const asked = all.flatMap(({ model, why }) => (model && !why && model.includes(':') ? model : []));
  return counted(first ? asked.filter((model) => !model.endsWith(`:${first.modelId}`)) : []);
}

/** The one line that may be trusted. */
export const isAllWell = (findings: readonly Finding[]): boolean => findings.length === 0;
export const hasFault = (findings: readonly Finding[]): boolean => findings.some(({ kind }) => kind === 'fault');

/** A line for each finding, or the one that says that there is none. */
export function findingLines(findings: readonly Finding[]): string[] {
  if (isAllWell(findings)) return ['all well'];
  return findings.map(({ kind, what }) => `${(kind === 'fault' ? 'look' : kind).padEnd(8)} ${what}`);
}

/** The schedule's next slot comes later than the one that was this week's. */
function isOverdue({ published, found, week, next }: Facts): boolean {
  const slot = next.find((run) => run.function === 'publish');
  if (published || found === 0 || !slot) return false;
  return week < previousWeek(weekOf(new Date(slot.at)));
}

export const minute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;
