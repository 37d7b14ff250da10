import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAddressSeal } from '../../../shared/readers/address/address-key.ts';
import { BadLinkError, type Purpose, readLink, signLink } from '../../../shared/readers/links/signed-link.ts';

const KEYS = {
  current: { id: '2', key: 'the-current-link-key' },
  previous: { id: '1', key: 'the-previous-link-key' },
  addressKey: 'the-key-of-all-addresses',
  origin: 'what-cloudfront-sends',
};
const seal = createAddressSeal(KEYS);
const READER = seal.readerId('a@example.com');
const HOUR = 3_600_000;

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

describe('links that people keep for years', () => {
  const reader = 'lw16Q5xt7hu4_OuAP1nQwR';
  const made = (letter: string, expires: string, mac: string) => `1.2.${letter}.${reader}.s44we8.${expires}.${mac}`;

  test.each<[Purpose, string]>([
    ['confirm', made('c', '1f1koq134', 'k1s2vyRibt0j9B4BYJ-PdlV_VHr5PVH86BQyjCB1XhY')],
    ['unsubscribe', made('u', '0', 'GRh0mM0a1JxRGOM8THmNSVt6rMJH2_rkG-X6NgnshnA')],
    ['preferences', made('p', '1f1koq134', 'O8iuULEAPf9pE5sCm3CiGcCcRAoJG9mGBccOPbII9T4')],
    ['export', made('x', '1f1koq134', 'KdPExJVniRWaKNW8ixqgtOoZ6FADzHxqRx_YGwSvZBU')],
    ['erase', made('e', '1f1koq134', 'n0ACE35a7UBT8G4jok1pDai3XUFjJ2YbfTwExLhZoVI')],
  ])('the %s link of an earlier release is read, and made the same today', (purpose, token) => {
    expect(readLink(token, purpose, KEYS, 3_999_999_999_999)).toEqual({ reader, version: 1_700_000_000 });
    const expires = purpose === 'unsubscribe' ? {} : { expires: 4_000_000_000_000 };
    expect(signLink({ purpose, reader, version: 1_700_000_000, ...expires }, KEYS)).toBe(token);
  });

  test('the name of a key is any word of up to sixteen letters', () => {
    for (const id of ['k', 'Key_2-b', 'k'.repeat(16)]) {
      const current = { id, key: KEYS.current.key };
      const token = signLink({ purpose: 'erase', reader, version: 1 }, { current });
      expect(readLink(token, 'erase', { current }, 0)).toEqual({ reader, version: 1 });
    }
  });

  test('H-04 a link of one purpose is none of another, whichever two', () => {
    const purposes = ['confirm', 'unsubscribe', 'preferences', 'export', 'erase'] as const;
    for (const one of purposes)
      for (const other of purposes) {
        const reading = () => readLink(signLink({ purpose: one, reader, version: 1 }, KEYS), other, KEYS, 0);
        if (one === other) expect(reading()).toEqual({ reader, version: 1 });
        else expect(reading).toThrow(BadLinkError);
      }
  });

  test('H-04 a token with anything before, behind or inside it that we did not sign is none', () => {
    const token = signLink({ purpose: 'confirm', reader, version: 7 }, KEYS);
    const parts = token.split('.');
    const with_ = (i: number, part: string) => parts.map((each, at) => (at === i ? part : each)).join('.');
    const others = [`x${token}`, `${token}x`, `${token}\n`, with_(0, '2'), with_(1, ''), with_(1, 'k'.repeat(17))];
    others.push(
      with_(2, 'cc'),
      with_(2, ''),
      with_(3, reader.slice(1)),
      with_(4, ''),
      with_(4, '-1'),
      with_(5, ''),
      with_(6, ''),
    );
    for (const other of others) expect(() => readLink(other, 'confirm', KEYS, 0)).toThrow(BadLinkError);
  });

  test('an error of a bad link says that asking again does not help', () => {
    expect(new BadLinkError().retryable).toBe(false);
  });
});
