/** A sentence stands on its own quotes; only one that claims nothing may lean on its neighbours'. */
import { describe, expect, test } from '@jest/globals';
import { standingOf } from '../../../shared/summaries/quote/standing.ts';
import { told } from '../../support/sentences.ts';
import { indexOf } from './written-document.ts';

const ALL = [
  'The verifier rejects false sentences.',
  'Annotators marked the passages by hand.',
  'Reports were collected from three agencies.',
  'Ratings of readability hardly differ at all.',
  'Code and annotations are released to all.',
  'Longer reports were kept for the last test.',
  'Summaries in French were not looked at.',
] as const;
const [FIRST, SECOND, THIRD] = ALL;
const index = indexOf(ALL.join(' '));
const wordsOf = (part: Parameters<typeof standingOf>[0]) =>
  standingOf(part, index).map(({ on, quotes }) => [
    on,
    ...quotes.map(({ start, end }) => index.text.slice(start, end)),
  ]);
const bare = (quote: string) => quote.replace(/\.$/, '');

test('a sentence stands on those of its quotes that the paper holds', () => {
  expect(wordsOf([told('一文です。', FIRST, 'A sentence that nobody wrote down.', SECOND)])).toEqual([
    ['own', bare(FIRST), bare(SECOND)],
  ]);
});

test('a sentence in the very words of the paper stands on them, with no quote beside it', () => {
  expect(wordsOf([told(THIRD), told('Reports were collected from nine agencies.')])).toEqual([
    ['own', bare(THIRD)],
    [false],
  ]);
});

test('six quotes of a sentence are kept', () => {
  expect(wordsOf([told('一文です。', ...ALL)])).toEqual([['own', ...ALL.slice(0, 6).map(bare)]]);
});

test('a sentence whose quotes are all false stands on nothing, also between others', () => {
  const between = told('つまり、こうなります。', 'A sentence that nobody wrote down.');
  expect(wordsOf([told('前です。', FIRST), between, told('後です。', SECOND)])[1]).toEqual([false]);
});

describe('a joining sentence', () => {
  const before = told('前です。', FIRST);
  const behind = told('後です。', SECOND);
  const leansOn = (sentence: string, around = [before, behind]) =>
    wordsOf([around[0]!, told(sentence), ...around.slice(1)])[1]![0];

  test('leans on the quotes of the sentences on either side, in their order', () => {
    const join = told('結果は次のとおりです。');
    expect(wordsOf([before, join, behind])[1]).toEqual(['neighbour', bare(FIRST), bare(SECOND)]);
    expect(wordsOf([join, behind])[0]).toEqual(['neighbour', bare(SECOND)]);
    expect(wordsOf([before, join])[1]).toEqual(['neighbour', bare(FIRST)]);
  });

  test('keeps as many of them as a sentence has', () => {
    const [rich, other] = [told('前です。', ...ALL.slice(0, 4)), told('後です。', ...ALL.slice(4))];
    expect(wordsOf([rich, told('次のとおりです。'), other])[1]).toEqual(['neighbour', ...ALL.slice(0, 6).map(bare)]);
  });

  test('leans on no sentence that stands on nothing itself, or further away', () => {
    const join = told('結果は次のとおりです。');
    expect(wordsOf([join])).toEqual([[false]]);
    expect(wordsOf([before, join, join, told('後です。')]).map(([on]) => on)).toEqual([
      'own',
      'neighbour',
      false,
      false,
    ]);
  });

  test.each([
    ['結果は次のとおりです。', 'neighbour'],
    ['The results are these.', 'neighbour'],
    ['結果は 12 件です。', false],
    ['It took three days.', false],
    ['結果は KiteSum のとおりです。', false],
    ['The results of KiteSum are these.', false],
    [`${'あ'.repeat(40)}`, 'neighbour'],
    [`${'あ'.repeat(41)}`, false],
    [`あ${'𠮷'.repeat(39)}`, 'neighbour'],
    ['so '.repeat(30), 'neighbour'],
    [`${'so '.repeat(30)}.`, false],
  ])('is short and without figures and names: %s', (sentence, on) => {
    expect(leansOn(sentence)).toBe(on);
  });
});
