/** The AWS clients of the local host itself, bound to the engines' addresses and never to a real account. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { LOCAL_CREDENTIALS } from '../host/local-environment.ts';
import type { Page } from '../http/http-api.ts';
import { REGION } from '../template/intrinsics.ts';
import type { EngineUrls } from './engines.ts';

export interface EngineClients {
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  destroy(): void;
}

export async function createClients(urls: EngineUrls): Promise<EngineClients> {
  // Loaded while the engines' thread loads its own packages.
  const [{ DynamoDBClient }, { SQSClient }, { S3Client }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('@aws-sdk/client-sqs'),
    import('@aws-sdk/client-s3'),
  ]);
  const common = { region: REGION, credentials: LOCAL_CREDENTIALS };
  const clients = {
    dynamo: new DynamoDBClient({ ...common, endpoint: urls.dynamo }),
    sqs: new SQSClient({ ...common, endpoint: urls.sqs }),
    s3: new S3Client({ ...common, endpoint: urls.s3, forcePathStyle: true }),
  };
  return {
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

/** An object of a bucket with its content type; undefined when there is none. */
export async function readPage({ s3 }: EngineClients, bucket: string, key: string): Promise<Page | undefined> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const body = await Body?.transformToByteArray();
    return body && { body, contentType: ContentType ?? 'application/octet-stream' };
  } catch (error) {
    if (['NoSuchKey', 'NoSuchBucket'].includes((error as Error).name)) return undefined;
    throw error;
  }
}
