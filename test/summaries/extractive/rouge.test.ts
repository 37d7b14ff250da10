import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bestRouge, meanRouge, rouge } from '../../../shared/summaries/extractive/ranking/rouge.ts';

/** Expected figures were computed once by a second, independent implementation in Python. */
const PAIRS: readonly (readonly [
  summary: string,
  reference: string,
  rouge1: number,
  rouge2: number,
  rougeL: number,
])[] = [
  ['The cat sat on the mat, quietly.', 'A cat was sitting quietly on a mat.', 0.533333, 0, 0.4],
  [
    'PDFium in WebAssembly reads a warm page in 3.06 ms.',
    'A WebAssembly build of PDFium needs 3.06 ms for a page that is warm.',
    0.615385,
    0.166667,
    0.307692,
  ],
  [
    'We present a linear ranker with 35 features that picks one whole sentence of the abstract.',
    'A linear model over 35 features chooses the sentence of an abstract that summarises the paper.',
    0.5625,
    0.2,
    0.4375,
  ],
  [
    'Closing every page keeps memory flat; a leaking binding grows from 345 MB to 856 MB.',
    'Memory grows from 345 MB to 856 MB unless each page is closed.',
    0.689655,
    0.444444,
    0.551724,
  ],
  ['nothing in common', 'entirely different words', 0, 0, 0],
  [
    'Retries duplicated mails: one call made three accepted posts.',
    'One call made 3 accepted posts because the client retried.',
    0.631579,
    0.352941,
    0.526316,
  ],
];

describe('ROUGE', () => {
  test.each(PAIRS)(
    'scores "%s" against "%s" as the reference implementation does',
    (summary, reference, one, two, long) => {
      const score = rouge(summary, reference);
      expect(score.rouge1).toBeCloseTo(one, 5);
      expect(score.rouge2).toBeCloseTo(two, 5);
      expect(score.rougeL).toBeCloseTo(long, 5);
    },
  );

  test('takes all three figures from the reference with the best ROUGE-1', () => {
    const score = bestRouge('One call made three posts.', [
      'Three posts were made by one call.',
      'The client retries a call.',
      'One call, three mails.',
    ]);
    expect(score.rouge1).toBeCloseTo(0.833333, 5);
    expect(score.rouge2).toBeCloseTo(0.4, 5);
    expect(score.rougeL).toBeCloseTo(0.333333, 5);
  });

  test('gives the mean in percent with one digit', () => {
    const scores = [rouge('a b', 'a b'), rouge('a b', 'c d')];
    expect(meanRouge(scores)).toEqual({ rouge1: 50, rouge2: 50, rougeL: 50 });
    expect(meanRouge([])).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
  });

  test('is symmetric, from 0 to 1, and 1 for the same words', () => {
    const words = fc.array(fc.constantFrom('page', 'pages', 'read', 'memory', '3', 'the'), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [forth, back] = [rouge(a.join(' '), b.join(' ')), rouge(b.join(' '), a.join(' '))];
        expect(forth).toEqual(back);
        for (const value of Object.values(forth)) expect(value >= 0 && value <= 1).toBe(true);
        expect(rouge(a.join(' '), a.join(' '))).toEqual({ rouge1: 1, rouge2: 1, rougeL: 1 });
      }),
    );
  });
});
