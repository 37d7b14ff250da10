import { afterAll, describe, expect, test } from '@jest/globals';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { makePdf, text } from '../../support/make-pdf.ts';
import { flateBomb, formBomb, manyPages, wideXref } from '../../support/make-pdf-bombs.ts';

afterAll(closePdfReader);

const page = { paint: [text(72, 700, 'One honest sentence stands on this page.')] };
const named = { name: 'PdfRefusedError', retryable: false };

describe('a hostile file ends as a named refusal, and the next one is read', () => {
  const hostile: [string, Uint8Array][] = [
    ['a stream that unpacks to 300 MB', flateBomb(300)],
    ['a cross-reference field of a billion bytes', wideXref()],
    ['a billion strings out of nested forms', formBomb(9)],
    ['half of a file', makePdf([page, page, page]).slice(0, 900)],
    ['a file that asks for a password', makePdf([page], { encrypted: true })],
  ];
  for (const [name, bytes] of hostile) {
    test(name, async () => {
      await expect(readPdf(bytes, { timeoutMs: 1500 })).rejects.toMatchObject(named);
      const { blocks } = await readPdf(makePdf([page]));
      expect(blocks[0]!.text).toBe('One honest sentence stands on this page.');
    });
  }

  test('the reason tells encrypted from damaged', async () => {
    await expect(readPdf(makePdf([page], { encrypted: true }))).rejects.toMatchObject({ reason: 'encrypted' });
    await expect(readPdf(Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({ reason: 'damaged' });
  });

  test('time is up', async () => {
    await expect(readPdf(formBomb(9), { timeoutMs: 200 })).rejects.toMatchObject({ ...named, reason: 'too-slow' });
  });

  test('too many bytes are refused unread', async () => {
    await expect(readPdf(makePdf([page]), { maxBytes: 100 })).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('a drawing without a word has no text', async () => {
    await expect(readPdf(makePdf([{ paint: ['0 0 m 100 100 l S'] }]))).rejects.toMatchObject({ reason: 'no-text' });
  });

  test.each([
    ['signs among letters', '%UVM PWXO=rX Z|~Zmj =k4j j={b}^lZ $"#x] r@|}nje hgq*p c7[*]?j 7!jl'],
    ['single letters', 'A B C D E F G D P T Q N a R O T O c U R O W N W O P W S Z S'],
  ])('codes of glyphs without a meaning are no text: %s', async (_, row) => {
    const paint = Array.from({ length: 40 }, (_, i) => text(72, 760 - 14 * i, row));
    await expect(readPdf(makePdf([{ paint }]))).rejects.toMatchObject({ reason: 'no-text' });
  });

  test('columns of figures with a few words are text', async () => {
    const paint = Array.from({ length: 40 }, (_, i) =>
      text(72, 760 - 14 * i, `model ${i} 12.5 81.4 73.9 0.25 93.1 11.8`),
    );
    await expect(readPdf(makePdf([{ paint }]))).resolves.toMatchObject({ pages: 1 });
  });
});

describe('a long file', () => {
  test('is read to the cap, and says how much that was', async () => {
    const reading = await readPdf(manyPages(10_000));
    expect(reading).toMatchObject({ pages: 10_000, percentRead: 3 });
    expect(reading.blocks).toHaveLength(300);
    expect(reading.blocks[299]!.place).toEqual({ kind: 'page', page: 300 });
  });

  test('with one page more than the cap is not called whole', async () => {
    expect((await readPdf(manyPages(21), { maxPages: 20 })).percentRead).toBe(95);
    expect((await readPdf(manyPages(20), { maxPages: 20 })).percentRead).toBe(100);
  });
});

test('several files at once come out each with its own text', async () => {
  const files = Array.from({ length: 6 }, (_, i) =>
    makePdf([{ paint: [text(72, 700, `This file is number ${i} of the six.`)] }]),
  );
  const read = await Promise.all(files.map((bytes) => readPdf(bytes)));
  expect(read.map(({ blocks }) => blocks[0]!.text)).toEqual(
    files.map((_, i) => `This file is number ${i} of the six.`),
  );
});
