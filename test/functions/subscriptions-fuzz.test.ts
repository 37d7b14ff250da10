/** Whatever a stranger sends to the pages: an answer below 500, without a trace of code, a redirect or a changed reader. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { subscriptions } from '../../functions/subscriptions.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { readerLink } from '../../shared/readers/links/reader-links.ts';
import { ORIGIN_HEADER, ROUTES } from '../../shared/readers/requests/routes.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { KEYS, SITE } from '../support/mailing-rig.ts';
import { createPageRig, type PageRig } from '../support/page-visit.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
let rig: PageRig;
let reader: string;
let reported: unknown[];

beforeAll(async () => {
  real = await startTable();
  rig = createPageRig(real.table, createFakeClock());
  const wanted = { address: 'reader@example.com', language: 'ja', depth: 'all' } as const;
  reader = await addConfirmedReader({ readers: rig.readers, seal: rig.seal }, wanted);
});
afterAll(() => real.stop());

const tokenFor = (purpose: 'confirm' | 'preferences' | 'export' | 'erase', version: number) =>
  readerLink('', KEYS, { purpose, reader, version }).split('?')[1]!;

const types = fc.oneof(
  fc.constantFrom(
    ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data', ''],
    ...['application/json', 'text/plain', 'multipart/form-data; boundary="', 'APPLICATION/X-WWW-FORM-URLENCODED;;;'],
  ),
  fc.string(),
);
const bodies = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '__proto__=1&constructor[prototype]=2',
      '{"email":["a"]}',
      '%',
      '%%%=%ff&email=%00',
      'action=erase&action=save',
    ],
    ...['--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.example\r\n--x--', '--x'.repeat(3000)],
  ),
  fc.webQueryParameters(),
  fc.constant('x='.repeat(10_000)),
);
const requests = fc.record({
  route: fc.constantFrom(...ROUTES),
  query: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'language=en&x', '1.1.u.', '1.1.c..0.0.')),
  headers: fc.dictionary(
    fc.constantFrom('accept-language', 'origin', 'cookie', 'cloudfront-viewer-address'),
    fc.string(),
  ),
  type: types,
  body: fc.option(bodies, { nil: undefined }),
  base64: fc.boolean(),
});
type Request = typeof requests extends fc.Arbitrary<infer R> ? R : never;

async function send({ route, query, headers, type, body, base64 }: Request) {
  reported = [];
  const event = {
    ...{ version: '2.0', routeKey: '', rawPath: route.path, rawQueryString: query, body, isBase64Encoded: base64 },
    headers: { ...headers, 'content-type': type, [ORIGIN_HEADER]: KEYS.origin! },
    requestContext: { http: { method: route.method, path: route.path, sourceIp: '192.0.2.1' } },
  } as unknown as APIGatewayProxyEventV2;
  return subscriptions(event, { ...rig, sleep: async () => {}, report: (error) => void reported.push(error) });
}

test('H-14 no request of any shape breaks a page, shows code or leads elsewhere, and no reader changes', async () => {
  const before = await rig.readers.load(reader);
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const answer = await send(request);
      expect(reported).toEqual([]);
      expect(answer.statusCode).toBeLessThan(500);
      expect(Object.keys(answer.headers ?? {})).not.toEqual(expect.arrayContaining(['location', 'set-cookie']));
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(answer.body).not.toMatch(/\bat \w+ \(|node_modules|\.ts:\d/);
    }),
    { numRuns: 600 },
  );
  expect(await rig.readers.load(reader)).toEqual(before);
});

test('H-14 whoever holds a link may send any form with it: nothing breaks, and only a whole form changes preferences', async () => {
  const { version } = (await rig.readers.load(reader))!;
  const whole = 'language=en&depth=headlines&topics=a&action=save';
  await fc.assert(
    fc.asyncProperty(requests, fc.constantFrom('confirm', 'preferences', 'export'), async (request, purpose) => {
      const route = { method: 'POST', path: `/api/${purpose}` } as Request['route'];
      const answer = await send({ ...request, route, query: tokenFor(purpose, version) });
      expect(reported).toEqual([]);
      expect(answer.statusCode).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect(await rig.readers.load(reader)).toMatchObject({ state: 'active', version, language: 'ja', depth: 'all' });
  const type = 'application/x-www-form-urlencoded';
  const route = { method: 'POST', path: '/api/preferences' } as Request['route'];
  const form = { route, query: tokenFor('preferences', version), headers: { origin: SITE }, type, base64: false };
  expect((await send({ ...form, body: whole })).statusCode).toBe(200);
  expect(await rig.readers.load(reader)).toMatchObject({ language: 'en', depth: 'headlines', topics: ['a'] });
});
