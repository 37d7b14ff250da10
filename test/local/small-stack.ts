/** A template as small as the host's rules allow, with functions that do what a test tells them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Resource, Template } from '../../infra/local/intrinsics.ts';
import { type StartLocalOptions, startLocal } from '../../infra/local/local-stack.ts';

export const SMALL_ROOT = fileURLToPath(new URL('.', import.meta.url));

export interface SmallOptions {
  readonly batchSize?: number;
  readonly batchWindowSeconds?: number;
  readonly maxConcurrency?: number;
  readonly visibilitySeconds?: number;
  readonly maxReceiveCount?: number;
  readonly partialBatches?: boolean;
  readonly timeoutSeconds?: number;
}

export function smallTemplate(options: SmallOptions = {}): Template {
  const fn = (source: URL, variables: object): Resource => ({
    Type: 'AWS::Lambda::Function',
    Metadata: { handler: `functions/${basename(source.pathname)}` },
    Properties: { Timeout: options.timeoutSeconds ?? 5, MemorySize: 256, Environment: { Variables: variables } },
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
      JobsQueue11111111: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: options.visibilitySeconds ?? 1,
          MessageRetentionPeriod: 86400,
          RedrivePolicy: {
            deadLetterTargetArn: { 'Fn::GetAtt': ['JobsDeadLetters22222222', 'Arn'] },
            maxReceiveCount: options.maxReceiveCount ?? 2,
          },
        },
      },
      JobsDeadLetters22222222: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 86400 } },
      SiteBucket33333333: { Type: 'AWS::S3::Bucket' },
      Keys44444444: { Type: 'AWS::SecretsManager::Secret' },
      Echo: fn(new URL('./functions/echo.lambda.ts', import.meta.url), {
        TABLE_NAME: { Ref: 'StoreTable0CCFA19B' },
        SITE_URL: 'https://site.example',
      }),
      Work: fn(new URL('./functions/work.lambda.ts', import.meta.url), { JOBS_URL: { Ref: 'JobsQueue11111111' } }),
      JobsToWork: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['JobsQueue11111111', 'Arn'] },
          FunctionName: { Ref: 'Work' },
          BatchSize: options.batchSize ?? 10,
          MaximumBatchingWindowInSeconds: options.batchWindowSeconds ?? 0,
          ScalingConfig: { MaximumConcurrency: options.maxConcurrency ?? 2 },
          FunctionResponseTypes: options.partialBatches === false ? [] : ['ReportBatchItemFailures'],
        },
      },
    },
  };
}

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

export interface WorkDone {
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
