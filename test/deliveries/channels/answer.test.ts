import { describe, expect, test } from '@jest/globals';
import { answered, unanswered } from '../../../shared/deliveries/channels/answer.ts';
import { type WebRefusal, WebRefusedError } from '../../../shared/sources/web.ts';

const NOW = new Date('2031-01-06T00:00:00Z');
const answer = (status: number, body = '', retryAfter?: string) =>
  answered(status, new TextEncoder().encode(body), retryAfter, NOW);

describe('an answer of a channel', () => {
  test.each([200, 201, 204, 299])('of %i says that it was taken', (status) => {
    expect(answer(status, 'whatever')).toEqual({ state: 'sent' });
  });

  test.each([429, 503])(
    'of %i was not looked at, and is asked again when the vendor says, or in a minute',
    (status) => {
      expect(answer(status)).toEqual({ state: 'later', reason: `${status}`, afterMs: 60_000 });
      expect(answer(status, '', '7')).toEqual({ state: 'later', reason: `${status}`, afterMs: 7_000 });
    },
  );

  test.each([500, 502, 504])('of %i tells nothing of what became of it', (status) => {
    expect(answer(status, 'rollup_error')).toEqual({ state: 'unknown', reason: `${status} rollup_error` });
  });

  test.each([300, 400, 404, 410, 499])('of %i was refused', (status) => {
    expect(answer(status, 'no_service')).toEqual({ state: 'rejected', reason: `${status} no_service` });
  });

  test.each([
    ['a word', ' no_service\n', '404 no_service'],
    ['a message of JSON', '{"message": "Unknown Webhook", "code": 10015}', '404 Unknown Webhook'],
    ['a message of JSON without spaces', '{"message":"Unknown Webhook"}', '404 Unknown Webhook'],
    ['a message that holds an address', '{"message":"https://secret"}', '404'],
    ['a page', '<html>secret</html>', '404'],
    ['too much', 'a'.repeat(81), '404'],
    ['nothing', '', '404'],
    ['a word behind two thousand bytes of spaces', `${' '.repeat(2_000)}late`, '404'],
  ])('gives its reason in the vendor’s own word and repeats nothing else: %s', (_, body, reason) => {
    expect(answer(404, body)).toEqual({ state: 'rejected', reason });
  });
});

describe('no answer of a channel', () => {
  const none = (code: string | undefined, refusal: WebRefusal = 'unreachable') =>
    unanswered(new WebRefusedError(refusal, 'no answer', { cause: code && Object.assign(new Error('x'), { code }) }));

  test.each(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])(
    'for %s came before anything was sent',
    (code) => {
      expect(none(code)).toMatchObject({ state: 'later', afterMs: 60_000 });
    },
  );

  test.each([
    'ENOTFOUND',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('for %s has to be mended by a person', (code) => {
    expect(none(code)).toMatchObject({ state: 'rejected' });
  });

  test.each(['ECONNRESET', 'EPIPE', undefined, 'XECONNREFUSED', 'ENOTFOUNDX'])('for %s may have been heard', (code) => {
    expect(none(code)).toMatchObject({ state: 'unknown' });
  });

  test.each(['forbidden-address', 'forbidden-scheme'] as const)('for a %s has to be mended by a person', (refusal) => {
    expect(none(undefined, refusal)).toEqual({ state: 'rejected', reason: 'no answer' });
  });
});
