import { describe, expect, test } from '@jest/globals';
import { RequestRefusedError, readRequest } from '../../../shared/readers/requests/http-request.ts';
import { KEYS, SITE } from '../../support/mailing-rig.ts';
import { type Visit, visitEvent } from '../../support/page-visit.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const read = (visit: Visit = {}, path = '/api/subscribe', keys: { origin: string | null } = KEYS) =>
  readRequest(visitEvent(path, visit), keys, SITE);
const status = (visit: Visit, path?: string) => {
  try {
    read(visit, path);
    return 200;
  } catch (error) {
    expect(error).toBeInstanceOf(RequestRefusedError);
    return (error as RequestRefusedError).status;
  }
};

describe('a request', () => {
  test('is read with its path, query, fields, network and language', () => {
    expect(read({ query: 'a=1', viewer: '203.0.113.5:80', form: { email: 'x' } })).toEqual({
      ...{
        method: 'POST',
        path: '/api/subscribe',
        query: 'a=1',
        language: 'ja',
        network: expect.objectContaining({ family: 'ipv4' }),
      },
      fields: new Map([['email', ['x']]]),
    });
    expect(read()).toMatchObject({ method: 'GET', query: '', fields: new Map() });
  });

  test('without any header, query or body is read all the same where nothing stands in front', () => {
    const event = visitEvent('/api/subscribe', { method: 'POST' });
    const bare = { ...event, headers: undefined, rawQueryString: undefined, body: undefined } as never;
    const expected = { method: 'POST', query: '', language: 'ja', network: { family: 'ipv4' }, fields: new Map() };
    expect(readRequest(bare, { origin: null }, SITE)).toMatchObject(expected);
  });

  test('H-14 the body is read as it is encoded', () => {
    expect(read({ body: 'a=論文', headers: FORM }).fields.get('a')).toEqual(['論文']);
    expect(read({ body: Buffer.from('a=論文'), headers: FORM }).fields.get('a')).toEqual(['論文']);
  });

  test('comes through CloudFront, whose own word on the viewer counts, or is refused', () => {
    expect(status({ headers: { 'x-ronbun-origin': '' } })).toBe(403);
    expect(status({ headers: { 'x-ronbun-origin': `${KEYS.origin}x` } })).toBe(403);
    expect(status({ headers: { 'x-ronbun-origin': KEYS.origin!.replace(/.$/, '?') } })).toBe(403);
    expect(read({ viewer: '203.0.113.5:80' }).network?.widths[0]).toBe('203.0.113.5');
  });

  test('where nothing stands in front counts by the address it comes from, whatever it claims', () => {
    expect(read({ viewer: '203.0.113.5:80' }, '/api/subscribe', { origin: null }).network?.widths[0]).toBe('192.0.2.1');
  });

  test('is GET for GET and HEAD, POST for POST, and nothing else', () => {
    expect(['GET', 'HEAD', 'POST'].map((method) => read({ method }).method)).toEqual(['GET', 'GET', 'POST']);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get']) expect(status({ method })).toBe(405);
  });
});

describe('what is too much or cannot be read', () => {
  test.each<[string, number, Visit]>([
    ['a query of 2,000 letters', 200, { query: 'x'.repeat(2000) }],
    ['a longer query', 400, { query: 'x'.repeat(2001) }],
    ['a body of 16 kB', 200, { body: 'x'.repeat(16_384), headers: FORM }],
    ['a larger body', 413, { body: 'x'.repeat(16_385), headers: FORM }],
    ['a body of so many bytes in fewer letters', 413, { body: '論'.repeat(5462), headers: FORM }],
    ['plain text', 415, { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['JSON', 415, { body: '{"email":["a@x.yz"]}', headers: { 'content-type': 'application/json' } }],
    ['no type', 415, { body: 'email=a@x.yz' }],
    ['a multipart without boundary', 400, { body: 'x', headers: { 'content-type': 'multipart/form-data' } }],
    ['a thousand fields', 400, { body: 'a=1&'.repeat(1000), headers: FORM }],
  ])('H-14 %s: %i', (_name, expected, visit) => {
    expect(status(visit)).toBe(expected);
  });

  test('H-14 only a body that is too large keeps anybody from leaving', () => {
    const leave = (visit: Visit) => status({ method: 'POST', ...visit }, '/api/unsubscribe');
    expect(leave({ body: '{}', headers: { 'content-type': 'application/json' } })).toBe(200);
    expect(leave({ body: 'x'.repeat(16_385) })).toBe(413);
    expect(read({ form: { a: '1' } }, '/api/unsubscribe')).toMatchObject({ method: 'POST', fields: new Map() });
  });
});

describe('a post from another site', () => {
  test.each([
    ['no origin', '', 200],
    ['an origin that may not be told', 'null', 200],
    ['our own origin', SITE, 200],
    ['another origin', 'https://evil.example', 403],
    ['an origin that only begins like ours', `${SITE}.evil.example`, 403],
  ])('H-16 %s: %s %i', (_name, origin, expected) => {
    expect(status({ method: 'POST', headers: { origin } })).toBe(expected);
    expect(status({ headers: { origin } })).toBe(200);
    expect(status({ method: 'POST', headers: { origin } }, '/api/unsubscribe')).toBe(200);
  });
});

describe('the language', () => {
  test.each([
    ['', '', 'ja'],
    ['en-US,en;q=0.9,ja;q=0.8', '', 'en'],
    ['ja,en;q=0.9', '', 'ja'],
    ['fr, EN;q=0.5, ja;q=0.1', '', 'en'],
    ['fr,de', '', 'ja'],
    ['ja', 'language=en', 'en'],
    ['en', 'language=ja&x=1', 'ja'],
    ['ja', 'language=en&x=1', 'en'],
    ['en', 'language=japanese', 'en'],
    ['en', 'xlanguage=ja', 'en'],
    ['en', 'x=1&language=ja', 'en'],
  ])('of a browser that prefers %j, asked for by %j, is %s', (accepted, query, language) => {
    expect(read({ query, headers: { 'accept-language': accepted } }).language).toBe(language);
  });
});
