import { appendFileSync, existsSync, readFileSync } from 'node:fs';
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
import { type Engines, startEngines } from '../../infra/local/engines.ts';
import { listen, listenAsSite } from '../../infra/local/ports.ts';
import { removeTemporaryFolders, startSmall, temporaryFolder } from './small-stack.ts';

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

describe('the inbox', () => {
  async function mail(url: string, subject: string) {
    const Content = { Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'hello' } } } };
    const Destination = { ToAddresses: ['reader@example.com'] };
    const ses = new SESv2Client({ ...common, endpoint: url });
    await ses.send(new SendEmailCommand({ FromEmailAddress: 'digest@example.com', Destination, Content }));
  }
  const subjects = async (url: string) =>
    ((await (await fetch(`${url}/store`)).json()) as { emails: { subject: string }[] }).emails.map(
      (one) => one.subject,
    );

  test('keeps a mail before its sender hears that it was accepted', async () => {
    const folder = temporaryFolder();
    const { urls } = await engines(folder);
    await mail(urls.ses, 'first');
    expect(readFileSync(join(folder, 'mails.jsonl'), 'utf8')).toContain('"first"');
  });

  test('leaves out a line that a crash cut, and shows the others again', async () => {
    const folder = temporaryFolder();
    const first = await startEngines(folder);
    await mail(first.urls.ses, 'whole');
    await first.stop();
    appendFileSync(join(folder, 'mails.jsonl'), '{"subject":"cu');
    expect(await subjects((await engines(folder)).urls.ses)).toEqual(['whole']);
  });

  test('that was emptied on its page stays empty', async () => {
    const folder = temporaryFolder();
    const first = await startEngines(folder);
    await mail(first.urls.ses, 'old');
    await fetch(`${first.urls.ses}/clear-store`, { method: 'POST' });
    await mail(first.urls.ses, 'new');
    await first.stop();
    expect(await subjects((await engines(folder)).urls.ses)).toEqual(['new']);
  });
});

test('a message made visible at once is handed out again, with its receives counted over a restart', async () => {
  const folder = temporaryFolder();
  const first = await startEngines(folder);
  const sqs = new SQSClient({ ...common, endpoint: first.urls.sqs });
  const QueueUrl = `${first.urls.sqs}/000000000000/jobs`;
  await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
  const receive = async (client: SQSClient, url: string) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: url, MessageSystemAttributeNames: ['All'] })))
      .Messages?.[0];
  const { ReceiptHandle } = (await receive(sqs, QueueUrl))!;
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  await first.stop();
  const second = await engines(folder);
  const again = await receive(
    new SQSClient({ ...common, endpoint: second.urls.sqs }),
    `${second.urls.sqs}/000000000000/jobs`,
  );
  expect(again).toMatchObject({ Body: 'a', Attributes: { ApproximateReceiveCount: '2' } });
});

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
