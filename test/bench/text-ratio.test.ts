import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textRatio } from './text-ratio.ts';

function slowRatio(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    let corner = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j]!;
      row[j] = b[j - 1] === sign ? corner + 1 : Math.max(row[j]!, row[j - 1]!);
      corner = above;
    }
  }
  return a.length + b.length === 0 ? 1 : (2 * row[b.length]!) / (a.length + b.length);
}

test('the fast ratio is the ratio of the longest common subsequence', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 120 });
  fc.assert(fc.property(text, text, (a, b) => textRatio(a, b) === slowRatio(a, b)));
});

test('equal texts are 1, texts without a common letter 0', () => {
  expect(textRatio('snail', 'snail')).toBe(1);
  expect(textRatio('snail', 'xyz')).toBe(0);
});
