/** What a number stands for: its value, unit, sign and direction, against a text that holds it or not. Sentences are our own. */
import { describe, expect, test } from '@jest/globals';
import { directionCarried, directionContradicted } from '../../../shared/summaries/check/number/direction.ts';
import { numberSupported } from '../../../shared/summaries/check/number/number-supported.ts';
import { shareForDifference } from '../../../shared/summaries/check/number/share-for-difference.ts';
import { heldIn } from '../../../shared/summaries/text/quantities/held.ts';

const objects = (reason: string | undefined): boolean => reason !== undefined;
const missing = (claim: string, source: string): string =>
  (numberSupported(claim, heldIn(source)) ?? '').replace('the paper does not contain ', '');

describe('a number', () => {
  const source =
    'SNIPS rises by 32.0% and TREC by 52.6%; loss 0.31 on 16,011 rows, twenty-six runs, a decade, 250 000 files, C0.99, (p = 2.482 x 10−10). ' +
    'Six models, four conditions and two thirds; a tenfold gain, 1/5 of the time, both of them, 106 elements, allfour sets. ' +
    'GPT-2 is older than version GPT-3.5. It needs an hour. They differ in size, depth, width and rate.';
  test.each([
    ['TRECで57.6%', '57.6%'],
    ['TRECで52.6%、SNIPSで32%', ''],
    ['57.6% と 32.9%', '57.6%, 32.9%'],
    ['損失は31%、信頼度は99%、比率は0.526です', ''],
    ['26回、10年間、25万件、10倍、5分の1', ''],
    ['約16,000行', '16,000'],
    ['六つのモデル、四つの条件、十五回の試行', '15'],
    ['二つの段階', ''],
    ['5つの段階', ''],
    ['7つの段階', '7'],
    ['8つの段階', '8'],
    ['1時間、3.5版', ''],
    ['2時間', '2時間'],
    ['p = 2.482 × 10^-10', ''],
    ['p = 2.482e-10', ''],
    ['p = 2.482 × 10^-4', '2.482 × 10^-4'],
    ['10^6要素', ''],
    ['10^7要素', '10^7'],
    ['1つの手法、一般に一度', ''],
  ])('%s', (claim, expected) => {
    expect(missing(claim, source)).toBe(expected);
  });

  test.each([
    ['全体の1位', 'It took part in the contest.', '1'],
    ['全体の1位', 'It had the best result of the contest.', ''],
    ['全体の2位', 'It had the best result of the contest.', '2'],
    ['1.0を超えます', 'It is larger than that.', '1.0'],
    ['50%です', 'half of them', ''],
    ['50倍です', 'half of them', '50倍'],
    ['2乗に比例します', 'is quadratic in length', ''],
    ['2乗に比例します', 'is linear in length', '2'],
    ['3月に始まりました', 'It began in March.', ''],
    ['1日2回飲みます', 'taken twice daily', ''],
    ['1週2回飲みます', 'taken twice daily', '1週'],
    ['1ポイント以内です', 'within a percentage point of it', ''],
    ['10代です', 'Teen turnover fell.', ''],
    ['2-gramと3-gramです', 'bigrams and trigrams', ''],
    ['4-gramです', 'bigrams and trigrams', '4'],
    ['第3相、ステージ4です', 'a phase III trial of stage IV', ''],
    ['第4相です', 'a phase III trial', '4'],
    ['第5相です', 'a phase V trial', '5'],
    ['120万トンです', 'by 1.2 Mt per year', ''],
    ['120トンです', 'by 1.2 Mt per year', '120トン'],
    ['99.4%です', 'a rate of 0.994 accuracy', ''],
    ['94%です', '94 runs of it', ''],
    ['系列長1K〜4Kです', '(length 1K-4K)', ''],
    ['系列長1,000〜5,000です', '(length 1K-4K)', '5,000'],
    ['1,000倍です', 'It fell by three orders of magnitude.', ''],
    ['100倍です', 'It fell by three orders of magnitude.', '100倍'],
    ['10倍です', 'It is an order of magnitude faster.', ''],
  ])('%s beside "%s"', (claim, source, expected) => {
    expect(missing(claim, source)).toBe(expected);
  });

  test.each([
    ['140億パラメータ', 'Name | Layers; 14 B | 40', ''],
    ['140億パラメータ', 'Name | Layers; 14 | B', '14000000000'],
    ['14 Bのモデル', 'from 169 million to 14 billion parameters', ''],
    ['13 Bのモデル', 'from 169 million to 14 billion parameters', '13'],
    ['13億パラメータ、3,000億トークン', 'Model | Params (M) | Tokens (B); Large | 1,300 | 300', ''],
    ['13億パラメータ', 'Model | (b) Params; Large | 1,300', '1300000000'],
    ['2億1,300万個', 'dff | params ×10⁶; big | 4096 | 213', ''],
    ['2.6×10^21', 'Tc | Carriers (10^21 cm^-3); S1 | 2.6', ''],
    ['2.6×10^20', 'Tc | Carriers (10^21 cm^-3); S1 | 2.6', '2.6×10^20'],
    ['120万人', 'Workers, in thousands; 2009 | 1,200', ''],
    ['1.3億トークン', 'Tokens (millions); a | 130', ''],
  ])('%s beside a table that scales its numbers: "%s"', (claim, source, expected) => {
    expect(missing(claim, source)).toBe(expected);
  });

  test('a count of what the claim itself lists needs no support, another does', () => {
    expect(missing('準備済み、確保、送信済み、拒否、見送りの5つの状態です。', 'There are states.')).toBe('');
    expect(missing('準備済み、確保、送信済み、拒否、見送りの8つの状態です。', 'There are states.')).toBe('8');
    expect(
      missing('種類は5種類です。', 'We saw (E1) sources, (E2) copies, (E3) texts, (E4) quotes and (E5) bias.'),
    ).toBe('');
    expect(
      missing('種類は7種類です。', 'We saw (E1) sources, (E2) copies, (E3) texts, (E4) quotes and (E5) bias.'),
    ).toBe('7');
  });
});

