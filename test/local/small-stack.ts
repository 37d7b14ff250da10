/** A template as small as the host's rules allow, with functions that do what a test tells them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type StartLocalOptions, startLocal } from '../../infra/local/local-stack.ts';
import type { Resource, Template } from '../../infra/local/template/intrinsics.ts';

export const SMALL_ROOT = fileURLToPath(new URL('.', import.meta.url));

/** A queue with its dead letters and its mapping to the worker. */
export interface Lane {
  readonly batchSize?: number;
  readonly maxConcurrency?: number;
  readonly visibilitySeconds?: number;
  readonly maxReceiveCount?: number;
}

export interface SmallOptions {
  /** By name in lower case; `jobs` alone by default. */
  readonly lanes?: Readonly<Record<string, Lane>>;
  readonly timeoutSeconds?: number;
}

export function smallTemplate({ lanes = { jobs: {} }, timeoutSeconds = 5 }: SmallOptions = {}): Template {
  const fn = (source: URL, variables: object): Resource => ({
    Type: 'AWS::Lambda::Function',
    Metadata: { handler: `functions/${basename(source.pathname)}` },
    Properties: { Timeout: timeoutSeconds, MemorySize: 256, Environment: { Variables: variables } },
  });
  return {
    Resources: {
      StoreTable0CCFA19B: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((name) => ({
            AttributeName: name,
            AttributeType: 'S',
          })),
          KeySchema: keys('pk', 'sk'),
          GlobalSecondaryIndexes: [
            { IndexName: 'gsi1', KeySchema: keys('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } },
          ],
        },
      },
      SiteBucket33333333: { Type: 'AWS::S3::Bucket' },
      Keys44444444: { Type: 'AWS::SecretsManager::Secret' },
      Echo: fn(new URL('./functions/echo.lambda.ts', import.meta.url), {
        TABLE_NAME: { Ref: 'StoreTable0CCFA19B' },
        SITE_URL: 'https://site.example',
      }),
      Work: fn(new URL('./functions/work.lambda.ts', import.meta.url), {}),
      ...Object.assign({}, ...Object.entries(lanes).map(([name, lane]) => laneResources(name, lane))),
    },
  };
}

function laneResources(name: string, lane: Lane): Record<string, Resource> {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const [queue, dead] = [`${title}Queue11111111`, `${title}DeadLetters22222222`];
  return {
    [queue]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: lane.visibilitySeconds ?? 1,
        MessageRetentionPeriod: 86400,
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': [dead, 'Arn'] },
          maxReceiveCount: lane.maxReceiveCount ?? 2,
        },
      },
    },
    [dead]: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 86400 } },
    [`${title}ToWork`]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] },
        FunctionName: { Ref: 'Work' },
        BatchSize: lane.batchSize ?? 10,
        ScalingConfig: { MaximumConcurrency: lane.maxConcurrency ?? 2 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  };
}

/** The queue of a lane, by the engines' address. */
export const laneUrl = (sqs: string, name: string) =>
  `${sqs}/000000000000/${name.charAt(0).toUpperCase()}${name.slice(1)}Queue11111111`;

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

export interface WorkDone {
  readonly lane: string;
  readonly name: string;
  readonly receives: number;
  readonly batch: number;
  readonly atOnce: number;
}

/** Starts the small stack in a folder of its own. */
export async function startSmall(options: SmallOptions & Omit<StartLocalOptions, 'template'> = {}) {
  const folder = options.dataDir ?? temporaryFolder();
  const journal = join(folder, 'journal.jsonl');
  const stack = await startLocal({
    root: SMALL_ROOT,
    retryAfter: () => 0,
    ...options,
    dataDir: folder,
    template: smallTemplate(options),
    environment: { JOURNAL: journal, ...options.environment },
  });
  return {
    ...stack,
    folder,
    /** What the worker wrote down, in order. */
    done(): WorkDone[] {
      try {
        return readFileSync(journal, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
      } catch {
        return [];
      }
    },
  };
}

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-test-'));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
