/**
 * SQS to Lambda, by Lambda's rules: batches, a ceiling on concurrency, partial failures, deletion of what
 * succeeded. Pollers are at most as many as calls may run at once, so that no message is received (and its count
 * raised) only to be throttled: a full house never sends one to the dead letters.
 * Source: AWS Lambda guide, "Using Lambda with Amazon SQS".
 */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { REGION } from '../template/intrinsics.ts';
import type { LocalQueue, Mapping } from '../template/resources.ts';
import { failedIds } from './batch-answer.ts';

export interface BatchReport {
  readonly queue: string;
  readonly function: string;
  readonly received: number;
  readonly failed: number;
  /** Set when the function itself failed, so that the whole batch did. */
  readonly error?: Error;
}

export interface MappingOptions {
  readonly mapping: Mapping;
  readonly queue: LocalQueue;
  readonly sqs: SQSClient;
  /** How long a message is out of sight while it is worked on; default: the queue's own time. */
  readonly visibilityMs?: number;
  readonly invoke: (event: { Records: SQSRecord[] }) => Promise<unknown>;
  /** Called when messages have been received, before the function is. */
  readonly received: (count: number) => void;
  readonly done: (report: BatchReport) => void;
  /** Seconds until a message whose function failed outright is seen again; undefined: the queue's own timeout. */
  readonly retryAfter: (receiveCount: number) => number | undefined;
}

export interface RunningMapping {
  /** Ends the polls at once; resolves when the calls that still run are done and their messages dealt with. */
  stop(): Promise<void>;
}

/** SQS waits so long at most (ReceiveMessage API page). */
const LONGEST_WAIT_SECONDS = 20;
/** SQS hands out so many in one call (the same page); Lambda's poller makes several calls for a larger batch. */
const MOST_AT_ONCE = 10;
/** Pause after a failed poll, so that a queue engine in trouble is not stormed. */
const PAUSE_AFTER_ERROR_MS = 200;

export function startMapping(options: MappingOptions): RunningMapping {
  const { mapping, sqs, queue } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  async function receive(): Promise<Message[]> {
    const answer = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: Math.min(mapping.batchSize, MOST_AT_ONCE),
        WaitTimeSeconds: LONGEST_WAIT_SECONDS,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        ...(options.visibilityMs !== undefined && { VisibilityTimeout: Math.ceil(options.visibilityMs / 1000) }),
      }),
      { abortSignal: signal },
    );
    return answer.Messages ?? [];
  }

  async function handle(batch: readonly Message[]): Promise<void> {
    const ids = batch.map((message) => message.MessageId ?? '');
    let failed: ReadonlySet<string> = new Set(ids);
    let error: Error | undefined;
    try {
      const answer = await options.invoke({ Records: batch.map((message) => toRecord(message, queue.arn)) });
      failed = failedIds(answer, ids);
    } catch (thrown) {
      error = thrown as Error;
    }
    try {
      // Cut off by the end of the run: it stays in flight, and the next run gets it back without blame.
      if (error && !signal.aborted) await postpone(batch);
      await remove(batch.filter((message) => !failed.has(message.MessageId ?? '')));
    } finally {
      options.done({
        queue: queue.name,
        function: mapping.function,
        received: batch.length,
        failed: failed.size,
        error,
      });
    }
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }));
  }

  async function postpone(messages: readonly Message[]): Promise<void> {
    const count = Math.max(...messages.map((message) => Number(message.Attributes?.ApproximateReceiveCount ?? 1)));
    const VisibilityTimeout = options.retryAfter(count);
    if (VisibilityTimeout === undefined) return;
    const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle, VisibilityTimeout }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queue.url, Entries }));
  }

  async function poll(): Promise<void> {
    while (!signal.aborted) {
      try {
        const batch = await receive();
        if (batch.length === 0) continue;
        options.received(batch.length);
        await handle(batch);
      } catch {
        // The engine is stopping or in trouble; the messages come back by their timeout.
        if (!signal.aborted) await new Promise((done) => setTimeout(done, PAUSE_AFTER_ERROR_MS));
      }
    }
  }

  const pollers = Array.from({ length: mapping.maxConcurrency }, poll);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
}

/** Source: AWS Lambda guide, "Example Amazon SQS message event". */
function toRecord(message: Message, arn: string): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: (message.Attributes ?? {}) as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, BinaryValue, DataType }]) => [
        name,
        {
          stringValue: StringValue,
          binaryValue: BinaryValue && Buffer.from(BinaryValue).toString('base64'),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType ?? 'String',
        },
      ]),
    ) as SQSRecord['messageAttributes'],
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: REGION,
  };
}
