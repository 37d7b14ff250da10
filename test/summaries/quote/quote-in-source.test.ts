/** A quote stands in the paper letter for letter, or it does not. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperDocument } from '../../../shared/documents/document.ts';
import { placeLink } from '../../../shared/documents/place-link.ts';
import { approximateQuote } from '../../../shared/summaries/quote/approximate-quote.ts';
import { evidenceOf } from '../../../shared/summaries/quote/evidence.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { unverifiedQuote } from '../../../shared/summaries/quote/unverified-quote.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';

const paper = { ...samplePaper(), abstract: 'We study how reports are read by engineers in three countries.' };
const documentOf = (...texts: string[]): PaperDocument => ({
  ...sampleDocument(),
  blocks: texts.map((text, at) => ({ kind: 'paragraph', text, place: { kind: 'page', page: at + 1 } })),
});
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
    ['a left-out word', 'Semi-supervised training accuracy by 15.2%'],
    ['a word alone', 'classifier'],
    ['nothing', '   '],
    ['the abstract’s end joined to the text’s', 'on the interval [0, 1]. We study how reports'],
  ])('%s', (_, quote) => {
    expect(found(quote)).toBeUndefined();
  });
});

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

describe('evidence', () => {
  const document = documentOf(
    'First page of the paper, with its aims.',
    'The verifier rejects 9% of the sentences (of which some were right) [4].',
    'Third page.',
  );
  const index = indexSource(paper, document);
  const evidence = (quote: string) => evidenceOf(quoteInSource(quote, index)!, index, document, placeLink);

  test('has the paper’s own words, their page, and a link that lands there', () => {
    expect(evidence('THE VERIFIER rejects 9% of the sen-\ntences (of which some were right)')).toEqual({
      quote: 'The verifier rejects 9% of the sentences (of which some were right) [4].',
      place: { kind: 'page', page: 2 },
      link: `${document.url}#page=2`,
      ...{ before: '', after: '' },
    });
  });

  test('of the abstract from the metadata leads to the paper', () => {
    expect(evidence('how reports are read by engineers')).toMatchObject({ place: { kind: 'abstract' } });
  });

  test('has a few whole words of its own block on either side', () => {
    const words = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
    const longer = documentOf(
      'Another page before it.',
      `${words} the passage in the middle ${words}`,
      'And one behind.',
    );
    const from = indexSource(paper, longer);
    const found = evidenceOf(quoteInSource('the passage in the middle', from)!, from, longer, placeLink);
    expect(found).toMatchObject({ before: 'word36 word37 word38 word39', after: 'word0 word1 word2 word3 word4' });
  });

  test('a runaway quote is refused with its length', () => {
    const long = documentOf(`${'many words of no interest here '.repeat(60)}end.`);
    expect(unverifiedQuote(['many words of no interest here '.repeat(60)], indexSource(paper, long))).toContain(
      'at most 600',
    );
  });
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
