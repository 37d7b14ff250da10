import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import * as v from 'valibot';
import { once, PoisonMessageError, queueHandler, runHandler } from '../../shared/platform/handlers.ts';
import type { Queue } from '../../shared/platform/queue.ts';
import { type RealQueue, type RealQueues, startQueues } from '../support/real-queues.ts';

let queues: RealQueues;
let deadLetters: RealQueue;
beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  queues = await startQueues();
  deadLetters = await queues.queue('dead');
});
afterAll(() => queues.stop());

const postponed: number[] = [];
beforeEach(() => {
  postponed.length = 0;
});
const queue: Pick<Queue, 'postpone' | 'bury'> = {
  bury: async () => {},
  postpone: async (_handle, seconds) => void postponed.push(seconds),
};
const context = { getRemainingTimeInMillis: () => 30_000 } as Context;

const event = (bodies: readonly string[], receives: readonly number[] = []): SQSEvent => ({
  Records: bodies.map((body, i) => ({
    messageId: `m${i}`,
    receiptHandle: `r${i}`,
    body,
    attributes: { ApproximateReceiveCount: String(receives[i] ?? 1) } as SQSEvent['Records'][number]['attributes'],
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn',
    awsRegion: 'us-east-1',
  })),
});

const Message = v.strictObject({ version: v.literal(1), id: v.string() });
const handlerOf = (each: (message: { id: string }) => Promise<void>) =>
  queueHandler({
    name: 'test',
    schema: Message,
    services: () => ({}),
    queue: () => queue,
    deadLetters: () => deadLetters,
    each,
  });
const message = (id: string) => JSON.stringify({ version: 1, id });

test('Q-03: one failing message of ten is reported alone', async () => {
  const handler = handlerOf(async ({ id }) => {
    if (id === '4') throw new Error('not now');
  });
  const answer = await handler(event(Array.from({ length: 10 }, (_, i) => message(String(i)))), context);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm4' }] });
  expect(postponed).toEqual([10]);
});

test('Q-04, Q-09: an unreadable body, an unknown version and extra fields go to the dead letters with the reason', async () => {
  const seen: string[] = [];
  const handler = handlerOf(async ({ id }) => void seen.push(id));
  const bodies = ['not json', '{"version":2,"id":"x"}', '{"version":1,"id":"x","more":1}', message('good')];
  expect(await handler(event(bodies), context)).toEqual({ batchItemFailures: [] });
  const buried = await queues.sqs.send(
    new (await import('@aws-sdk/client-sqs')).ReceiveMessageCommand({
      QueueUrl: deadLetters.url,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  expect(buried.Messages).toHaveLength(3);
  expect(
    buried.Messages?.every(({ MessageAttributes }) => MessageAttributes?.reason?.StringValue?.startsWith('unreadable')),
  ).toBe(true);
  expect(seen).toEqual(['good']);
  for (const { ReceiptHandle } of buried.Messages ?? []) {
    await queues.sqs.send(
      new (await import('@aws-sdk/client-sqs')).DeleteMessageCommand({ QueueUrl: deadLetters.url, ReceiptHandle }),
    );
  }
});

test('an error that no retry can help goes to the dead letters at once, with its name', async () => {
  const handler = handlerOf(async () => {
    throw new PoisonMessageError('no such paper');
  });
  expect(await handler(event([message('p')]), context)).toEqual({ batchItemFailures: [] });
  expect(await deadLetters.take()).toEqual([
    { body: { version: 1, id: 'p' }, reason: 'PoisonMessageError: no such paper' },
  ]);
});

test('the wait grows with every delivery, to ten minutes at most', async () => {
  const handler = handlerOf(async () => {
    throw new Error('busy');
  });
  for (const receives of [1, 2, 3, 4, 9]) await handler(event([message('x')], [receives]), context);
  expect(postponed).toEqual([10, 20, 40, 80, 600]);
});

test('Q-05: whatever happens to the messages, the answer names only messages of the batch, each once', async () => {
  const handler = handlerOf(async ({ id }) => {
    if (id.startsWith('fail')) throw new Error('x');
  });
  const body = fc.oneof(fc.string({ minLength: 1 }), fc.json(), fc.constantFrom('fail1', 'fail2', 'ok').map(message));
  await fc.assert(
    fc.asyncProperty(fc.array(body, { maxLength: 6 }), async (bodies) => {
      const { batchItemFailures } = await handler(event(bodies), context);
      const ids = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => Number(id.slice(1)) < bodies.length)).toBe(true);
      const failing = bodies.flatMap((each, i) =>
        /"id":"fail\d"/.test(each) && each.includes('"version":1') ? [`m${i}`] : [],
      );
      expect(ids).toEqual(failing);
    }),
    { numRuns: 30 },
  );
  await deadLetters.take();
});

test('a message that the dead letters refuse stays on its queue and harms no other', async () => {
  // SQS takes no empty body, so this one can't be buried.
  const handler = handlerOf(async () => {});
  expect(await handler(event(['', message('good')]), context)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm0' }],
  });
});

test('services are built once, on the first event, and again after a failed build', async () => {
  let builds = 0;
  const build = once(() => {
    builds++;
    if (builds === 1) throw new Error('no secret yet');
    return builds;
  });
  await expect(build()).rejects.toThrow('no secret yet');
  expect(await Promise.all([build(), build()])).toEqual([2, 2]);
  expect(builds).toBe(2);
});

test('a run refuses an input of the wrong shape and passes on what the step throws', async () => {
  const handler = runHandler({
    name: 'test',
    schema: v.object({ week: v.string() }),
    services: () => ({}),
    run: async ({ week }) => {
      if (week === 'bad') throw new Error('no such week');
      return { week };
    },
  });
  expect(await handler({ week: '2024-W13' }, context)).toEqual({ week: '2024-W13' });
  await expect(handler({}, context)).rejects.toThrow();
  await expect(handler({ week: 'bad' }, context)).rejects.toThrow('no such week');
});
