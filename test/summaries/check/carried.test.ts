/** Each sentence against its own quotes: what stands elsewhere in the paper does not carry it. Sentences are our own. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carried } from '../../../shared/summaries/check/carried.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';

const TEXT = [
  'Abstract. We present KiteSum-2, which follows HeronSum by Feld. The other system, MapleSum, is older and needs 40 GB.',
  'Writing takes 6.5 seconds on 8 A100 GPUs, of which the verifier needs 1.2 seconds. Kite Archive reports were read on 28 March 2024.',
  'Recurrent neural networks were 0.9 points worse on English-to-German reports. It is 30% faster than LSTMs and mixtures of experts.',
  'Tibetan reports are the longest. In the Tibetan part, and in Uighur ones, a value of (.040) was found in all. (E1) Sources and (E2) style and (E3) age were hard.',
  'Name Time Score KiteSum 6.5 s 81.4 Baseline 2.8 s 73.9',
];
const index = indexSource(
  { ...samplePaper(), title: 'KiteSum: Summaries of Long Reports' },
  {
    ...sampleDocument(),
    blocks: TEXT.map((text, at) => ({ kind: 'paragraph', text, place: { kind: 'page', page: at + 1 } })),
  },
);
const checks = (sentence: string, ...quotes: string[]): string[] =>
  carried(
    sentence,
    quotes.map((quote) => quoteInSource(quote, index)!),
    { index, language: 'ja', verbatim: false },
  ).map(([check]) => check);
const COST = 'Writing takes 6.5 seconds on 8 A100 GPUs, of which the verifier needs 1.2 seconds.';
const RNN = 'Recurrent neural networks were 0.9 points worse on English-to-German reports.';

test.each<[sentence: string, quotes: string[], found: string[]]>([
  ['A100 GPU 8台で6.5秒かかります。', [COST], []],
  ['A100 GPU 9台で6.5秒かかります。', [COST], ['number-not-quoted']],
  ['A100 101台で6.5秒かかります。', [COST], ['number-not-quoted']],
  ['A100 GPU 8台で6.5ミリ秒かかります。', [COST], ['number-not-quoted']],
  ['H100 GPU 8台で6.5秒かかります。', [COST], ['name-not-quoted']],
  ['40GBが必要です。', [COST], ['number-not-quoted']],
  ['40GBが必要です。', ['The other system, MapleSum, is older and needs 40 GB.'], []],
  ['MapleSumは6.5秒かかります。', [COST], ['name-not-quoted']],
  ['著者のKiteSumは6.5秒かかります。', [COST], []],
  ['著者のKiteSum-2は6.5秒かかります。', [COST], []],
  ['著者のKiteSum-3は6.5秒かかります。', [COST], ['name-not-quoted']],
  ['Web上のSNSやSFの文書でも6.5秒です。', [COST], []],
  ['読まれたのは2024年3月28日です。', ['Kite Archive reports were read on 28 March 2024.'], []],
  [
    '読まれたのは2024年3月29日です。',
    ['Kite Archive reports were read on 28 March 2024.'],
    ['date-not-quoted', 'number-not-quoted'],
  ],
  ['RNNは0.9ポイント劣ります。', [RNN], []],
  ['RNNは0.9ポイント優れます。', [RNN], ['direction-not-quoted']],
  ['CNNは0.9ポイント劣ります。', [RNN], ['name-not-quoted']],
  ['The English-German score is 0.9 points worse.', [RNN], []],
  ['The English-French score is 0.9 points worse.', [RNN], ['name-not-quoted']],
  ['MoEより30%高速です。', ['It is 30% faster than LSTMs and mixtures of experts.'], []],
  ['値は.040です。', ['.040) was found in all.'], []],
  ['値は.040です。', ['040) was found in all.'], []],
  ['種類は3つです。', ['E1) Sources and (E2) style and (E3) age were hard.'], []],
  ['Tibetan reports are the longest.', ['Tibetan reports are the longest.'], []],
  ['Uighur reports are the longest.', ['Tibetan reports are the longest.'], ['name-not-quoted']],
  ['Longest are those of Tibetan.', ['Tibetan reports are the longest.'], []],
  [
    'KiteSumは6.5秒で81.4、比較手法は2.8秒で73.9です。',
    ['Name Time Score', 'KiteSum 6.5 s 81.4 Baseline 2.8 s 73.9'],
    [],
  ],
  ['KiteSumは6.5秒で83.9です。', ['KiteSum 6.5 s 81.4 Baseline 2.8 s 73.9'], ['number-not-quoted']],
  ['第II部と第III部です。', ['(E1) Sources and (E2) style and (E3) age were hard.'], ['name-not-quoted']],
  [
    '第II段階で8台です。',
    ['Writing takes 6.5 seconds on 8 A100 GPUs, of which the verifier needs 1.2 seconds.'],
    ['name-not-quoted'],
  ],
  ['第VIII段階です。', ['Writing takes 6.5 seconds on 8 A100 GPUs, of which the verifier needs 1.2 seconds.'], []],
  ['2-gramです。', ['Tibetan reports are the longest.'], ['number-not-quoted']],
  ['何の事実も述べない文です。', [], []],
  ['8台です。', [], ['number-not-quoted']],
])('%s', (sentence, quotes, found) => {
  expect(checks(sentence, ...quotes)).toEqual(found);
});

describe('a quote of a table', () => {
  const tabled = (text: string) =>
    indexSource(samplePaper(), {
      ...sampleDocument(),
      blocks: [
        { kind: 'paragraph', text: 'Before it stands BERT; and so on.', place: { kind: 'page', page: 1 } },
        { kind: 'table', text, place: { kind: 'page', page: 1 } },
        { kind: 'paragraph', text: 'Behind it stands LSTM; and so on.', place: { kind: 'page', page: 1 } },
      ],
    });
  const rows = tabled('System | ROUGE (2024) | Time; Kite, base | 41.5 | 6.5 s; Heron, base | 38.2 | 2.8 s');
  const cells = tabled('System ROUGE Score Kite 41.5 6.5 s Heron 38.2 2.8 s');
  test.each([
    ['Kiteの2024年版ROUGEは41.5、時間は6.5秒です。', rows, '41.5 | 6.5 s', []],
    ['Heronは41.5です。', rows, '41.5 | 6.5 s', ['name-not-quoted']],
    ['Kiteは38.2です。', rows, 'Kite, base | 41.5', ['number-not-quoted']],
    ['BERTとLSTMは41.5です。', rows, 'Kite, base | 41.5', ['name-not-quoted']],
    ['ROUGEは38.2です。', cells, 'Heron 38.2 2.8 s', []],
    ['ROUGEは41.5です。', cells, 'Heron 38.2 2.8 s', ['number-not-quoted']],
  ] as const)('carries its header and its row: %s', (sentence, source, quote, found) => {
    const quotes = [quoteInSource(quote, source) ?? { how: 'exact' as const, ...placeOf(quote, source.text) }];
    const context = { index: source, language: 'ja' as const, verbatim: false };
    expect(carried(sentence, quotes, context).map(([check]) => check)).toEqual(found);
  });
});

const placeOf = (quote: string, text: string) => ({
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
});

test('no number that its quotes do not hold passes, whatever else the sentence says', () => {
  const word = fc.constantFrom(
    '検証器は',
    'A100',
    'GPU',
    '約',
    '最大',
    'と',
    'the verifier ',
    '秒',
    '%',
    '倍',
    '台',
    'を使います',
  );
  const number = fc.integer({ min: 13, max: 99_999 }).filter((value) => !COST.includes(String(value)));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), number, fc.array(word, { maxLength: 6 }), (before, value, behind) => {
      expect(checks(`${before.join('')} ${value} ${behind.join('')}`, COST)).toContain('number-not-quoted');
    }),
  );
});
