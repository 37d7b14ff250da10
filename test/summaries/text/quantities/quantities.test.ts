/** One reader of quantities for both languages: whatever form a number is written in, it is the same number. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heldIn, quantitiesNotHeld } from '../../../../shared/summaries/text/quantities/held.ts';
import { type Quantity, quantitiesOf } from '../../../../shared/summaries/text/quantities/quantities.ts';
import { atOnce } from '../../../support/at-once.ts';

const shown = ({ value, negative, unit, rank }: Quantity): string =>
  `${negative ? '-' : ''}${value}${unit ? ` ${unit.kind}${unit.factor === 1 ? '' : ` ${unit.factor}`}` : ''}${rank ? ' rank' : ''}`;
const read = (text: string): string[] => quantitiesOf(text).map(shown);

describe('numbers', () => {
  test.each<[string, string[]]>([
    ['16,000 and 1 256 683 and 250’000 and 16\\,000', ['16000', '1256683', '250000', '16000']],
    ['Ｆｕｌｌ ｗｉｄｔｈ １２３，４５６', ['123456']],
    ['.040 to .025', ['0.04', '0.025']],
    ['減衰を推定すると.027になりました', ['0.027']],
    ['thirty million, half a million, a dozen, two hundred and five', ['30000000', '500000', '12', '205']],
    ['between two and three, six of eight', ['2', '3', '6', '8']],
    ['two million three hundred thousand', ['2300000']],
    ['three and a half days, two and a half million', ['3.5 time 86400', '2500000']],
    ['the third, second-order, twenty-first, 4th', ['3', '2', '21', '4']],
    ['two thirds of it, a quarter of that', ['0.666666666667', '0.25']],
    ['a third pass, one second of video', ['3', '1', '2']],
    ['twice, tenfold and triple', ['2 times', '10 times', '3 times']],
    ['三千万語、二つ、十二件、二〇二四年', ['30000000', '2', '12', '2024']],
    [
      '13万6755、10万2400、1.5億、1億6900万、2億8千万、1万6千',
      ['136755', '102400', '150000000', '169000000', '280000000', '16000'],
    ],
    ['13万6,755個、125万6,683、1万2,000', ['136755', '1256683', '12000']],
    ['falls by a fifth, by a third; by a third time', ['0.2', '0.333333333333', '3']],
    ['3割5分と七割、3分の2、半分', ['35 %', '70 %', '0.666666666667', '0.5']],
    ['第3、3位、三つ目、1つ目', ['3', '3 rank', '3', '1']],
    ['一般に十分な、三角形の、数十本、第五章', ['5']],
    [
      '10^3 × 10³, 1.5 · 10⁶, 4.4×10^-13, 2.482e-10, 2^16',
      ['1000', '1000', '1500000', '4.4e-13', '2.482e-10', '65536'],
    ],
    ['3.2 ± 0.1 and −3.5, but 10-13 and C-2', ['3.2', '0.1', '-3.5', '10', '13']],
    ['Θ(N^2 d^2 M^-1) や O(n2)', []],
    ['GPT-3.5 and LLaMA2-70B score at F1@K on newstest2013', []],
    ['https://example.org/2024/13では 5 件', ['5']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('scales and units', () => {
  test.each<[string, string[]]>([
    ['64k, 36M, 12T, 4.5 million, 3.8bn', ['64000', '36000000', '12000000000000', '4500000', '3800000000']],
    ['a cell 10 k of a table', ['10']],
    [
      '84.1 ms, 30マイクロ秒, 0.4 seconds, 23 min, 5分間, 12時間, 3.5 days',
      ['84.1 time 0.001', '30 time 0.000001', '0.4 time', '23 time 60', '5 time 60', '12 time 3600', '3.5 time 86400'],
    ],
    ['3日半、2時間半、1年半、2018年半ば', ['3.5 time 86400', '2.5 time 3600', '1.5 time 31536000', '2018']],
    ['3年生の3年', ['3', '3 time 31536000']],
    [
      '1K-4K; 7B-13B; 16 ms-32 ms; Llama-7B-4',
      ['1000', '4000', '7000000000', '13000000000', '16 time 0.001', '32 time 0.001'],
    ],
    ['15 years since 1990s, 2018年の12年', ['15 time 31536000', '1990', '2018', '12 time 31536000']],
    [
      '192KB, 40-80GB and 1.5〜2.0TB/s',
      [
        '192 bytes 1000',
        '40 bytes 1000000000',
        '80 bytes 1000000000',
        '1.5 bytes 1000000000000',
        '2 bytes 1000000000000',
      ],
    ],
    ['20 to 32 percent, 23から32%', ['20 %', '32 %', '23 %', '32 %']],
    [
      '2%, 2ポイント, 2 percentage points, 2倍, 2×, 2-fold',
      ['2 %', '2 points', '2 points', '2 times', '2 times', '2 times'],
    ],
    ['$350 million or 0.05 dollars, 1.5億円', ['350000000 $', '0.05 $', '150000000 ¥']],
    ['3 x 3 arrays; 8×A100', ['3', '3', '8']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
function inWords(value: number): string {
  for (const [size, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    return `${inWords(Math.floor(value / size))} ${name}${rest > 0 ? ` ${inWords(rest)}` : ''}`;
  }
  if (value < 20) return ONES[value]!;
  return value % 10 === 0 ? TENS[value / 10]! : `${TENS[Math.floor(value / 10)]}-${ONES[value % 10]}`;
}
function inKanji(value: number): string {
  for (const [size, name] of [
    [1e8, '億'],
    [1e4, '万'],
  ] as const)
    if (value >= size)
      return `${inKanji(Math.floor(value / size))}${name}${value % size > 0 ? inKanji(value % size) : ''}`;
  for (const [size, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < size) continue;
    const count = Math.floor(value / size);
    return `${count > 1 ? '〇一二三四五六七八九'[count] : ''}${name}${value % size > 0 ? inKanji(value % size) : ''}`;
  }
  return '〇一二三四五六七八九'[value]!;
}
const grouped = (value: number, by: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, by);

const FORMS: readonly ((value: number) => string)[] = [
  String,
  (value) => grouped(value, ','),
  (value) => grouped(value, ' '),
  (value) => grouped(value, '’'),
  (value) => grouped(value, '\u202f'),
  (value) => grouped(value, ',').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  inWords,
  (value) => inWords(value).replace(/^./, (letter) => letter.toUpperCase()),
  (value) => `${inKanji(value)}件`,
  (value) => (value >= 1e4 ? `${Math.floor(value / 1e4)}万${value % 1e4 || ''}` : String(value)),
  (value) => `${value / 1e3} thousand`,
  (value) => `${value / 1e3}K`,
  (value) => `${value / 1e6} million`,
  (value) => `${value / 1e6}M`,
  (value) => `${value / 1e4}万`,
  (value) => value.toExponential(),
  (value) => value.toExponential().replace('e+', ' × 10^'),
  (value) =>
    value
      .toExponential()
      .replace(
        /e\+(\d+)/,
        (_, power: string) => ` · 10${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`,
      ),
];

describe('properties', () => {
  const value = fc.oneof(
    fc.integer({ min: 2, max: 99 }),
    fc.integer({ min: 100, max: 9_999_999 }),
    fc.integer({ min: 1, max: 9999 }).map((n) => n * 1e4),
  );
  const form = fc.constantFrom(...FORMS);

  test('a number is the same in whatever form it is written', () => {
    fc.assert(
      fc.property(value, form, (number, write) => {
        expect([write(number), quantitiesOf(write(number)).map((each) => each.value)]).toEqual([
          write(number),
          [number],
        ]);
      }),
      { numRuns: 1500 },
    );
  });

  test('a number is held by the same number in any other form, and by no other number', () => {
    fc.assert(
      fc.property(value, form, form, fc.integer({ min: 1, max: 50 }), (number, one, other, more) => {
        const held = heldIn(`The set has ${one(number)} of them.`);
        expect(quantitiesNotHeld(`これは${other(number)}です。`, held)).toEqual([]);
        if (number > 12) expect(quantitiesNotHeld(`これは${other(number * 100 + more)}です。`, held)).toHaveLength(1);
      }),
      { numRuns: 1500 },
    );
  });

  test('a text holds whatever it says', () => {
    const word = fc.constantFrom(
      '12',
      '3.5',
      '84.1',
      '.5',
      '235 000',
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
      'half',
      'second',
      '三つ',
      '10^3',
      '-',
      '−2',
      '億',
      'million',
      '1/4',
      '第',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join('');
        expect(quantitiesNotHeld(text, heldIn(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  // A quadratic pattern would need a minute and more for each of these.
  test.each([
    ['a'],
    ['1'],
    ['1,'],
    ['1.'],
    ['a1-'],
    ['1 × 10'],
    ['1 '],
    ['億1'],
    ['two '],
    ['三'],
    ['、'],
    ['10^'],
    ["1'"],
  ])('a text of nothing but "%s" is read at once', (part) => {
    const text = part.repeat(60_000);
    expect(atOnce(() => quantitiesNotHeld(text, heldIn(text)).length)).toBeGreaterThanOrEqual(0);
  });
});
