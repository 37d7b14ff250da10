/** The system that a command works on: the engines of this machine or a deployed stack, through the same stores and calls. */
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createEditionStore, type EditionStore } from '../../../shared/editions/edition-store.ts';
import { createErrataStore, type ErrataStore } from '../../../shared/editions/errata-store.ts';
import { createPaperStore, type PaperStore } from '../../../shared/papers/paper-store.ts';
import { type Bucket, createBucket } from '../../../shared/platform/bucket.ts';
import { countMessages, redrive, totalOf } from '../../../shared/platform/dead-letters.ts';
import { VARIABLES } from '../../../shared/platform/environment.ts';
import { parseRuntimeSettings, type RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import { createTable, type Item, type SetAside, type Table } from '../../../shared/platform/table.ts';
import { type Keys, loadKeys } from '../../../shared/readers/links/signing-keys.ts';
import { createNoticeMailer, type SendNotice } from '../../../shared/readers/notices/notice-mailer.ts';
import { createSummaryStore, type SummaryStore } from '../../../shared/summaries/summary-store.ts';
import { FailedError } from '../../exit.ts';
import { sourceOf } from './dead-letter-source.ts';
import type { NextRun } from './next-runs.ts';
import type { AlarmOn } from './stack-alarms.ts';

export type QueueTitle = 'papers' | 'deliveries' | 'feedback' | 'inboundMail';
export const QUEUE_TITLES: readonly QueueTitle[] = ['papers', 'deliveries', 'feedback', 'inboundMail'];

export interface Target {
  /** `local`, or the stack's name. */
  readonly name: string;
  readonly table: Table;
  /** Records that could not be read since this was asked last, each once. */
  takeSetAside(): readonly SetAside[];
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  readonly editions: EditionStore;
  readonly errata: ErrataStore;
  readonly site: Bucket;
  readonly siteUrl: string;
  /** What its functions run by. */
  settings(): Promise<RuntimeSettings>;
  keys(): Promise<Keys>;
  /** Every row whose partition key begins with this. Reads the whole table: for an operator's rare question, never for a function. */
  rows(prefix: string): AsyncGenerator<Item>;
  /** Sends one mail from the system's own address. */
  mailer(): Promise<SendNotice>;
  /** Calls a function by its name in `functions/` and gives its answer. Throws what it threw. */
  invoke<T>(functionName: string, event: object): Promise<T>;
  /** Resolves when the queue is empty and nothing works on it. */
  drained(queue: QueueTitle): Promise<void>;
  deadLetters(queue: QueueTitle): Promise<number>;
  /** Messages that wait on a queue or are worked on. */
  queued(queue: QueueTitle): Promise<number>;
  /** Scheduled runs that failed to the end and wait to be entered again. */
  failedRuns(): Promise<number>;
  /** Sends dead letters back to their queue; answers how many. */
  redrive(queue: QueueTitle): Promise<number>;
  /** Soonest first; none where no schedule is running. */
  nextRuns(): readonly NextRun[];
  /** Those that are on; undefined on this machine, which has none. */
  readonly alarms?: () => Promise<readonly AlarmOn[]>;
  close(): Promise<void>;
}

/** Variables of a function, as its construct set them. */
export type EnvironmentOf = (functionName: string) => Promise<Readonly<Record<string, string | undefined>>>;

export interface Connection {
  readonly name: string;
  readonly environmentOf: EnvironmentOf;
  /** Region, credentials and, on this machine, where each engine listens. */
  readonly client: {
    readonly region?: string;
    readonly credentials?: { accessKeyId: string; secretAccessKey: string };
  };
  readonly endpoints?: Readonly<Record<'dynamo' | 'sqs' | 's3' | 'ses' | 'secrets', string>>;
  readonly invoke: Target['invoke'];
  readonly nextRuns: Target['nextRuns'];
  readonly alarms?: Target['alarms'];
  /** Address of the queue that a queue of dead letters belongs to, where the engine does not tell. */
  readonly sourceOf?: (deadLettersUrl: string) => string;
  readonly close?: () => Promise<void>;
}

/** Which function's environment names a queue and its dead letters. */
const QUEUES: Readonly<
  Record<QueueTitle, readonly [worker: string, url: keyof typeof VARIABLES, dead: keyof typeof VARIABLES]>
> = {
  papers: ['summarize', 'papersQueue', 'papersDeadLetters'],
  deliveries: ['deliver', 'deliveriesQueue', 'deliveriesDeadLetters'],
  feedback: ['feedback', 'feedbackQueue', 'feedbackDeadLetters'],
  inboundMail: ['inbound-mail', 'inboundMailQueue', 'inboundMailDeadLetters'],
};

const LOOK_EVERY_MS = 500;

/** Builds a target out of a connection; the names of everything come from the functions' own environment. */
export async function connect(connection: Connection): Promise<Target> {
  const { client, endpoints, environmentOf } = connection;
  const publish = await environmentOf('publish');
  const variable = (
    environment: Readonly<Record<string, string | undefined>>,
    name: keyof typeof VARIABLES,
  ): string => {
    const value = environment[VARIABLES[name]];
    if (!value)
      throw new FailedError(`${connection.name}: a function lacks the variable ${VARIABLES[name]}; deploy again`);
    return value;
  };
  const dynamo = new DynamoDBClient({ ...client, endpoint: endpoints?.dynamo });
  const s3 = new S3Client({ ...client, endpoint: endpoints?.s3, forcePathStyle: true });
  const sqs = new SQSClient({ ...client, endpoint: endpoints?.sqs });
  const secrets = new SecretsManagerClient({ ...client, endpoint: endpoints?.secrets });
  // One try: a repeated request is a second mail.
  const ses = new SESv2Client({ ...client, endpoint: endpoints?.ses, maxAttempts: 1 });
  const tableName = variable(publish, 'table');
  const setAside = new Map<string, SetAside>();
  const table = createTable(dynamo, tableName, { onSetAside: (record) => setAside.set(record.key, record) });
  const queue = async (title: QueueTitle, which: 1 | 2) => {
    const [worker, ...names] = QUEUES[title];
    const environment = await environmentOf(worker);
    if (which === 2 || environment[VARIABLES[names[0]]]) return variable(environment, names[which - 1]!);
    // A worker that never postpones is not told its own queue; the dead letters know whose they are.
    const dead = variable(environment, names[1]);
    return connection.sourceOf?.(dead) ?? sourceOf(sqs, dead);
  };
  return {
    name: connection.name,
    table,
    takeSetAside() {
      const taken = [...setAside.values()];
      setAside.clear();
      return taken;
    },
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    editions: createEditionStore(table, createBucket(s3, variable(publish, 'files'))),
    errata: createErrataStore(table),
    site: createBucket(s3, variable(publish, 'site')),
    siteUrl: variable(publish, 'siteUrl'),
    settings: async () => parseRuntimeSettings(variable(await environmentOf('publish'), 'settings')),
    keys: async () => loadKeys(secrets, variable(await environmentOf('deliver'), 'keysSecret')),
    async *rows(prefix) {
      const scan = {
        TableName: tableName,
        FilterExpression: 'begins_with(pk, :prefix)',
        ExpressionAttributeValues: { ':prefix': { S: prefix } },
      };
      for await (const page of paginateScan({ client: dynamo }, scan))
        for (const item of page.Items ?? []) yield unmarshall(item) as Item;
    },
    async mailer() {
      const deliver = await environmentOf('deliver');
      return createNoticeMailer(ses, variable(deliver, 'sender'), variable(deliver, 'configurationSet'));
    },
    invoke: connection.invoke,
    nextRuns: connection.nextRuns,
    alarms: connection.alarms,
    async drained(title) {
      const url = await queue(title, 1);
      // Twice in a row: SQS counts are approximate (GetQueueAttributes page).
      for (let empty = 0; empty < 2; ) {
        empty = totalOf(await countMessages(sqs, url)) === 0 ? empty + 1 : 0;
        await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      }
    },
    queued: async (title) => totalOf(await countMessages(sqs, await queue(title, 1))),
    failedRuns: async () => totalOf(await countMessages(sqs, variable(await environmentOf('sweep'), 'failedRuns'))),
    deadLetters: async (title) => totalOf(await countMessages(sqs, await queue(title, 2))),
    redrive: async (title) => redrive(sqs, await queue(title, 2), await queue(title, 1)),
    async close() {
      for (const each of [dynamo, s3, sqs, ses, secrets]) each.destroy();
      await connection.close?.();
    },
  };
}
