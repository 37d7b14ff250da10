import { afterAll, describe, expect, test } from '@jest/globals';
import type { Piece } from '../../../shared/documents/pdf/engine/page-text.ts';
import { closeFragment } from '../../../shared/documents/pdf/layout/fragments.ts';
import { lineTexts } from '../../../shared/documents/pdf/layout/line-text.ts';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { lines, makePdf, picture, text } from '../../support/make-pdf.ts';

afterAll(closePdfReader);

const HONEST = [
  'We measured the speed of forty snails on wet and on dry glass over',
  'three weeks in spring. On wet glass they were faster by a factor of',
  'two, and the largest animals gained the most from the water.',
];
const WHOLE = HONEST.join(' ');
const honest = lines(72, 700, HONEST);

async function read(...paint: string[]): Promise<string> {
  const { blocks } = await readPdf(makePdf([{ paint }]));
  return blocks.map((block) => block.text).join('\n');
}

describe('a bold that is made by printing twice stands once', () => {
  test('letter by letter, a little to the side and below', async () => {
    const twice = HONEST.flatMap((line, row) =>
      [...line].flatMap((letter, i) => [
        text(60 + 7 * i, 700 - 20 * row, letter, { font: 'mono' }),
        text(60.8 + 7 * i, 699.2 - 20 * row, letter, { font: 'mono' }),
      ]),
    );
    expect(await read(...twice)).toBe(WHOLE);
  });

  test('line by line', async () => {
    expect(await read(honest, lines(72.4, 700, HONEST))).toBe(WHOLE);
  });

  test('and double letters stay double, in a ligature too', async () => {
    const double = [`${HONEST[0]} all oﬀ`, ...HONEST.slice(1)];
    expect(await read(lines(72, 700, double))).toContain('all off three weeks');
  });
});

describe('a page of recognised text', () => {
  const layer = lines(72, 700, HONEST, { mode: 3 });

  test('in strips or tiles is read', async () => {
    const strips = Array.from({ length: 8 }, (_, i) => picture(0, (842 / 8) * i, 595, 842 / 8));
    expect(await read(...strips, layer)).toBe(WHOLE);
  });

  test('with pictures on half of it is none: what nobody can see stays hidden', async () => {
    const strips = Array.from({ length: 4 }, (_, i) => picture(0, (842 / 8) * i, 595, 842 / 8));
    const { blocks, setApart } = await readPdf(makePdf([{ paint: [...strips, lines(72, 200, HONEST), layer] }]));
    expect(blocks.map((block) => block.text)).toEqual([WHOLE]);
    expect(setApart.hidden).toBeGreaterThan(0.9 * WHOLE.length);
  });
});

test('a stamp over the whole page hides only what its soft mask covers', async () => {
  const covered = lines(20, 800, ['Under the quarter of the stamp that covers'], { size: 6 });
  expect(await read(honest, covered, picture(0, 0, 595, 1200, 'stamp'))).toBe(WHOLE);
});

describe('letters of drawn fonts', () => {
  test('are judged by what is drawn, not by the size they claim', async () => {
    expect(await read(lines(72, 700, HONEST, { font: 'unit', size: 1, step: 14 }))).toBe(WHOLE);
  });

  test('may be drawn upside down', async () => {
    expect(await read(lines(72, 700, HONEST, { font: 'flipped', size: 10, step: 14 }))).toBe(WHOLE);
  });
});

describe('vertical Japanese is read from the right, down each column', () => {
  const SENTENCE =
    '本稿は江戸後期の農書に書かれた田植えの暦を同じ地域の気象の記録と比べたものである。農書は二十三冊を選んだ。';
  const columns = SENTENCE.match(/.{1,20}/gu)!;

  test('whose letters are set one by one', async () => {
    const paint = columns.flatMap((column, k) =>
      [...column].map((letter, i) => text(500 - 20 * k, 760 - 13 * i, letter, { font: 'wide', size: 11 })),
    );
    expect(await read(...paint)).toBe(SENTENCE);
  });

  test('whose font runs down', async () => {
    const paint = columns.map((column, k) => text(500 - 20 * k, 760, column, { font: 'tall', size: 11 }));
    expect(await read(...paint)).toBe(SENTENCE);
  });

  test('while a line of it across the page stays one', async () => {
    const across = columns.map((line, i) => text(72, 700 - 16 * i, line, { font: 'wide', size: 11 }));
    expect(await read(...across)).toBe(SENTENCE);
  });
});

