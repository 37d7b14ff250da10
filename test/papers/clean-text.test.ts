import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanNames, plainText } from '../../shared/papers/clean-text.ts';
import { dayWritten, instantWritten } from '../../shared/papers/time/calendar-day.ts';

describe('text that enters the flow', () => {
  test('I-11: control, zero-width and direction characters go, white space folds', () => {
    expect(cleanLine('A\u0000 ti\u0007tle\n\twith  \u202Eparts\u202C and\u200B\uFEFF\u00AD\u00A0all ')).toBe(
      'A title with parts and all',
    );
    expect(cleanLine('a\r\nBcc: x@y.z')).toBe('a Bcc: x@y.z');
  });

  test('a lone half of a character is never left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const clean = cleanLine(text, limit);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(limit);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the claim
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|^ | $| {2}/);
      }),
    );
  });

  test('markup becomes plain text, references as often as they were written, scripts not at all', () => {
    expect(plainText('<p>A &amp;lt; B</p><script>x()</script><!-- no --> <b>C</b>&#x27;s &eacute; 1 < 2')).toBe(
      "A < B C's é 1 < 2",
    );
    expect(plainText(`<script>${'x'.repeat(100_000)}`)).toBe('');
  });

  test('names keep their order, once each and at most three thousand', () => {
    expect(cleanNames([' A  B ', '', 'C', 'A B', '\u0000'])).toEqual(['A B', 'C']);
    expect(cleanNames(Array.from({ length: 5_000 }, (_, i) => `Author ${i}`)).length).toBe(3_000);
  });
});

describe('dates', () => {
  test.each([
    ['2024-03-27T17:48:55Z', '2024-03-27'],
    ['2024-03-27T23:30:00-07:00', '2024-03-27'],
    ['2024-3-7', '2024-03-07'],
    ['Thu, 24 Sep 2026 00:00:00 -0400', '2026-09-24'],
    ['24 September 2026', '2026-09-24'],
    ['March 27, 2024', '2024-03-27'],
    ['2024-02-30', undefined],
    ['2024-03', undefined],
    ['March 2024', undefined],
    ['yesterday', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%p is the day %p as it was written', (text, day) => {
    expect(dayWritten(text)).toBe(day);
  });

  test('an instant keeps its offset, and a bare day lies on itself everywhere near', () => {
    expect(instantWritten('Thu, 24 Sep 2026 00:00:00 -0400')?.toISOString()).toBe('2026-09-24T04:00:00.000Z');
    expect(instantWritten('2024-03-27')?.toISOString()).toBe('2024-03-27T12:00:00.000Z');
    expect(instantWritten('March 27, 2024')?.toISOString()).toBe('2024-03-27T12:00:00.000Z');
    expect(instantWritten('soon')).toBeUndefined();
  });
});
