/** What the bundles leave out of packages, and that what stays still does its work. */
import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { hollow, withPureTables } from '../../../infra/cloud/function/left-out.ts';
import { type Listening, listen } from '../../../infra/local/engines/ports.ts';
import { bundled, printed } from '../../support/bundled-source.ts';
import { startOpenAiStub } from '../../support/openai-stub.ts';

const CREDENTIALS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'of-a-test', AWS_SECRET_ACCESS_KEY: 'of-a-test' };

/** A service that tells every request and gives each the same answer. */
async function service(body: string): Promise<Listening & { requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    response.end(body);
  });
  return Object.assign(await listen(server, 0), { requests });
}

describe('clients of the SDK', () => {
  test('are made without what reads files of a developer’s machine', async () => {
    const loaded = await printed(`
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      import { S3Client } from '@aws-sdk/client-s3';
      globalThis.kept = [new DynamoDBClient({}), new S3Client({})];
      console.log(process.moduleLoadList.filter((name) => /fs.promises|readline|webstreams/.test(name)).length);`);
    expect(loaded).toBe('0');
  });

  test('sign, sum up and send a file, and read one as text', async () => {
    const { url, close, requests } = await service('as it was');
    try {
      const text = await printed(
        `import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
        const client = new S3Client({ forcePathStyle: true });
        await client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'to keep' }));
        const { Body } = await client.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
        console.log(await Body.transformToString());`,
        { ...CREDENTIALS, AWS_ENDPOINT_URL: url },
      );
      expect(text).toBe('as it was');
      expect(requests.map(({ method }) => method)).toEqual(['PUT', 'GET']);
      const [put] = requests;
      expect(put!.headers).toMatchObject({
        authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=of-a-test\/.*Signature=[0-9a-f]{64}$/),
        'x-amz-checksum-crc32': expect.stringMatching(/^\S{8}$/),
        'user-agent': expect.stringMatching(/aws-sdk-js\/3\.\d+\.\d+/),
      });
    } finally {
      await close();
    }
  });

  test('carry no list of their own dependencies', async () => {
    const text = await bundled(
      `import { SQSClient } from '@aws-sdk/client-sqs'; export const queue = new SQSClient({});`,
    );
    expect(text).not.toContain('devDependencies');
  });
});

describe('OpenAI’s client', () => {
  const ask = `import OpenAI, { APIError } from 'openai';
    const client = new OpenAI({ apiKey: 'k', baseURL: process.env.SERVICE, maxRetries: 0 });
    const messages = [{ role: 'user', content: 'why?' }];
    const told = await client.chat.completions.create({ model: 'm', messages }).catch((error) => error);
    console.log(told instanceof APIError ? told.status : told.choices[0].message.content);`;

  test.each([
    [{ content: 'because' }, 'because'],
    [{ status: 429 }, '429'],
  ])('asks for a chat and tells what came: %j', async (answer, told) => {
    const server = await startOpenAiStub([answer]);
    try {
      expect(await printed(ask, { SERVICE: server.baseURL })).toBe(told);
      expect(server.calls).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  test('is bundled without the rest of the service', async () => {
    expect((await bundled(ask)).length).toBeLessThan(60_000);
  });
});

describe('a hollow module', () => {
  test('exports the names of the real one, however they are written', () => {
    const source = `import { A } from '../a.mjs';
export class Images extends A {}
export const sizes = [1];
export async function* pages() {}
export { Runs as Threads, Batches, } from '../runs.mjs';
export * from '../shared.mjs';`;
    expect(hollow(source)).toBe(`export * from '../shared.mjs';
class LeftOut {}
export { LeftOut as Images, LeftOut as sizes, LeftOut as pages, LeftOut as Threads, LeftOut as Batches };`);
  });
});

describe('tables of feedsmith', () => {
  test('are marked as pure where they are worked out, and only there', () => {
    expect(withPureTables('const a = [\n\t...b,\n\t...c\n];\nconst d = {\n\te: 1\n};\n')).toBe(
      'const a = /* @__PURE__ */ (() => [\n\t...b,\n\t...c\n])();\nconst d = {\n\te: 1\n};\n',
    );
  });

  test('go when only a JSON feed is read', async () => {
    const read = `import { parseJsonFeed } from 'feedsmith';
      const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [{ id: '1', content_text: 'a' }] };
      console.log(parseJsonFeed(feed).items.length);`;
    expect(await printed(read)).toBe('1');
    expect(await bundled(read)).not.toContain('prismstandard');
  });
});
