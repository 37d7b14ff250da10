/** Events as AWS hands them to the bundles, and what lies between one function and the next. */
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createBucket } from '../../shared/platform/bucket.ts';
import { createTable } from '../../shared/platform/table.ts';
import { ORIGIN_HEADER } from '../../shared/readers/requests/routes.ts';
import { createBatchFiles } from '../../shared/summaries/write/batch/batch-files.ts';
import { createBatchStore } from '../../shared/summaries/write/batch/batch-store.ts';
import { type BundledStack, ORIGIN } from './bundled-stack.ts';

export const records = (...messages: Message[]) => ({
  Records: messages.map(({ MessageId, ReceiptHandle, Body }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {},
    eventSource: 'aws:sqs',
  })),
});

/** A request as CloudFront and the HTTP API hand it over. */
export function pageEvent(method: string, path: string, fields?: Record<string, string>, query = '') {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers: {
      [ORIGIN_HEADER]: ORIGIN,
      'cloudfront-viewer-address': '198.51.100.7:4711',
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://site.test',
    },
    requestContext: { http: { method, path, sourceIp: '192.0.2.1' }, requestId: 'r', timeEpoch: Date.now() },
    body: fields ? new URLSearchParams(fields).toString() : undefined,
    isBase64Encoded: false,
  };
}

/** A received mail whose sender SES vouches for. */
export const mailFrom = (address: string) =>
  [
    'Authentication-Results: amazonses.com; dmarc=pass header.from=example.org',
    `From: <${address}>`,
    'To: subscribe@papers.example.org',
    'Subject: subscribe',
    '',
    'subscribe',
  ].join('\r\n');

/** A mail that a mail program writes by itself for `mailto:…?subject=…`, from a sender that nobody vouches for. */
export const mailTo = (mailbox: string, subject: string) =>
  ['From: <somebody@elsewhere.example>', `To: <${mailbox}>`, `Subject: ${subject}`, '', ''].join('\r\n');

/** Puts a mail where SES puts what it receives; answers the message that says so. */
export async function putMail(stack: BundledStack, key: string, text: string): Promise<Message> {
  await stack.clients.s3.send(new PutObjectCommand({ Bucket: stack.bucket('Files'), Key: key, Body: text }));
  return { MessageId: 'm', ReceiptHandle: 'x', Body: JSON.stringify({ object: { key, size: text.length } }) };
}

/** Messages of a queue, taken off it. */
export async function take(stack: BundledStack, part: string): Promise<Message[]> {
  const { url: QueueUrl } = stack.queue(part);
  const taken: Message[] = [];
  for (;;) {
    const { Messages = [] } = await stack.clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    if (Messages.length === 0) return taken;
    for (const { ReceiptHandle } of Messages)
      await stack.clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    taken.push(...Messages);
  }
}

/** Every summary that the table holds. */
// biome-ignore lint/suspicious/noExplicitAny: rows of the table, looked into by tests
export async function summaries(stack: BundledStack): Promise<Record<string, any>[]> {
  const { Items = [] } = await stack.clients.dynamo.send(
    new ScanCommand({
      TableName: stack.table,
      FilterExpression: 'begins_with(sk, :s)',
      ExpressionAttributeValues: marshall({ ':s': 'SUMMARY#' }),
    }),
  );
  return Items.map((item) => unmarshall(item));
}

/** The states of all readers, in the order of the alphabet. */
export async function readerStates(stack: BundledStack): Promise<string[]> {
  const { Items = [] } = await stack.clients.dynamo.send(
    new ScanCommand({
      TableName: stack.table,
      FilterExpression: 'sk = :s',
      ExpressionAttributeValues: marshall({ ':s': 'READER' }),
    }),
  );
  return Items.map((item) => unmarshall(item).state as string).sort();
}

/** Somebody else works on a paper for an hour; answers its id. */
export async function holdPaper(stack: BundledStack): Promise<string> {
  const [first] = await summaries(stack);
  const lease = { pk: first!.pk, sk: 'WORK', owner: 'somebody', until: Date.now() + 3_600_000 };
  await stack.clients.dynamo.send(new PutItemCommand({ TableName: stack.table, Item: marshall(lease) }));
  return first!.pk.slice('PAPER#'.length);
}

/** Drafts that wait for a batch of this model; answers where the batch's files lie. */
export async function holdDrafts(stack: BundledStack, modelId: string, ids: readonly string[]) {
  const store = createBatchStore(createTable(stack.clients.dynamo, stack.table));
  const files = createBatchFiles(createBucket(stack.clients.s3, stack.bucket('Files')));
  const until = new Date(Date.now() + 20 * 3_600_000).toISOString();
  for (const id of ids) {
    await files.keepRequest(id, `${JSON.stringify({ recordId: id, modelInput: { messages: [] } })}\n`);
    const asked = { id, paper: `arxiv:${id}`, week: '2026-W46', modelId, until };
    await store.prepare({ ...asked, bytes: 60, held: { tokens: 1, usd: 0.01 }, state: 'waiting' });
  }
  return files;
}
