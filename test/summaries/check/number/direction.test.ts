/** A number is told in the direction in which the paper tells it, in whatever words of either language. */
import { describe, expect, test } from '@jest/globals';
import { directionCarried, directionContradicted } from '../../../../shared/summaries/check/number/direction.ts';

const turned = (sentence: string, evidence: string): boolean => directionCarried(sentence, evidence) !== undefined;

const [MORE, LESS] = [
  [
    ...['increases by 30%', 'an increase of 30%', 'raised by 30%', 'a rise of 30%', 'rises by 30%', 'rising by 30%'],
    ...['rose by 30%', 'grows by 30%', 'grew by 30%', '30% higher', '30% more', '30% greater', '30% larger'],
    ...[
      'a gain of 30%',
      'climbs by 30%',
      '30%上がります',
      '30%上げました',
      '30%の上昇です',
      '30%増えます',
      '30%高まります',
    ],
    ...[
      '30%高くなります',
      '30%高いです',
      '30%多くなります',
      '30%多いです',
      '30%伸びます',
      '30%膨らみます',
      '30%の拡大です',
    ],
    ...['30%広がります'],
  ],
  [
    ...['decreases by 30%', 'a decrease of 30%', 'reduced by 30%', 'drops by 30%', 'falls by 30%', 'fell by 30%'],
    ...['30% lower', '30% less', '30% fewer', '30% smaller', 'declines by 30%', 'shrinks by 30%', 'shrank by 30%'],
    ...[
      'shrunk by 30%',
      '30%下がります',
      '30%下げました',
      '30%の低下です',
      '30%減ります',
      '30%低くなります',
      '30%低いです',
    ],
    ...['30%少なくなります', '30%小さくなります', '30%縮みます', '30%落ちます'],
  ],
] as const;
const [BETTER, WORSE] = [
  [
    'improves by 30%',
    'an improvement of 30%',
    '30% better',
    'outperforms it by 30%',
    '30%の改善です',
    '30%の向上です',
    '30%優れます',
    '30%上回ります',
  ],
  [
    '30% worse',
    'degrades by 30%',
    'a degradation of 30%',
    '30%の悪化です',
    '30%悪くなります',
    '30%劣ります',
    '30%下回ります',
  ],
] as const;
const [FASTER, SLOWER] = [
  [
    '30% faster',
    'a speed-up of 30%',
    'a speedup of 30%',
    'a speed up of 30%',
    '30% quicker',
    '30%高速です',
    '30%速くなります',
    '30%速いです',
  ],
  ['30% slower', 'a slowdown of 30%', '30%低速です', '30%遅くなります', '30%遅いです'],
] as const;
const POLES = [
  [MORE, LESS],
  [LESS, MORE],
  [BETTER, WORSE],
  [WORSE, BETTER],
  [FASTER, SLOWER],
  [SLOWER, FASTER],
] as const;

describe('words of one pole', () => {
  test.each(POLES.flatMap(([words, [other]]) => words.map((each) => [each, words[0], other] as const)))(
    '"%s" tells the same as "%s", and the reverse of "%s"',
    (sentence, same, other) => {
      expect(turned(sentence, same)).toBe(false);
      expect(turned(sentence, other)).toBe(true);
      expect(turned(other, sentence)).toBe(true);
    },
  );

  test.each([
    '30% is praised',
    'comprises 30% of it',
    'prose of 30%',
    'the enterprise has 30%',
    'moreover 30%',
    'unless 30%',
    'an airdrop of 30%',
    'rainfall of 30%',
    'fellows at 30%',
    'evermore 30%',
    '30% again, as against others',
  ])('do not stand in "%s"', (sentence) => {
    for (const [[evidence]] of POLES) expect(turned(sentence, evidence)).toBe(false);
  });

  test('of both poles beside one number say nothing', () => {
    expect(turned('more or less 30% of it', 'falls by 30%')).toBe(false);
    expect(turned('falls by 30%', 'more or less 30% of it')).toBe(false);
    expect(turned('rises by 30%', 'It falls by 30% here, and there it rises by 30%')).toBe(false);
  });
});

describe('what is more is also better', () => {
  test.each([
    ['30%の改善です', 'falls by 30%'],
    ['30%の悪化です', 'rises by 30%'],
    ['rises by 30%', '30% worse'],
    ['falls by 30%', '30% better'],
  ])('%s, and not "%s"', (sentence, evidence) => {
    expect(turned(sentence, evidence)).toBe(true);
  });

  test.each(
    'error,loss,perplexity,time,latency,cost,memory,rate,delay,misfit,residual,size,parameters,誤り,誤差,損失,時間,費用,コスト,メモリ,遅延,残差,パープレキシティ,サイズ,容量,パラメータ'.split(
      ',',
    ),
  )('but less of %s is better', (cost) => {
    expect(turned(`${cost}が30%の改善です`, 'It falls by 30%')).toBe(false);
    expect(turned('30%の改善です', `The ${cost} falls by 30%`)).toBe(false);
    // More of it is still not less of it, nor is better worse.
    expect(turned(`${cost}が30%増えます`, 'It falls by 30%')).toBe(true);
    expect(turned(`${cost}が30%の改善です`, 'It is 30% worse')).toBe(true);
    expect(turned(`${cost}が30%高速です`, 'It is 30% slower')).toBe(true);
  });

  test('and neither is faster', () => {
    expect(turned('30%高速です', 'falls by 30%')).toBe(false);
    expect(turned('30%高速です', '30% worse')).toBe(false);
  });
});

