import { afterAll, describe, expect, test } from '@jest/globals';
import type { Block } from '../../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { lines, makePdf, type PageOptions, text } from '../../support/make-pdf.ts';
import { sentences, twoColumnPages, wrapped } from '../../support/make-pdf-paper.ts';

afterAll(closePdfReader);

const STEP = 12;
const column = (paragraph: string, x: number, y: number, width = 48) =>
  lines(x, y, wrapped(paragraph, width), { step: STEP });
const words = (count: number, seed: number) => sentences(count, seed).join(' ');
const read = async (...pages: PageOptions[]) => readPdf(makePdf(pages));
const texts = (blocks: readonly Block[], kind: Block['kind']) =>
  blocks.filter((b) => b.kind === kind).map((b) => b.text);

/** A page of body text under what a test is about, so that the body's type is known. */
const body = (paint: string[], seed = 0): PageOptions => ({ paint: [...paint, column(words(16, seed), 72, 400, 90)] });

describe('two columns', () => {
  const left = words(20, 0);
  const right = words(20, 40);

  test('are read one after the other, and a sentence cut between them is whole', async () => {
    const all = wrapped(`${left} ${right}`, 48);
    const half = Math.ceil(all.length / 2);
    const paint = [
      lines(72, 700, all.slice(0, half), { step: STEP }),
      lines(312, 700, all.slice(half), { step: STEP }),
    ];
    const { blocks } = await read({ paint });
    expect(blocks.map((b) => b.text).join(' ')).toBe(`${left} ${right}`);
  });

  test('a title and a caption across both keep their place', async () => {
    const title = text(100, 780, 'On the Pace of Snails in Two Columns', { size: 20, font: 'bold' });
    const caption = lines(72, 390, wrapped(`Figure 1: ${words(2, 90)}`, 100), { size: 9, step: 11 });
    const paint = [title, column(words(12, 0), 72, 740), column(words(12, 20), 312, 740), caption];
    paint.push(column(words(12, 40), 72, 330), column(words(12, 60), 312, 330));
    const { blocks, title: found } = await read({ paint });
    expect(found).toBe('On the Pace of Snails in Two Columns');
    expect(texts(blocks, 'caption')).toEqual([`Figure 1: ${words(2, 90)}`]);
    const order = [0, 20, 40, 60].map((seed) => blocks.findIndex((b) => b.text.includes(sentences(1, seed)[0]!)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('two columns without rows in common', () => {
  test('are found by their long lines, where formulas and drawings leave gaps', async () => {
    const [left, right] = [wrapped(words(9, 0), 48), wrapped(words(9, 40), 48)];
    // Each side's lines stand between the other's, and labels of a drawing beside some of them.
    const paint = [
      ...left.map((line, i) => text(72, 700 - 30 * i, line)),
      ...right.map((line, i) => text(312, 685 - 30 * i, line)),
      ...[1, 4, 6].map((i) => text(250, 700 - 30 * i - 12, `(${i})`, { size: 8 })),
    ];
    const { blocks } = await read({ paint });
    const all = blocks.map((b) => b.text).join(' ');
    expect(all.lastIndexOf(left.at(-1)!)).toBeLessThan(all.indexOf(right[0]!));
    expect(all).toContain(left[0]!);
  });

  test('one column with short labels beside it stays one', async () => {
    const rows = wrapped(words(12, 0), 90);
    const { blocks } = await read({ paint: [lines(72, 700, rows, { step: 30 })] });
    expect(blocks.map((b) => b.text).join(' ')).toBe(words(12, 0));
  });
});

test('a short title line stays with the caption across both columns that it opens', async () => {
  const paint = [column(words(12, 0), 72, 740), column(words(12, 20), 312, 740)];
  paint.push(text(72, 401, 'Figure 6: Snails on glass', { size: 9 }));
  paint.push(lines(72, 390, wrapped(words(3, 90), 100), { size: 9, step: 11 }));
  paint.push(column(words(12, 40), 72, 330), column(words(12, 60), 312, 330));
  const { blocks } = await read({ paint });
  expect(texts(blocks, 'caption')).toEqual([`Figure 6: Snails on glass ${words(3, 90)}`]);
});

test('a wide ligature, whose letters share one box, cuts no line where the columns part', async () => {
  const paint = [column(words(12, 0), 72, 740), column(words(12, 20), 312, 740)];
  const caption = 'Figure 2: The ﬁrst ﬁve snails ﬁnd a ﬁne ﬁlm of ﬁrm glass, ﬁll it and deﬁne its ﬁeld.';
  paint.push(text(72, 390, caption, { size: 9, stretch: 140 }));
  paint.push(column(words(12, 40), 72, 330), column(words(12, 60), 312, 330));
  const { blocks } = await read({ paint });
  expect(texts(blocks, 'caption')).toEqual([caption.replaceAll('ﬁ', 'fi')]);
});

test('a sentence cut by a page stands on the page where it starts, the next one on its own page', async () => {
  const all = wrapped(words(30, 0), 90);
  const cut = all.findIndex((line, i) => i > 10 && !line.endsWith('.'));
  const { blocks } = await read(
    { paint: [lines(72, 700, all.slice(0, cut + 1), { step: STEP })] },
    { paint: [lines(72, 700, all.slice(cut + 1), { step: STEP })] },
  );
  expect(blocks).toHaveLength(2);
  expect(blocks.map((b) => b.place)).toEqual([
    { kind: 'page', page: 1 },
    { kind: 'page', page: 2 },
  ]);
  expect(blocks[0]!.text).toMatch(/\.$/);
  expect(blocks.map((b) => b.text).join(' ')).toBe(words(30, 0));
});

describe('headings', () => {
  const paragraph = (seed: number, y: number) => column(words(3, seed), 72, y, 90);
  const bold = (y: number, string: string, size = 12) => text(72, y, string, { size, font: 'bold' });

  test('are named without their number, whatever kind of number it is', async () => {
    const names = ['1 Introduction', '2.1. Snails on Glass', 'III. SLOW ANIMALS', 'B.2 Further Snails', 'Discussion'];
    const paint = names.flatMap((name, i) => [bold(740 - 120 * i, name), paragraph(10 * i, 715 - 120 * i)]);
    const { blocks } = await read({ paint });
    expect(texts(blocks, 'heading')).toEqual(names);
    expect(blocks.filter((b) => b.kind === 'heading').map((b) => b.section)).toEqual([
      'Introduction',
      'Snails on Glass',
      'SLOW ANIMALS',
      'Further Snails',
      'Discussion',
    ]);
    expect(blocks.filter((b) => b.kind === 'paragraph').map((b) => b.section)).toHaveLength(5);
  });

  test('in plain type are found by the number that must come next', async () => {
    const paint = [
      bold(740, '1. Introduction'),
      paragraph(0, 715),
      text(72, 640, '2. Slow animals and their glass'),
      paragraph(20, 610),
    ];
    const { blocks } = await read({ paint });
    expect(texts(blocks, 'heading')).toEqual(['1. Introduction', '2. Slow animals and their glass']);
  });

  test('on the first line of a paragraph are taken off it and open no section', async () => {
    const first = `${text(72, 700, 'Data. ', { font: 'bold' })}\n${text(98, 700, 'We looked at forty snails on wet glass in the spring of this year.')}`;
    const { blocks } = await read(body([bold(740, '1 Methods'), first]));
    expect(blocks[1]).toMatchObject({ kind: 'heading', text: 'Data', section: 'Methods' });
    expect(blocks[2]!.text).toBe('We looked at forty snails on wet glass in the spring of this year.');
  });

  test('an abstract that starts on the line of its name is one', async () => {
    const first = `${text(72, 700, 'Abstract—', { font: 'italic' })}${text(115, 700, 'We show how fast a snail moves on wet glass.')}`;
    const { blocks } = await read(body([text(72, 760, 'A Paper of Snails', { size: 18, font: 'bold' }), first]));
    expect(blocks[0]).toMatchObject({ kind: 'heading', text: 'Abstract', section: 'Abstract' });
    expect(blocks[1]!.text).toBe('We show how fast a snail moves on wet glass.');
  });
});

describe('what is no main matter', () => {
  test('running heads and page numbers are counted and set apart', async () => {
    const { blocks, setApart } = await readPdf(makePdf(twoColumnPages(5)));
    expect(blocks.some((b) => b.text.includes('Journal of Slow Animals'))).toBe(false);
    expect(blocks.some((b) => /^\d$/.test(b.text))).toBe(false);
    expect(setApart.furniture).toBe(5 * ('Journal of Slow Animals'.length + 1));
  });

  test('references are cut, and the appendix behind them is given apart', async () => {
    const bold = (y: number, string: string) => text(72, y, string, { size: 12, font: 'bold' });
    const paint = [
      bold(740, '1 Introduction'),
      column(words(3, 0), 72, 715, 90),
      bold(600, 'References'),
      column('[1] A. Snail. On glass. Journal of Slow Animals, 2020, pages 1 to 9.', 72, 580, 90),
      bold(500, 'A Proofs'),
      column(words(3, 50), 72, 480, 90),
    ];
    const { blocks, appendix, setApart } = await read({ paint });
    expect(blocks.map((b) => b.section)).toEqual(['Introduction', 'Introduction']);
    expect(appendix.map((b) => [b.kind, b.section])).toEqual([
      ['heading', 'Proofs'],
      ['paragraph', 'Proofs'],
    ]);
    expect(setApart.references).toBeGreaterThan(60);
    expect(setApart.appendix).toBeGreaterThan(100);
  });

  test('a table of contents without page numbers opens no appendix, though it names one', async () => {
    const bold = (y: number, string: string) => text(72, y, string, { size: 12, font: 'bold' });
    const contents = ['1 Introduction', '2 Methods', 'References', 'Appendix'].map((row, i) => bold(760 - 30 * i, row));
    const paper = [
      bold(740, '1 Introduction'),
      column(words(8, 0), 72, 715, 90),
      bold(500, '2 Methods'),
      column(words(8, 20), 72, 480, 90),
    ];
    const cover = { paint: [text(72, 760, 'The Pace of Snails', { size: 18 }), column(words(4, 40), 72, 700, 90)] };
    const list = { paint: [text(72, 770, 'Contents', { size: 16, font: 'bold' }), ...contents] };
    const { blocks, appendix } = await readPdf(makePdf([cover, list, { paint: paper }]));
    expect(appendix.filter(({ kind }) => kind === 'paragraph')).toEqual([]);
    expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ section }) => section)).toEqual([
      undefined,
      'Introduction',
      'Methods',
    ]);
  });

  test('a side stamp and the authors before the abstract are set apart', async () => {
    const paint = [
      text(100, 780, 'On the Pace of Snails', { size: 20, font: 'bold' }),
      text(100, 750, 'A. Writer and B. Reader, University of the Sea'),
      text(72, 700, 'Abstract', { size: 12, font: 'bold' }),
      column(words(6, 0), 72, 680, 90),
      text(20, 300, 'arXiv:2401.00001v1 [cs.CL] 1 Jan 2024', { size: 16, turned: 90 }),
    ];
    const { blocks, title, setApart } = await read({ paint });
    expect(title).toBe('On the Pace of Snails');
    expect(blocks[0]).toMatchObject({ kind: 'heading', section: 'Abstract' });
    expect(setApart).toMatchObject({ sideways: 37, front: expect.any(Number) });
  });
});

describe('kinds', () => {
  test('a footnote below the text, and its mark gone from the sentence', async () => {
    const call = `${text(72, 700, 'The snails were kept in a garden')}${text(203, 704, '3', { size: 6 })}${text(208, 700, 'for the whole of the spring of that year.')}`;
    const note = text(72, 60, '3 The garden belongs to the second author, who kept the snails.', { size: 7.5 });
    const { blocks } = await read(body([call, note]));
    expect(blocks[0]!.text).toBe('The snails were kept in a garden for the whole of the spring of that year.');
    expect(texts(blocks, 'footnote')).toHaveLength(1);
  });

  test('an exponent is not read as a figure of its own', async () => {
    const power = `${text(72, 700, 'The slime weighs 3 × 10')}${text(171, 704, '–5', { size: 6 })}${text(180, 700, 'grams for every metre that a snail has moved.')}`;
    const { blocks } = await read(body([power]));
    expect(blocks[0]!.text).toContain('10⁻⁵ grams');
  });

  test('rows of cells are a table, and the sentence around it goes on without them', async () => {
    const cells = ['Snail 12.5 80', 'Slug 14.1 75', 'Worm 3.3 60'].flatMap((row, i) =>
      row.split(' ').map((cell, k) => text(100 + 120 * k, 660 - 14 * i, cell)),
    );
    const caption = text(72, 600, 'Table 1: Pace of three animals in metres an hour.', { size: 9 });
    const { blocks } = await read(body([...cells, caption]));
    expect(texts(blocks, 'table')).toEqual(['Snail | 12.5 | 80; Slug | 14.1 | 75; Worm | 3.3 | 60']);
    expect(texts(blocks, 'caption')).toEqual(['Table 1: Pace of three animals in metres an hour.']);
    expect(texts(blocks, 'paragraph').join(' ')).toBe(words(16, 0));
  });

  test('items of a list are blocks of their own', async () => {
    const items = [1, 2, 3].map((n) =>
      text(90, 720 - 14 * n, `${n}. The snail of group ${n} was kept on wet glass all day.`),
    );
    const { blocks } = await read(body(items));
    expect(texts(blocks, 'list')).toHaveLength(3);
  });

  test('a page that lies on its side is read upright', async () => {
    const rotated = {
      width: 842,
      height: 595,
      rotate: 90 as const,
      paint: [lines(72, 500, wrapped(words(8, 0), 90), { step: STEP })],
    };
    const sideways = {
      paint: wrapped(words(8, 30), 90).map((line, i) => text(100 + 12 * i, 60, line, { turned: 90 })),
    };
    const { blocks } = await read(rotated, sideways);
    expect(blocks.map((b) => b.text)).toEqual([words(8, 0), words(8, 30)]);
  });
});
