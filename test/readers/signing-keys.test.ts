import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAddressSeal, SealError } from '../../shared/readers/address/address-key.ts';
import { mailboxHeader } from '../../shared/readers/address/mailbox-header.ts';
import { isFormToken, signForm } from '../../shared/readers/links/form-token.ts';
import { BadLinkError, type Purpose, readLink, signLink } from '../../shared/readers/links/signed-link.ts';
import { KeysError, parseKeys } from '../../shared/readers/links/signing-keys.ts';
import { networkOf } from '../../shared/readers/requests/network.ts';

const KEYS = {
  current: { id: '2', key: 'the-current-link-key' },
  previous: { id: '1', key: 'the-previous-link-key' },
  addressKey: 'the-key-of-all-addresses',
  origin: 'what-cloudfront-sends',
};
const seal = createAddressSeal(KEYS);
const READER = seal.readerId('a@example.com');
const HOUR = 3_600_000;

describe('the keys secret', () => {
  test('a complete secret is read, and null says in words that nothing stands in front', () => {
    expect(parseKeys(JSON.stringify(KEYS))).toEqual(KEYS);
    expect(parseKeys(JSON.stringify({ ...KEYS, origin: null })).origin).toBeNull();
  });

  test.each([
    ['no origin', { ...KEYS, origin: undefined }],
    ['an empty origin', { ...KEYS, origin: '' }],
    ['an unknown part', { ...KEYS, extra: 'x' }],
    ['a short key', { ...KEYS, addressKey: 'short' }],
  ])('%s is refused without telling a value', (_name, keys) => {
    const reading = () => parseKeys(JSON.stringify(keys));
    expect(reading).toThrow(KeysError);
    expect(reading).not.toThrow(/the-current|what-cloudfront/);
  });
});

describe('addresses at rest', () => {
  test('an address is opened again by its own reader alone', () => {
    const sealed = seal.seal('a@example.com');
    expect(sealed).not.toContain('example');
    expect(seal.open(sealed, READER)).toBe('a@example.com');
    expect(() => seal.open(sealed, seal.readerId('b@example.com'))).toThrow(SealError);
    expect(() => createAddressSeal({ addressKey: 'another-key-altogether' }).open(sealed, READER)).toThrow(SealError);
    expect(seal.seal('a@example.com')).not.toBe(sealed);
  });

  test('any changed byte is noticed and the error names no address', () => {
    const sealed = seal.seal('a@example.com');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] = changed[i]! ^ 1;
      expect(() => seal.open(changed.toString('base64url'), READER)).toThrow(`reader ${READER} cannot be opened`);
    }
  });

  test('reader ids are keyed: another key gives another id, and SES takes them as tags', () => {
    expect(createAddressSeal({ addressKey: 'another-key-altogether' }).readerId('a@example.com')).not.toBe(READER);
    expect(READER).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe('signed links', () => {
  const link = { purpose: 'confirm', reader: READER, version: 7, expires: HOUR } as const;
  const token = signLink(link, KEYS);
  const refused = (text: string, purpose: Purpose = 'confirm', keys = KEYS, now = 0) => {
    try {
      readLink(text, purpose, keys, now);
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(BadLinkError);
      return (error as Error).message;
    }
  };

  test('a link is read for its own purpose until it expires', () => {
    expect(readLink(token, 'confirm', KEYS, HOUR - 1)).toEqual({ reader: READER, version: 7 });
    const forever = signLink({ purpose: 'unsubscribe', reader: READER, version: 7 }, KEYS);
    expect(readLink(forever, 'unsubscribe', KEYS, Number.MAX_SAFE_INTEGER)).toMatchObject({ version: 7 });
  });

  test('a token needs no escaping in a URL, a header or a template', () => {
    expect(token).toMatch(/^[A-Za-z0-9_.-]{80,120}$/);
  });

  test('H-04 tampered, truncated, expired, of another purpose or a retired key: one identical error', () => {
    const other = signLink({ ...link, reader: seal.readerId('b@example.com') }, KEYS);
    const parts = token.split('.');
    const swapped = [...other.split('.').slice(0, -1), parts.at(-1)].join('.');
    const retired = signLink(link, { current: { id: '0', key: 'a-key-that-was-retired' } });
    const errors = [
      refused(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
      refused(token.slice(0, -5)),
      refused(''),
      refused('x'.repeat(5000)),
      refused(token, 'confirm', KEYS, HOUR),
      refused(token, 'unsubscribe'),
      refused(token.replace('.c.', '.u.'), 'unsubscribe'),
      refused(swapped),
      refused(retired),
      refused(token, 'confirm', { ...KEYS, current: { id: '2', key: 'another-key-same-name' } }),
    ];
    expect(new Set(errors)).toEqual(new Set(['this link is not valid']));
  });

  test('links of the key before stay valid during rotation', () => {
    const old = signLink(link, { current: KEYS.previous });
    expect(readLink(old, 'confirm', KEYS, 0)).toMatchObject({ version: 7 });
    expect(refused(old, 'confirm', { ...KEYS, previous: undefined } as never)).toBe('this link is not valid');
  });

  test('H-04 no other text than the one we signed is a link', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019_-.'), (i, character) => {
        const changed = token.slice(0, i) + character + token.slice(i + 1);
        // The last letter of base64 holds two bits that mean nothing, so another spelling can be the same bytes.
        if (changed === token || i === token.length - 1) return;
        expect(refused(changed)).toBe('this link is not valid');
      }),
    );
  });
});

test('H-10 a form token is good between three seconds and one hour, and only ours', () => {
  const token = signForm(10_000, KEYS);
  expect(isFormToken(token, KEYS, 10_000 + 2_999)).toBe(false);
  expect(isFormToken(token, KEYS, 10_000 + 3_000)).toBe(true);
  expect(isFormToken(token, KEYS, 10_000 + HOUR)).toBe(true);
  expect(isFormToken(token, KEYS, 10_000 + HOUR + 1)).toBe(false);
  expect(
    isFormToken(
      token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
      KEYS,
      20_000,
    ),
  ).toBe(false);
  expect(isFormToken('', KEYS, 20_000)).toBe(false);
});

test.each([
  ['198.51.100.7:43210', '198.51.100.7'],
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6:443', '2001:db8:1:2'],
  ['2001:db8::1:443', '2001:db8:0:0'],
  ['[2001:db8::1]:443', '2001:db8:0:0'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['nonsense', undefined],
])('%s belongs to the network %s', (viewer, network) => {
  expect(networkOf(viewer)).toBe(network);
});

test.each([
  ['Ronbun <a@x.yz>', '"Ronbun" <a@x.yz>'],
  ['a@x.yz', 'a@x.yz'],
  ['論文 <a@x.yz>', '=?UTF-8?B?6KuW5paH?= <a@x.yz>'],
  ['A "quoted"\r\nBcc: q <a@x.yz>', '"A quotedBcc: q" <a@x.yz>'],
])('the sender %j is written %j', (mailbox, header) => {
  expect(mailboxHeader(mailbox)).toBe(header);
});
