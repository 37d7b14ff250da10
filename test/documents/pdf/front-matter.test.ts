import { afterAll, describe, expect, test } from '@jest/globals';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { lines, makePdf, text } from '../../support/make-pdf.ts';
import { sentences, wrapped } from '../../support/make-pdf-paper.ts';

afterAll(closePdfReader);

const prose = lines(72, 520, wrapped(sentences(20).join(' '), 88), { step: 12 });
const title = text(72, 760, 'Estimating River Discharge from Cameras', { size: 17, font: 'bold' });
const read = (...paint: string[]) => readPdf(makePdf([{ paint: [title, ...paint, prose] }]));
const abstract = text(72, 550, 'Abstract', { size: 11, font: 'bold' });

describe('the authors of a paper are the names below its title', () => {
  test('in one line with marks, without their addresses', async () => {
    const { authors } = await read(
      text(72, 730, 'Jane Doe∗, Richard van der Roe and Ana-María Ortiz'.replace('∗', '*')),
      text(72, 715, 'Department of Rivers, University of Nowhere, San Pedro, Canada'),
      text(72, 700, '{jane,richard}@rivers.example'),
      abstract,
    );
    expect(authors).toEqual(['Jane Doe', 'Richard van der Roe', 'Ana-María Ortiz']);
  });

  test('side by side, each above an address, in rows of the same type', async () => {
    const names = (y: number, row: string[]) => row.map((name, i) => text(72 + 160 * i, y, name, { font: 'bold' }));
    const places = (y: number) =>
      [0, 1, 2].map((i) => text(72 + 160 * i, y, i === 1 ? 'San Pedro' : 'River Institute'));
    const { authors } = await read(
      ...names(730, ['Jane Doe', 'Richard Roe', 'Aidan N. Gomez']),
      ...places(718),
      ...names(690, ['Łukasz Kaiser'.replace('Ł', 'L'), 'Illia Polosukhin']),
      ...places(678),
      abstract,
    );
    expect(authors).toEqual(['Jane Doe', 'Richard Roe', 'Aidan N. Gomez', 'Lukasz Kaiser', 'Illia Polosukhin']);
  });

  test('by their initials, which are no section A, and the abstract below them has no heading', async () => {
    const { authors, blocks } = await read(
      text(200, 735, 'A. Snail and B. Slug', { size: 11 }),
      text(170, 720, 'Institute of Gardens, University of Nowhere, San Pedro', { size: 9 }),
      lines(110, 680, wrapped(sentences(6, 40).join(' '), 80), { step: 11, size: 9 }),
      text(220, 545, 'I. INTRODUCTION', { font: 'bold' }),
    );
    expect(authors).toEqual(['A. Snail', 'B. Slug']);
    expect(blocks.filter(({ kind }) => kind === 'heading').map((block) => block.text)).toEqual(['I. INTRODUCTION']);
    expect(blocks[0]).toMatchObject({ section: 'Abstract' });
  });

  test('in Japanese, behind the name of their school', async () => {
    const { authors, blocks } = await read(
      text(72, 730, '河川工業大学 佐々井翔也, 戸澗 健, 畠中和久', { font: 'wide', size: 10 }),
    );
    expect(authors).toEqual(['佐々井翔也', '戸澗 健', '畠中和久']);
    expect(blocks.some(({ text: said }) => said.includes('佐々井'))).toBe(false);
  });

  test('set apart even where no abstract ends them', async () => {
    const { authors, blocks } = await read(
      text(72, 730, 'Jane Doe and Richard Roe', { size: 12 }),
      text(72, 560, '1 Introduction', { size: 12, font: 'bold' }),
    );
    expect(authors).toEqual(['Jane Doe', 'Richard Roe']);
    expect(blocks[0]).toMatchObject({ kind: 'heading', section: 'Introduction' });
  });
});

