import { afterAll, describe, expect, test } from '@jest/globals';
import type { Block } from '../../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { lines, makePdf, text } from '../../support/make-pdf.ts';
import { sentences, wrapped } from '../../support/make-pdf-paper.ts';

afterAll(closePdfReader);

const prose = (y: number, seed: number): string =>
  lines(72, y, wrapped(sentences(8, seed).join(' '), 88), { step: 12 });
const row = (y: number, cells: readonly (readonly [x: number, text: string])[], size = 9): string =>
  cells.map(([x, cell]) => text(x, y, cell, { size })).join('\n');
const table = (y: number, x: readonly number[], rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, i) =>
      row(
        y - 12 * i,
        cells.map((cell, k) => [x[k]!, cell] as const),
      ),
    )
    .join('\n');

async function read(...paint: string[]): Promise<readonly Block[]> {
  const { blocks } = await readPdf(makePdf([{ paint: [prose(760, 0), ...paint, prose(300, 20)] }]));
  return blocks;
}
const tables = (blocks: readonly Block[]): string[] =>
  blocks.filter(({ kind }) => kind === 'table').map((block) => block.text);

const SPEED = [
  ['Model', 'Time'],
  ['Older reader', '20.0 ms'],
  ['Pageturn', '17.4 ms'],
];
const SCORES = [
  ['Parser', 'LR', 'LP', 'CB'],
  ['Char97', '87.5', '87.4', '1.00'],
  ['Coll99', '88.5', '88.7', '0.92'],
  ['Char00', '90.1', '90.1', '0.74'],
];

