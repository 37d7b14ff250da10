import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BatchReport } from '../../infra/local/event-source-mapping.ts';
import { removeTemporaryFolders, type SmallOptions, startSmall } from './small-stack.ts';

type Small = Awaited<ReturnType<typeof startSmall>>;

const open: Small[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((stack) => stack.stop({ graceMs: 0 })));
});

afterAll(removeTemporaryFolders);

async function small(options: SmallOptions) {
  const stack = await start(options);
  open.push(stack);
  return stack;
}

async function start(options: SmallOptions) {
  const stack = await startSmall(options);
  const reports: BatchReport[] = [];
  stack.events.on('batch', (report) => reports.push(report));
  return { ...stack, reports };
}

async function send(stack: Small, orders: readonly object[]): Promise<void> {
  const { JOBS_URL: QueueUrl, AWS_ENDPOINT_URL_SQS: endpoint } = stack.environment('work');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const sqs = new SQSClient({ region: 'us-east-1', endpoint, credentials });
  for (let i = 0; i < orders.length; i += 10) {
    const Entries = orders.slice(i, i + 10).map((order, n) => ({ Id: String(n), MessageBody: JSON.stringify(order) }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
  sqs.destroy();
}

const timesOf = (stack: Small) => {
  const times: Record<string, number> = {};
  for (const { name } of stack.done()) times[name] = (times[name] ?? 0) + 1;
  return times;
};

describe('a partial batch', () => {
  test('of ten with one poison deletes nine, and sets the poison aside after its receives (Q-03)', async () => {
    const stack = await small({ maxReceiveCount: 2, maxConcurrency: 2 });
    await send(
      stack,
      [...Array(10).keys()].map((n) => ({ name: `m${n}`, ...(n === 4 && { do: 'fail' }) })),
    );
    await stack.idle(['jobs'], { timeoutMs: 8000 });
    const { m4, ...others } = timesOf(stack);
    expect(Object.values(others)).toEqual(Array(9).fill(1));
    expect(m4).toBe(2);
    expect((await stack.deadLetters('jobs')).map(({ body }) => JSON.parse(body).name)).toEqual(['m4']);
  });

  test('counts for nothing when the mapping does not ask for it', async () => {
    const stack = await small({ partialBatches: false });
    await send(stack, [{ name: 'a', do: 'fail' }, { name: 'b' }]);
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(timesOf(stack)).toEqual({ a: 1, b: 1 });
  });
});

describe('a batch that fails as a whole', () => {
  let stack: Awaited<ReturnType<typeof small>>;
  beforeAll(async () => {
    stack = await start({ maxReceiveCount: 5, maxConcurrency: 1 });
  });
  afterAll(() => stack.stop({ graceMs: 0 }));

  test.each(['malformed', 'throw', 'exit'] as const)('by %s is worked on again as a whole (Q-05)', async (what) => {
    stack.reports.length = 0;
    await send(stack, [{ name: `${what} a`, do: what, times: 1 }, { name: `${what} b` }]);
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(timesOf(stack)).toMatchObject({ [`${what} a`]: 2, [`${what} b`]: 2 });
    expect(await stack.deadLetters('jobs')).toEqual([]);
    expect(stack.reports[0]).toMatchObject({ queue: expect.any(String), received: 2, failed: 2 });
    expect(stack.reports.filter(({ error }) => error)).toHaveLength(what === 'malformed' ? 0 : 1);
  });
});

describe('a function that fails outright', () => {
  test('by running out of time is ended, and its message ends among the dead letters', async () => {
    const stack = await small({ maxReceiveCount: 2, maxConcurrency: 1, timeoutSeconds: 0.2 });
    await send(stack, [{ name: 'a', do: 'hang' }]);
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(timesOf(stack)).toEqual({ a: 2 });
    expect(stack.reports.map(({ error }) => error?.message)).toEqual(Array(2).fill(expect.stringMatching(/timed out/)));
    expect(await stack.deadLetters('jobs')).toMatchObject([{ body: expect.stringContaining('"a"') }]);
  });

  test('has its dead letters sent back by redrive, to be worked on once more', async () => {
    const stack = await small({ maxReceiveCount: 1, maxConcurrency: 1 });
    await send(stack, [{ name: 'a', do: 'throw', times: 1 }]);
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(await stack.redrive('jobs')).toBe(1);
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(timesOf(stack)).toEqual({ a: 2 });
  });
});

describe('concurrency', () => {
  test('never exceeds its ceiling, and a full house sends nothing to the dead letters (Q-11)', async () => {
    const stack = await small({ batchSize: 1, maxConcurrency: 2, maxReceiveCount: 1, visibilitySeconds: 30 });
    await send(
      stack,
      [...Array(12).keys()].map((n) => ({ name: `m${n}`, do: 'wait' })),
    );
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(Math.max(...stack.done().map(({ atOnce }) => atOnce))).toBe(2);
    expect(stack.done().map(({ receives }) => receives)).toEqual(Array(12).fill(1));
    expect(await stack.deadLetters('jobs')).toEqual([]);
  });

  test('takes messages in batches no larger than the mapping says', async () => {
    const stack = await small({ batchSize: 3, maxConcurrency: 2 });
    await send(
      stack,
      [...Array(10).keys()].map((n) => ({ name: `m${n}` })),
    );
    await stack.idle(undefined, { timeoutMs: 8000 });
    expect(Math.max(...stack.done().map(({ batch }) => batch))).toBeLessThanOrEqual(3);
    expect(stack.done()).toHaveLength(10);
  });
});

test('a window lets a batch fill, and a full batch does not wait for its end', async () => {
  const stack = await small({ batchSize: 3, maxConcurrency: 1, batchWindowSeconds: 20 });
  await send(stack, [{ name: 'a' }]);
  await send(stack, [{ name: 'b' }]);
  await send(stack, [{ name: 'c' }]);
  await stack.idle(undefined, { timeoutMs: 8000 });
  expect(stack.done().map(({ name, batch }) => [name, batch])).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ]);
});

test('waiting for idle rejects with what is stuck', async () => {
  const stack = await small({ maxConcurrency: 1, visibilitySeconds: 60 });
  await send(stack, [{ name: 'a', do: 'fail' }]);
  await expect(stack.idle(undefined, { timeoutMs: 700 })).rejects.toThrow(/jobs: 0 waiting, 1 in work, 0 delayed/);
});
