import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAuthenticationResults } from '../../../shared/readers/requests/authentication-results.ts';

/** As `method result property=value …`, one line a verdict. */
const told = (field: string): string[] | undefined =>
  readAuthenticationResults(field)?.verdicts.map(({ method, result, properties }) =>
    [method, result, ...[...properties].map(([name, value]) => `${name}=${value}`)].join(' '),
  );

describe('H-27: Authentication-Results', () => {
  test.each<[string, string, string[]]>([
    ['without a verdict', 'example.org 1; none', []],
    [
      'with a semicolon at its end',
      'example.org; spf=pass smtp.mailfrom=example.net;',
      ['spf pass smtp.mailfrom=example.net'],
    ],
    [
      'of several methods',
      'example.com; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass smtp.mailfrom=example.net',
      ['auth pass smtp.auth=sender@example.net', 'spf pass smtp.mailfrom=example.net'],
    ],
    [
      'with comments in every place (RFC 8601, B.7)',
      "foo.example.net (foobar) 1 (baz);\r\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n policy (A dot can go here) . (like that) expired\r\n (this surprised me) = (as I wasn't expecting it) 1362471462",
      ['dkim fail policy.expired=1362471462'],
    ],
    [
      'with comments inside each other',
      'a.example; spf=pass (a (b; dkim=pass) \\) c) smtp.mailfrom=x.example',
      ['spf pass smtp.mailfrom=x.example'],
    ],
    [
      'with a reason',
      'a.example; dkim=fail reason="bad; dkim=pass" header.d=x.example',
      ['dkim fail reason=bad; dkim=pass header.d=x.example'],
    ],
    [
      'with a quoted local part',
      'a.example; spf=pass smtp.mailfrom="a; \\"b"@x.example',
      ['spf pass smtp.mailfrom=a; "b@x.example'],
    ],
    [
      'with an equals sign in a local part',
      'a.example; spf=pass smtp.mailfrom=bounce+a=b@x.example',
      ['spf pass smtp.mailfrom=bounce+a=b@x.example'],
    ],
    ['with capitals and spaces', 'A.example ;  DKIM = Pass  Header . D = X.example', ['dkim pass header.d=X.example']],
    ['with a quoted server', '"a.example"; spf=none', ['spf none']],
    ['with a version of a method', 'a.example; dkim/1=pass header.d=x.example', ['dkim pass header.d=x.example']],
    ['with a method of another version', 'a.example; dkim/2=pass', ['dkim/2 pass']],
  ])('%s is read', (_, field, verdicts) => expect(told(field)).toEqual(verdicts));

  test.each([
    ['nothing', ''],
    ['a server alone', 'a.example'],
    ['two servers', 'a.example b.example; spf=pass'],
    ['a version that nobody knows', 'a.example 2; spf=pass smtp.mailfrom=x.example'],
    ['a quotation without an end', 'a.example; spf=fail smtp.mailfrom="a; dkim=pass header.d=x.example'],
    ['a comment without an end', 'a.example; spf=fail (a; dkim=pass header.d=x.example'],
    ['words without a value', 'a.example; spf=pass x.example'],
    ['a property twice', 'a.example; dkim=pass header.d=evil.example header.d=x.example'],
    ['a value of nothing', 'a.example; dkim='],
  ])('%s proves nothing', (_, field) => expect(told(field)).toBeUndefined());

  test('whatever a sender writes into a quotation or a comment makes no verdict', () => {
    const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
    const comment = (text: string) => `(${text.replace(/[()\\]/g, '\\$&')})`;
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const field = `a.example; spf=fail ${comment(one)} smtp.mailfrom=${quoted(other)}@evil.example; dkim=none`;
        expect(readAuthenticationResults(field)?.verdicts.map(({ method, result }) => [method, result])).toEqual([
          ['spf', 'fail'],
          ['dkim', 'none'],
        ]);
      }),
    );
  });
});
