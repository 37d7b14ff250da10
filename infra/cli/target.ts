/** The system that a command works on: the engines of this machine or a deployed stack, through the same stores and calls. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createEditionStore, type EditionStore } from '../../shared/editions/edition-store.ts';
import { createPaperStore, type PaperStore } from '../../shared/papers/paper-store.ts';
import { type Bucket, createBucket } from '../../shared/platform/bucket.ts';
import { VARIABLES } from '../../shared/platform/environment.ts';
import { createTable, type Table } from '../../shared/platform/table.ts';
import { createSummaryStore, type SummaryStore } from '../../shared/summaries/summary-store.ts';
import { type LocalStack, type StartLocalOptions, startLocal } from '../local/local-stack.ts';

export interface Target {
  /** `local`, or the stack's name. */
  readonly name: string;
  readonly table: Table;
  readonly tableName: string;
  readonly papers: PaperStore;
  readonly summaries: SummaryStore;
  readonly editions: EditionStore;
  readonly site: Bucket;
  readonly siteUrl: string;
  /** Calls a function by its name in `functions/` and gives its answer. Throws what it threw. */
  invoke<T>(functionName: string, event: object): Promise<T>;
  /** Resolves when the queue of this title (`papers`, `deliveries`) is empty and nothing works on it. */
  drained(queue: string, signal?: AbortSignal): Promise<void>;
  deadLetters(queue: string): Promise<number>;
  redrive(queue: string): Promise<number>;
  close(): Promise<void>;
}

export interface LocalTarget extends Target {
  readonly local: LocalStack;
}

/** Starts the engines on this machine; whoever opens it closes it. */
export async function openLocal(options: StartLocalOptions): Promise<LocalTarget> {
  const local = await startLocal(options);
  const variables = local.environment('publish');
  const common = {
    region: variables.AWS_REGION ?? 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const dynamo = new DynamoDBClient({ ...common, endpoint: local.urls.dynamo });
  const s3 = new S3Client({ ...common, endpoint: local.urls.s3, forcePathStyle: true });
  const tableName = variables[VARIABLES.table]!;
  const table = createTable(dynamo, tableName);
  return {
    name: 'local',
    local,
    table,
    tableName,
    papers: createPaperStore(table),
    summaries: createSummaryStore(table),
    editions: createEditionStore(table, createBucket(s3, variables[VARIABLES.files]!)),
    site: createBucket(s3, variables[VARIABLES.site]!),
    siteUrl: local.urls.site,
    invoke: <T>(name: string, event: object) => local.invoke(name, event) as Promise<T>,
    drained: (queue, signal) => local.idle([queue], { signal }),
    deadLetters: async (queue) => (await local.deadLetters(queue)).length,
    redrive: (queue) => local.redrive(queue),
    async close() {
      await local.stop();
      dynamo.destroy();
      s3.destroy();
    },
  };
}