describe('the abstract', () => {
  const rows = (seed: number, size: number, from: number, options = {}) =>
    lines(90, from, wrapped(sentences(6, seed).join(' '), 80), { size, step: 12, ...options });
  const sectionsOf = async (...paint: string[]) =>
    (await readPdf(makePdf([{ paint: [title, text(72, 730, 'Jane Doe and Richard Roe'), ...paint] }]))).blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ section }) => section);
  const introduction = text(72, 500, '1 Introduction', { size: 12, font: 'bold' });
  const body = lines(72, 480, wrapped(sentences(30, 9).join(' '), 88), { size: 10, step: 12 });

  test('needs no heading where an introduction follows', async () => {
    expect(await sectionsOf(rows(3, 10, 690), introduction, body)).toEqual(['Abstract', 'Introduction']);
  });

  test.each(['Categories and Subject Descriptors: H.4 Rivers', 'Additional Key Words and Phrases: rivers, cameras'])(
    'needs no heading where terms of a catalogue follow: %s',
    async (terms) => {
      const set = text(90, 560, terms, { size: 9 });
      expect((await sectionsOf(rows(3, 9, 690), set, introduction, body))[0]).toBe('Abstract');
    },
  );

  test('needs no heading where its type is smaller than the text’s', async () => {
    expect(await sectionsOf(rows(3, 9, 690), body)).toEqual(['Abstract', undefined]);
  });

  test('needs no heading behind the dates of its receipt', async () => {
    const dates = text(90, 705, 'Received on 23 July 2025, in its revised form on 9 October 2025, by two editors.', {
      size: 7,
    });
    expect(await sectionsOf(dates, rows(3, 9, 670), introduction, body)).toEqual([
      undefined,
      'Abstract',
      'Introduction',
    ]);
  });

  test('keeps a short paragraph that opens it', async () => {
    const short = lines(90, 705, wrapped(sentences(2, 50).join(' '), 80), { size: 9, step: 12 });
    const sections = await sectionsOf(short, rows(3, 9, 660), introduction, body);
    expect(sections).toEqual(['Abstract', 'Abstract', 'Introduction']);
  });

  test('is not the text of a paper that has none', async () => {
    expect(await sectionsOf(rows(3, 10, 690), body)).not.toContain('Abstract');
  });

  test('is no closing summary', async () => {
    const summary = text(72, 180, '2 Summary', { size: 12, font: 'bold' });
    const said = lines(72, 160, wrapped(sentences(4, 40).join(' '), 88), { size: 10, step: 12 });
    const short = lines(72, 480, wrapped(sentences(12, 9).join(' '), 88), { size: 10, step: 12 });
    expect(await sectionsOf(rows(3, 9, 690), introduction, short, summary, said)).toEqual([
      'Abstract',
      'Introduction',
      'Summary',
    ]);
  });

  test('ends where the type changes', async () => {
    expect(await sectionsOf(text(90, 705, 'Abstract', { font: 'bold' }), rows(3, 9, 690), body)).toEqual([
      'Abstract',
      undefined,
    ]);
  });
});

describe('the sections of a Japanese paper', () => {
  const body = '観測衛星の画像から田植えの時期を推定する方法を提案し三年間の現地記録と比べて誤差を確かめた結果を示す。';
  const page = (...rows: string[]) =>
    readPdf(makePdf([{ paint: rows.map((row, i) => text(60, 780 - 14 * i, row, { font: 'wide', size: 9 })) }]));

  test('are told by their numbers, in the type and the step of the text', async () => {
    const { blocks } = await page(
      '1. 緒言',
      body,
      body,
      '1.1 研究の背景',
      body,
      '２．実験の方法',
      body,
      body,
      '第3章 結論',
      body,
    );
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ section }) => section)).toEqual([
      '緒言',
      '研究の背景',
      '実験の方法',
      '結論',
    ]);
  });

  test('are not told by a count or a sentence that starts with a number', async () => {
    const { blocks } = await page(body, '3回の測定', body, '2つの方法を比べた', body, '1.4倍に増えた。', body);
    expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([]);
  });

  test('may hold one short sentence, which is text', async () => {
    const { blocks } = await page('1. 緒言', body, body, '2. 結論', '濡れた硝子の上では二倍の速度であった。');
    expect(blocks.at(-1)).toMatchObject({
      kind: 'paragraph',
      section: '結論',
      text: '濡れた硝子の上では二倍の速度であった。',
    });
  });

  test('have captions of figures and tables', async () => {
    const { blocks } = await page(body, body, '', '図 1 走行の様子', '', body, body);
    expect(blocks.filter(({ kind }) => kind === 'caption').map((block) => block.text)).toEqual(['図 1 走行の様子']);
  });
});

