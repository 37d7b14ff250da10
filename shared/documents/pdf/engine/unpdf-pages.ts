/** The second engine, pdf.js in unpdf's build: for files that PDFium cannot open or finds next to nothing in. */
import { PLAIN } from './faces.ts';
import type { PagesRead, PageText, Piece, TurnedText } from './page-text.ts';

/** A stretch of text as pdf.js hands it over (its `TextItem`). */
interface Item {
  readonly str: string;
  /** Matrix of text space: direction and size in the first four, place in the last two. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/**
 * Reads up to `maxPages` pages. This engine does not tell what is hidden, so it is never asked about a page on which
 * the first one saw text. Throws whatever pdf.js throws.
 */
export async function readWithUnpdf(bytes: Uint8Array, maxPages: number): Promise<PagesRead> {
  // Loaded on demand: it takes longer than most papers take to read.
  const { getDocumentProxy } = await import('unpdf');
  // A copy, since pdf.js keeps what it is given, and a plain one, since it refuses a Buffer (whose `slice` would be one).
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const read: PageText[] = [];
    for (let number = 1; number <= Math.min(document.numPages, maxPages); number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [left, bottom, right, top] = page.view as [number, number, number, number];
      read.push(
        pageText(items as unknown as readonly Item[], { left, top, width: right - left, height: top - bottom }),
      );
      page.cleanup();
    }
    return { pages: document.numPages, read };
  } finally {
    await document.destroy();
  }
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function pageText(items: readonly Item[], frame: Frame): PageText {
  const pieces: Piece[] = [];
  const turned: TurnedText[] = [];
  let characters = 0;
  let broken = true;
  let spaced = true;
  for (const { str, transform, width, hasEOL } of items) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
    characters += str.length;
    if (Math.abs(b) > Math.abs(a)) turned.push({ text: str, x: e - frame.left, y: frame.top - f });
    else {
      const share = width / Math.max(1, str.length);
      for (const { 0: word, index } of str.matchAll(/\S+/gu)) {
        const left = e - frame.left + index * share;
        pieces.push({
          text: word,
          left,
          right: left + word.length * share,
          baseline: frame.top - f,
          size: Math.hypot(c, d),
          face: PLAIN,
          spaced: spaced || index > 0,
          broken: broken && index === 0,
        });
        spaced = false;
        broken = false;
      }
      spaced = spaced || /\s$/u.test(str) || str === '';
    }
    broken = broken || hasEOL;
    spaced = spaced || hasEOL;
  }
  return { width: frame.width, height: frame.height, pieces, turned, hidden: [], characters };
}
