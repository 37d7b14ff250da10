/** Nothing is said twice: within a text, between answers, from the overview or from the question. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addsToOverview } from '../../../../shared/summaries/check/repeat/adds-to-overview.ts';
import { nearDuplicate, sayTheSame } from '../../../../shared/summaries/check/repeat/near-duplicate.ts';
import { repeatsItself } from '../../../../shared/summaries/check/repeat/repeats-itself.ts';
import { restatedQuestion } from '../../../../shared/summaries/check/repeat/restated-question.ts';

/** Sets of 3-grams of which so many are common, and so many are each one's own. */
const sets = (common: number, ownA: number, ownB: number) =>
  [ownA, ownB].map(
    (own, side) =>
      new Set(
        [...Array(common).keys()].map((at) => `c${at}`).concat([...Array(own).keys()].map((at) => `${side} ${at}`)),
      ),
  ) as [Set<string>, Set<string>];

describe('two texts say the same', () => {
  test.each([
    ['half of all that they have', 10, 5, 5, true],
    ['less than half of it', 9, 5, 5, false],
    ['seven of ten of the smaller one', 7, 3, 90, true],
    ['fewer', 6, 4, 90, false],
    ['nothing', 0, 5, 5, false],
    ['nothing, as there is none', 0, 0, 0, false],
  ])('where they share %s', (_, common, ownA, ownB, same) => {
    const [a, b] = sets(common, ownA, ownB);
    expect(sayTheSame(a, b)).toBe(same);
    expect(sayTheSame(b, a)).toBe(same);
  });

  test('by other limits, where those are given', () => {
    const [a, b] = sets(6, 4, 90);
    expect(sayTheSame(a, b, { jaccard: 0.5, containment: 0.6 })).toBe(true);
    const [c, d] = sets(8, 6, 6);
    expect(sayTheSame(c, d, { jaccard: 0.4, containment: 1 })).toBe(true);
    expect(sayTheSame(c, d, { jaccard: 0.41, containment: 1 })).toBe(false);
  });

  test('whatever they are, when they are one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (grams) =>
        expect(sayTheSame(new Set(grams), new Set(grams))).toBe(true),
      ),
    );
  });
});

const [MEMORY, DATA] = [
  'メモリ使用量は 40% 減り、学習は 1.8 倍速くなりました。',
  '学習データは三つの公的な機関から集められました。',
];

test('an answer that repeats another names its number', () => {
  expect(nearDuplicate(MEMORY, [DATA, MEMORY])).toBe('it repeats number 2; say something else or leave it out');
  expect(nearDuplicate(MEMORY, [MEMORY, DATA])).toContain('number 1;');
  expect(nearDuplicate(MEMORY, [DATA])).toBeUndefined();
  expect(nearDuplicate(MEMORY, [])).toBeUndefined();
});

describe('a text repeats itself', () => {
  test('with a sentence that says again what any before it said', () => {
    expect(repeatsItself(`${MEMORY}${DATA}${MEMORY}`)).toBe(`it says twice: "${MEMORY}"`);
    expect(repeatsItself(`${MEMORY}${DATA}`)).toBeUndefined();
  });

  test('which is told by its beginning', () => {
    const long = `${'手法の評価は、公的な報告書の要約を集めた上で、'.repeat(4)}行われました。`;
    expect(repeatsItself(long + long)).toBe(`it says twice: "${long.slice(0, 60)}"`);
  });

  test('with no short sentence, which is like any other', () => {
    expect(repeatsItself('速さは5%上がりました。速さは5%上がりました。')).toBeUndefined();
    expect(repeatsItself('速さは二割ほど上がりましたとここで述べられます。'.repeat(2))).toBeDefined();
  });

  test('with an address that is given twice', () => {
    expect(repeatsItself('https://a.example/x と www.a.example/y です。')).toBeUndefined();
    expect(repeatsItself('https://a.example/x と http://www.a.example/x/ です。')).toBe('it gives one address twice');
  });
});

describe('an answer restates its question', () => {
  const question = '検証器を外すと結果はどのように変わりますか?';
  test.each([
    ['検証器を外すと結果はこのように変わります。', true],
    ['変わります。', true],
    ['根拠の正解率が 76.2% まで下がり、読みやすさの評点は有意には変わらないと報告されました。', false],
    [`検証器を外すと結果はどのように変わりますか、といえば ${'abcdefghijklmnopqrstuvwxyz'.slice(0, 14)}。`, true],
  ])('%s: %s', (answer, restates) => {
    expect(restatedQuestion(question, answer)).toBe(
      restates ? 'it restates the question; answer with what the paper says' : undefined,
    );
  });

  test('unless it has twenty-five new things to say', () => {
    const letters = (many: number) => 'abcdefghijklmnopqrstuvwxyz0123456789'.slice(0, many);
    expect(restatedQuestion('?', letters(27))).toBeUndefined();
    expect(restatedQuestion('?', letters(26))).toBeDefined();
  });

  test('and fewer than nine in twenty from the question', () => {
    const [asked, fresh] = ['abcdefghijklmnopqrstuvwxyz', '0123456789あいうえおかきくけこさしすせそたち'];
    expect(restatedQuestion(asked.slice(0, 20), `${asked.slice(0, 20)} ${fresh}`)).toBeUndefined();
    expect(restatedQuestion(asked, `${asked} ${fresh}`)).toBeDefined();
  });
});

describe('an answer adds nothing', () => {
  test.each([
    ['ja', 6, 4, '60% of it stands in the overview; add something'],
    ['ja', 5, 5, undefined],
    ['en', 8, 2, '80% of it stands in the overview; add something'],
    ['en', 7, 3, undefined],
  ] as const)('in %s with %d of ten parts from the overview', (language, shared, own, reason) => {
    const letters = language === 'ja' ? 'あいうえおかきくけこさしすせそたち' : 'abcdefghijklmnopqrstuvwxyz';
    const overview = letters.slice(0, shared * 2 + 2);
    // As many 3-grams as letters, but for two.
    const answer = `${overview}${'0123456789'.slice(0, own * 2)}`;
    expect(addsToOverview(answer, overview)).toBe(reason);
  });
});
