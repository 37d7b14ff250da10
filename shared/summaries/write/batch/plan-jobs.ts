/** Which requests go into which job, and which can't wait any longer. Pure. */
import type { BatchJob, BatchRecord } from './batch-store.ts';

/** The least that a job may be given (`timeoutDurationInHours`, API page of CreateModelInvocationJob: 24 to 168). */
export const JOB_HOURS = 24;
const MOST_JOB_HOURS = 168;
/**
 * Before the deadline, for the papers that come back without an answer: two workers write some 90 papers an hour, so six
 * hours are enough for 500 (a model takes about 40 s a language).
 */
const MARGIN_HOURS = 6;
/** A job is made once an hour, so a request that comes later than this may miss the last one. */
const GATHER_HOURS = 1;

/** Bedrock takes far more (1 GB a file); this keeps a job's file and its answers well within the function's memory. */
const MOST_BYTES = 100e6;
/** Ids of a job stand in one row of the table, 40 bytes each of the 400 kB it may have. */
const MOST_RECORDS = 2_000;

const HOUR = 3_600_000;

/** Until when an answer is waited for, for an edition that comes out at the slot; undefined when a batch is too slow for it. */
export function waitingEnds(slot: Date, now: Date): Date | undefined {
  const until = new Date(slot.getTime() - MARGIN_HOURS * HOUR);
  return until.getTime() - now.getTime() >= (JOB_HOURS + GATHER_HOURS) * HOUR ? until : undefined;
}

/** Whole hours that are left, within what Bedrock takes. */
export function hoursFor({ until }: Pick<BatchJob, 'until'>, now: Date): number {
  const left = Math.floor((Date.parse(until) - now.getTime()) / HOUR);
  return Math.min(MOST_JOB_HOURS, Math.max(JOB_HOURS, left));
}

export interface PlannedJob {
  readonly records: readonly BatchRecord[];
  /** It is never sent to Bedrock; its records are asked for on demand. */
  readonly refusal?: NonNullable<BatchJob['refusal']>;
}

export interface PlanRules {
  readonly now: Date;
  /** Fewest records that Bedrock takes in a job. */
  readonly least: number;
  /** As many as an edition can hold: more will not come, so there is nothing to wait for. */
  readonly full: number;
}

/**
 * Requests gather until the last moment that leaves a job its least time, or until the edition is full: one job is made
 * then and not one a day, since a job of fewer than `least` records is not taken.
 * @param waiting records that are in no job yet
 */
export function planJobs(waiting: readonly BatchRecord[], { now, least, full }: PlanRules): PlannedJob[] {
  return groups(waiting).flatMap((group): PlannedJob[] => {
    const left = Date.parse(group[0]!.until) - now.getTime();
    const due = left <= (JOB_HOURS + GATHER_HOURS) * HOUR;
    if (left <= 0) return [{ records: group, refusal: 'too-late' }];
    if (!due && group.length < full) return [];
    return parts(group).flatMap((records): PlannedJob[] => {
      if (records.length >= least) return [{ records }];
      return due ? [{ records, refusal: 'too-few' }] : [];
    });
  });
}

/** One model and one deadline each, in an order that does not depend on the table's. */
function groups(records: readonly BatchRecord[]): BatchRecord[][] {
  const found = new Map<string, BatchRecord[]>();
  for (const record of [...records].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = groupKey(record);
    found.set(key, [...(found.get(key) ?? []), record]);
  }
  return [...found.values()];
}

export const groupKey = ({ until, modelId }: Pick<BatchRecord, 'until' | 'modelId'>): string => `${until}#${modelId}`;

function parts(group: readonly BatchRecord[]): BatchRecord[][] {
  const all: BatchRecord[][] = [[]];
  let bytes = 0;
  for (const record of group) {
    if (all.at(-1)!.length > 0 && (bytes + record.bytes > MOST_BYTES || all.at(-1)!.length === MOST_RECORDS)) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)!.push(record);
    bytes += record.bytes;
  }
  return all;
}
