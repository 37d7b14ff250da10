import { createServer } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { type Message, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { enterFailedRuns, type FailedRun, judgeFailedRuns, parseFailedRun } from '../../shared/platform/failed-runs.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { LOCAL } from '../support/real-table.ts';

const NOW = new Date('2026-11-16T08:00:00Z');
const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;

/** What Lambda puts on the queue (Lambda guide, "Retaining records of asynchronous invocations"). */
const record = (name: string, requestPayload: object, condition = 'RetriesExhausted') => ({
  version: '1.0',
  timestamp: '2026-11-16T07:00:00.000Z',
  requestContext: { requestId: 'r', functionArn: `${arnOf(name)}:$LATEST`, condition, approximateInvokeCount: 3 },
  requestPayload,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorMessage: 'the table is away' },
});

const message = (body: object | string, targetArn?: string): Message => ({
  Body: typeof body === 'string' ? body : JSON.stringify(body),
  ReceiptHandle: 'handle',
  ...(targetArn && { MessageAttributes: { TARGET_ARN: { DataType: 'String', StringValue: targetArn } } }),
});

const run = (name: string, slot: string, more: object = {}): FailedRun => ({
  receiptHandle: `${name} ${slot}`,
  function: name,
  input: { slot, ...more },
});

describe('what lies among the failed runs', () => {
  test('F-12: a run that threw to the end, and one that was throttled until it was too old, tell their function and slot', () => {
    for (const condition of ['RetriesExhausted', 'EventAgeExceeded']) {
      const told = parseFailedRun(message(record('Collect-1', { slot: '2026-11-16T06:00:00Z' }, condition)));
      expect(told).toMatchObject({ function: 'Collect-1', input: { slot: '2026-11-16T06:00:00Z' } });
    }
  });

  test('F-12: a firing that the Scheduler could not hand over names its function beside the body', () => {
    const told = parseFailedRun(message({ slot: '2026-11-16T06:00:00Z', again: true }, arnOf('Publish-1')));
    expect(told).toMatchObject({ function: 'Publish-1', input: { slot: '2026-11-16T06:00:00Z', again: true } });
  });

  test.each([
    ['no JSON', message('<no json>')],
    ['no function', message({ slot: '2026-11-16T06:00:00Z' })],
    ['no slot', message(record('Collect-1', { week: '2026-W46' }))],
    ['a slot that is no time', message(record('Collect-1', { slot: '<aws.scheduler.scheduled-time>' }))],
    [
      'something else than a function',
      message({ slot: '2026-11-16T06:00:00Z' }, 'arn:aws:sqs:eu-west-1:111122223333:q'),
    ],
  ])('F-12: a message with %s is left for a person', (_, given) => {
    expect(parseFailedRun(given)).toBeUndefined();
  });
});

describe('which are entered again', () => {
  test('F-12: those of the last day, of each kind the newest; the asker’s own are done by its running', () => {
    const lost = run('Collect', '2026-11-16T06:00:00Z');
    const hours = ['05', '06', '07'].map((hour) => run('Publish', `2026-11-16T${hour}:00:00Z`, { again: true }));
    const weekly = run('Publish', '2026-11-16T00:00:00Z');
    const own = run('Sweep', '2026-11-16T07:00:00Z');
    const old = run('Collect', '2026-11-15T06:00:00Z');
    const judged = judgeFailedRuns([old, own, hours[1]!, hours[2]!, hours[0]!, weekly, lost], NOW, 'Sweep');
    expect(new Set(judged.enter)).toEqual(new Set([lost, weekly, hours[2]]));
    expect(new Set(judged.forget)).toEqual(new Set([own, hours[0], hours[1]]));
  });

  test('F-12: whatever lies there, a run of the last day is entered unless a newer one of its kind is', () => {
    const runs = fc.array(
      fc.record({ name: fc.constantFrom('Collect', 'Publish', 'Sweep'), hours: fc.nat(48), again: fc.boolean() }),
    );
    fc.assert(
      fc.property(runs, (given) => {
        const all = given.map(({ name, hours, again }, i) => ({
          ...run(name, new Date(NOW.getTime() - hours * 3_600_000).toISOString(), again ? { again } : {}),
          receiptHandle: String(i),
        }));
        const { enter, forget } = judgeFailedRuns(all, NOW, 'Sweep');
        const kind = (one: FailedRun) => JSON.stringify([one.function, 'again' in one.input]);
        expect(new Set(enter.map(kind)).size).toBe(enter.length);
        for (const one of all) {
          const young = NOW.getTime() - Date.parse(one.input.slot) < 86_400_000;
          const better = enter.some((other) => kind(other) === kind(one) && other.input.slot >= one.input.slot);
          if (one.function === 'Sweep') expect(forget).toContain(one);
          else if (young) expect(better && (enter.includes(one) || forget.includes(one))).toBe(true);
          else expect(enter.includes(one) || forget.includes(one)).toBe(false);
        }
      }),
    );
  });
});

describe('over a real queue', () => {
  let queues: RealQueues;
  const invoked: { path: string; type: string; body: unknown }[] = [];
  let throttled = false;
  const lambdaServer = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    if (throttled) {
      response.writeHead(429, { 'x-amzn-errortype': 'TooManyRequestsException' }).end('{}');
      return;
    }
    invoked.push({
      path: request.url ?? '',
      type: String(request.headers['x-amz-invocation-type']),
      body: JSON.parse(body),
    });
    response.writeHead(202).end();
  });
  let lambda: LambdaClient;

  beforeAll(async () => {
    queues = await startQueues();
    await new Promise<void>((done) => lambdaServer.listen(0, '127.0.0.1', done));
    const { port } = lambdaServer.address() as { port: number };
    lambda = new LambdaClient({ ...LOCAL, endpoint: `http://127.0.0.1:${port}`, maxAttempts: 1 });
  });
  afterAll(async () => {
    lambdaServer.close();
    await queues.stop();
  });

  test('F-12: a lost run is entered once and its record goes; a refused one and what nobody can read stay', async () => {
    const queue = await queues.queue('failed-runs');
    const put = (body: object) =>
      queues.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify(body) }));
    const services = { sqs: queues.sqs, lambda, queueUrl: queue.url, self: 'Sweep', now: () => NOW };
    const slot = '2026-11-16T06:00:00Z';
    await put(record('Collect', { slot }));
    await put(record('Sweep', { slot }));
    await put({ nobody: 'knows' });
    expect(await enterFailedRuns(services)).toBe(1);
    expect(invoked).toEqual([{ path: '/2015-03-31/functions/Collect/invocations', type: 'Event', body: { slot } }]);
    expect(await queue.waiting()).toBe(1);
    throttled = true;
    await put(record('Publish', { slot }));
    expect(await enterFailedRuns(services)).toBe(0);
    expect(await queue.waiting()).toBe(2);
  });
});
