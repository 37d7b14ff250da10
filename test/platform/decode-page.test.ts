import { describe, expect, test } from '@jest/globals';
import { brokenShare, decodePage } from '../../shared/platform/decode-page.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const SENTENCE = '観測衛星の画像から田植えの時期を推定する方法を提案し、三年間の現地記録と比べて誤差を確かめた。';
/** The same sentence in the encodings that Japanese pages are found in. */
const ENCODED = {
  SJIS: 'is+RqolxkK+CzInmkZyCqYLnk2OQQYKmgsyOnor6gvCQhJLogreC6ZX7lkCC8JLxiMSCtYFBjk+UTorUgsyMu5Jui0yYXoLGlOSC14LEjOuNt4Lwim2CqYLfgr2BQg==',
  EUCJP:
    'tNHCrLHSwLGkzrLowfykq6TpxcS/oqSopM67/rT8pPK/5MTqpLmk68r9y6Gk8sTzsMakt6Giu7DHr7TWpM64vcPPta3Pv6TIyOak2aTGuO26uaTys86kq6ThpL+how==',
  JIS: 'GyRCNFFCLDFSQDEkTjJoQXwkKyRpRUQ/IiQoJE47fjR8JHI/ZERqJDkka0p9SyEkckRzMEYkNyEiOzBHLzRWJE44PUNPNS1PPyRISGYkWSRGOG06OSRyM04kKyRhJD8hIxsoQg==',
};
type Encoding = keyof typeof ENCODED;
const japanese = (encoding: Encoding, head = ''): Uint8Array => {
  const sentence = Buffer.from(ENCODED[encoding], 'base64');
  return Buffer.concat([Buffer.from(`${head}<p>`), sentence, sentence, sentence, sentence, Buffer.from('</p>')]);
};

describe('the bytes of a page', () => {
  test.each([
    ['a header', bytes([0x93, 0xfa, 0x96, 0x7b]), 'text/html; charset=Shift_JIS', '日本'],
    [
      'the page itself',
      bytes('<meta charset="euc-jp">', [0xc6, 0xfc, 0xcb, 0xdc]),
      'text/html',
      '<meta charset="euc-jp">日本',
    ],
    [
      'an older form of it',
      bytes('<META http-equiv="Content-Type" content="text/html; charset=windows-1252">', [0xe9]),
      '',
      '<META http-equiv="Content-Type" content="text/html; charset=windows-1252">é',
    ],
    ['a byte order mark', bytes([0xff, 0xfe, 0x41, 0x00]), 'text/html; charset=utf-8', 'A'],
    ['nothing', bytes([0xe6, 0x97, 0xa5]), '', '日'],
    ['an unknown label', bytes([0xe6, 0x97, 0xa5]), 'text/html; charset=klingon', '日'],
    [
      'a server’s default of Latin-1, though they are UTF-8',
      bytes([0xe6, 0x97, 0xa5]),
      'text/html; charset=latin1',
      '日',
    ],
  ])('are decoded as %s says', (_, body, type, text) => {
    expect(decodePage(body, type)).toBe(text);
  });

  test.each([
    ['no word of it anywhere', 'SJIS', '', ''],
    ['no word of it anywhere', 'EUCJP', '', ''],
    ['no word of it anywhere', 'JIS', '', ''],
    ['a name that only vendors use', 'SJIS', '<meta charset="cp932">', ''],
    ['a name that only vendors use', 'EUCJP', '<meta charset="eucJP">', ''],
    ['an old name', 'SJIS', '', 'text/html; charset=x-sjis'],
    ['a header that is wrong', 'EUCJP', '', 'text/html; charset=utf-8'],
    ['the page against a server’s default', 'SJIS', '<meta charset="Shift_JIS">', 'text/html; charset=iso-8859-1'],
    ['a word of it behind the first kilobyte', 'SJIS', `<!--${' '.repeat(1100)}--><meta charset="sjis">`, ''],
  ] as [string, Encoding, string, string][])('in a Japanese encoding are read by %s (%s)', (_, to, head, type) => {
    expect(decodePage(japanese(to, head), type)).toContain(SENTENCE);
  });

  test('that are cut in the middle of a letter are UTF-8 all the same', () => {
    expect(decodePage(bytes('Caf', [0xc3, 0xa9], ' ', [0xe6, 0x97]), 'text/html; charset=latin1')).toMatch(/^Café/);
  });

  test('that were read wrongly are told by what is lost', () => {
    expect(brokenShare(SENTENCE)).toBe(0);
    expect(brokenShare(new TextDecoder().decode(japanese('EUCJP')))).toBeGreaterThan(0.3);
    expect(brokenShare('')).toBe(0);
  });
});
