/** Quantities in two languages, and what a source supports. Cases follow the reference measure, digit for digit. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { numberSupported } from '../../../shared/summaries/check/number/number-supported.ts';
import { claimsOf, numberSet, quantitiesOf, unsupportedQuantities } from '../../../shared/summaries/text/numbers.ts';

const values = (text: string): (string | number)[] =>
  quantitiesOf(text).map(({ value, unit }) => (unit === '%' ? `${value}%` : value));

describe('quantities', () => {
  test.each<[string, (string | number)[]]>([
    ['GPT-3.5 and LLaMA2-70B score 52.6% at F1@K', ['52.6%']],
    ['12T tokens, 16k context, 1.5M examples', [12e12, 16_000, 1_500_000]],
    ['約16,000件と1億2460万語', [16_000, 124_600_000]],
    ['3.8 billion and 13 million', [3_800_000_000, 13_000_000]],
    ['thirteen models, twice, half', [13, 2, 0.5]],
    ['72パーセント、七割ではなく 7割', ['72%', 7]],
    ['https://example.org/2024/13 では 5 件', [5]],
    ['2024年3月28日', [2024, 3, 28]],
    ['Ｆｕｌｌ ｗｉｄｔｈ １２３', [123]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('claims read what Japanese alone writes', () => {
    expect(claimsOf('1万6千件、2億8千万円、3割5分').map(({ value, unit }) => value + unit)).toEqual([
      '16000',
      '280000000',
      '35%',
    ]);
  });
});

describe('support', () => {
  const source = numberSet(
    'SNIPS rises by 32.0% and TREC by 52.6%; loss 0.31 on 16,011 rows, twenty-six runs, a decade, 250 000 files.',
  );
  test.each([
    ['TRECで57.6%', ['57.6%']],
    ['TRECで52.6%、SNIPSで32%', []],
    ['損失は31%です', []],
    ['比率は0.526です', []],
    ['二つの段階、3 steps', []],
    ['4 steps', ['4']],
    ['26回、10年間、25万件', []],
    ['約16,000行', ['16000']],
  ])('%s', (claim, missing) => {
    expect(unsupportedQuantities(claim, source).map(({ value, unit }) => value + (unit === '%' ? '%' : ''))).toEqual(
      missing,
    );
  });

  test('names the numbers for whoever repairs it', () => {
    expect(numberSupported('57.6% と 32.9%', source)).toBe('the paper does not contain 57.6%, 32.9%');
    expect(numberSupported('52.6%', source)).toBeUndefined();
  });

  test('whatever a source says of numbers, it supports itself', () => {
    const word = fc.oneof(
      fc.double({ min: 0.001, max: 1e9, noNaN: true }).map((value) => value.toFixed(3)),
      fc.integer({ min: 0, max: 1e9 }).map((value) => value.toLocaleString('en-US')),
      fc.constantFrom('%', 'GPT-4', 'million', '億', 'の', 'twelve', '1.5M', '×10^-3', 'k', '年'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join(' ');
        expect(unsupportedQuantities(text, numberSet(text))).toEqual([]);
      }),
    );
  });

  test.each([
    ['p = 2.482 × 10^-10', undefined],
    ['p = 2.482e-10', undefined],
    ['p = 2.482 × 10^-4', 'the paper does not contain 0.0002482'],
    ['p = 2.482e10', 'the paper does not contain 24820000000'],
  ])('a power of ten counts: %s', (claim, reason) => {
    expect(numberSupported(claim, numberSet('a significant difference (p = 2.482 x 10−10), 2.482 in all'))).toBe(
      reason,
    );
  });

  // A quadratic pattern would need ten seconds and more for each of these, and the test would time out.
  test.each([['a'], ['1'], ['1,'], ['1.'], ['a1-'], ['1 × 10'], ['1 '], ['億1']])(
    'a text of nothing but "%s" is read at once',
    (part) => {
      expect(quantitiesOf(part.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
    },
  );
});
