/** The checks on what a number stands for: its unit, its sign, its direction, and the passage it was read from. Sentences are our own. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countSupported } from '../../../shared/summaries/check/number/count-supported.ts';
import { directionContradicted } from '../../../shared/summaries/check/number/direction-contradicted.ts';
import { misreadNumber } from '../../../shared/summaries/check/number/misread-number.ts';
import { shareForDifference } from '../../../shared/summaries/check/number/share-for-difference.ts';
import { signSupported } from '../../../shared/summaries/check/number/sign-supported.ts';
import { unitContradicted } from '../../../shared/summaries/check/number/unit-contradicted.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { measuresOf, unitsOfValues } from '../../../shared/summaries/text/measures.ts';
import { numberSet, unsupportedQuantities } from '../../../shared/summaries/text/numbers.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';

const objects = (reason: string | undefined): boolean => reason !== undefined;

test.each<[string, string[]]>([
  ['from 84.1 to 51.8 ms', ['84.1 ms', '51.8 ms']],
  ['2.6 to 3.2 times, 3-fold, 2× and a 1.5x gain', ['2.6 times', '3.2 times', '3 times', '2 times', '1.5 times']],
  ['37 percent of 32 papers', ['37 %', '32 things']],
  ['$350 million or 0.05 dollars', ['350000000 $', '0.05 $']],
  ['GPT-4 with 1,024 MB (ROUGE-1 of 43.0)', ['1024 MB', '43 bare']],
  ['三周で345MBから856MB、30マイクロ秒、1.5億円', ['345 MB', '856 MB', '30 µs', '150000000 ¥']],
  ['23.7〜25.6ミリ秒で、3分の2が5分間', ['23.7 ms', '25.6 ms', '3 bare', '2 bare', '5 min']],
])('units of %s', (text, expected) => {
  expect(
    measuresOf(text)
      .map(({ value, unit }) => `${value} ${unit ?? 'bare'}`)
      .filter((each) => !/^[14] bare$/.test(each)),
  ).toEqual(expected);
});

describe('a unit that the paper never gives with the number', () => {
  const source = unitsOfValues(
    'The start falls from 84.1 to 51.8 ms, which is 38 percent less; it is 250 times faster, costs 0.028 dollars and needs 461 KB. ' +
      'Table: 84.1 | 461 | 38 | 12. In all 12 papers were read, and 2.5 times as many later.',
  );
  test.each([
    ['84.1ミリ秒から51.8ミリ秒になりました。', false],
    ['84.1秒かかります。', true],
    ['51.8マイクロ秒で始まります。', true],
    ['461MBの大きさです。', true],
    ['250%速くなります。', true],
    ['250倍速くなります。', false],
    ['0.028円です。', true],
    ['12%が読まれました。', false],
    ['38倍です。', false],
    ['999秒です。', false],
  ])('%s', (claim, found) => {
    expect(objects(unitContradicted(claim, source))).toBe(found);
  });

  test('no text contradicts itself', () => {
    const word = fc.constantFrom(
      '12',
      '3.5',
      '84.1',
      '%',
      'ms',
      '秒',
      '倍',
      'times',
      '$',
      'KB',
      'から',
      'to',
      '、',
      'papers',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join('');
        expect(unitContradicted(text, unitsOfValues(text))).toBeUndefined();
      }),
    );
  });
});

describe('counts in kanji', () => {
  const source = numberSet('Six models, four conditions, twenty words and two thirds; eighty percent; ten questions.');
  test.each([
    ['六つのモデルを比べました。', false],
    ['七つのモデルを比べました。', true],
    ['四つの条件で、二十語の文を使いました。', false],
    ['十五回の試行です。', true],
    ['八割が通りました。', false],
    ['九割が通りました。', true],
    ['準備済み、確保、送信済み、拒否、見送りの五つの状態があります。', false],
    ['十分な数の、一つひとつの、数十本の、第五章の話です。', false],
  ])('%s', (claim, found) => {
    expect(objects(countSupported(claim, source))).toBe(found);
  });
});

describe('signs and directions', () => {
  const source = 'The interval is 42.2 to 45.0. The loss changes by −3.5 points, and recall drops by 2.1 points.';
  test.each([
    ['区間は-42.2から45.0です。', true],
    ['変化は-3.5ポイントです。', false],
    ['再現率は-2.1ポイントです。', false],
    ['範囲は42.2-45.0です。', false],
    ['GPT-4 は 99 です。', false],
  ])('%s', (claim, found) => {
    expect(objects(signSupported(claim, source))).toBe(found);
  });

  test.each([
    ['起動は84.1ミリ秒から51.8ミリ秒に短縮されました。', false],
    ['起動は51.8ミリ秒から84.1ミリ秒に短縮されました。', true],
    ['メモリは345MBから856MBまで膨らみました。', false],
    ['メモリは856MBから345MBまで増えました。', true],
    ['900ミリ秒から1.2秒に伸びました。', false],
    ['正解率は1,200件から980件に改善しました。', false],
    ['The score falls from 43.5 to 41.6.', false],
    ['The score rises from 43.5 to 41.6.', true],
  ])('%s', (claim, found) => {
    expect(objects(directionContradicted(claim))).toBe(found);
  });
});

describe('a share and a difference', () => {
  const source =
    'It is about 40% of the size of the other (that is, 60% smaller) and removes 37 percent of the tokens.';
  test.each([
    ['大きさは40%少ないです。', true],
    ['40%の大きさです。', false],
    ['60%小さくなります。', false],
    ['60%の大きさです。', true],
    ['トークンが37%減ります。', false],
    ['70%少ないです。', false],
  ])('%s', (claim, found) => {
    expect(objects(shareForDifference(claim, source))).toBe(found);
  });
});

describe('a number misread from the passage quoted', () => {
  const filler = 'Nothing of note stands here, and it goes on for a while. '.repeat(40);
  const texts = [
    'TREC rises by 52.6% and SNIPS by 32.0% over regular fine-tuning.',
    filler,
    'In another setting the gain was 57.6% on a single run.',
  ];
  const index = indexSource(samplePaper(), {
    ...sampleDocument(),
    blocks: texts.map((text, at) => ({ kind: 'paragraph', text, place: { kind: 'page', page: at + 1 } })),
  });
  const quote = 'TREC rises by 52.6% and SNIPS by 32.0% over regular fine-tuning.';
  const misread = (answer: string) => misreadNumber(answer, [quoteInSource(quote, index)!], index);
  test.each([
    ['TREC では57.6%、SNIPS では32.0%の向上です。', true],
    ['TREC では52.6%の向上です。', false],
    ['TREC では52.6%、別の条件では57.6%の向上です。', false],
    ['SNIPS の向上は23.0%です。', true],
    ['九つの課題で99.9%です。', false],
  ])('%s', (answer, found) => {
    expect(objects(misread(answer))).toBe(found);
  });

  test('without a verified quote nothing is compared', () => {
    expect(misreadNumber('57.6%です。', [], index)).toBeUndefined();
  });
});

test('fractions and folds that a paper spells support their digits', () => {
  const source = numberSet('A tenfold gain, a quarter of the cost, one fifth of the time.');
  expect(unsupportedQuantities('10倍、4分の1、25%、5分の1', source)).toEqual([]);
});
