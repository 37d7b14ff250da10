/** How much waits on a queue, and how dead letters get back to theirs. */
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ListDeadLetterSourceQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { FailedError } from './exit.ts';

/** Waiting, in work and delayed together. */
export async function countWaiting(sqs: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

/** Empty answers in a row before a queue counts as empty: SQS samples its servers on a short poll. */
const EMPTY_ANSWERS = 3;

/**
 * Sends each message back, then deletes it: a crash in between sends it twice, never loses it, and every worker takes a
 * second copy in its stride. StartMessageMoveTask would not do: it refuses messages that a handler buried itself.
 */
export async function redriveAll(sqs: SQSClient, from: string, to: string): Promise<number> {
  let moved = 0;
  for (let empty = 0; empty < EMPTY_ANSWERS; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) {
      empty++;
      continue;
    }
    empty = 0;
    const { Successful = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: to,
        Entries: Messages.map(({ Body = '' }, i) => ({ Id: String(i), MessageBody: Body })),
      }),
    );
    const Entries = Successful.map(({ Id }) => ({ Id, ReceiptHandle: Messages[Number(Id)]?.ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries }));
    moved += Entries.length;
  }
  return moved;
}

/** The queue whose dead letters these are, with the host of their own address. */
export async function sourceOf(sqs: SQSClient, deadLettersUrl: string): Promise<string> {
  const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLettersUrl }));
  const name = queueUrls[0]?.split('/').at(-1);
  if (!name) throw new FailedError(`no queue sends its dead letters to ${deadLettersUrl.split('/').at(-1)}`);
  return deadLettersUrl.replace(/[^/]+$/, name);
}
