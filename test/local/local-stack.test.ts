import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { createTable } from '../../shared/platform/table.ts';
import { laneUrl, removeTemporaryFolders, type SmallOptions, startSmall, temporaryFolder } from './small-stack.ts';

type Small = Awaited<ReturnType<typeof startSmall>>;
type Urls = Small['urls'];

const open: Small[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((stack) => stack.stop({ graceMs: 0 })));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(removeTemporaryFolders);

async function small(options: SmallOptions & Parameters<typeof startSmall>[0] = {}) {
  const stack = await startSmall(options);
  open.push(stack);
  return stack;
}

function clients(urls: Urls) {
  const common = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  return {
    dynamo: new DynamoDBClient({ ...common, endpoint: urls.dynamo }),
    sqs: new SQSClient({ ...common, endpoint: urls.sqs }),
    s3: new S3Client({ ...common, endpoint: urls.s3, forcePathStyle: true }),
    ses: new SESv2Client({ ...common, endpoint: urls.ses }),
    lambda: new LambdaClient({ ...common, endpoint: urls.lambda }),
    secrets: new SecretsManagerClient({ ...common, endpoint: urls.secrets }),
  };
}

const TABLE = 'StoreTable0CCFA19B';
const BUCKET = 'sitebucket33333333';

async function write(urls: Urls, name: string) {
  const { dynamo, s3, ses } = clients(urls);
  await dynamo.send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: name }, sk: { S: 'x' } } }));
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: name, Body: name, ContentType: 'text/plain' }));
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'digest@example.com',
      Destination: { ToAddresses: ['reader@example.com'] },
      Content: { Simple: { Subject: { Data: name }, Body: { Text: { Data: 'hello' } } } },
    }),
  );
}

async function found(urls: Urls, name: string) {
  const { dynamo, s3 } = clients(urls);
  const key = { pk: { S: name }, sk: { S: 'x' } };
  const row = await dynamo.send(new GetItemCommand({ TableName: TABLE, Key: key, ConsistentRead: true }));
  const object = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: name })).catch(() => undefined);
  const inbox = (await (await fetch(`${urls.inbox}/store`)).json()) as { emails: { subject: string }[] };
  return {
    row: row.Item !== undefined,
    object: await object?.Body?.transformToString(),
    mails: inbox.emails.filter(({ subject }) => subject === name).length,
  };
}

/** A stack in a child; resolves when it is up. */
async function child(folder: string) {
  const file = fileURLToPath(new URL('./run-small.ts', import.meta.url));
  const running = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', file, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(running);
  let printed = '';
  running.stdout!.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  while (!printed.includes('\n')) await once(running.stdout!, 'data');
  const urls = JSON.parse(printed) as Urls;
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  return { urls, end };
}

describe('data', () => {
  test('in the table, the bucket and the inbox survives kill -9, and the lock of the dead is taken over', async () => {
    const folder = temporaryFolder();
    const killed = await child(folder);
    await write(killed.urls, 'kept');
    await killed.end('SIGKILL');
    const stack = await small({ dataDir: folder });
    expect(await found(stack.urls, 'kept')).toEqual({ row: true, object: 'kept', mails: 1 });
  });

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'of a message in work at %s is worked on by the next run at once',
    async (signal) => {
      const folder = temporaryFolder();
      const first = await child(folder);
      const order = JSON.stringify({ name: 'a', do: 'hang', times: 1 });
      await clients(first.urls).sqs.send(
        new SendMessageCommand({ QueueUrl: laneUrl(first.urls.sqs, 'jobs'), MessageBody: order }),
      );
      const lease = (urls: Urls) => {
        const papers = createPaperStore(createTable(clients(urls).dynamo, TABLE));
        return papers.lease({ paper: 'arxiv:2403.17561' }, randomUUID(), new Date(), 360);
      };
      expect([await lease(first.urls), await lease(first.urls)]).toEqual([true, false]);
      // The file is there a moment before its first line.
      const journal = join(folder, 'journal.jsonl');
      while (!existsSync(journal) || statSync(journal).size === 0) await new Promise((done) => setTimeout(done, 10));
      await first.end(signal);
      const stack = await small({
        dataDir: folder,
        lanes: { jobs: { visibilitySeconds: 600, maxReceiveCount: 3 } },
        timeoutSeconds: 0.3,
      });
      await stack.idle(undefined, { timeoutMs: 5000 });
      // A clean stop is not the message's fault, so only the kill counts as a receive.
      const receives = signal === 'SIGKILL' ? [1, 2] : [1, 1, 2];
      expect(stack.done().map((entry) => entry.receives)).toEqual(receives);
      expect(await stack.deadLetters('jobs')).toEqual([]);
      // Whoever held the paper is gone for certain, so nobody waits for the lease to run out.
      expect(await lease(stack.urls)).toBe(true);
    },
  );

  test('of two stacks at once stays apart, mails included', async () => {
    const [one, two] = await Promise.all([small(), small()]);
    await write(one!.urls, 'mine');
    expect(await found(one!.urls, 'mine')).toEqual({ row: true, object: 'mine', mails: 1 });
    expect(await found(two!.urls, 'mine')).toEqual({ row: false, object: undefined, mails: 0 });
    // A third on the folder of the first is told who has it, and harms nobody.
    await expect(startSmall({ dataDir: one!.folder })).rejects.toThrow(/another run \(pid \d+.*\) is using/);
    expect(await one!.invoke('echo', {})).toMatchObject({ calls: 1 });
  });
});

