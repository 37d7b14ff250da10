import { expect, test } from '@jest/globals';
import { isFormToken, signForm } from '../../../shared/readers/links/form-token.ts';
import { signLink } from '../../../shared/readers/links/signed-link.ts';

const KEYS = {
  current: { id: '2', key: 'the-current-link-key' },
  previous: { id: '1', key: 'the-previous-link-key' },
  addressKey: 'the-key-of-all-addresses',
  origin: 'what-cloudfront-sends',
};
const HOUR = 3_600_000;

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

test('a form of the key before is still taken during rotation, and one of a retired key is not', () => {
  const old = signForm(10_000, { current: KEYS.previous });
  expect(isFormToken(old, KEYS, 20_000)).toBe(true);
  expect(isFormToken(old, { current: KEYS.current }, 20_000)).toBe(false);
});

test('the name of a key is any word of up to sixteen letters', () => {
  for (const id of ['k', 'Key_2-b', 'k'.repeat(16)]) {
    const current = { id, key: KEYS.current.key };
    expect(isFormToken(signForm(10_000, { current }), { current }, 20_000)).toBe(true);
  }
});

test('H-10 whatever is changed in a form token, it is none', () => {
  const token = signForm(10_000, KEYS);
  const [id, issued, nonce, mac] = token.split('.') as [string, string, string, string];
  const others = [
    ...[
      `x${token}`,
      `?${token}`,
      `${token}x`,
      `${id}.${issued}.${nonce}`,
      `${id}.${issued}.${nonce}.`,
      `.${issued}.${nonce}.${mac}`,
      `${id}..${nonce}.${mac}`,
      `${id}.${issued}.${mac}`,
      `${id}.${issued}.${'A'.repeat(12)}.${mac}`,
    ],
    ...[
      `1.${issued}.${nonce}.${mac}`,
      `9.${issued}.${nonce}.${mac}`,
      `${id}.${(9000).toString(36)}.${nonce}.${mac}`,
      `${id}.${issued}.${nonce}.${'A'.repeat(43)}`,
    ],
  ];
  for (const other of others) expect([other, isFormToken(other, KEYS, 20_000)]).toEqual([other, false]);
});

test('a form token is no link, although the same key signs both', () => {
  const key = { current: { id: '1', key: 'k'.repeat(20) } };
  const form = signForm(0, key);
  const link = signLink({ purpose: 'confirm', reader: 'r'.repeat(22), version: 1 }, key);
  const macOf = (token: string) => token.split('.').at(-1)!;
  const relabelled = (body: string, token: string) => `${body}.${macOf(token)}`;
  // The very text of the link's body, signed as a form would sign it, is not what a link carries.
  expect(isFormToken(relabelled('1.0', link), { ...key, previous: undefined }, 5000)).toBe(false);
  expect(isFormToken(form, { ...key, previous: undefined }, 5000)).toBe(true);
});

test('H-23: no two forms are alike, so that each can be used once', () => {
  expect(signForm(10_000, KEYS)).not.toBe(signForm(10_000, KEYS));
});
