/**
 * Brings every batch one step further: requests become jobs, jobs are looked at, answers are laid where the paper's worker
 * finds them, and every paper whose answer came or will not come is entered again. Each step may be done twice, by a second
 * run or after a crash: a job is planned once, an answer ends a request once, and a paper that is entered twice is
 * summarised once.
 */
import type { Week } from '../../../papers/paper.ts';
import { enqueuePapers } from '../../../papers/paper-message.ts';
import type { PaperStore } from '../../../papers/paper-store.ts';
import type { Queue } from '../../../platform/queue.ts';
import type { Amount, Budget } from '../models/budget.ts';
import { ModelBusyError, ModelRefusedError } from '../models/model-errors.ts';
import { usageOfAnswer } from './answer.ts';
import { type BatchFiles, outputPrefix } from './batch-files.ts';
import type { BatchJob, BatchRecord, BatchStore } from './batch-store.ts';
import type { BatchJobs, JobState } from './bedrock-jobs.ts';
import { outputRecords } from './job-file.ts';
import { groupKey, hoursFor, planJobs } from './plan-jobs.ts';

export interface AdvanceServices {
  readonly store: BatchStore;
  readonly files: BatchFiles;
  readonly jobs: BatchJobs;
  readonly budgetOf: (week: Week) => Pick<Budget, 'settle'>;
  /** Fewest records of a job, and as many as fill an edition. */
  readonly least: number;
  readonly full: number;
  readonly papers: Pick<PaperStore, 'markEnteredAgain'>;
  readonly papersQueue: Pick<Queue, 'send'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface Advanced {
  readonly submitted: number;
  readonly answered: number;
  /** Have no answer though they were to be in a job; asked for on demand. */
  readonly unanswered: number;
  /** Never were in a job, since too few came; asked for on demand. */
  readonly tooFew: number;
  /** What Bedrock refused, or could not say now and is asked again in an hour. */
  readonly troubles: readonly string[];
}

interface Run extends AdvanceServices {
  readonly rows: ReadonlyMap<string, BatchRecord>;
  readonly told: { submitted: number; answered: number; unanswered: number; tooFew: number; troubles: string[] };
}

const NOTHING: Amount = { tokens: 0, usd: 0 };

export async function advanceBatch(services: AdvanceServices): Promise<Advanced> {
  const records = await services.store.records();
  const jobs = await services.store.jobs();
  const told = { submitted: 0, answered: 0, unanswered: 0, tooFew: 0, troubles: [] };
  const run: Run = { ...services, rows: new Map(records.map((record) => [record.id, record])), told };
  for (const job of jobs) {
    if (job.state === 'planned') await submit(job, run);
    if (job.state === 'submitted') await collect(job, job.arn!, run);
  }
  await planNew(records, jobs, run);
  return told;
}

/** A job that is only planned may be at Bedrock already, when the run before this died: the same name makes no second one. */
async function submit(job: BatchJob, run: Run): Promise<void> {
  const { store, files, jobs, now, told } = run;
  if (job.refusal) return giveUp(job, job.refusal, true, run);
  if (now() >= new Date(job.until)) return giveUp(job, 'too-late', false, run);
  const lines = await Promise.all(job.records.map((id) => files.request(id)));
  const known = lines.filter((line) => line !== undefined);
  const input = await files.keepInput(job.name, known);
  const output = outputPrefix(job.name);
  try {
    const arn = await jobs.create({ ...job, input, output, hours: hoursFor(job, now()) });
    await store.markSubmitted(job, arn);
    told.submitted += 1;
  } catch (error) {
    noteTrouble(error, run);
    if (error instanceof ModelRefusedError) await giveUp(job, error.message, true, run);
  }
}

/** Answers are read when the job has ended, or at the deadline, as many as there are by then. */
async function collect(job: BatchJob, arn: string, run: Run): Promise<void> {
  const { store, jobs, now } = run;
  const state = await jobs.state(arn).catch((error) => noteTrouble(error, run));
  const late = now() >= new Date(job.until);
  if (!state?.ended && !late) return;
  const stopped = state?.ended || (await stop(arn, run));
  await readAnswers(job, run);
  await refuseRest(job, reasonOf(state), state?.ended ?? false, run);
  await enterAgain(job, run);
  if (stopped) await store.markEnded(job);
}

/** What runs on would be paid for on top of what is asked for on demand. */
async function stop(arn: string, run: Run): Promise<boolean> {
  try {
    await run.jobs.stop(arn);
    return true;
  } catch (error) {
    noteTrouble(error, run);
    // What is refused once is refused always; what is busy is stopped in an hour.
    return error instanceof ModelRefusedError;
  }
}

const reasonOf = (state: JobState | undefined): string =>
  state?.ended ? `the batch is ${state.status}${state.message ? `: ${state.message}` : ''}` : 'no answer in time';

/** An answer of nobody's is passed over, and so is a second one of the same record: the first stored stays. */
async function readAnswers(job: BatchJob, run: Run): Promise<void> {
  const { store, files, rows, told } = run;
  const open = new Set(job.records.filter((id) => rows.get(id)?.state === 'waiting'));
  for await (const file of files.outputs(job.name)) {
    for (const found of outputRecords(file)) {
      const record = rows.get(found.id);
      if (!record || !open.delete(found.id)) continue;
      if ('answer' in found) {
        await files.keepAnswer(found.id, found.answer);
        const { inputTokens, outputTokens, cost } = usageOfAnswer(found.answer, record);
        await settle(record, { tokens: inputTokens + outputTokens, usd: cost }, run);
        if ((await store.end(found.id, 'answered')) === 'written') told.answered += 1;
      } else {
        await refuse(record, found.refusal, NOTHING, run);
      }
    }
  }
}

/** A record that an ended job left out was not asked and costs nothing; of a running one nobody knows, so it counts in full. */
async function refuseRest({ records }: BatchJob, reason: string, free: boolean, run: Run): Promise<void> {
  for (const id of records) {
    const record = run.rows.get(id);
    if (record) await refuse(record, reason, free ? NOTHING : record.held, run);
  }
}

async function refuse(record: BatchRecord, reason: string, spent: Amount, run: Run): Promise<void> {
  await settle(record, spent, run);
  if ((await run.store.end(record.id, 'refused', reason)) !== 'written') return;
  run.told[reason === 'too-few' ? 'tooFew' : 'unanswered'] += 1;
}

/** Once, by whoever comes first; so before the record's end is written, since after it nobody would. */
const settle = ({ week, id, held }: BatchRecord, spent: Amount, { budgetOf }: Run): Promise<void> =>
  budgetOf(week).settle(id, held, spent);

/** @param free it never reached Bedrock */
async function giveUp(job: BatchJob, reason: string, free: boolean, run: Run): Promise<void> {
  await refuseRest(job, reason, free, run);
  await enterAgain(job, run);
  await run.store.markEnded(job);
}

/** Each paper once, though two of its languages were asked. */
async function enterAgain({ records }: BatchJob, { rows, papers, papersQueue, now }: Run): Promise<void> {
  const asked = records.flatMap((id) => rows.get(id) ?? []);
  const again = [...new Map(asked.map(({ week, paper }) => [paper, { week, paper }])).values()];
  await enqueuePapers(papersQueue, again);
  for (const { week, paper } of again) await papers.markEnteredAgain(week, paper, now().toISOString());
}

async function planNew(records: readonly BatchRecord[], jobs: readonly BatchJob[], run: Run): Promise<void> {
  const { store, now, newId, least, full } = run;
  const taken = new Set(jobs.flatMap((job) => job.records));
  const waiting = records.filter(({ id, state }) => state === 'waiting' && !taken.has(id));
  const made = new Map<string, number>();
  for (const { records: part, refusal } of planJobs(waiting, { now: now(), least, full })) {
    const { modelId, until } = part[0]!;
    const group = groupKey(part[0]!);
    const number = made.get(group) ?? jobs.filter((job) => groupKey(job) === group).length;
    made.set(group, number + 1);
    const job: BatchJob = {
      ...{ key: `${group}#${number}`, name: `ronbun-${newId()}`, modelId, until },
      ...{ records: part.map(({ id }) => id), state: 'planned', ...(refusal && { refusal }) },
    };
    // Refused: another run has just planned it, and goes on with it.
    if ((await store.plan(job)) === 'written') await submit(job, run);
  }
}

/** @throws what is no trouble with Bedrock: the run fails then, and is alarmed and tried again */
function noteTrouble(error: unknown, run: Run): undefined {
  if (!(error instanceof ModelBusyError || error instanceof ModelRefusedError)) throw error;
  run.told.troubles.push(error.message);
}
