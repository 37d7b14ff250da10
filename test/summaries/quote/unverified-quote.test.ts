/** Quotes and sentences that are not the paper's are sent back with what the paper has instead. */
import { describe, expect, test } from '@jest/globals';
import { unverifiedQuote } from '../../../shared/summaries/quote/unverified-quote.ts';
import { indexOf } from './written-document.ts';

const TRUE = 'The verifier rejects false sentences of the summary.';
const index = indexOf(TRUE, 'Annotators marked the passages by hand.');

test('quotes of the paper are not objected to', () => {
  expect(unverifiedQuote([TRUE, 'Annotators marked the passages'], index)).toBeUndefined();
});

test('a sentence without quotes is told so', () => {
  expect(unverifiedQuote([], index)).toBe('it carries no quote from the paper');
});

test('the first false quote is told, with the passage that it comes closest to', () => {
  expect(unverifiedQuote([TRUE, 'The verifier rejects true sentences of the summary.', 'Nothing at all.'], index)).toBe(
    'not in the paper, word for word: "The verifier rejects true sentences of the summary."; ' +
      'the paper says "The verifier rejects false sentences of the summary. Annotators"',
  );
});

test('a false quote that comes close to nothing is told alone', () => {
  expect(unverifiedQuote(['Nobody has ever written down such a thing.'], index)).toBe(
    'not in the paper, word for word: "Nobody has ever written down such a thing."',
  );
});

describe('a long quote', () => {
  const words = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
  const long = indexOf(words);
  test('of up to 600 characters is evidence, a longer one a copied passage', () => {
    const [most, more] = [words.slice(0, 600), words.slice(0, 601)];
    expect(unverifiedQuote([`${most.slice(0, -8)}${' '.repeat(8)}`], long)).toBeUndefined();
    expect(unverifiedQuote([TRUE, more], long)).toBe(
      `a quote of 601 characters; at most 600: "${words.slice(0, 60)}…"`,
    );
  });

  test('that is false is told in part, and so is what the paper says', () => {
    const reason = unverifiedQuote([words.slice(0, 500).replace('word3 ', 'other ')], long)!;
    expect(reason).toContain('word0 word1 word2 other word4');
    expect(reason).toContain('; the paper says "word0 word1 word2 word3 word4');
    expect(reason).not.toContain('word40');
  });
});
