/** Table, queues and buckets as the environment names them; only `*.lambda.ts` files call these, on a cold start. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Bucket, createBucket } from './bucket.ts';
import { required } from './environment.ts';
import { createQueue, type Queue } from './queue.ts';
import { createTable, type Table } from './table.ts';

/** Five tries with the SDK's jittered backoff ride out a burst of throttling; then the message goes back to its queue. */
const MAX_ATTEMPTS = 5;

export const tableFromEnvironment = (): Table =>
  createTable(new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS }), required('table'));

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
): Queue => createQueue(new SQSClient({ maxAttempts: MAX_ATTEMPTS }), required(name));

/** Path style, because the local engine answers on one address for every bucket; AWS takes both. */
export const bucketFromEnvironment = (name: 'files' | 'site'): Bucket =>
  createBucket(new S3Client({ maxAttempts: MAX_ATTEMPTS, forcePathStyle: true }), required(name));
