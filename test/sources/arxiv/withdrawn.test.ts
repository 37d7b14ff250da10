import { expect, test } from '@jest/globals';
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
