/** Texts are compared by the direction of their words, the rare ones first, whatever their length. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { centroidOf, cosine, countsOf, vectorOf } from '../../../shared/papers/ranking/term-vectors.ts';

const even = () => 1;
const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 12 });

test('a text is like itself, unlike one that shares no word, and likeness is the same both ways', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [vectorOf(one, even), vectorOf(other, even)];
      expect(cosine(a, a)).toBeCloseTo(1, 9);
      expect(cosine(a, b)).toBeCloseTo(cosine(b, a), 12);
      expect(cosine(a, vectorOf(['x', 'y'], even))).toBe(0);
      const share = one.some((word) => other.includes(word));
      expect(cosine(a, b) > 0).toBe(share);
      expect(cosine(a, b)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('a word counts', () => {
  test('by its rarity', () => {
    const rarity = (word: string) => (word === 'rare' ? 3 : 1);
    const vector = vectorOf(['rare', 'common'], rarity);
    expect(vector.get('rare')! / vector.get('common')!).toBeCloseTo(3, 9);
  });

  test('more where it stands more often, but not as much more', () => {
    const vector = vectorOf(['a', 'a', 'a', 'a', 'b'], even);
    expect(vector.get('a')! / vector.get('b')!).toBeCloseTo(1 + Math.log(4), 9);
  });

  test('not at all where there is none', () => {
    expect([...vectorOf([], even)]).toEqual([]);
    expect(cosine(vectorOf([], even), vectorOf(['a'], even))).toBe(0);
    expect([...vectorOf(['a'], () => 0).values()]).toEqual([0]);
  });
});

test('many texts as a whole are about what most of them are about', () => {
  const centroid = centroidOf([['a', 'b'], ['a', 'c'], ['a']].map((each) => vectorOf(each, even)));
  expect(centroid.get('a')! > centroid.get('b')!).toBe(true);
  expect(centroid.get('b')).toBeCloseTo(centroid.get('c')!, 12);
  expect(cosine(centroid, centroid)).toBeCloseTo(1, 9);
  expect([...centroidOf([])]).toEqual([]);
});

test('counts are of each, in order', () => {
  expect([...countsOf(['b', 'a', 'b'])]).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});
