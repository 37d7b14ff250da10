import { describe, expect, test } from '@jest/globals';
import { isWithdrawn } from '../../../shared/sources/arxiv/withdrawn.ts';

test.each([
  'This paper has been withdrawn by the authors because of errors in the data of Section 4',
  'Withdrawn',
  'withdrawn by the author due to an error',
  'Paper withdrawn',
  'withdrawn: error in Lemma 2',
  '12 pages, withdrawn',
  '5 pages. This paper is withdrawn',
  'The authors have withdrawn this paper',
  'We withdraw this paper',
  'This submission has been withdrawn by arXiv administrators due to disputed authorship',
  'This version withdrawn by arXiv administrators because of plagiarism',
  'This article has been temporarily retracted',
  'The article is withdrawn from arXiv',
  'v3 withdrawn',
  'Retracted article',
  'We are withdrawing this manuscript',
  'The author is retracting this paper',
  'The authors request the withdrawal of this paper',
  'Retraction of our article, 2 pages',
])('I-35: the comment %p takes the paper back', (comment) => {
  expect(isWithdrawn(comment, '')).toBe(true);
});

test.each([
  'Accepted at a workshop; we thank the reviewers of a withdrawn submission',
  'This paper was withdrawn from ICLR 2024',
  'Withdrawn from NeurIPS',
  'Replaces the withdrawn paper arXiv:2403.00001',
  'v1 was withdrawn; this is the corrected version',
  'The previous version of this paper was withdrawn',
  'This paper has not been withdrawn',
  'Withdrawn consent in trials, 10 pages',
  'Withdrawn submissions of a conference analysed',
  'Retracted articles and who cites them',
  'Withdrawal of the drug is studied',
  'We are withdrawing cash',
  '',
])('I-35: the comment %p only speaks of it', (comment) => {
  expect(isWithdrawn(comment, '')).toBe(false);
});

test.each([
  ['This paper has been withdrawn by the author due to a crucial error.', true],
  ['We study drugs withdrawn from the market.', false],
  ['We find that many a paper has been retracted from journals.', false],
  ['This work is about withdrawn consent.', false],
])('I-35: an abstract that reads %p counts: %p', (abstract, counts) => {
  expect(isWithdrawn('', abstract)).toBe(counts);
});

describe('it is said to be gone', () => {
  const DEPOSITS = [
    'paper',
    'article',
    'manuscript',
    'preprint',
    'submission',
    'work',
    'report',
    'note',
    'document',
    'thesis',
    'chapter',
    'version',
    'draft',
    'entry',
    'deposit',
    'eprint',
    'e-print',
  ];
  test.each([
    ...DEPOSITS.flatMap((deposit) => [
      `This ${deposit} has been withdrawn.`,
      `Withdrawn ${deposit === 'paper' ? 'by us' : 'due to an error'}`,
    ]),
    ...['The', 'The present', 'Our', 'Present', 'This short'].map((which) => `${which} paper was retracted.`),
    ...[
      'has been',
      'have been',
      'had been',
      'is',
      'was',
      'are',
      'were',
      'is now',
      'is being temporarily',
      'is hereby',
    ].map((verb) => `It ${verb} withdrawn.`),
    ...['v2', '(v2)'].map((version) => `${version} was withdrawn.`),
    ...['The authors have', 'Author has', 'Its author had', 'We', 'I', 'arXiv admin', 'arXiv administrators have'].map(
      (who) => `${who} withdrawn this paper.`,
    ),
    ...[
      'withdraw',
      'withdraws',
      'withdrew',
      'retract',
      'retracted',
      'retracts',
      'now withdraw',
      'hereby withdraw',
      'decided to withdraw',
      'wish to withdraw',
      'would like to withdraw',
    ].map((verb) => `We ${verb} this paper.`),
    ...['the', 'the present', 'our', 'present', 'it'].map((what) => `We withdraw ${what} manuscript.`),
  ])('by %s', (text) => {
    expect(isWithdrawn(text, '')).toBe(true);
  });

  test.each([
    ...[
      'by',
      'due',
      'because',
      'for',
      'since',
      'as',
      'on',
      'until',
      'pending',
      'at',
      'owing',
      'per',
      'following',
      'after',
      'to',
      'from arXiv',
      'from the arXiv',
    ].map((word) => `Withdrawn ${word} x`),
    ...['.', ',', ';', ':', '!', ')', ']', ''].map((sign) => `(Withdrawn${sign}`),
    ...[
      'This paper withdrawn.',
      'The paper temporarily withdrawn by us',
      'Temporarily withdrawn',
      'Paper withdrawn',
      'Retracted: see there',
    ],
    ...['12 pages, withdrawn', '12 pages; withdrawn.', '12 pages (now withdrawn)', '12 pages, retracted'],
  ])('at the beginning or the end: %s', (text) => {
    expect(isWithdrawn(text, '')).toBe(true);
    if (!/^12 pages/.test(text)) expect(isWithdrawn('', text)).toBe(true);
  });

  test.each([
    'replaces',
    'supersedes',
    'of a previous',
    'previously,',
    'earlier:',
    'of a former',
    'the first version:',
    'version 1:',
    'v1:',
    'not so:',
    'never',
    'another:',
    'of a companion:',
  ])('and not where it is said of another: %s', (word) => {
    expect(isWithdrawn(`12 pages, ${word} this paper was withdrawn`, '')).toBe(false);
  });

  test.each([
    'Withdrawn drugs of ten years',
    'The drug was withdrawn',
    'It was withdrawn from the market',
    'We withdraw money',
    'They have withdrawn this paper',
    'Papers withdrawn',
    'Retractions: a survey',
    '12 pages, on withdrawn',
    'notwithdrawn',
    '',
  ])('and not by %s', (text) => {
    expect(isWithdrawn(text, text)).toBe(false);
  });

  test('in an abstract only near its beginning', () => {
    expect(isWithdrawn('', `${'A sentence of it. '.repeat(50)}This paper has been withdrawn.`)).toBe(true);
    expect(isWithdrawn('', `${'A sentence of it. '.repeat(150)}This paper has been withdrawn.`)).toBe(false);
  });
});