describe('the title', () => {
  const names = text(72, 700, 'Jane Doe and Richard Roe');
  const titleOn = async (...paint: string[]) =>
    (await readPdf(makePdf([{ paint: [...paint, names, abstract, prose] }]))).title;
  const large = { size: 17, font: 'bold' } as const;

  test.each([
    [
      'has no mark that calls a note',
      [text(72, 760, 'Rivers Seen by Cameras', large), text(262, 766, '*', { size: 9 })],
    ],
    [
      'has no number that calls a note',
      [text(72, 760, 'Rivers Seen by Cameras', large), text(262, 766, '1', { size: 9 })],
    ],
    [
      'has no raised sign at its end',
      [text(72, 760, 'Rivers Seen by Cameras', large), text(262, 766, '?', { size: 9 })],
    ],
    [
      'goes on below a badge beside it',
      [
        text(72, 760, 'Rivers Seen', large),
        text(480, 752, 'Evaluated', { size: 5 }),
        text(72, 740, 'by Cameras', large),
      ],
    ],
    [
      'stands below a larger name of a series',
      [text(72, 790, 'TECHNICAL REPORT', { size: 20, font: 'bold' }), text(72, 760, 'Rivers Seen by Cameras', large)],
    ],
    ['is in bold above the names where nothing is larger', [text(72, 730, 'Rivers Seen by Cameras', { font: 'bold' })]],
    ['may take three lines', [lines(72, 770, ['Rivers', 'Seen', 'by Cameras'], { ...large, step: 19 })]],
  ])('%s', async (_, paint) => {
    expect(await titleOn(...paint)).toBe('Rivers Seen by Cameras');
  });

  test.each(['A Review of River Cameras', 'Safe Transactions for River Cameras', 'On Letters of River People'])(
    'may speak of what journals are named by: %s',
    async (words) => {
      const school = text(72, 690, 'Department of Rivers, University of Nowhere', { size: 12 });
      expect(await titleOn(text(72, 760, words, large), school)).toBe(words);
    },
  );

  test.each([
    ['lost its first word', ': Rivers Seen by Cameras'],
    ['is codes of glyphs', '=<?>0@ACB3DFEG>&%$#"!~'],
  ])('is not told where it %s', async (_, words) => {
    const reading = await readPdf(makePdf([{ paint: [text(72, 760, words, large), names, abstract, prose] }]));
    expect(reading.title).toBeUndefined();
    expect(reading.authors).toEqual(['Jane Doe', 'Richard Roe']);
  });

  test.each(['Rivers and Their Cameras', 'RIVERS SEEN BY CAMERAS'])(
    'in the type of the text it is no heading or name: %s',
    async (words) => {
      expect(await titleOn(text(72, 730, words, { font: words === words.toUpperCase() ? 'serif' : 'bold' }))).toBe(
        words,
      );
    },
  );

  test('may take many lines above names, where nothing is called an abstract', async () => {
    const rows = [
      'How the Discharge of Rivers and of Lakes Is Seen',
      'by Cameras That Stand at Bridges and at Their Banks',
      'in All Seasons of the Year: an Aid to Everybody Who',
      'Lives Below Them and to Those Who Have to Warn',
    ];
    const paint = [lines(72, 790, rows, { ...large, step: 17 }), text(72, 690, 'Jane Doe', { size: 12 }), prose];
    expect((await readPdf(makePdf([{ paint }]))).title).toBe(rows.join(' '));
  });

  test('is not the first of two lines of names in bold', async () => {
    const bold = { font: 'bold' } as const;
    expect(await titleOn(text(72, 730, 'Maria Luisa Ortiz, Ana Maria Roe', bold))).toBeUndefined();
  });

  test('is none where only a name stands in bold', async () => {
    expect(await titleOn(text(72, 730, 'Maria Ortiz', { font: 'bold' }))).toBeUndefined();
  });
});

test('names in small capitals are whole, and a grade is no name', async () => {
  const { authors } = await read(
    text(72, 730, 'By J'),
    text(90.2, 730, 'ANE', { size: 8 }),
    text(114, 730, 'D'),
    text(121.2, 730, 'OE', { size: 8 }),
    text(160, 730, ', SENIOR MEMBER, AND RICHARD ROE'),
    abstract,
  );
  expect(authors.map((name) => name.toUpperCase())).toEqual(['JANE DOE', 'RICHARD ROE']);
});
