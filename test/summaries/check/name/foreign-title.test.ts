/** What is set in quotation marks and Latin letters is a title, and must be one that the paper holds. */
import { expect, test } from '@jest/globals';
import { foreignTitle } from '../../../../shared/summaries/check/name/foreign-title.ts';
import { lettersOf } from '../../../../shared/summaries/text/letters.ts';

const source = lettersOf('It follows “Attention Is All You Need”, and builds on it.');

test.each([
  ...['"', '“”', '「」', '『』'].map(
    (marks) => `It extends ${marks[0]}Reading Is Not Enough${marks.at(-1)}, and more.`,
  ),
  'これは『Reading Is Not Enough』を広げます。',
  'Reading Is Not Enough」を広げます。',
  'これは『 Reading: Is Not "Enough" 』を広げます。',
])('%s', (claim) => {
  expect(foreignTitle(claim, source)).toMatch(/^the paper does not hold "Reading:? Is Not/);
});

test.each([
  'It extends “Attention Is All You Need”, and more.',
  'これは「attention is all you need」を広げます。',
  'It extends “Reading Enough”, and more.',
  'It extends “to be so”, and more.',
  'It extends “読むこと is not enough”, and more.',
  'Reading Is Not Enough for it.',
  'Reading Is Not Enough “is so” and it is not enough.',
])('is none: %s', (claim) => {
  expect(foreignTitle(claim, source)).toBeUndefined();
});

test('a long one is told by its beginning', () => {
  expect(foreignTitle(`It extends “${'Reading is not enough '.repeat(9)}”.`, source)).toHaveLength(
    'the paper does not hold ""'.length + 80,
  );
});
