import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../shared/platform/decode-text.ts';

const utf16 = (text: string, mark: boolean, big = false): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

test.each([
  ['a mark of UTF-8', Buffer.from('\ufeff{"a":"論"}'), undefined],
  ['UTF-16, little end first, with its mark', utf16('{"a":"論"}', true), undefined],
  ['UTF-16, big end first, with its mark', utf16('{"a":"論"}', true, true), undefined],
  ['UTF-16 without a mark', utf16('{"a":"論"}', false), undefined],
  ['UTF-16, big end first, without a mark', utf16('{"a":"論"}', false, true), undefined],
  ['a mark against what is told', utf16('{"a":"論"}', true), 'utf-8'],
  ['UTF-16 told of UTF-8', Buffer.from('{"a":"論"}'), 'utf-16'],
  ['an unknown name', Buffer.from('{"a":"論"}'), 'no-such-thing'],
])('I-33: %s is read', (_, bytes, told) => {
  expect(decodeText(bytes, told)).toBe('{"a":"論"}');
});

test('an encoding that is told is heeded, and no bytes make it throw', () => {
  expect(decodeText(Buffer.from([0x93, 0x63]), 'shift_jis')).toBe('田');
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(undefined, 'utf-8', 'utf-16', 'euc-jp', 'x'),
      (bytes, told) => {
        expect(typeof decodeText(bytes, told)).toBe('string');
      },
    ),
  );
});
