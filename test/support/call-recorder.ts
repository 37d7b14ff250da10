/**
 * Stands between a function and the services, and writes down each call as IAM would see it: action, resource, and the
 * partition keys it names.
 */
import { createServer, type IncomingMessage, request } from 'node:http';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';
import { ACCOUNT, REGION } from '../../infra/local/template/intrinsics.ts';

export interface RecordedCall {
  readonly action: string;
  /** Every one of them must be allowed. */
  readonly resources: readonly string[];
  readonly keys?: readonly string[];
}

export type Service = 'dynamodb' | 's3' | 'ses' | 'receipt-rules' | 'sqs' | 'lambda' | 'secretsmanager' | 'bedrock';

/** @param target `http://127.0.0.1:PORT` of the service itself */
export async function recordCalls(
  service: Service,
  target: string,
  record: (call: RecordedCall) => void,
): Promise<Listening> {
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    record(READERS[service](incoming, body.toString('utf8')));
    const onward = request(new URL(incoming.url ?? '/', target), {
      method: incoming.method,
      headers: incoming.headers,
    });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  });
  return listen(server, 0);
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
const operation = (message: IncomingMessage) => String(message.headers['x-amz-target']).split('.').at(-1) ?? '';

const READERS: Readonly<Record<Service, (message: IncomingMessage, body: string) => RecordedCall>> = {
  dynamodb: (message, body) => {
    const input = JSON.parse(body);
    const batch = Object.entries((input.RequestItems ?? {}) as Record<string, BatchPart>);
    const table = input.TableName ?? batch[0]?.[0];
    const resource = arn('dynamodb', `table/${table}${input.IndexName ? `/index/${input.IndexName}` : ''}`);
    const items: (Keyed | undefined)[] = [
      input.Item,
      input.Key,
      ...batch.flatMap(([, part]) =>
        Array.isArray(part) ? part.map((one) => one.PutRequest?.Item ?? one.DeleteRequest?.Key) : (part.Keys ?? []),
      ),
    ];
    const queried = input.KeyConditionExpression ? [input.ExpressionAttributeValues[':pk'].S as string] : [];
    const keys = [...items.flatMap((item) => item?.pk?.S ?? []), ...queried];
    return { action: `dynamodb:${operation(message)}`, resources: [resource], keys };
  },
  sqs: (message, body) => {
    // Batches need the right of the single call (Service Authorization Reference, Amazon SQS).
    const action = operation(message).replace(/Batch$/, '');
    return { action: `sqs:${action}`, resources: [arn('sqs', String(JSON.parse(body).QueueUrl).split('/').at(-1)!)] };
  },
  s3: (message) => {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://s3');
    const [, bucket = '', ...key] = decodeURIComponent(pathname).split('/');
    if (key.length === 0 || searchParams.has('list-type')) {
      return { action: 's3:ListBucket', resources: [`arn:aws:s3:::${bucket}`] };
    }
    const verb = { GET: 'Get', HEAD: 'Get', PUT: 'Put', DELETE: 'Delete' }[message.method ?? ''] ?? message.method;
    return { action: `s3:${verb}Object`, resources: [`arn:aws:s3:::${bucket}/${key.join('/')}`] };
  },
  ses: (message, body) => {
    if (message.method === 'GET') return { action: 'ses:GetAccount', resources: ['*'] };
    const { FromEmailAddress, ConfigurationSetName } = JSON.parse(body);
    const domain = /@([^>\s]+)/.exec(FromEmailAddress)?.[1];
    return {
      action: message.url?.includes('bulk') ? 'ses:SendBulkEmail' : 'ses:SendEmail',
      resources: [arn('ses', `identity/${domain}`), arn('ses', `configuration-set/${ConfigurationSetName}`)],
    };
  },
  // The first version of SES's API, which alone knows receipt rules, speaks forms.
  'receipt-rules': (_, body) => ({ action: `ses:${new URLSearchParams(body).get('Action')}`, resources: ['*'] }),
  lambda: (message) => ({
    action: 'lambda:InvokeFunction',
    resources: [arn('lambda', `function:${message.url?.split('/')[3]}`)],
  }),
  // A job is made of its model; those of the test are inference profiles. Jobs are looked at by their ARN.
  bedrock: (message, body) => {
    const [, job, stop] = /^\/model-invocation-job\/([^/]+)(\/stop)?$/.exec(message.url ?? '') ?? [];
    if (job) {
      const action = `bedrock:${stop ? 'Stop' : 'Get'}ModelInvocationJob`;
      return { action, resources: [decodeURIComponent(job)] };
    }
    const { modelId } = JSON.parse(body);
    return { action: 'bedrock:CreateModelInvocationJob', resources: [arn('bedrock', `inference-profile/${modelId}`)] };
  },
  secretsmanager: (message, body) => ({
    action: `secretsmanager:${operation(message)}`,
    resources: [JSON.parse(body).SecretId],
  }),
};

type Keyed = { readonly pk?: { readonly S: string } };
type BatchPart =
  | { readonly Keys?: Keyed[] }
  | { readonly PutRequest?: { readonly Item: Keyed }; readonly DeleteRequest?: { readonly Key: Keyed } }[];
