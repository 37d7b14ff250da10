/** With a quote of a table go the names of its columns and its own row, and nothing of the other rows. */
import { describe, expect, test } from '@jest/globals';
import type { Block } from '../../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { carried } from '../../../shared/summaries/check/carried.ts';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { tableAround } from '../../../shared/summaries/quote/table-around.ts';
import { lines, makePdf, text } from '../../support/make-pdf.ts';
import { sentences, wrapped } from '../../support/make-pdf-paper.ts';
import { documentOf, paper } from './written-document.ts';

const ROWS = [
  'Model | Accuracy | Seconds',
  'KiteSum | 81.4 percent | 6.5 seconds',
  'Baseline | 73.9 percent | 2.8 seconds',
  'Oracle | 99.1 percent | 9.7 seconds',
];

/** Header and row as they go with the quote; the table stands between two paragraphs that have semicolons too. */
function around(quote: string, table: string, kind: Block['kind'] = 'table'): string {
  const document = documentOf('One; two; three of the words ahead.', table, 'Four; five; six of the words behind.');
  const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind } : block));
  const index = indexSource(paper, { ...document, blocks });
  return tableAround(quoteInSource(quote, index)!, index);
}
const cells = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((row) => row.trim())
    .filter(Boolean);

describe('a table with rows', () => {
  test.each([
    ['81.4 percent | 6.5', ROWS[1]],
    ['73.9 percent | 2.8', ROWS[2]],
    ['99.1 percent | 9.7', ROWS[3]],
    ['Oracle | 99.1 percent | 9.7 seconds', ROWS[3]],
  ])('gives header and row for %s', (quote, row) => {
    expect(cells(around(quote, ROWS.join('; ')))).toEqual([ROWS[0], row]);
  });

  test('gives all rows of a quote that spans two', () => {
    expect(cells(around('6.5 seconds; Baseline | 73.9', ROWS.join('; ')))).toEqual([ROWS[0], ROWS[1], ROWS[2]]);
  });

  test('gives the header once more for a quote of the header, without the words ahead of the table', () => {
    expect(cells(around('Model | Accuracy', ROWS.join('; ')))).toEqual([ROWS[0], ROWS[0]]);
  });

  test('gives the beginning of a header that is as long as a page, and the part of a row beside the quote', () => {
    const long = (name: string) => Array.from({ length: 200 }, (_, at) => `${name}${at}`).join(' | ');
    const given = around('row99 | row100 | row101', `${long('head')}; ${long('row')}; ${long('next')}`);
    expect(given).toMatch(/^head0 \| head1 /);
    expect(given).toMatch(/row90 .*row99 \| row100 \| row101 .*row110 /);
    expect(given).not.toMatch(/head199|row0 |row199|next|words/);
  });
});

test('the caption of a table goes with its header and row, and no other caption', () => {
  const kinds: Block['kind'][] = ['caption', 'caption', 'table', 'paragraph'];
  const texts = ['Figure 1: The reader.', 'Table 2: Cost on MapleBench.', ROWS.join('; '), 'Some words behind.'];
  const document = documentOf(...texts);
  const blocks = document.blocks.map((block, at) => ({ ...block, kind: kinds[at]! }));
  const index = indexSource(paper, { ...document, blocks });
  const given = tableAround(quoteInSource('73.9 percent | 2.8', index)!, index);
  expect(cells(given)).toEqual(['Table 2: Cost on MapleBench.', ROWS[0], ROWS[2]]);
});

test('a sentence on a row of a PDF’s table stands on its caption, header and row', async () => {
  const row = (y: number, ...cells: string[]) => cells.map((cell, k) => text(150 + 110 * k, y, cell, { size: 9 }));
  const { blocks } = await readPdf(
    makePdf([
      {
        paint: [
          lines(72, 760, wrapped(sentences(8, 0).join(' '), 88), { step: 12 }),
          text(150, 600, 'Table 2: Accuracy on MapleBench after 40 epochs.', { size: 9 }),
          ...[...row(580, 'Model', 'Accuracy', 'Seconds'), ...row(568, 'KiteSum', '81.4', '6.5')],
          ...row(556, 'HeronSum', '73.9', '2.8'),
          lines(72, 480, wrapped(sentences(8, 20).join(' '), 88), { step: 12 }),
        ],
      },
    ]),
  );
  await closePdfReader();
  const index = indexSource(paper, { ...documentOf(), blocks });
  const objections = (sentence: string) =>
    carried(sentence, [quoteInSource('KiteSum | 81.4 | 6.5', index)!], { index, language: 'ja', verbatim: false });
  expect(objections('MapleBenchでのKiteSumの精度は81.4です。')).toEqual([]);
  expect(objections('KiteSumの精度は73.9です。').map(([check]) => check)).toEqual(['number-not-quoted']);
  expect(objections('HeronSumの精度は81.4です。').map(([check]) => check)).toEqual(['name-not-quoted']);
});

describe('a table that is one run of cells', () => {
  const RUN = 'Model Accuracy Seconds KiteSum 81.4 6.5 Baseline 73.9 2.8';
  test('gives its words up to the first figure', () => {
    expect(around('6.5 Baseline 73.9', RUN)).toBe('Model Accuracy Seconds KiteSum');
  });

  test('gives nothing where no figure comes soon', () => {
    expect(around('Accuracy Seconds', 'Model Accuracy Seconds KiteSum')).toBe('');
    expect(around('last words of it', `${'many words '.repeat(60)}last words of it 81.4`)).toBe('');
  });
});

test('running text has neither', () => {
  expect(around('81.4 percent | 6.5', ROWS.join('; '), 'paragraph')).toBe('');
});
