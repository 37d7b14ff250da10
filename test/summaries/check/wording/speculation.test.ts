/** Guesses of our own are no answer; those of the paper may be told. */
import { describe, expect, test } from '@jest/globals';
import { speculation } from '../../../../shared/summaries/check/wording/speculation.ts';

const refused = (answer: string, ...quotes: string[]): boolean => speculation(answer, quotes) !== undefined;
const PLAIN = '精度は5%上がりました。';

describe('a guess', () => {
  test.each([
    ...[
      '教育を変える可能性があります。',
      '需要は可能性が高まりました。',
      '別の可能性もあります。',
      '役立つかもしれない。',
      '役立つかもしれません。',
    ],
    ...[
      '役立つと思われます。',
      '役立つと考えられます。',
      '役立つと期待されます。',
      '役立つと推測されます。',
      '役立つと予想されます。',
    ],
    ...['役立つでしょう。', '役立つことを示唆しています。', 'これは重要な示唆です。'],
    ...[
      'It may help teachers.',
      'It might help teachers.',
      'It could help teachers.',
      'It would help teachers.',
      'Perhaps it helps teachers.',
    ],
    ...['It possibly helps teachers.', 'It presumably helps teachers.', 'It is likely of help.'],
  ])('twice is no answer: %s', (guess) => {
    expect(refused(`${guess} ${guess}`)).toBe(true);
    expect(refused(`${PLAIN} ${guess}`)).toBe(false);
  });

  test.each(['役立つかもしれません。', '役立つと思われます。', '役立つと推測されます。', '役立つと予想されます。'])(
    'alone is no answer where nothing else is said: %s',
    (guess) => {
      expect(refused(guess)).toBe(true);
    },
  );

  test.each([
    '役立つと考えられます。',
    'It may help teachers.',
    'よく売れます。そうでしょうか。',
    'A mayor helps. The dismay grows.',
    '役立つと思います。役立つと考えます。',
  ])('is not made in %s', (answer) => {
    expect(refused(answer)).toBe(false);
  });

  test('is counted', () => {
    expect(speculation(`${PLAIN} It may help. It could help.`, [])).toBe(
      '2 of 3 sentences are guesses; say what the paper reports',
    );
  });
});

describe('the paper guesses itself where it says', () => {
  test.each([
    ...[
      'may',
      'might',
      'could',
      'would',
      'perhaps',
      'possible',
      'possibly',
      'probable',
      'probably',
      'presumably',
      'presumable',
      'likely',
    ],
    ...[
      'suggests',
      'suggest',
      'suspect',
      'suspects',
      'believe',
      'believing',
      'expect',
      'expected',
      'hope',
      'hopes',
      'hoped',
      'hoping',
    ],
    ...[
      'seem',
      'seems',
      'appear',
      'appears',
      'hypothesis',
      'hypothesise',
      'conjecture',
      'potential',
      'potentially',
      'plan',
      'plans',
      'future',
    ],
    ...['可能性', 'かもしれ', '思われ', '考えられ', '推測', '期待', '示唆'],
  ])('%s', (word) => {
    expect(refused('It may help. It could help.', 'The work is done.', `A word: ${word}.`)).toBe(false);
  });

  test.each(['mayor', 'almighty', 'hop', 'planet', 'unlikely', 'disappear'])('and not where it says %s', (word) => {
    expect(refused('It may help. It could help.', `A word: ${word === 'planet' ? 'aplanet' : word}.`)).toBe(true);
  });
});
