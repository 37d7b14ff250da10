import { expect, test } from '@jest/globals';
import { tiesOf } from '../../shared/editions/ties.ts';

const tied = (text: string, quote: string) =>
  tiesOf(text, quote).map(({ inText, inQuote }) => [
    text.slice(inText.from, inText.to),
    quote.slice(inQuote.from, inQuote.to),
  ]);

test.each([
  ['1,250枚から読み取ります。', 'from 1250 photographs', [['1,250', '1250']]],
  [
    'Tidemark の誤差は 3.2 cm です。',
    'the error of Tidemark is 3.2 cm',
    [
      ['Tidemark', 'Tidemark'],
      ['3.2', '3.2'],
      ['cm', 'cm'],
    ],
  ],
  ['誤差は 3.2 です。', 'it is 13.2, 3.25 or v3.2', []],
  [
    'BERT-large で15%速くなります。',
    '15% on BERT-large',
    [
      ['15', '15'],
      ['BERT-large', 'BERT-large'],
    ],
  ],
  ['The gauge is off by 2.1 cm.', 'a gauge at 2.1 cm', [['2.1', '2.1']]],
  ['数はありません。', 'no number 5 here', []],
])('%s and "%s" are tied by %j', (text, quote, ties) => {
  expect(tied(text, quote)).toEqual(ties);
});