describe('a word belongs to the number', () => {
  test.each([
    ['of its own clause', 'It rises, and 30% of it is used'],
    ['of its own clause behind it', 'It has 30% of it; it rises later'],
    ['of its own clause in Japanese', '上がります。30%です、高いです'],
    ['and not to what comes then', 'It comes to 30% and then rises'],
    ['and not to what comes then in Japanese', '30%になりその後高くなります'],
    ['and not to the next one', 'It rises by 20% against 30% of it'],
    ['and not to the one before', 'It is 30% of it against 20% more'],
    ['near it', `It rises ${'with all the words that it has '.repeat(2)}30%`],
    ['near it, also behind', `It has 30%${' with all the words that it has'.repeat(2)} higher`],
  ])('%s', (_, sentence) => {
    expect(turned(sentence, 'falls by 30%')).toBe(false);
  });

  test('within some words of it', () => {
    expect(turned('It rises with the words that it has to 30%', 'falls by 30%')).toBe(true);
    expect(turned('It has 30% of the words that it had or more', 'falls by 30%')).toBe(true);
  });

  test('of that value alone', () => {
    expect(turned('rises by 30%', 'falls by 40%')).toBe(false);
    expect(turned('It is 10%, then rises by 30%', 'It is 10%, then falls by 30%')).toBe(true);
  });
});

test('a number told the other way is named as it is written', () => {
  expect(directionCarried('rises by 30%', 'falls by 30%')).toBe('its quotes tell 30% the other way');
});

describe('a change from one number to another', () => {
  test.each([
    ['It went from 9.5 to 2.7 days.', '2.7日から9.5日になりました。'],
    ['It went from 9.5 days to 2.7 days.', '2.7日から9.5日へ。'],
    ['It went from about 9.5 to about 2.7.', '2.7から9.5まで。'],
    ['9.5から2.7になりました。', 'It went from 2.7 to 9.5.'],
    ['It went from $9.5 to $2.7.', '2.7ドルから9.5ドルになりました。'],
  ])('%s is not turned round: %s', (evidence, sentence) => {
    expect(directionCarried(sentence, evidence)).toMatch(/^its quotes go from 9\.5\D* to 2\.7/);
    expect(directionCarried(evidence, evidence)).toBeUndefined();
  });

  test.each([
    ['It went from 9.5 to 2.7, and back from 2.7 to 9.5.', '2.7から9.5になりました。'],
    ['It had 9.5 and 2.7.', '2.7から9.5になりました。'],
    ['It went from 9.5 to 2.7.', '2.7から9.5、低いです。'],
    ['It went from 9.5 to 2.7.', '2.7と9.5になりました。'],
    ['It went from 9.5 to 2.7.', '2.7から、そして9.5に。'],
    ['It went from 9.5 to 2.7.', 'It had 2.7 to 9.5.'],
    ['It went from 9.5 to 2.7.', 'From this, 2.7 to 9.5.'],
    ['It went from 9.5 to 2.7.', 'It went from 2.7 beside some others to 9.5.'],
    ['It went from 9.5 to 2.7.', '2.7から長い時間のあとで9.5に。'],
  ])('%s does not speak against: %s', (evidence, sentence) => {
    expect(directionCarried(sentence, evidence)).toBeUndefined();
  });
});

describe('a change that its own figures speak against', () => {
  test.each([
    ['A drop from 51.8 to 84.1 ms.', 'the figures go the other way: from 51.8 to 84.1 ms'],
    ['It rises from 900 ms to 1.2 ms.', 'the figures go the other way: from 900 ms to 1.2 ms'],
    ['900ミリ秒から1.2秒に減りました。', 'the figures go the other way: from 900ミリ秒 to 1.2秒'],
    ['51.8%から84.1%へ低下しました。', 'the figures go the other way: from 51.8% to 84.1%'],
    ['51.8から84.1まで縮みました。', 'the figures go the other way: from 51.8 to 84.1'],
    ['Cost falls from about 51.8 to about 84.1.', 'the figures go the other way: from 51.8 to 84.1'],
  ])('%s is told so', (claim, reason) => {
    expect(directionContradicted(claim)).toBe(reason);
  });

  test.each([
    'A drop from 84.1 to 51.8 ms.',
    'It rises from 900 ms to 1.2 s.',
    'It drops from 51.8 ms to 84.1%.',
    'It drops from 51.8 to 51.8.',
    'It goes from 51.8 to 84.1.',
    'It improves from 84.1 to 51.8.',
    'It drops here. From 51.8 to 84.1 it goes.',
    'It drops, from 51.8 to 84.1 by weight.',
    '0.3%から0.5%低いです。',
    '51.8から84.1に、低下は見られません。',
  ])('and %s is not', (claim) => {
    expect(directionContradicted(claim)).toBeUndefined();
  });
});
