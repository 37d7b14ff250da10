/** What a false quote comes closest to is told, and never taken for it. */
import { describe, expect, test } from '@jest/globals';
import { approximateQuote } from '../../../shared/summaries/quote/approximate-quote.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { sampleDocument } from '../sample-paper.ts';
import { documentOf, indexOf, paper } from './written-document.ts';

test('a quote with a changed word is answered with what the paper says, and still refused', () => {
  const index = indexSource(paper, sampleDocument());
  const quote =
    'Without the verifier it climbs to 76.2%, and a single rewriting attempt instead of two costs 1.9 points.';
  expect(quoteInSource(quote, index)).toBeUndefined();
  expect(approximateQuote(quote, index)).toContain('Without the verifier it falls to 76.2%, and a single rewriting');
  expect(
    approximateQuote('We fine-tune a student model on the seed data and extract what it gets wrong.', index),
  ).toBeUndefined();
  expect(approximateQuote('', index)).toBeUndefined();
});

describe('what a false quote comes closest to', () => {
  const filler = (at: number) => `Paragraph ${at} tells of quite other matters, such as weather and roads.`;
  const index = indexSource(
    { ...paper, abstract: '' },
    documentOf(
      filler(1),
      'Ahead of it. The  evaluation on open reports shows that the verifier\nneeds two passes over each report. It ends.',
      filler(2),
      'The evaluation on closed mail shows that nothing of the kind is true.',
    ),
  );
  test('is the passage, in the paper’s words, from the start of a word to the start of one', () => {
    expect(
      approximateQuote(
        'The evaluation on open reports proves that the verifier needs two passes over each report.',
        index,
      ),
    ).toBe(
      'The evaluation on open reports shows that the verifier needs two passes over each report. It ends. Paragraph 2',
    );
  });

  test.each([
    ['shares a beginning alone', 'The evaluation on open houses is done by neighbours who like to look at gardens.'],
    ['is short', 'open reports'],
    ['shares nothing', 'Completely different things stand in this one, and none of them was ever written.'],
  ])('is nothing for what %s', (_, quote) => {
    expect(approximateQuote(quote, index)).toBeUndefined();
  });

  test('is found where the text begins and where it ends', () => {
    expect(approximateQuote('Paragraph 1 tells of quite other matters, such as rain and roads.', index)).toMatch(
      /^Paragraph 1 tells of quite other matters, such as weather and roads\./,
    );
    expect(approximateQuote('on closed mail shows that nothing of the sort is true', index)).toMatch(
      /on closed mail shows that nothing of the kind is/,
    );
  });

  test('is the place that shares most with it, not the first that shares something', () => {
    const twice = indexOf(
      'The evaluation on open reports was planned for long. Nobody knew what would come of it in the end, or when.',
      'The evaluation on open reports shows that the verifier needs two passes over each report.',
      filler(3),
    );
    expect(
      approximateQuote(
        'The evaluation on open reports shows that the verifier needs no passes over each report.',
        twice,
      ),
    ).toMatch(/The evaluation on open reports shows that the verifier needs two passes over each report\./);
  });

  test('has seven of ten words of it, in any case', () => {
    const own = indexOf('Alpha beta gamma delta epsilon zeta eta theta iota kappa.', filler(4));
    const passage = (quote: string) => approximateQuote(quote, own);
    expect(passage('ALPHA BETA GAMMA DELTA EPSILON ZETA ETA lambda sigma omega')).toMatch(/^Alpha beta .* kappa\./);
    expect(passage('ALPHA BETA GAMMA DELTA EPSILON ZETA nu lambda sigma omega')).toBeUndefined();
  });
});