describe('a table comes out as rows of cells', () => {
  test('however small it is, below its caption', async () => {
    const blocks = await read(text(200, 600, 'Table 1: Time for a page.', { size: 9 }), table(580, [220, 330], SPEED));
    expect(tables(blocks)).toEqual(['Model | Time; Older reader | 20.0 ms; Pageturn | 17.4 ms']);
    expect(blocks.find(({ kind }) => kind === 'caption')?.text).toBe('Table 1: Time for a page.');
  });

  test('above its caption too', async () => {
    const blocks = await read(table(600, [220, 330], SPEED), text(200, 545, 'Table 1: Time for a page.', { size: 9 }));
    expect(tables(blocks)).toEqual(['Model | Time; Older reader | 20.0 ms; Pageturn | 17.4 ms']);
  });

  const COUNTS = [
    ['Number of all the readings in the whole garden', '29,423 readings'],
    ['Average time that a snail needs for one plate', '634 seconds'],
    ['Days on which the camera was in use for us', '79,186 days in all'],
    ['Average number of snails that left their plate', '157'],
  ];
  const COUNTED = COUNTS.map((cells) => cells.join(' | ')).join('; ');

  test('of words and one value each, which fill the column as lines of text do', async () => {
    const caption = text(150, 536, 'Table 1: What one summer took.', { size: 9 });
    const blocks = await read(table(600, [100, 400], COUNTS), caption);
    expect(tables(blocks)).toEqual([COUNTED]);
    expect(blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(2);
  });

  test('below a caption whose words stand under its number in capitals', async () => {
    const caption = [text(250, 620, 'TABLE I', { size: 9 }), text(200, 604, 'WHAT ONE SUMMER TOOK', { size: 7 })];
    expect(tables(await read(...caption, table(580, [100, 400], COUNTS)))).toEqual([COUNTED]);
  });

  describe('beside another with a caption of its own', () => {
    const both = (...captions: readonly string[]) =>
      read(...captions, table(575, [90, 170], SPEED), table(572, [330, 400, 440, 480], SCORES));
    const apart = [
      'Model | Time; Older reader | 20.0 ms; Pageturn | 17.4 ms',
      SCORES.map((cells) => cells.join(' | ')).join('; '),
    ];

    test('the left one first, each below its caption, though the right caption stands higher', async () => {
      const blocks = await both(
        lines(330, 606, ['Table 2: What three parsers', 'find of the garden.'], { size: 9 }),
        lines(90, 602, ['Table 1: Time for', 'a page.'], { size: 9 }),
      );
      expect(tables(blocks)).toEqual(apart);
      expect(blocks.filter(({ kind }) => kind === 'caption').map((block) => block.text)).toEqual([
        'Table 1: Time for a page.',
        'Table 2: What three parsers find of the garden.',
      ]);
    });

    test('and not cut from a paragraph above whose last line is short', async () => {
      const short = lines(72, 640, [...wrapped(sentences(3, 60).join(' '), 88).slice(0, 2), 'and no more.'], {
        step: 12,
      });
      const blocks = await both(
        short,
        text(90, 596, 'Table 1: Time for a page.', { size: 9 }),
        text(330, 596, 'Table 2: What three parsers find.', { size: 9 }),
      );
      expect(tables(blocks)).toEqual(apart);
      expect(blocks.filter((block) => block.text.endsWith('and no more.'))).toHaveLength(1);
      expect(blocks.find((block) => block.text === 'and no more.')).toBeUndefined();
    });

    test('and a table that points to others, label by label, is one', async () => {
      const pointers = [
        ['Garden', 'Table'],
        ['North', 'Table 9'],
        ['South', 'Table 10'],
        ['West', 'Table 11'],
      ];
      const blocks = await read(text(200, 592, 'Table 8: Pointers.', { size: 9 }), table(575, [220, 330], pointers));
      expect(tables(blocks)).toEqual([pointers.map((cells) => cells.join(' | ')).join('; ')]);
    });

    test('and not cut where the words of one caption run below both', async () => {
      const blocks = await both(
        text(90, 606, 'Table 1: Time for a page,', { size: 9 }) + text(330, 606, 'Table 2: and what', { size: 9 }),
        text(90, 595, 'three parsers of the garden find in each of its corners on a day of summer', { size: 9 }),
      );
      expect(tables(blocks)).not.toEqual(apart);
    });
  });

  test('and lines of text next to a caption stay text', async () => {
    const caption = text(150, 640, 'Table 1: What one summer took.', { size: 9 });
    const blocks = await read(caption, prose(624, 40));
    expect(tables(blocks)).toEqual([]);
  });

  test('across both columns, its figures so close that they cross the gutter, with the names beside them', async () => {
    const figures = (seed: number) =>
      Array.from({ length: 12 }, (_, i) => `${30 + ((i * 7 + seed) % 60)}.${(i + seed) % 10}`).join(' ');
    const rows = [5, 11, 17].map((seed, i) => [
      text(72, 726 - 12 * i, `Reader ${seed}`, { size: 9 }),
      figures(seed),
      i,
    ]);
    const column = (x: number, seed: number) => lines(x, 660, wrapped(sentences(14, seed).join(' '), 48), { step: 12 });
    const { blocks } = await readPdf(
      makePdf([
        {
          paint: [
            row(738, [
              [72, 'Name'],
              [180, 'first to sixth'],
              [340, 'seventh to twelfth'],
            ]),
            ...rows.map(([name, all, i]) => `${name}\n${text(180, 726 - 12 * Number(i), String(all), { size: 9 })}`),
            text(72, 684, `Table 4: ${sentences(1, 60)[0]!} ${sentences(1, 61)[0]!}`, { size: 9 }),
            column(72, 0),
            column(312, 40),
          ],
        },
      ]),
    );
    expect(tables(blocks)).toEqual([expect.stringContaining(`Reader 5 | ${figures(5)}; Reader 11 | ${figures(11)}`)]);
    expect(tables(blocks)[0]).toMatch(/^Name \| first to sixth/);
  });

  test('even if its caption calls it a figure', async () => {
    const blocks = await read(
      table(600, [180, 260, 320, 380], SCORES),
      text(180, 540, 'Figure 1: Results of four parsers.', { size: 9 }),
    );
    expect(tables(blocks)).toEqual([
      'Parser | LR | LP | CB; Char97 | 87.5 | 87.4 | 1.00; Coll99 | 88.5 | 88.7 | 0.92; Char00 | 90.1 | 90.1 | 0.74',
    ]);
  });

  test('with a head over several columns said for each of them', async () => {
    const blocks = await read(
      text(150, 620, 'Table 2: Scores and cost.', { size: 9 }),
      row(600, [
        [250, 'BLEU on both pairs'],
        [370, 'Cost of both pairs'],
      ]),
      row(588, [
        [150, 'Model'],
        [250, 'DE'],
        [310, 'FR'],
        [370, 'DE'],
        [430, 'FR'],
      ]),
      row(576, [
        [150, 'ByteNet'],
        [250, '23.75'],
      ]),
      row(564, [
        [150, 'ConvS2S'],
        [250, '25.16'],
        [310, '40.46'],
        [370, '9.6'],
        [430, '1.5'],
      ]),
      row(552, [
        [150, 'Ours'],
        [310, '41.80'],
        [430, '2.3'],
      ]),
    );
    expect(tables(blocks)).toEqual([
      'Model | BLEU on both pairs DE | BLEU on both pairs FR | Cost of both pairs DE | Cost of both pairs FR; ' +
        'ByteNet | 23.75; ConvS2S | 25.16 | 40.46 | 9.6 | 1.5; Ours |  | 41.80 |  | 2.3',
    ]);
  });

  test('with a cell of two lines in one piece, and the name of a group of rows on its own', async () => {
    const blocks = await read(
      text(150, 620, 'Table 3: Blocks of letters.', { size: 9 }),
      row(600, [
        [150, 'Start'],
        [230, 'Coverage'],
        [400, 'Next'],
      ]),
      row(588, [[160, 'blocks of the first part of the table']]),
      row(576, [
        [150, '1040'],
        [230, '31 languages with'],
        [400, '5.36'],
      ]),
      row(566, [[230, 'Cyrillic script']]),
      row(554, [
        [150, '1328'],
        [230, 'Armenian'],
        [400, '0.06'],
      ]),
    );
    expect(tables(blocks)[0]).toMatch(
      /; 1040 \| 31 languages with Cyrillic script \| 5\.36; 1328 \| Armenian \| 0\.06$/,
    );
    expect(tables(blocks)[0]).toMatch(/; +(?:\|)? *blocks of the first part of the table; /);
  });
});

describe('what is no table', () => {
  test('prose whose words stand apart here and there', async () => {
    const loose = wrapped(sentences(6, 3).join(' '), 60).map((line, i) => {
      const words = line.split(' ');
      return row(
        640 - 12 * i,
        words.map((word, k) => [72 + 48 * k + ((7 * i + 11 * k) % 17), word] as const),
        10,
      );
    });
    expect(tables(await read(...loose))).toEqual([]);
  });

  test('a recognised formula with its number', async () => {
    const formula = table(
      600,
      [180, 290, 400],
      [
        ['p(t I l, lp, tp,', 'p(t I l,', 't,,,'],
        ['p(t I l, lp, tp)', 'p(t I l, tp,', '(7)'],
      ],
    );
    expect(tables(await read(formula))).toEqual([]);
  });

  test('the numbers along an axis of a drawing', async () => {
    const axis = row(
      600,
      [0, 20, 40, 60, 80].map((n, k) => [150 + 60 * k, String(n)] as const),
      7,
    );
    const labels = row(
      590,
      ['a', 'b', 'c'].map((n, k) => [150 + 90 * k, n] as const),
      7,
    );
    const blocks = await read(axis, labels, text(180, 560, 'Figure 1: A drawing of steps.', { size: 9 }));
    expect(tables(blocks)).toEqual([]);
  });
});
