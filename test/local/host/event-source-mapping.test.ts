import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BatchReport } from '../../../infra/local/host/event-source-mapping.ts';
import { laneUrl, removeTemporaryFolders, startSmall } from '../small-stack.ts';

/** One stack for all, since starting the engines costs most; every test has a queue with settings of its own. */
const lanes = {
  poison: { maxReceiveCount: 2 },
  whole: { maxReceiveCount: 5, maxConcurrency: 1 },
  late: { maxReceiveCount: 1, maxConcurrency: 1 },
  again: { maxReceiveCount: 1, maxConcurrency: 1 },
  full: { batchSize: 1, maxConcurrency: 2, maxReceiveCount: 1, visibilitySeconds: 30 },
  threes: { batchSize: 3 },
  stuck: { maxConcurrency: 1, visibilitySeconds: 60 },
};
type Name = keyof typeof lanes;

let stack: Awaited<ReturnType<typeof startSmall>>;
let reports: BatchReport[];
let sqs: SQSClient;

beforeAll(async () => {
  stack = await startSmall({ lanes, timeoutSeconds: 1 });
  stack.events.on('batch', (report) => reports.push(report));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ region: 'us-east-1', endpoint: stack.urls.sqs, credentials });
});
beforeEach(() => {
  reports = [];
});
afterAll(async () => {
  sqs.destroy();
  await stack.stop({ graceMs: 0 });
  removeTemporaryFolders();
});

async function send(lane: Name, orders: readonly object[]): Promise<void> {
  for (let i = 0; i < orders.length; i += 10) {
    const Entries = orders.slice(i, i + 10).map((order, n) => ({ Id: String(n), MessageBody: JSON.stringify(order) }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: laneUrl(stack.urls.sqs, lane), Entries }));
  }
}

const many = (count: number, order: (n: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, n) => ({ name: `m${n}`, ...order(n) }));

const idle = (lane: Name) => stack.idle([lane], { timeoutMs: 12_000 });
const done = (lane: Name) => stack.done().filter((entry) => entry.lane === lane);

function timesOf(lane: Name): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { name } of done(lane)) times[name] = (times[name] ?? 0) + 1;
  return times;
}

describe('a batch', () => {
  test('of ten with one poison loses nine, and sets the poison aside after its receives (Q-03)', async () => {
    await send(
      'poison',
      many(10, (n) => (n === 4 ? { do: 'fail' } : {})),
    );
    await idle('poison');
    const { m4, ...others } = timesOf('poison');
    expect(Object.values(others)).toEqual(Array(9).fill(1));
    expect(m4).toBe(2);
    expect((await stack.deadLetters('poison')).map(({ body }) => JSON.parse(body).name)).toEqual(['m4']);
  });

  test.each(['malformed', 'throw', 'exit'] as const)(
    'that fails by %s is worked on again as a whole (Q-05)',
    async (what) => {
      await send('whole', [{ name: `${what} a`, do: what, times: 1 }, { name: `${what} b` }]);
      await idle('whole');
      expect(timesOf('whole')).toMatchObject({ [`${what} a`]: 2, [`${what} b`]: 2 });
      expect(await stack.deadLetters('whole')).toEqual([]);
      expect(reports[0]).toMatchObject({ function: 'work', received: 2, failed: 2 });
      expect(reports.filter(({ error }) => error)).toHaveLength(what === 'malformed' ? 0 : 1);
    },
  );

  test('is no larger than the mapping says', async () => {
    await send('threes', many(10));
    await idle('threes');
    expect(Math.max(...done('threes').map(({ batch }) => batch))).toBeLessThanOrEqual(3);
    expect(done('threes')).toHaveLength(10);
  });
});

test('a function that runs out of time is ended, and its message ends among the dead letters', async () => {
  await send('late', [{ name: 'a', do: 'hang' }]);
  await idle('late');
  expect(timesOf('late')).toEqual({ a: 1 });
  expect(reports.map(({ error }) => error?.message)).toEqual([expect.stringMatching(/timed out after 1 seconds/)]);
  expect(await stack.deadLetters('late')).toMatchObject([{ body: expect.stringContaining('"a"'), receiveCount: 2 }]);
});

test('redrive sends dead letters back to be worked on once more', async () => {
  await send('again', [{ name: 'a', do: 'throw', times: 1 }]);
  await idle('again');
  expect(await stack.deadLetters('again')).toHaveLength(1);
  expect(await stack.redrive('again')).toBe(1);
  await idle('again');
  expect(timesOf('again')).toEqual({ a: 2 });
});

test('redrive ends though everything it sends back fails again at once', async () => {
  await send(
    'again',
    many(4, (n) => ({ name: `lost ${n}`, do: 'throw' })),
  );
  await idle('again');
  const dead = (await stack.deadLetters('again')).length;
  expect(dead).toBeGreaterThanOrEqual(4);
  expect(await stack.redrive('again')).toBe(dead);
  await idle('again');
  expect(await stack.deadLetters('again')).toHaveLength(dead);
});

test('concurrency never exceeds its ceiling, and a full house sends nothing to the dead letters (Q-11)', async () => {
  await send(
    'full',
    many(12, () => ({ do: 'wait' })),
  );
  await idle('full');
  expect(Math.max(...done('full').map(({ atOnce }) => atOnce))).toBe(2);
  expect(done('full').map(({ receives }) => receives)).toEqual(Array(12).fill(1));
  expect(await stack.deadLetters('full')).toEqual([]);
});

test('waiting for idle rejects with what is stuck', async () => {
  await send('stuck', [{ name: 'a', do: 'fail' }]);
  await expect(stack.idle(['stuck'], { timeoutMs: 700 })).rejects.toThrow(/stuck: 0 waiting, 1 in work, 0 delayed/);
});
