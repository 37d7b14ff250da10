/** Dead letters, as an operator sees them: how many wait on a queue, and how they get a second chance. */
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Approximate, as SQS counts (GetQueueAttributes API page). */
export async function countMessages(sqs: SQSClient, queueUrl: string): Promise<QueueCounts> {
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
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

export const totalOf = ({ visible, inFlight, delayed }: QueueCounts): number => visible + inFlight + delayed;

/** SQS hands out and takes ten messages a call (API pages). */
const PER_CALL = 10;
/** Empty answers in a row before a queue counts as empty: SQS samples its servers on a short poll. */
const EMPTY_ANSWERS = 3;

/**
 * Sends each message back, then deletes it: a crash in between sends it twice, never loses it, and every worker takes a
 * second copy in its stride. Moves no more than waited at the start, since a message that fails again at once comes
 * back among the dead letters while the rest is moved, and would go round for ever. StartMessageMoveTask would not
 * do: it refuses messages that a handler buried itself.
 * @returns how many were sent back
 */
export async function redrive(sqs: SQSClient, from: string, to: string): Promise<number> {
  const most = totalOf(await countMessages(sqs, from));
  let moved = 0;
  for (let empty = 0; empty < EMPTY_ANSWERS && moved < most; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: from,
        MaxNumberOfMessages: Math.min(PER_CALL, most - moved),
        WaitTimeSeconds: 1,
      }),
    );
    // A queue that takes no copy ends the loop as an empty one does; refused copies stay where they are.
    const sent = Messages.length === 0 ? [] : await sendCopies(sqs, to, Messages);
    empty = sent.length === 0 ? empty + 1 : 0;
    if (sent.length === 0) continue;
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries: sent }));
    moved += sent.length;
  }
  return moved;
}

/** @returns an entry for deletion for each message whose copy was accepted */
async function sendCopies(sqs: SQSClient, to: string, messages: readonly Message[]) {
  const { Successful = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: to,
      Entries: messages.map(({ Body = '' }, i) => ({ Id: String(i), MessageBody: Body })),
    }),
  );
  return Successful.map(({ Id }) => ({ Id, ReceiptHandle: messages[Number(Id)]?.ReceiptHandle }));
}
