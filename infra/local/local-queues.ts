/** Looks into the embedded queues: how much is left, and what ended among the dead letters. */
import type { SQSClient } from '@aws-sdk/client-sqs';
import { countMessages, type QueueCounts, totalOf } from '../../shared/platform/dead-letters.ts';
import type { LocalQueue } from './template/resources.ts';

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

/** Every queue that has dead letters of its own, with how many. */
export async function queueStates(sqs: SQSClient, queues: readonly LocalQueue[]): Promise<QueueState[]> {
  return Promise.all(
    queues
      .filter((queue) => queue.deadLetters)
      .map(async (queue) => {
        const deadLetters = totalOf(await countMessages(sqs, findQueue(queues, queue.deadLetters ?? '').url));
        return { title: queue.title, deadLetters, ...(await countMessages(sqs, queue.url)) };
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
