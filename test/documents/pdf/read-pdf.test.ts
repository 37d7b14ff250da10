import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { closePdfReader, readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { corpusOrNotice } from '../../support/corpus.ts';
import { lines, makePdf } from '../../support/make-pdf.ts';
import { sentences, wrapped } from '../../support/make-pdf-paper.ts';

afterAll(closePdfReader);

test('W-21: a PDF leads to code where its first page has a link to click, and nowhere else', async () => {
  const code = (name: string) => `https://github.com/mori/${name}`;
  const words = wrapped(sentences(14).join(' '), 80);
  const paint = [lines(72, 700, [...words, `Code: ${code('mere-words')}`])];
  const area = [72, 690, 300, 702];
  const { codeLinks } = await readPdf(
    makePdf([
      {
        paint,
        links: [
          { url: code('kite'), area },
          { url: 'https://huggingface.co/mori/kite', area },
          { url: code('kite'), area },
          { url: 'https://evil.example/github.com/mori/kite', area },
          { url: code('hidden'), area, flags: 2 },
          { url: code('outside'), area: [700, 690, 900, 702] },
          { url: code('dot'), area: [72, 690, 73, 691] },
          { url: `https://github.com/mori/${'x'.repeat(600)}`, area },
        ],
      },
      { paint, links: [{ url: code('later'), area }] },
    ]),
  );
  expect(codeLinks).toEqual([code('kite'), 'https://huggingface.co/mori/kite']);
});

describe('what is no readable PDF is refused by name', () => {
  test('zero bytes', async () => {
    await expect(readPdf(new Uint8Array())).rejects.toMatchObject({ reason: 'not-a-pdf', retryable: false });
  });

  test('a login page under a .pdf address', async () => {
    const page = Buffer.from('<!doctype html><title>Sign in</title>');
    await expect(readPdf(page)).rejects.toMatchObject({ name: 'PdfRefusedError', reason: 'not-a-pdf' });
  });

  test('a header with nothing behind it', async () => {
    await expect(readPdf(Buffer.from('%PDF-1.7\n'))).rejects.toMatchObject({ reason: 'damaged' });
  });
});

const papers = corpusOrNotice('web/files', 'reading real papers');

(papers ? describe : describe.skip)('a real paper in one column', () => {
  test('gives its title, its sections in order, and text on its page', async () => {
    const reading = await readPdf(readFileSync(`${papers}/1706.03762v5.pdf`));
    expect(reading.pages).toBe(15);
    expect(reading.percentRead).toBe(100);
    expect(reading.title).toBe('Attention Is All You Need');
    const sections = reading.blocks.filter(({ kind }) => kind === 'heading').map(({ section }) => section);
    expect(sections.slice(0, 5)).toEqual([
      'Abstract',
      'Introduction',
      'Background',
      'Model Architecture',
      'Encoder and Decoder Stacks',
    ]);
    const bleu = reading.blocks.find(({ text }) =>
      text.includes('establishing a new state-of-the-art BLEU score of 28.4'),
    );
    expect(bleu?.place).toEqual({ kind: 'page', page: 8 });
    expect(reading.setApart.references).toBeGreaterThan(5000);
  });
});
