import { describe, expect, test } from '@jest/globals';
import { isForeignCall, isOwnHost } from '../../../infra/local/http/own-machine.ts';

describe('S-14: a call to a port of this machine', () => {
  test.each([
    ['a client that is no browser', { host: '127.0.0.1:4000' }, false],
    [
      'a page of this machine',
      { host: 'localhost:4000', origin: 'http://127.0.0.1:5000', 'sec-fetch-site': 'same-site' },
      false,
    ],
    ['a typed address', { host: '[::1]:4000', 'sec-fetch-site': 'none' }, false],
    ['a page of another site', { host: '127.0.0.1:4000', origin: 'https://evil.example' }, true],
    ['a page that hides its origin', { host: '127.0.0.1:4000', origin: 'null' }, true],
    ['a picture or a script of another site', { host: '127.0.0.1:4000', 'sec-fetch-site': 'cross-site' }, true],
    ['a name that was bent to this machine', { host: 'evil.example:4000' }, true],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }, true],
    ['an origin that begins like ours', { host: '127.0.0.1', origin: 'http://localhost.evil.example' }, true],
    ['no host', {}, true],
  ])('of %s', (_, headers, isForeign) => {
    expect(isForeignCall(headers)).toBe(isForeign);
  });

  test('is for this machine by its own names alone', () => {
    expect([
      isOwnHost('localhost'),
      isOwnHost('127.0.0.1:80'),
      isOwnHost('evil.example'),
      isOwnHost(undefined),
    ]).toEqual([true, true, false, false]);
  });
});
