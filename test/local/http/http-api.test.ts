import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Listening, listen } from '../../../infra/local/engines/ports.ts';
import { FunctionError } from '../../../infra/local/host/handler-host.ts';
import type { Distribution } from '../../../infra/local/http/distribution.ts';
import { createHttpApi, type HttpApiOptions } from '../../../infra/local/http/http-api.ts';
import { toResponse } from '../../../infra/local/http/http-event.ts';

const open: Listening[] = [];

afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const distribution: Distribution = {
  siteBucket: 'site',
  rootObject: 'index.html',
  apiPaths: ['/api/'],
  originHeaders: { 'x-ronbun-origin': '{{resolve:secretsmanager:x:SecretString:origin::}}' },
  pageHeaders: { 'x-content-type-options': 'nosniff' },
  errorPages: new Map([[403, { path: '/404.html', status: 404 }]]),
};

const pages = new Map([
  ['index.html', { body: Buffer.from('<h1>home</h1>'), contentType: 'text/html; charset=utf-8' }],
  ['404.html', { body: Buffer.from('<h1>nothing here</h1>'), contentType: 'text/html; charset=utf-8' }],
  ['2024-W13/ja/日本.txt', { body: Buffer.from('論文'), contentType: 'text/plain; charset=utf-8' }],
]);

const routes = ['POST /api/subscribe', 'GET /api/papers', 'GET /api/any'].map((key) => ({
  key,
  function: 'subscriptions',
}));

async function serve(options: Partial<HttpApiOptions> = {}) {
  const events: APIGatewayProxyEventV2[] = [];
  const invoke = async (_: string, event: unknown) => {
    events.push(event as APIGatewayProxyEventV2);
    return { statusCode: 200, body: 'ok' };
  };
  const api = createHttpApi({
    routes,
    distribution,
    invoke,
    page: async (key) => pages.get(key),
    originHeader: () => 'the origin secret',
    now: () => new Date('2026-11-23T00:00:00Z'),
    ...options,
  });
  const listening = await listen(createServer(api), 0);
  open.push(listening);
  return { url: listening.url, events };
}

test('before the first edition the root leads to the desk, where there is one', async () => {
  const empty = { page: async () => undefined };
  const { url } = await serve({ ...empty, desk: async () => undefined });
  const answer = await fetch(`${url}/`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/desk']);
  expect((await fetch(`${(await serve(empty)).url}/`)).status).toBe(404);
});

describe('a request becomes an event', () => {
  test('with joined query values, and the raw query beside them', async () => {
    const { url, events } = await serve();
    await fetch(`${url}/api/papers?tag=a&tag=b&q=%E8%AB%96%E6%96%87+x`);
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/papers',
      rawPath: '/api/papers',
      rawQueryString: 'tag=a&tag=b&q=%E8%AB%96%E6%96%87+x',
      queryStringParameters: { tag: 'a,b', q: '論文 x' },
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, stage: '$default', timeEpoch: 1795392000000 },
      isBase64Encoded: false,
    });
    expect(events[0]).not.toHaveProperty('body');
  });

  test.each([
    ['application/json', '{"a":"論"}', false],
    ['text/plain; charset=utf-8', '論', false],
    ['application/x-www-form-urlencoded', 'email=a%40b.example', true],
    ['application/octet-stream', 'x', true],
  ])('with a %s body in the form the service gives it', async (type, body, base64) => {
    const { url, events } = await serve();
    await fetch(`${url}/api/subscribe`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(events[0]?.isBase64Encoded).toBe(base64);
    expect(Buffer.from(events[0]?.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe(body);
  });

  test('through the site with the origin secret, the viewer address, and without cookies or a forged secret', async () => {
    const { url, events } = await serve();
    const headers = { cookie: 'a=1', 'x-ronbun-origin': 'forged', 'x-other': '1', 'accept-language': 'ja' };
    await fetch(`${url}/api/any`, { headers });
    expect(events[0]?.headers).toMatchObject({
      'x-ronbun-origin': 'the origin secret',
      'cloudfront-viewer-address': expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      'accept-language': 'ja',
    });
    for (const name of ['x-other', 'cookie']) expect(events[0]?.headers).not.toHaveProperty(name);
  });
});

describe('an answer becomes a response', () => {
  test.each([
    ['status and headers', { statusCode: 303, headers: { Location: '/done' } }, 303],
    ['an answer without a status is the service error', { ok: true }, 500],
    ['nothing is the service error', null, 500],
    ['a status of no meaning is the service error', { statusCode: 'ok' }, 500],
    ['a body that is no text is the service error', { statusCode: 200, body: { a: 1 } }, 500],
  ])('%s', (_, result, status) => {
    expect(toResponse(result).status).toBe(status);
  });
});

describe('the service answers by itself', () => {
  test('404 to a path or method without a route', async () => {
    const { url } = await serve();
    for (const path of ['/api/nothing', '/api/subscribe', '/api/papers/a']) {
      const answer = await fetch(url + path);
      expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
    }
  });

  test('500 when the function fails, without its words', async () => {
    const fails = () => Promise.reject(new FunctionError('subscriptions', 'Error', 'the secret is 42'));
    const { url } = await serve({ invoke: fails });
    const answer = await fetch(`${url}/api/any`);
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  test('503 when the function runs out of time', async () => {
    const late = () => Promise.reject(new FunctionError('subscriptions', 'Sandbox.Timedout', 'Task timed out'));
    const { url } = await serve({ invoke: late });
    expect((await fetch(`${url}/api/any`)).status).toBe(503);
  });

  test('413 to a body over 10 MB, and the function never hears of it', async () => {
    const { url, events } = await serve();
    const answer = await fetch(`${url}/api/subscribe`, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect([answer.status, events.length]).toEqual([413, 0]);
  });
});

describe('the site', () => {
  test.each([
    ['/', 200, '<h1>home</h1>'],
    [`/2024-W13/ja/${encodeURIComponent('日本.txt')}`, 200, '論文'],
    ['/2024-W13/ja/', 404, '<h1>nothing here</h1>'],
    ['/../../etc/passwd', 404, '<h1>nothing here</h1>'],
    ['//', 404, '<h1>nothing here</h1>'],
    ['//elsewhere.example/', 404, '<h1>nothing here</h1>'],
    ['/%E0%A4%A', 400, 'Bad request\n'],
  ])('%s answers %d', async (path, status, body) => {
    const { url } = await serve();
    const answer = await fetch(url + path);
    expect([answer.status, await answer.text()]).toEqual([status, body]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('takes no POST, and a HEAD brings the length without the page', async () => {
    const { url } = await serve();
    expect((await fetch(url, { method: 'POST' })).status).toBe(403);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['13', '']);
  });
});
