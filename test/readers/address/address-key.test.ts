import { describe, expect, test } from '@jest/globals';
import { createAddressSeal, SealError } from '../../../shared/readers/address/address-key.ts';

const seal = createAddressSeal({ addressKey: 'the-key-of-all-addresses' });
const READER = seal.readerId('a@example.com');

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

test('what an earlier release stored is found and opened today', () => {
  expect(READER).toBe('lw16Q5xt7hu4_OuAP1nQwR');
  expect(seal.mailboxId('ab+c@example.com')).toBe('Rd-mP-caoJcQiRg3IO_Gj2');
  expect(seal.limitId('network', '198.51.100.7')).toBe('rQ8lort4ZXUYe5by7XuI5q');
  const sealed = 'AduinFnE1_MsExQiO-ObzAAnnxU981fiuDuCghAe9mQzBs_DGI3gtxDH';
  expect(seal.open(sealed, READER)).toBe('a@example.com');
});

test('one text is three different ids as a reader, a mailbox and a network', () => {
  const ids = [
    seal.readerId('a@example.com'),
    seal.limitId('mailbox', 'a@example.com'),
    seal.limitId('network', 'a@example.com'),
  ];
  expect(new Set(ids).size).toBe(3);
  expect(seal.mailboxId('ab+c@example.com')).toBe(seal.limitId('mailbox', 'ab@example.com'));
});

test('what cannot be opened says so with its cause, and that asking again does not help', () => {
  const opening = (sealed: string) => {
    try {
      return seal.open(sealed, READER);
    } catch (error) {
      return error;
    }
  };
  for (const sealed of ['', 'x', seal.seal('a@example.com').slice(0, 30)]) {
    const error = opening(sealed);
    expect(error).toBeInstanceOf(SealError);
    expect(error).toMatchObject({ retryable: false, cause: expect.anything() });
  }
  const other = Buffer.from(seal.seal('a@example.com'), 'base64url');
  other[0] = 2;
  expect(opening(other.toString('base64url'))).toMatchObject({ cause: expect.any(SealError) });
});
