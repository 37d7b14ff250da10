/** A text is in the asked language, and Japanese in its one polite style. */
import { describe, expect, test } from '@jest/globals';
import {
  isEnglish,
  isJapanese,
  japaneseShare,
  languageAndStyle,
  plainSentences,
} from '../../../../shared/summaries/check/wording/language-and-style.ts';

describe('the share of Japanese', () => {
  test.each([
    ['漢字かなカナ', 1],
    ['佐々木', 1],
    ['あb', 1],
    ['あ b c_d 1.5% GPT-4', 1],
    ['あ、い。(う)', 1],
    ['あ https://example.org/いろは', 1],
    ['あ漢д', 2 / 3],
    ['あдд', 1 / 3],
    ['あはβ1 = 0.9、ε = 10^-9、2π', 1],
    ['あλόγος', 1 / 6],
    ['ｶﾅ', 1],
    ['GPT-4', 0],
    ['', 0],
    ['。、', 0],
  ])('of "%s" is %d, whatever Latin names stand in it', (text, share) => {
    expect(japaneseShare(text)).toBeCloseTo(share, 9);
  });
});

describe('Japanese has', () => {
  test.each([
    ['これは本', true],
    ['これ本', false],
    ['これは本дを読む人の本棚だよ', true],
    ['これは本ддを読む本', false],
    ['漢字漢字漢字', false],
    ['カタカナダケ', false],
  ])('hiragana, and few letters of others: %s', (text, is) => {
    expect(isJapanese(text)).toBe(is);
  });
});

describe('English is known by its small words', () => {
  const WORDS =
    'the a an of in to and is are for with on by that from as it this what how which why who does do be at than we but or per not its were have into then over only each more most about after before between both these those they their can when while where there against without within through under';
  test.each(WORDS.split(' '))('such as "%s"', (word) => {
    expect(isEnglish(`Tsuki ${word} hoshi kumo yama kawa umi sora kaze`)).toBe(true);
    expect(isEnglish(`Tsuki ${word}xyz hoshi kumo yama kawa umi sora kaze`)).toBe(false);
    expect(isEnglish(`Tsuki ${word.toUpperCase()} hoshi kumo yama kawa umi sora kaze`)).toBe(true);
  });

  test('of which one in a dozen words is enough, and one in thirteen is not', () => {
    const others = (many: number) => `the ${'kumo '.repeat(many)}`.trim();
    expect(isEnglish(others(11))).toBe(true);
    expect(isEnglish(others(12))).toBe(false);
  });

  test('which four words may lack', () => {
    expect(isEnglish('Attention beats recurrence clearly')).toBe(true);
    expect(isEnglish('Tsuki hoshi kumo yama kawa')).toBe(false);
  });

  test.each([
    ['', false],
    ['12.5 %', false],
    ['the model モデル', false],
    ['Éclair of the café', true],
    ['the angle θ of the arm', true],
  ])('and by Latin letters: "%s"', (text, is) => {
    expect(isEnglish(text)).toBe(is);
  });
});

describe('polite endings are', () => {
  const POLITE = [
    '速いです',
    '速くします',
    '速くしました',
    '速くありません',
    '見てください',
    '速いでしょう',
    '見ましょう',
    '速いものでした',
  ];
  test.each(POLITE.flatMap((end) => [end, `${end}か`, `${end}ね`]))('%s', (sentence) => {
    for (const closed of ['。', '', '？', '!', '」', '(表2を参照)。', '（図）', '。)'])
      expect(plainSentences(`手法は${sentence}${closed}`)).toEqual([]);
  });

  test.each(['手法は速い', '手法は速いですと述べた', '手法は速くするものだ', '手法は速いと思うか'])(
    'and not: %s',
    (sentence) => {
      expect(plainSentences(`${sentence}。`)).toEqual([sentence]);
    },
  );

  test('asked of no rubble of a sentence', () => {
    expect(plainSentences('表4だ。手法は速いです。')).toEqual([]);
  });
});

describe('what is wrong is told', () => {
  test.each([
    ['速いです。The method is fast and it is good.', 'en', 'statement', 'it is not in English'],
    ['The method is fast, and it is good.', 'en', 'statement', undefined],
    ['The method is fast, and it is good.', 'ja', 'statement', 'it is not in Japanese (日本語で書く)'],
    ['The method is fast, and it is good.', 'ja', 'question', 'it is not in Japanese (日本語で書く)'],
    ['论文的方法', 'ja', 'question', 'it is not in Japanese (日本語で書く)'],
    ['論文の数は?', 'ja', 'question', undefined],
    ['どの手法が最も速いか?', 'ja', 'question', undefined],
    ['論文の数は。', 'ja', 'statement', 'it is not in Japanese (日本語で書く)'],
    [
      '手法は速いです。また、もう一つの手法はそれよりもさらにずっと速いと述べた。',
      'ja',
      'statement',
      'not in です・ます style: "…' + '手法はそれよりもさらにずっと速いと述べた"',
    ],
  ] as const)('%s', (text, language, part, reason) => {
    expect(languageAndStyle(text, language, part)).toBe(reason);
  });
});