describe('a unit', () => {
  const source =
    'The start falls from 84.1 to 51.8 ms, which is 38 percent less; it is 250 times faster, costs 0.028 dollars and needs 461 KB. ' +
    'Two layers took 0.4 seconds. Table: 95.5 | 12.5. In all 12 papers were read, and 2.5 times as many later; gains of 3 points.';
  test.each([
    ['84.1ミリ秒から51.8ミリ秒になりました。', ''],
    ['84.1秒かかります。', '84.1秒'],
    ['51.8マイクロ秒で始まります。', '51.8マイクロ秒'],
    ['400ミリ秒です。', ''],
    ['461MBの大きさです。', '461MB'],
    ['250%速くなります。', '250%'],
    ['250倍速くなります。', ''],
    ['0.028円です。', '0.028円'],
    ['38倍です。', '38倍'],
    ['2倍です。', '2倍'],
    ['95.5%です。', ''],
    ['3%上がります。', '3%'],
    ['3ポイント上がります。', ''],
    ['38ポイント下がります。', '38ポイント'],
  ])('%s', (claim, expected) => {
    expect(missing(claim, source)).toBe(expected);
  });
});

describe('a sign', () => {
  const source = 'The interval is 42.2 to 45.0. The loss changes by −3.5 points, and recall drops by 2.1 points.';
  test.each([
    ['区間は-42.2から45.0です。', '-42.2'],
    ['変化は-3.5ポイントです。', ''],
    ['再現率は-2.1ポイントです。', ''],
    ['範囲は42.2-45.0です。', ''],
    ['the interval −45.0', '-45.0'],
  ])('%s', (claim, expected) => {
    expect(missing(claim, source)).toBe(expected);
  });
});

describe('a direction against its own figures', () => {
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

describe('a direction against its evidence', () => {
  test.each([
    ['誤り率を13%増やしました。', 'This is a 13% decrease in error rate.', true],
    ['誤り率を13%減らしました。', 'This is a 13% decrease in error rate.', false],
    ['単一ヘッドは0.9 BLEU高くなります。', 'Single-head attention is 0.9 BLEU worse than the best.', true],
    ['単一ヘッドは0.9 BLEU低くなります。', 'Single-head attention is 0.9 BLEU worse than the best.', false],
    ['適合率は0.45%低下しました。', 'we get another 0.45% improvement in precision', true],
    ['パープレキシティは0.7下がりました。', 'achieving 0.7 better perplexity', false],
    ['学習は30%低速です。', 'It is still 30% faster than before.', true],
    ['It is 30% slower.', 'It is still 30% faster than before.', true],
    ['精度は20%上がり、時間は30%減りました。', 'Time fell by 30% while accuracy rose by 20%.', false],
    ['2.7から9.5になりました。', 'It went from 9.5 to 2.7 days.', true],
    ['9.5日から2.7日に減りました。', 'It went from 9.5 to 2.7 days.', false],
    ['精度は88.3%です。', 'an accuracy of 88.3%, which is lower than before', false],
  ])('%s beside "%s"', (sentence, evidence, found) => {
    expect(objects(directionCarried(sentence, evidence))).toBe(found);
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
