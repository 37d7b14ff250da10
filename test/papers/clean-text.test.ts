import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { abstractText, cleanLine, cleanNames, plainText } from '../../shared/papers/clean-text.ts';
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

  test.each([
    ['<jats:title>Abstract</jats:title><jats:p>We show it.</jats:p>', 'We show it.'],
    ['Abstract: Mice grow.', 'Mice grow.'],
    ['ABSTRACT — Mice grow.', 'Mice grow.'],
    ['Abstract Background Mice grow.', 'Background Mice grow.'],
    ['Summary. Mice grow.', 'Mice grow.'],
    ['Abstract interpretation is sound.', 'Abstract interpretation is sound.'],
    ['Abstract Algebra is old.', 'Abstract Algebra is old.'],
    ['<jats:title>Abstract</jats:title>\n <jats:p>Algebra is old.</jats:p>', 'Algebra is old.'],
    ['<title>Summary:</title><p>Algebra is old.</p>', 'Algebra is old.'],
    ['<jats:title>Background</jats:title><jats:p>It is.</jats:p>', 'Background It is.'],
  ])('the abstract %p says %p', (markup, text) => {
    expect(abstractText(markup)).toBe(text);
  });

  test('small capitals of publishers are letters like others', () => {
    expect(plainText('<scp>l</scp>-Lysine of <scp>D. mel</scp>')).toBe('l-Lysine of D. mel');
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

describe('a line', () => {
  test('may be as long as its limit, and is cut there, at no half of a character and no blank', () => {
    expect(cleanLine('abcde', 5)).toBe('abcde');
    expect(cleanLine('abcdef', 5)).toBe('abcde');
    expect(cleanLine('abcd efg', 5)).toBe('abcd');
    expect(cleanLine('abcd😀', 5)).toBe('abcd');
    expect(cleanLine('ab\ufffdcdef', 5)).toBe('ab\ufffdcd');
  });

  test.each([
    '\t',
    '\r',
    '\n',
    '\v',
    '\f',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\u2029',
    '\u202f',
    '\u205f',
    '\u3000',
    ' \n ',
    '\n\n',
    '  ',
  ])('folds %j to one blank', (blank) => {
    expect(cleanLine(`${blank}a${blank}b${blank}`)).toBe('a b');
  });

  test('of a megabyte of padding is short', () => {
    expect(cleanLine(`a${' '.repeat(5_000)}b`, 1_000)).toBe('a');
    expect(cleanLine(`a${' '.repeat(3_000)}b`, 1_000)).toBe('a b');
    expect(plainText(`a${'<b>'.repeat(100)}c</b>`, 10)).not.toContain('c');
  });
});
