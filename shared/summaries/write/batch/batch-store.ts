/**
 * What waits for a batch, and the jobs that were made of it. Every step is a condition on a write, so two runs at once do
 * the work of one.
 *
 * Access patterns:
 *   one request                BATCH / RECORD#<id>                 {record}
 *   all requests, all jobs     Query of BATCH by that prefix       rows vanish two weeks after their time
 *   a job, planned once        BATCH / JOB#<until>#<model>#<n>     {job}
 *
 * One partition holds them all: a week's few hundred rows are read once an hour, and a paper of any week is found.
 */
import * as v from 'valibot';
import { type Form, type Reading, readAll, readRow } from '../../../platform/stored.ts';
import type { Key, Table, WriteOutcome } from '../../../platform/table.ts';

const Amount = v.object({ tokens: v.number(), usd: v.number() });

const Record = v.object({
  id: v.string(),
  paper: v.string(),
  week: v.string(),
  modelId: v.string(),
  /** ISO instant: from here on the paper is asked for on demand. */
  until: v.string(),
  /** Size of its line in the job's file. */
  bytes: v.number(),
  /** Set aside in the week's budget under the record's id. */
  held: Amount,
  state: v.picklist(['waiting', 'answered', 'refused']),
  /** Why it is refused. */
  reason: v.optional(v.string()),
});
/** One request that a batch is to answer. `waiting` ends once, in `answered` (its answer is stored) or `refused`. */
export type BatchRecord = v.InferOutput<typeof Record>;

const Job = v.object({
  key: v.string(),
  /** Names the job at Bedrock, its files, and the request that makes it. */
  name: v.string(),
  modelId: v.string(),
  until: v.string(),
  /** Ids of its records, in the order of its file. */
  records: v.array(v.string()),
  state: v.picklist(['planned', 'submitted', 'ended']),
  /** It is not sent to Bedrock: too few papers came in time, or nobody made it in time. */
  refusal: v.optional(v.picklist(['too-few', 'too-late'])),
  arn: v.optional(v.string()),
});
/** `planned`: written down, perhaps at Bedrock already. `ended`: every record has its end. */
export type BatchJob = v.InferOutput<typeof Job>;

const RECORD_FORM: Form<BatchRecord> = {
  schema: v.pipe(
    v.object({ record: Record }),
    v.transform(({ record }) => record),
  ),
};
const JOB_FORM: Form<BatchJob> = {
  schema: v.pipe(
    v.object({ job: Job }),
    v.transform(({ job }) => job),
  ),
};

export interface BatchStore {
  record(id: string): Promise<Reading<BatchRecord> | undefined>;
  records(): Promise<BatchRecord[]>;
  jobs(): Promise<BatchJob[]>;
  /** Once; a record that stands stays. */
  prepare(record: BatchRecord): Promise<void>;
  /** Refused when it is not waiting any more: its end is another one. */
  end(id: string, state: 'answered' | 'refused', reason?: string): Promise<WriteOutcome>;
  /** Refused when another run has planned a job under this key: then that one is the job. */
  plan(job: BatchJob): Promise<WriteOutcome>;
  markSubmitted(job: BatchJob, arn: string): Promise<void>;
  markEnded(job: BatchJob): Promise<void>;
}

const recordKey = (id: string): Key => ({ pk: 'BATCH', sk: `RECORD#${id}` });
const jobKey = (key: string): Key => ({ pk: 'BATCH', sk: `JOB#${key}` });

/** Long enough to ask what became of a batch, and that nothing late is sent again under the same id. */
const KEPT_DAYS = 14;
const ttlOf = (until: string): number => Math.floor(Date.parse(until) / 1000) + KEPT_DAYS * 86_400;

export function createBatchStore(table: Table): BatchStore {
  const all = <T>(prefix: string, form: Form<T>): Promise<T[]> =>
    readAll(table, form, table.query({ pk: 'BATCH', prefix, consistent: true }));
  const set = (job: BatchJob, state: BatchJob['state'], arn: string | undefined) =>
    table.update(jobKey(job.key), {
      expression: arn ? 'SET #job.#state = :state, #job.#arn = :arn' : 'SET #job.#state = :state',
      names: { '#job': 'job', '#state': 'state', ...(arn && { '#arn': 'arn' }) },
      values: { ':state': state, ...(arn && { ':arn': arn }), ':ended': 'ended' },
      condition: '#job.#state <> :ended',
    });

  return {
    async record(id) {
      const item = await table.get(recordKey(id));
      return item && readRow(table, RECORD_FORM, item);
    },
    records: () => all('RECORD#', RECORD_FORM),
    jobs: () => all('JOB#', JOB_FORM),
    async prepare(record) {
      const item = { ...recordKey(record.id), record, ttl: ttlOf(record.until) };
      await table.put(item, { expression: 'attribute_not_exists(pk)' });
    },
    end(id, state, reason) {
      return table.update(recordKey(id), {
        expression: `SET #record.#state = :state${reason === undefined ? '' : ', #record.#reason = :reason'}`,
        names: { '#record': 'record', '#state': 'state', ...(reason !== undefined && { '#reason': 'reason' }) },
        values: { ':state': state, ':waiting': 'waiting', ...(reason !== undefined && { ':reason': reason }) },
        condition: '#record.#state = :waiting',
      });
    },
    plan(job) {
      const item = { ...jobKey(job.key), job, ttl: ttlOf(job.until) };
      return table.put(item, { expression: 'attribute_not_exists(pk)' });
    },
    async markSubmitted(job, arn) {
      await set(job, 'submitted', arn);
    },
    async markEnded(job) {
      await set(job, 'ended', undefined);
    },
  };
}
