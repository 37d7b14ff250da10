/** Texts are as long as a mail is read: bounds in characters, for each part and language. */
import { describe, expect, test } from '@jest/globals';
import { lengthWithin, tooLong, tooShort } from '../../../../shared/summaries/check/wording/length.ts';

describe.each([
  ['headline', 'ja', 15, 120],
  ['overview', 'ja', 300, 900],
  ['question', 'ja', 6, 120],
  ['answer', 'ja', 40, 350],
  ['sentence', 'ja', 40, 350],
  ['headline', 'en', 30, 280],
  ['overview', 'en', 700, 2100],
  ['question', 'en', 12, 280],
  ['answer', 'en', 95, 840],
] as const)('a %s in %s', (part, language, least, most) => {
  const subject = { part, language, verbatim: false };
  test(`has ${least} to ${most} characters, white space at its ends apart`, () => {
    for (const length of [least, most]) {
      expect(lengthWithin('𠮷'.repeat(length), subject)).toBeUndefined();
      expect(lengthWithin(`  ${'x'.repeat(length)}\n`, subject)).toBeUndefined();
    }
    expect(tooShort('x'.repeat(least - 1), subject)).toBe(`${least - 1} characters; at least ${least}`);
    expect(tooLong('x'.repeat(most + 1), subject)).toBe(`${most + 1} characters; at most ${most}`);
    expect(lengthWithin('x'.repeat(least - 1), subject)).toBeDefined();
    expect(lengthWithin('x'.repeat(most + 1), subject)).toBeDefined();
    expect(tooLong('', subject) ?? tooShort('x'.repeat(most + 1), subject)).toBeUndefined();
  });
});

test.each([
  ['headline', 800],
  ['overview', 4000],
  ['question', 300],
  ['answer', 1500],
] as const)('a %s in the paper’s own words may have one character and %d', (part, most) => {
  const subject = { part, language: 'ja', verbatim: true } as const;
  expect(lengthWithin('x', subject)).toBeUndefined();
  expect(lengthWithin('x'.repeat(most), subject)).toBeUndefined();
  expect(lengthWithin('', subject)).toBeDefined();
  expect(lengthWithin('x'.repeat(most + 1), subject)).toBeDefined();
});
