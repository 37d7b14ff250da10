/** A queue and Lambda's poller over it, as unkind as SQS may be: twice, out of order, too early, and to workers that die. */
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { redrive } from '../../../shared/platform/dead-letters.ts';
import { createQueue, type Queue } from '../../../shared/platform/queue.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import type { Random } from '../../support/random.ts';
import { createLife, type Life } from './life.ts';
import { KILLED, type Note } from './note.ts';
import type { Turns } from './turns.ts';

export type Invoke = (event: SQSEvent, context: Context, life: Life) => Promise<SQSBatchResponse>;

export interface PumpedQueue {
  /** What handlers hold: through the fault proxy. */
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly url: string;
  /** Hands out messages until none is left; what fails five times is in the dead letters. */
  pump(invoke: Invoke): Promise<void>;
  /** Moves every dead letter back, as an operator does; answers how many. */
  redrive(): Promise<number>;
  deadBodies(): Promise<string[]>;
}

interface PumpOptions {
  readonly name: string;
  /** Straight to the engine, for the poller. */
  readonly sqs: SQSClient;
  /** Through the fault proxy, for the handlers. */
  readonly faultySqs: SQSClient;
  readonly endpoint: string;
  readonly random: Random;
  readonly clock: FakeClock;
  readonly faulty: () => boolean;
  readonly turns: Turns;
  readonly note: Note;
}

/** Rounds after which a queue that does not empty is a bug. */
const MOST_ROUNDS = 2000;
const OUT_OF_SIGHT = 900;

export async function createPumpedQueue(options: PumpOptions): Promise<PumpedQueue> {
  const { name, sqs, faultySqs, endpoint, random, clock, faulty, turns, note } = options;
  const urlOf = (queue: string) => `${endpoint}/000000000000/${queue}`;
  const [url, deadUrl] = [urlOf(name), urlOf(`${name}-dead`)];
  await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 5 });
  await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: { RedrivePolicy, VisibilityTimeout: '1' } }));

  const inSight = (ReceiptHandle: string | undefined, from = url) =>
    sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: from, ReceiptHandle, VisibilityTimeout: 0 }));
  const receive = async (from: string, most: number): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl: from, MaxNumberOfMessages: most, WaitTimeSeconds: 0, VisibilityTimeout: OUT_OF_SIGHT },
        AttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  const remove = (from: string, ReceiptHandle: string | undefined) =>
    sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));

  async function invocation(messages: readonly Message[], invoke: Invoke): Promise<Set<string>> {
    const life = createLife(faulty() && random.chance(0.2) ? random.below(25) : Number.POSITIVE_INFINITY);
    const event = { Records: random.shuffle(messages).map(recordOf) } as SQSEvent;
    const context = { getRemainingTimeInMillis: () => 300_000 } as Context;
    const answer = await invoke(event, context, life).catch(() => undefined);
    if (life.dead()) note(`${name}: ${KILLED}`);
    const failed = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    // A worker that died, or threw, answers for none of its messages.
    const done = answer && !life.dead() ? messages.filter(({ MessageId }) => !failed.has(MessageId ?? '')) : [];
    return new Set(done.map(({ MessageId }) => MessageId ?? ''));
  }

  return {
    url,
    queue: {
      ...createQueue(faultySqs, url),
      // The clock does the waiting; the poller brings the message back into sight.
      postpone: async (_handle, seconds) => clock.advance(seconds * 1000),
    },
    deadLetters: createQueue(faultySqs, deadUrl),
    async pump(invoke) {
      let most = 1 + random.below(5);
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const messages = await receive(url, most);
        if (messages.length === 0) {
          if ((await depthOf(sqs, url)) === 0) return;
          // Some other worker, now dead, holds the rest for a second of real time.
          await new Promise((done) => setTimeout(done, 100));
          continue;
        }
        most = 1 + random.below(5);
        const twice = faulty() && random.chance(0.2);
        if (twice) note(`${name}: ${messages.length} messages are handed out twice`);
        const rounds = await Promise.all((twice ? [1, 2] : [1]).map(() => invocation(messages, invoke)));
        await turns.idle();
        // A dead worker's lease on its paper runs out before the message is seen again.
        clock.advance(40_000);
        for (const { MessageId = '', ReceiptHandle } of messages) {
          const done = rounds.some((ids) => ids.has(MessageId));
          const deletionLost = done && faulty() && random.chance(0.05);
          if (deletionLost) note(`${name}: a deletion is lost`);
          await (done && !deletionLost ? remove(url, ReceiptHandle) : inSight(ReceiptHandle));
        }
      }
      throw new Error(`the queue ${name} does not empty`);
    },
    redrive: () => redrive(sqs, deadUrl, url),
    async deadBodies() {
      const bodies: string[] = [];
      const seen: (string | undefined)[] = [];
      for (let dead = await receive(deadUrl, 10); dead.length > 0; dead = await receive(deadUrl, 10)) {
        bodies.push(...dead.map(({ Body = '' }) => Body));
        seen.push(...dead.map(({ ReceiptHandle }) => ReceiptHandle));
      }
      for (const handle of seen) await inSight(handle, deadUrl);
      return bodies;
    },
  };
}

function recordOf(message: Message): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1' },
    ...{ messageAttributes: {}, md5OfBody: '', eventSource: 'aws:sqs', eventSourceARN: '', awsRegion: 'us-east-1' },
  } as SQSRecord;
}

/** Messages that wait, are in work or delayed. */
async function depthOf(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
  const figures = ['', 'NotVisible', 'Delayed'].map(
    (kind) => Attributes[`ApproximateNumberOfMessages${kind}` as 'QueueArn'],
  );
  return figures.reduce((sum, figure) => sum + Number(figure ?? 0), 0);
}
