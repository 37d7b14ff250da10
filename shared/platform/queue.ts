/** SQS, sending: every message is accepted or the caller is told which were not. Messages are small: keys, never payloads. */
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface Queue {
  /** Sends all; resolves when SQS accepted every one. Throws QueueRefusedError after three rounds of leftovers. */
  send(messages: readonly object[], options?: { readonly delaySeconds?: number }): Promise<void>;
  /** Messages that wait, are postponed or being worked on; SQS counts them only nearly. */
  waiting(): Promise<number>;
  /** Keeps a received message out of sight for so many seconds more. */
  postpone(receiptHandle: string, seconds: number): Promise<void>;
  /** Takes the body of a message that no retry can help, with the reason as a message attribute. */
  bury(body: string, reason: string): Promise<void>;
}

export class QueueRefusedError extends Error {
  override name = 'QueueRefusedError' as const;
  readonly refused: number;
  constructor(queueUrl: string, refused: number, reason: string) {
    super(`${refused} messages were not accepted by ${queueUrl.split('/').at(-1)}: ${reason}`);
    this.refused = refused;
  }
}

/** SendMessageBatch takes ten entries (SQS API page). */
const PER_CALL = 10;
const ROUNDS = 3;
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;
/** SQS takes 1 MiB since 2025; ours stay far below, a larger one is a programming error (I-24: send a pointer). */
const LARGEST_MESSAGE = 32_768;

export function createQueue(client: SQSClient, queueUrl: string): Queue {
  async function sendBatch(bodies: readonly string[], delaySeconds: number | undefined): Promise<void> {
    let left = bodies;
    let reason = '';
    for (let round = 0; round < ROUNDS && left.length > 0; round++) {
      const answer = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: left.map((body, i) => ({ Id: String(i), MessageBody: body, DelaySeconds: delaySeconds })),
        }),
      );
      const failed = answer.Failed ?? [];
      reason = failed[0]?.Message ?? failed[0]?.Code ?? '';
      const sent: readonly string[] = left;
      left = failed.map((entry) => sent[Number(entry.Id)]!);
    }
    if (left.length > 0) throw new QueueRefusedError(queueUrl, left.length, reason);
  }

  return {
    async send(messages, options) {
      const bodies = messages.map((message) => JSON.stringify(message));
      const large = bodies.find((body) => Buffer.byteLength(body) > LARGEST_MESSAGE);
      if (large)
        throw new QueueRefusedError(queueUrl, 1, `a message of ${Buffer.byteLength(large)} bytes; send a key instead`);
      for (let i = 0; i < bodies.length; i += PER_CALL) {
        await sendBatch(bodies.slice(i, i + PER_CALL), options?.delaySeconds);
      }
    },
    async waiting() {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...COUNTS] }),
      );
      return COUNTS.reduce((sum, count) => sum + Number(Attributes?.[count] ?? 0), 0);
    },
    async postpone(receiptHandle, seconds) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
    async bury(body, reason) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { reason: { DataType: 'String', StringValue: reason.slice(0, 256) || 'unknown' } },
        }),
      );
    },
  };
}
