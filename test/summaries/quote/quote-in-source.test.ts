/** A quote stands in the paper letter for letter, or it does not. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { documentOf, paper } from './written-document.ts';

const TEXT =
  'Semi-supervised training improves accuracy by 15.2% [12, 3] (p < 0.05), while unsupervised pre-training of the classifier (Smith et al., 2020) costs −3.5 points in [−112, −45] on the interval [0, 1].';
const found = (quote: string, text = TEXT) => quoteInSource(quote, indexSource(paper, documentOf(text)))?.how;

describe('accepts', () => {
  test.each([
    ['the words', 'Semi-supervised training improves accuracy by 15.2%', 'exact'],
    ['other case and spaces', 'semi-supervised  training\nimproves accuracy by 15.2%', 'exact'],
    ['hyphenation at a line end', 'Semi-super-\nvised train-\ning improves accuracy', 'squeezed'],
    ['ligatures', 'unsupervised pre-training of the classiﬁer', 'squeezed'],
    ['soft hyphens and zero-width characters', 'un\u00adsuper\u200bvised pre-training of the classifier', 'squeezed'],
    ['other dashes and quotation marks', 'unsupervised pre–training of the ‘classifier’', 'exact'],
    ['left-out citations', 'improves accuracy by 15.2% (p < 0.05), while unsupervised pre-training', 'squeezed'],
    ['left-out names and years', 'unsupervised pre-training of the classifier costs −3.5 points', 'squeezed'],
    ['its citations', 'improves accuracy by 15.2% [12, 3] (p < 0.05)', 'exact'],
    ['a citation cut in two', 'unsupervised pre-training of the classifier (Smith et al.', 'exact'],
    [
      'one citation left out and one kept',
      'accuracy by 15.2% (p < 0.05), while unsupervised pre-training of the classifier (Smith et al., 2020) costs',
      'squeezed',
    ],
    ['a citation that opens it', '[12, 3] (p < 0.05), while unsupervised pre-training', 'squeezed'],
    ['a citation that ends it', 'Semi-supervised training improves accuracy by 15.2% [12, 3]', 'squeezed'],
    ['spaces around it', '  Semi-supervised training improves  ', 'exact'],
    ['an ASCII minus', 'classifier costs -3.5 points in', 'squeezed'],
  ])('%s', (_, quote, how) => {
    expect(found(quote)).toBe(how);
  });

  test('Japanese, with other width and punctuation', () => {
    expect(found('３つの公的機関から報告書を集めました', '著者らは、3つの公的機関から、報告書を集めました。')).toBe(
      'squeezed',
    );
  });

  test('the words behind a footnote mark that is glued to them', () => {
    expect(found('The code is released under a licence', 'It runs. 1The code is released under a licence.')).toBe(
      'exact',
    );
    expect(found('The code is released under a licence', 'It runs. 12The code is released under a licence.')).toBe(
      'exact',
    );
    expect(
      found('The code is released under a licence', 'It runs. 123The code is released under a licence.'),
    ).toBeUndefined();
    expect(found('The code is released under a licence', 'v1The code is released under a licence.')).toBeUndefined();
    expect(
      found('he code is released under a licence', 'It runs. 1The code is released under a licence.'),
    ).toBeUndefined();
    expect(found('2The code is released under a licence', 'It runs. 12The code is released under it.')).toBeUndefined();
  });

  test('a sentence that goes on in the next block', () => {
    const index = indexSource(
      paper,
      documentOf('The verifier rejects a sentence when its', 'passage does not entail it.'),
    );
    expect(quoteInSource('a sentence when its passage does not entail it', index)?.how).toBe('exact');
  });
});

describe('refuses', () => {
  test.each([
    ['one other word', 'Semi-supervised training reduces accuracy by 15.2%'],
    ['one other digit', 'Semi-supervised training improves accuracy by 15.3%'],
    ['a digit cut off at the front', '5.2% [12, 3] (p < 0.05), while unsupervised'],
    ['a sign cut off behind', 'Semi-supervised training improves accuracy by 15.2'],
    ['a lost decimal point', 'Semi-supervised training improves accuracy by 152%'],
    ['a lost minus', 'the classifier costs 3.5 points in'],
    ['a turned comparison', 'improves accuracy by 15.2% (p > 0.05), while'],
    ['a word cut so that it turns into its opposite', 'supervised pre-training of the classifier'],
    ['the part behind a hyphen', 'supervised training improves accuracy'],
    ['another number in a citation', 'improves accuracy by 15.2% [12, 4] (p < 0.05)'],
    ['another year in a citation', 'pre-training of the classifier (Smith et al., 2021) costs'],
    ['another bound of an interval', 'costs −3.5 points in [−112, −44]'],
    ['two places joined by dots', 'Semi-supervised training ... costs −3.5 points'],
    [
      'one citation left out and one altered',
      'accuracy by 15.2% (p < 0.05), while unsupervised pre-training of the classifier (Smith et al., 2021) costs',
    ],
    ['a citation from another place', 'accuracy by 15.2% (Smith et al., 2020) (p < 0.05), while unsupervised'],
    [
      'one of two citations altered',
      'accuracy by 15.2% [12, 4] (p < 0.05), while unsupervised pre-training of the classifier (Smith et al., 2020)',
    ],
    ['a citation from ahead of it', 'unsupervised pre-training of the classifier [12, 3] costs −3.5 points'],
    ['a left-out word', 'Semi-supervised training accuracy by 15.2%'],
    ['a word alone', 'classifier'],
    ['nothing', '   '],
    ['the abstract’s end joined to the text’s', 'on the interval [0, 1]. We study how reports'],
  ])('%s', (_, quote) => {
    expect(found(quote)).toBeUndefined();
  });
});

test('is looked for on, where its first place cuts a word', () => {
  const twice = 'The unsupervised training of models; and again the supervised training of models.';
  expect(quoteInSource('supervised training of models', indexSource(paper, documentOf(twice)))).toEqual({
    how: 'exact',
    start: twice.lastIndexOf('supervised'),
    end: twice.length - 1,
  });
  const often = 'xsupervised training of models '.repeat(99);
  const found = (text: string) => quoteInSource('supervised training of models', indexSource(paper, documentOf(text)));
  expect(found(`${often}supervised training of models`)).toBeDefined();
  expect(found(`${often}xsupervised training of models supervised training of models`)).toBeUndefined();
});

test('is found where it stands first, and at the very end of the text', () => {
  const text = 'A verifier rejects false sentences. Later a verifier rejects false sentences';
  expect(quoteInSource('a verifier rejects false sentences', indexSource(paper, documentOf(text)))?.start).toBe(0);
  expect(quoteInSource('Later a verifier rejects false sentences', indexSource(paper, documentOf(text)))).toBeDefined();
});

test.each([
  ['abcdefghijkl', true],
  ['abcdefghijk', false],
])('"%s" is long enough to be a quote: %s', (quote, accepted) => {
  expect(quoteInSource(quote, indexSource(paper, documentOf(`${quote} stands here`))) !== undefined).toBe(accepted);
});

test('title, authors and addresses can be told and not be quoted', () => {
  const index = indexSource(paper, documentOf('Some text of the paper.'));
  expect(index.names.text).toContain('aikomori');
  expect(quoteInSource('Summaries of Long Reports That Point', index)).toBeUndefined();
  expect(quoteInSource('We study how reports are read', index)).toBeDefined();
});

test('any run of whole words of a text is found in it, whatever is done to line ends, case and ligatures', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 12, maxLength: 60 }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (words, from, length, breaks) => {
        const start = from % (words.length - 6);
        const piece = words.slice(start, start + 6 + (length % 6));
        const quote = piece
          .join(breaks ? '\n' : '  ')
          .replaceAll('fi', 'ﬁ')
          .toUpperCase();
        expect(quoteInSource(quote, indexSource(paper, documentOf(words.join(' '))))).toBeDefined();
      },
    ),
  );
});

test('a text with one word replaced is never found', () => {
  const word = fc.stringMatching(/^[a-m]{4,9}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 12, maxLength: 40 }),
      fc.nat(),
      fc.stringMatching(/^[n-z]{4,9}$/),
      (words, at, other) => {
        const changed = words.with(at % words.length, other).join(' ');
        expect(quoteInSource(changed, indexSource(paper, documentOf(words.join(' '))))).toBeUndefined();
      },
    ),
  );
});
