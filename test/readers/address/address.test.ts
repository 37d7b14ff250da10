import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isTagged,
  mailboxOf,
  parseAddress,
  sameAddress,
  wireAddress,
} from '../../../shared/readers/address/address.ts';

/** 254 letters, the most that a path holds. */
const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;

describe('one mailbox, one spelling', () => {
  test.each([
    ['A@X.com', 'a@x.com'],
    [' a@x.com ', 'a@x.com'],
    ['a@x.com.', 'a@x.com'],
    ['a@B\u00fccher.example', 'a@xn--bcher-kva.example'],
    ['a@Bu\u0308cher.example', 'a@xn--bcher-kva.example'],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
    ['a@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8', 'a@xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    ['a@BU\u0308CHER.Example', 'a@xn--bcher-kva.example'],
    ['a@x.co1', 'a@x.co1'],
    ['a@1.2.example', 'a@1.2.example'],
    ['a@x-y.example', 'a@x-y.example'],
    [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`],
    [longest, longest],
    ['first.last+tag@sub.example.org', 'first.last+tag@sub.example.org'],
  ])('S-13 %j is stored as %s', (typed, stored) => {
    expect(parseAddress(typed)).toBe(stored);
  });

  test('S-13 the stored spelling is its own spelling', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const stored = parseAddress(typed);
        if (stored !== undefined) expect(parseAddress(stored)).toBe(stored);
      }),
    );
  });
});

describe('H-25: addresses as people in Japan have and write them', () => {
  test.each([
    ['a..b@docomo.ne.jp', 'a..b@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
    ['"a..b"@docomo.ne.jp', 'a..b@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
    ['Taro.@ezweb.ne.jp', 'taro.@ezweb.ne.jp', '"taro."@ezweb.ne.jp'],
    ['taro@docomo.ne.jp', 'taro@docomo.ne.jp', 'taro@docomo.ne.jp'],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'taro@example.com', 'taro@example.com'],
    ['taro＠example。jp', 'taro@example.jp', 'taro@example.jp'],
  ])('%s is %s, and %s to a mail server', (typed, stored, wire) => {
    expect(parseAddress(typed)).toBe(stored);
    expect(wireAddress(stored)).toBe(wire);
  });

  test.each(['a..b@evildocomo.ne.jp', '"a b"@docomo.ne.jp', '.a@docomo.ne.jp', '"a"b"@docomo.ne.jp'])(
    '%s is none',
    (typed) => {
      expect(parseAddress(typed)).toBeUndefined();
    },
  );

  test('dots and tags are folded where the provider folds them', () => {
    expect(sameAddress('a.b+c@gmail.com')).toBe('ab@gmail.com');
    expect(sameAddress('a.b+c@outlook.jp')).toBe('a.b@outlook.jp');
    expect(sameAddress('a.b+c@u.ac.jp')).toBe('a.b+c@u.ac.jp');
    expect(sameAddress('+@gmail.com')).toBe('+@gmail.com');
  });
});

describe('what is no address', () => {
  test.each([
    'a@b',
    '@x.y',
    'a@',
    'a@b@x.y',
    `${'a'.repeat(65)}@example.com`,
    `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.com`,
    '"a b"@x.yz',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@x.1',
    'a@0x7f.1',
    'a@2130706433',
    'a@x.yz@q.wx',
    'a@x-.yz',
    'a@x.yz-',
    'a@.x.yz',
    'a@x_y.yz',
    'a@x.yz/z',
    'a.@x.yz',
    `a@${'b'.repeat(64)}.example`,
    longest.replace('@', '@b'),
    longest.replace('.com', '.info'),
    `${'a'.repeat(1001)}`,
    ` ${'a@x.yz'.padEnd(1000)}`,
    'a@x.123',
    'a@x.yz, b@x.yz',
    'Name <a@x.yz>',
    'a..b@x.yz',
    '.a@x.yz',
    'a@-x.yz',
    'a@x..yz',
    '',
    ' ',
    'a b@x.yz',
  ])('H-11 %j is rejected', (typed) => {
    expect(parseAddress(typed)).toBeUndefined();
  });

  test.each([
    'a@x.yz%0d%0aBcc:z@q.wx',
    'a@x.yz\r\nBcc: z@q.wx',
    'a@x.yz\n',
    '\ta@x.yz',
    'a\u0000@x.yz',
    'a@x.yz\u2028',
    'a\u200b@x.yz',
    'a@x\u202ezy.yz',
  ])('H-12 %j is rejected', (typed) => {
    expect(parseAddress(typed)).toBeUndefined();
  });

  test('H-12 whatever is accepted is one printable ASCII line that SES takes as one mailbox', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.emailAddress()), (typed) => {
        const stored = parseAddress(typed);
        if (stored !== undefined) expect(stored).toMatch(/^[!-~]{1,64}@[a-z0-9.-]+$/);
        if (stored !== undefined) expect(stored).not.toMatch(/[,;<>()"\\\s]/);
      }),
    );
  });

  test('H-13 a local part beyond ASCII is rejected, since SES has no SMTPUTF8', () => {
    expect(parseAddress('\u7528\u6237@example.com')).toBeUndefined();
    expect(parseAddress('jos\u00e9@example.com')).toBeUndefined();
  });

  test('H-13 a look-alike domain keeps its own punycode and never merges with the ASCII one', () => {
    const lookAlike = parseAddress('a@\u0435xample.com');
    expect(lookAlike).toBe('a@xn--xample-2of.com');
    expect(lookAlike).not.toBe(parseAddress('a@example.com'));
  });
});

test('H-07 tags lead to one mailbox as far as limits count, and dots where their provider says so', () => {
  expect(new Set(['abc@x.yz', 'abc+1@x.yz', 'abc+news@x.yz'].map(mailboxOf)).size).toBe(1);
  expect(new Set(['abc@proton.me', 'a.b.c@proton.me', 'a.bc+news@proton.me'].map(mailboxOf)).size).toBe(1);
  expect(mailboxOf('a.bc@x.yz')).toBe('a.bc@x.yz');
  expect(mailboxOf('+@x.yz')).toBe('+@x.yz');
  expect(['a+b@x.yz', 'a+b@gmail.com', 'ab@x.yz', '+@x.yz'].map(isTagged)).toEqual([true, false, false, false]);
});
