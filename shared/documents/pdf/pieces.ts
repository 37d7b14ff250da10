/** Joins the glyphs of a page into pieces: words, or parts of words in one font on one baseline. */

import { LETTER } from './letters.ts';
import type { Piece } from './page-text.ts';
import type { Glyph, TextObject } from './pdfium-glyphs.ts';

/** A gap wider than this share of the size parts two words, where PDFium's own guess cannot be used. */
const WORD_GAP = 0.2;
/** Glyphs of one piece stand no further apart, and overlap no more, than this share of their size. */
const LOOSEST = 0.6;
/** Roots and large brackets hang from their origin; they belong to the line beside their body. */
const HANGS = 0.25;

/** Pieces in paint order; `wrong` holds the objects whose claimed size was false. */
export function toPieces(glyphs: readonly Glyph[], wrong: ReadonlySet<TextObject>): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece | undefined;
  for (const glyph of glyphs) {
    if (mayBeAccent(glyph.text) && ACCENTS.has(glyph.text) && placeAccent(pieces, glyph)) continue;
    const { size, face } = glyph.object;
    const gap = piece ? glyph.left - piece.right : 0;
    const sameLine = piece !== undefined && Math.abs(piece.baseline - glyph.baseline) < 0.08 * size;
    const guessed = sameLine && wrong.has(glyph.object) && (glyph.before === 'guess' || glyph.before === 'line');
    const spaced = guessed ? gap > WORD_GAP * size || gap < -size : glyph.before !== 'none';
    if (
      piece &&
      sameLine &&
      !spaced &&
      Math.abs(piece.size - size) < 0.5 &&
      Math.abs(gap) < LOOSEST * size &&
      piece.face.bold === face.bold &&
      piece.face.weight === face.weight
    ) {
      piece.text += glyph.text;
      if (glyph.right > piece.right) piece.right = glyph.right;
      continue;
    }
    const { text, left, right, top, bottom } = glyph;
    const baseline = (top + bottom) / 2 > glyph.baseline + HANGS * size ? bottom - 0.2 * size : glyph.baseline;
    piece = { text, left, right, baseline, size, face, spaced, broken: glyph.before === 'line' && !guessed };
    pieces.push(piece);
  }
  return pieces;
}

/** Accents that older fonts print as glyphs of their own over a letter, with the mark that combines. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['´', '\u0301'],
  ['`', '\u0300'],
  ['¨', '\u0308'],
  ['ˆ', '\u0302'],
  ['˜', '\u0303'],
  ['ˇ', '\u030c'],
  ['˘', '\u0306'],
  ['˙', '\u0307'],
  ['˚', '\u030a'],
  ['˝', '\u030b'],
]);

/** Tells nearly all letters from accents without a look-up: a grave, or something behind the Latin letters. */
function mayBeAccent(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === 0x60 || code > 0xa7;
}

const A_LETTER = new RegExp(`[${LETTER}]`);

/** Pieces that are looked through for the letter below an accent. */
const NEAR = 12;

/** Puts an accent on the letter it stands over, if that letter was painted before it; false where there is none. */
function placeAccent(pieces: readonly Piece[], { text, left, right, baseline, object }: Glyph): boolean {
  const middle = (left + right) / 2;
  for (let i = pieces.length - 1; i >= Math.max(0, pieces.length - NEAR); i -= 1) {
    const piece = pieces[i]!;
    if (Math.abs(piece.baseline - baseline) > 0.4 * object.size || middle < piece.left || middle > piece.right)
      continue;
    const letters = [...piece.text];
    const at = Math.floor(((middle - piece.left) / (piece.right - piece.left)) * letters.length);
    if (!A_LETTER.test(letters[at] ?? '')) return false;
    letters[at] = (letters[at] + ACCENTS.get(text)!).normalize('NFC');
    piece.text = letters.join('');
    return true;
  }
  return false;
}
