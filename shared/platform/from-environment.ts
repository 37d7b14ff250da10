/** Table, queues and buckets as the environment names them; only `*.lambda.ts` files call these, on a cold start. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Bucket, createBucket } from './bucket.ts';
import { required } from './environment.ts';
import { createLogger } from './logger.ts';
import { createCounter } from './metrics.ts';
import { createQueue, type Queue } from './queue.ts';
import { SDK_LOGGER } from './sdk-logger.ts';
import { createTable, type SetAside, type Table } from './table.ts';

/**
 * Five tries with the SDK's jittered backoff ride out a burst of throttling; then the message goes back to its queue. No try
 * waits for ever: the SDK's own default has no end.
 */
const CLIENT = {
  maxAttempts: 5,
  logger: SDK_LOGGER,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
};

const log = createLogger('table');

function onSetAside(record: SetAside): void {
  log.warn('record set aside', { ...record });
  const counter = createCounter();
  counter.add('recordsSetAside');
  counter.flush();
}

export const tableFromEnvironment = (): Table =>
  createTable(new DynamoDBClient(CLIENT), required('table'), { onSetAside });

export const queueFromEnvironment = (
  name:
    | 'papersQueue'
    | 'papersDeadLetters'
    | 'deliveriesQueue'
    | 'deliveriesDeadLetters'
    | 'feedbackQueue'
    | 'feedbackDeadLetters'
    | 'inboundMailQueue'
    | 'inboundMailDeadLetters',
): Queue => createQueue(new SQSClient(CLIENT), required(name));

/** Path style, because the local engine answers on one address for every bucket; AWS takes both. */
export const bucketFromEnvironment = (name: 'files' | 'site'): Bucket =>
  createBucket(new S3Client({ ...CLIENT, forcePathStyle: true }), required(name));
