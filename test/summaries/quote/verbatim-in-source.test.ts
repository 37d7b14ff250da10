/** A sentence that is said to be the paper's own stands in it. */
import { expect, test } from '@jest/globals';
import { verbatimInSource } from '../../../shared/summaries/quote/verbatim-in-source.ts';
import { indexOf } from './written-document.ts';

const index = indexOf('The verifier rejects false sentences. It is fast. Annotators marked the passages by hand.');

test.each([
  ['a sentence', 'The verifier rejects false sentences.'],
  ['several sentences', 'Annotators marked the passages by hand. The verifier rejects false sentences.'],
  ['one too short to be a quote', 'It is fast.'],
  ['the title, which is no text of it', 'KiteSum: Summaries of Long Reports That Point at Their Evidence'],
])('%s of the paper is', (_, text) => {
  expect(verbatimInSource(text, index)).toBeUndefined();
});

test.each([
  ['The verifier rejects true sentences.', 'The verifier rejects true sentences.'],
  ['It is fast. It is slow.', 'It is slow.'],
  ['Annotators marked the passages by hand. Nobody else did.', 'Nobody else did.'],
])('another one is told: %s', (text, foreign) => {
  expect(verbatimInSource(text, index)).toBe(`not in the paper, word for word: "${foreign}"`);
});

test('a long one is told by its beginning', () => {
  const reason = verbatimInSource(`Nobody ${'ever '.repeat(60)}knew.`, index)!;
  expect(reason).toContain('Nobody ever ever');
  expect(reason).not.toContain('knew');
});
