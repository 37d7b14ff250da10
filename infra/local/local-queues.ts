/** Looks into the embedded queues: how much is left, what ended among the dead letters, and how it gets a second chance. */
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalQueue } from './resources.ts';

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface QueueState extends QueueCounts {
  readonly title: string;
  readonly deadLetters: number;
}

export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  readonly receiveCount: number;
  readonly sentAt: Date;
  /** String attributes, e.g. the reason that a handler wrote. */
  readonly attributes: Readonly<Record<string, string>>;
}

export class UnknownQueueError extends Error {
  override name = 'UnknownQueueError' as const;
  constructor(name: string, queues: readonly LocalQueue[]) {
    super(`there is no queue ${name}; there are ${queues.map(({ title }) => title).join(', ')}`);
  }
}

/** By title (`papers`), name or URL. @throws UnknownQueueError */
export function findQueue(queues: readonly LocalQueue[], name: string): LocalQueue {
  const found = queues.find((queue) => [queue.title, queue.name, queue.url].includes(name));
  if (!found) throw new UnknownQueueError(name, queues);
  return found;
}

export async function countMessages(sqs: SQSClient, queue: LocalQueue): Promise<QueueCounts> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['All'] }),
  );
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

/** Every queue that has dead letters of its own, with how many. */
export async function queueStates(sqs: SQSClient, queues: readonly LocalQueue[]): Promise<QueueState[]> {
  return Promise.all(
    queues
      .filter((queue) => queue.deadLetters)
      .map(async (queue) => {
        const dead = await countMessages(sqs, findQueue(queues, queue.deadLetters ?? ''));
        const deadLetters = dead.visible + dead.inFlight + dead.delayed;
        return { title: queue.title, deadLetters, ...(await countMessages(sqs, queue)) };
      }),
  );
}

/** All messages of a queue, taken out of none: fauxqs shows them without receiving. */
export async function peek(engine: string, queue: LocalQueue): Promise<DeadLetter[]> {
  const answer = await fetch(`${engine}/_fauxqs/queues/${queue.name}`);
  const { messages } = (await answer.json()) as {
    messages: Record<'ready' | 'delayed', Stored[]> & { inflight: { message: Stored }[] };
  };
  return [...messages.ready, ...messages.delayed, ...messages.inflight.map(({ message }) => message)].map((stored) => ({
    messageId: stored.messageId,
    body: stored.body,
    receiveCount: stored.approximateReceiveCount,
    sentAt: new Date(stored.sentTimestamp),
    attributes: Object.fromEntries(
      Object.entries(stored.messageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
    ),
  }));
}

interface Stored {
  readonly messageId: string;
  readonly body: string;
  readonly approximateReceiveCount: number;
  readonly sentTimestamp: number;
  readonly messageAttributes: Readonly<Record<string, { StringValue?: string }>>;
}

/** Sends each dead letter back where it came from, then deletes it: a crash in between sends it twice, never loses it. */
export async function redrive(sqs: SQSClient, from: LocalQueue, to: LocalQueue): Promise<number> {
  let moved = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from.url, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    if (Messages.length === 0) return moved;
    const { Successful = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: to.url,
        Entries: Messages.map(({ Body = '' }, i) => ({ Id: String(i), MessageBody: Body })),
      }),
    );
    const Entries = Successful.map(({ Id }) => ({ Id, ReceiptHandle: Messages[Number(Id)]?.ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from.url, Entries }));
    moved += Entries.length;
  }
}