test('stopping does not wait for the long polls, and a second start finds the same site port', async () => {
  const first = await startSmall();
  await first.idle();
  const stopped = first.stop().then(() => 'stopped');
  const tooLong = new Promise((late) => setTimeout(() => late('still polling'), 10_000).unref());
  expect(await Promise.race([stopped, tooLong])).toBe('stopped');
  // Links in mails hold the port.
  expect((await small({ dataDir: first.folder })).urls.site).toBe(first.urls.site);
});

describe('the functions', () => {
  let stack: Small;
  beforeAll(async () => {
    stack = await startSmall({ environment: { RECORDED_WEB: '/recorded' } });
  });
  afterAll(() => stack.stop());

  test('find the engines, the template and the overrides in their environment, and no real credentials', async () => {
    const show = ['TABLE_NAME', 'RECORDED_WEB', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ACCESS_KEY_ID', 'AWS_REGION'];
    expect(await stack.invoke('echo', { show })).toMatchObject({
      variables: {
        TABLE_NAME: TABLE,
        RECORDED_WEB: '/recorded',
        AWS_ENDPOINT_URL_DYNAMODB: stack.urls.dynamo,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_REGION: 'us-east-1',
      },
    });
  });

  test('keep the user’s credentials and region when they call Bedrock for real', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'mine', AWS_SESSION_TOKEN: 'token', AWS_REGION: 'ap-northeast-1' });
    try {
      const other = await small({ settings: { model: 'bedrock' } });
      const show = ['AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_ENDPOINT_URL_SQS'];
      expect(await other.invoke('echo', { show })).toMatchObject({
        variables: {
          AWS_ACCESS_KEY_ID: 'mine',
          AWS_SESSION_TOKEN: 'token',
          AWS_REGION: 'ap-northeast-1',
          AWS_ENDPOINT_URL_SQS: other.urls.sqs,
        },
      });
    } finally {
      process.env = before;
    }
  });

  test('are called through the Lambda client like in the cloud', async () => {
    const { lambda } = clients(stack.urls);
    const call = async (FunctionName: string, event: object) => {
      const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
      return { error: answer.FunctionError, payload: JSON.parse(Buffer.from(answer.Payload ?? []).toString()) };
    };
    expect(await call('echo', { a: 1 })).toMatchObject({ payload: { event: { a: 1 } } });
    expect(await call('Echo', { throw: 'no' })).toMatchObject({
      error: 'Unhandled',
      payload: { errorType: 'RangeError' },
    });
    await expect(call('nobody', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('find one secret, generated once and readable by its owner alone', async () => {
    const { secrets } = clients(stack.urls);
    const id = { SecretId: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Keys44444444' };
    const read = async () => (await secrets.send(new GetSecretValueCommand(id))).SecretString;
    const first = await read();
    expect(JSON.parse(first!).origin).toHaveLength(48);
    expect(await read()).toBe(first);
    expect(statSync(join(stack.folder, 'keys.json')).mode & 0o777).toBe(0o600);
    const put = (text: string, ClientRequestToken: string) =>
      secrets.send(new PutSecretValueCommand({ ...id, SecretString: text, ClientRequestToken }));
    await put('{"current":1}', 'x'.repeat(32));
    await put('{"current":1}', 'x'.repeat(32));
    await expect(put('{"current":2}', 'x'.repeat(32))).rejects.toMatchObject({ name: 'ResourceExistsException' });
    expect(await read()).toBe('{"current":1}');
    await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('the mail engine tells its quota, as deliveries ask for it', async () => {
    expect(await clients(stack.urls).ses.send(new GetAccountCommand({}))).toMatchObject({
      SendingEnabled: true,
      SendQuota: { MaxSendRate: expect.any(Number) },
    });
  });

  test('every port is on the loopback address', async () => {
    expect(Object.values(stack.urls).filter((url) => !url.startsWith('http://127.0.0.1:'))).toEqual([]);
  });
});
