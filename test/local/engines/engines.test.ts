import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Engines, startEngines } from '../../../infra/local/engines/engines.ts';
import { listen, listenAsSite } from '../../../infra/local/engines/ports.ts';
import { removeTemporaryFolders, startSmall, temporaryFolder } from '../small-stack.ts';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
  removeTemporaryFolders();
});

async function engines(folder: string): Promise<Engines> {
  const started = await startEngines(folder);
  open.push(started.stop);
  return started;
}

const common = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

test('mails and receive counts outlive the engines, and a torn line of a crash does no harm', async () => {
  const folder = temporaryFolder();
  const mails = join(folder, 'mails.jsonl');
  const queueUrl = (engine: string) => `${engine}/000000000000/jobs`;
  const first = await startEngines(folder);
  const sqs = new SQSClient({ ...common, endpoint: first.urls.sqs });
  const QueueUrl = queueUrl(first.urls.sqs);

  await mail(first.urls.ses, 'old');
  // Kept before its sender hears that it was accepted.
  expect(readFileSync(mails, 'utf8')).toContain('"old"');
  await fetch(`${first.urls.ses}/clear-store`, { method: 'POST' });
  await mail(first.urls.ses, 'new');

  await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
  const received = await receive(sqs, QueueUrl);
  const { ReceiptHandle } = received!;
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  await first.stop();
  appendFileSync(mails, '{"subject":"cu');

  const { urls } = await engines(folder);
  expect(await subjects(urls.ses)).toEqual(['new']);
  expect(await receive(new SQSClient({ ...common, endpoint: urls.sqs }), queueUrl(urls.sqs))).toMatchObject({
    Body: 'a',
    Attributes: { ApproximateReceiveCount: '2' },
  });
});

async function mail(url: string, subject: string) {
  const Content = { Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'hello' } } } };
  const Destination = { ToAddresses: ['reader@example.com'] };
  const ses = new SESv2Client({ ...common, endpoint: url });
  await ses.send(new SendEmailCommand({ FromEmailAddress: 'digest@example.com', Destination, Content }));
}

async function subjects(url: string): Promise<string[]> {
  const store = (await (await fetch(`${url}/store`)).json()) as { emails: { subject: string }[] };
  return store.emails.map(({ subject }) => subject);
}

async function receive(sqs: SQSClient, QueueUrl: string) {
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }));
  return Messages?.[0];
}

describe('a port', () => {
  test('that is taken is named in plain words, and a failed start leaves nothing behind', async () => {
    const taken = await listen(createServer(), 0);
    open.push(taken.close);
    const folder = temporaryFolder();
    const start = startSmall({ dataDir: folder, ports: { site: taken.port } });
    await expect(start).rejects.toThrow(`port ${taken.port} on 127.0.0.1 is taken; choose another`);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
    const stack = await startSmall({ dataDir: folder });
    open.push(() => stack.stop());
  });

  test('that the folder remembers but somebody took gives way to a free one, and is tried again next time', async () => {
    const folder = temporaryFolder();
    const first = await listenAsSite(createServer(), folder, undefined);
    const second = await listenAsSite(createServer(), folder, undefined);
    open.push(second.close);
    expect(second.port).not.toBe(first.port);
    await first.close();
    const third = await listenAsSite(createServer(), folder, undefined);
    open.push(third.close);
    expect(third.port).toBe(first.port);
  });

  test('of an engine that is taken stops the start with the engine’s words', async () => {
    const taken = await listen(createServer(), 0);
    open.push(taken.close);
    await expect(startEngines(temporaryFolder(), { dynamo: taken.port })).rejects.toThrow(/did not start.*EADDRINUSE/);
  });
});

test.each(['queues/fauxqs.db', 'table/CURRENT'])('damaged data in %s are named with the way out', async (file) => {
  const folder = temporaryFolder();
  const whole = await startSmall({ dataDir: folder });
  await whole.stop();
  writeFileSync(join(folder, file), 'garbage');
  await expect(startSmall({ dataDir: folder })).rejects.toThrow(`move ${folder} away to begin anew`);
});
