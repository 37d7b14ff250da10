/** Real SQS and S3 wire protocols for tests: fauxqs on a free port of 127.0.0.1. */
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { type Bucket, createBucket } from '../../shared/platform/bucket.ts';
import { createQueue, type Queue } from '../../shared/platform/queue.ts';
import { LOCAL } from './real-table.ts';

export interface RealQueue extends Queue {
  readonly url: string;
  /** Takes everything that is visible now; bodies parsed from JSON, reasons of buried ones beside them. */
  take(): Promise<{ readonly body: unknown; readonly reason?: string }[]>;
}

export interface RealQueues {
  readonly endpoint: string;
  readonly sqs: SQSClient;
  queue(name: string): Promise<RealQueue>;
  bucket(name: string): Promise<Bucket>;
  stop(): Promise<void>;
}

export async function startQueues(): Promise<RealQueues> {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const sqs = new SQSClient({ ...LOCAL, endpoint });
  const s3 = new S3Client({ ...LOCAL, endpoint, forcePathStyle: true });
  return {
    endpoint,
    sqs,
    async queue(name) {
      await sqs.send(new CreateQueueCommand({ QueueName: name }));
      // The engine's own URLs name a host that does not resolve.
      const url = `${endpoint}/000000000000/${name}`;
      return {
        url,
        ...createQueue(sqs, url),
        async take() {
          const taken: { body: unknown; reason?: string }[] = [];
          for (;;) {
            const { Messages = [] } = await sqs.send(
              new ReceiveMessageCommand({
                QueueUrl: url,
                MaxNumberOfMessages: 10,
                WaitTimeSeconds: 0,
                MessageAttributeNames: ['All'],
              }),
            );
            if (Messages.length === 0) return taken;
            for (const { Body = 'null', ReceiptHandle, MessageAttributes } of Messages) {
              taken.push({ body: jsonOrText(Body), reason: MessageAttributes?.reason?.StringValue });
              await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
            }
          }
        },
      };
    },
    async bucket(name) {
      await s3.send(new CreateBucketCommand({ Bucket: name }));
      return createBucket(s3, name);
    },
    async stop() {
      sqs.destroy();
      s3.destroy();
      await app.close();
    },
  };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