describe('right-to-left letters', () => {
  const SENTENCE = 'تعتبر البرمجة من الأدوات القوية التي يمكن أن تعزز الإنتاجية وتساعد في إيجاد حلول فعالة للمشكلات';
  const placed = (x: number, y: number, string: string): string[] =>
    [...string].map((letter, i) => text(x - 10 * i, y, letter, { font: 'wide', size: 10 }));

  test('come in reading order, whatever stands left of them', async () => {
    const rows = SENTENCE.match(/.{1,40}(?: |$)/gu)!.map((row) => row.trim());
    expect(await read(...rows.flatMap((row, i) => placed(480, 700 - 12 * i, row)))).toBe(rows.join(' '));
  });

  test('leave a Latin name among them as it is', async () => {
    const row = 'تعتبر البرمجة من الأدوات';
    const rest = 'القوية التي';
    const latin = text(480 - 10 * row.length - 50, 700, 'Python', { size: 10, font: 'mono' });
    expect(await read(...placed(480, 700, row), latin, ...placed(480 - 10 * row.length - 65, 700, rest))).toBe(
      `${row} Python ${rest}`,
    );
  });
});

describe('signs that fonts tell of in their own way', () => {
  test.each([
    ['accents that combine, printed over their letter', 'e\u0301', 'é'],
    ['a voiced mark behind its kana', 'か\u3099', 'が'],
    ['a bracket in three pieces', 'x\uf8eb\uf8ec\uf8edy', 'x(y'],
    ['a Greek letter of the Symbol font', '\uf061', 'α'],
    ['a dot of the Symbol font', 'x\uf0b7y', 'x•y'],
    ['a sign that nobody knows', 'x\ue123', 'x'],
  ])('%s', async (_, printed, said) => {
    const mark = text(72, 640, printed, { font: 'wide' });
    expect((await read(honest, mark)).replace(WHOLE, '').trim()).toBe(said);
  });
});

describe('scripts in a sentence', () => {
  /** Widths of the words of the first line, in points. */
  const line = 'The error of the whole measurement stayed below 10';
  const width = 207.4;
  const scripted = async (rise: number, script: string, size = 7): Promise<string> => {
    const goes = text(72 + width + 6 * script.length + 4, 712, 'in all of the trials.');
    return read(text(72, 712, line), text(72 + width, 712 + rise, script, { size }), goes, honest);
  };

  test.each([
    [4, '-13', `${line}⁻¹³ in all`],
    [4, '5', `${line}⁵ in all`],
    [-2, '2', `${line}₂ in all`],
    [4, 'n', `${line}^n in all`],
    [-2, 'max', `${line}_max in all`],
    [4, 'n-1', `${line}^(n-1) in all`],
    [4, 'th', `${line}th in all`],
  ])('%d above the line, %s is told from the letters before it', async (rise, script, said) => {
    expect(await scripted(rise, script)).toContain(said);
  });

  test('stands behind a letter of formulas as behind any other', () => {
    const face = { bold: false, weight: 400, italic: false, math: false, mono: false };
    const piece = (said: string, left: number, baseline = 100, size = 10): Piece => {
      const place = { left, right: left + 5 * said.length, baseline, size };
      return { text: said, ...place, face, spaced: false, broken: false };
    };
    const pieces = [
      piece('memory', 0),
      piece('𝑂', 40),
      piece('(', 45),
      piece('𝑁', 50),
      piece('2', 60, 96.4, 7),
      piece(')', 65),
    ];
    expect(lineTexts(closeFragment(pieces)).plain).toBe('memory O(N²)');
  });

  test('a number of full size beside the line is none', async () => {
    expect(await scripted(0, '5', 10)).toContain('below 105 in all');
  });
});
