/** A quote stands in the paper letter for letter, or it does not. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperDocument } from '../../../shared/documents/document.ts';
import { placeLink } from '../../../shared/documents/place-link.ts';
import { approximateQuote } from '../../../shared/summaries/quote/approximate-quote.ts';
import { evidenceOf, passageAt, sentenceAfter, sentenceBefore } from '../../../shared/summaries/quote/evidence.ts';
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
    [
      'one citation left out and one kept',
      'accuracy by 15.2% (p < 0.05), while unsupervised pre-training of the classifier (Smith et al., 2020) costs',
      'squeezed',
    ],
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

test('the abstract is a part of its own, unless it is all there is', () => {
  const { blocks } = documentOf('Some text.');
  expect(indexSource(paper, documentOf('Some text.')).places).toEqual([
    { kind: 'page', page: 1 },
    { kind: 'abstract' },
  ]);
  expect(indexSource({ ...paper, abstract: '' }, documentOf('Some text.')).places).toHaveLength(1);
  expect(indexSource(paper, { ...documentOf(), kind: 'abstract', blocks }).places).toHaveLength(1);
});

test('what lies behind a thousand pages supports nothing', () => {
  const long = 'many words of no interest here '.repeat(60_000);
  const index = indexSource({ ...paper, abstract: '' }, documentOf(long, 'A short one.', long, 'Behind it all, 4711.'));
  expect(index.starts).toEqual([0, long.length + 1]);
  expect(index.places).toHaveLength(2);
  expect(quoteInSource('Behind it all, 4711', index)).toBeUndefined();
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
    expect(evidence('how reports are read by engineers')).toMatchObject({
      place: { kind: 'abstract' },
      link: placeLink(paper.url, 'abstract', 'how reports are read by engineers', { kind: 'abstract' }),
    });
  });

  test('has no link where the document has no address', () => {
    const nowhere = { ...document, url: '' };
    const found = quoteInSource('First page of the paper', index)!;
    expect(evidenceOf(found, index, nowhere, placeLink).link).toBe('');
  });

  test.each([
    ['a value of .040 was found in it', '040 was found in it', '.040 was found in it'],
    ['it wins (E2) style by far', 'E2) style by far', '(E2) style by far'],
    ['it costs ($40 for each) today', '40 for each) today', '($40 for each) today'],
    ['much faster by (3.5×) in all', 'much faster by (3.5', 'much faster by (3.5×)'],
    ['so “they stand apart.” Next', 'they stand apart', '“they stand apart.”'],
    ['they stand apart [3, 7]. Next', 'they stand apart', 'they stand apart [3, 7].'],
    ['they stand apart  [3', 'they stand apart', 'they stand apart'],
    ['they stand apart?! Next', 'they stand apart', 'they stand apart?'],
    ['they stand apart)))) Next', 'they stand apart', 'they stand apart)))'],
    ['they  stand\napart', 'they stand apart', 'they stand apart'],
  ])('of "%s" has its opening and its closing signs', (text, quote, whole) => {
    const own = documentOf(`Some words ahead, and ${text}`, 'and words behind.');
    const from = indexSource(paper, own);
    expect(passageAt(quoteInSource(quote, from)!, from).words).toBe(whole);
  });

  test('has the sentence on either side of it', () => {
    const own = documentOf(
      'One goes ahead. Two follows. The passage that was quoted stands here. Three is next. Four ends.',
    );
    const from = indexSource(paper, own);
    const { before, after } = passageAt(quoteInSource('The passage that was quoted stands here', from)!, from);
    expect([sentenceBefore(before), sentenceAfter(after)]).toEqual(['Two follows.', 'Three is next.']);
    expect([sentenceBefore(''), sentenceAfter('')]).toEqual(['', '']);
  });

  test('cuts what stands beside it at a word, and only what is too long', () => {
    const beside = (before: string, after: string) => {
      const own = documentOf(`${before} the passage in the middle ${after}`);
      const from = indexSource(paper, own);
      const found = evidenceOf(quoteInSource('the passage in the middle', from)!, from, own, placeLink);
      return [found.before, found.after];
    };
    const exactly = 'thirty characters and no more.';
    expect(beside(exactly, exactly)).toEqual([exactly, exactly]);
    expect(beside(`x${exactly}`, `${exactly}x`)).toEqual(['characters and no more.', 'thirty characters and no']);
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
