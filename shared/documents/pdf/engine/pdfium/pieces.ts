/** Joins the glyphs of a page into pieces: words, or parts of words in one font on one baseline. */

import { LETTER } from '../../layout/letter-classes.ts';
import type { Piece } from '../page-text.ts';
import { GUESS, LINE, NO_BLANK, type PageGlyphs, textOf } from './pdfium-glyphs.ts';
import type { TextObject } from './pdfium-text-objects.ts';

/** A gap wider than this share of the size parts two words, where PDFium's own guess cannot be used. */
const WORD_GAP = 0.2;
/** Glyphs of one piece stand no further apart, and overlap no more, than this share of their size. */
const LOOSEST = 0.6;
/** Roots and large brackets hang from their origin; they belong to the line beside their body. */
const HANGS = 0.25;

/**
 * Pieces of the given glyphs (indices in paint order); `wrong` holds the objects whose claimed size was false.
 */
export function toPieces(glyphs: PageGlyphs, seen: readonly number[], wrong: ReadonlySet<TextObject>): Piece[] {
  const { left, right, top, bottom, baseline, before, owner, at, text } = glyphs;
  const pieces: Piece[] = [];
  let piece: Piece | undefined;
  // The glyphs of the open piece whose text is not in it yet.
  let from = 0;
  let until = 0;
  const write = () => {
    if (piece && until > from) piece.text += text.slice(at[from], at[until]);
    from = until;
  };
  for (const i of seen) {
    if (mayBeAccent(text.charCodeAt(at[i]!))) {
      const accent = ACCENTS.get(textOf(glyphs, i));
      if (accent !== undefined) {
        write();
        if (placeAccent(pieces, accent, (left[i]! + right[i]!) / 2, baseline[i]!, owner[i]!.size)) continue;
      }
    }
    const { size, face } = owner[i]!;
    const gap = piece ? left[i]! - piece.right : 0;
    const sameLine = piece !== undefined && Math.abs(piece.baseline - baseline[i]!) < 0.08 * size;
    // The letters of a ligature share one box, which may be wider than any letter.
    const ligature = i > 0 && i === until && left[i] === left[i - 1] && right[i] === right[i - 1];
    const blank = before[i]!;
    const guessed = sameLine && (blank === GUESS || blank === LINE) && wrong.has(owner[i]!);
    const spaced = guessed ? gap > WORD_GAP * size || gap < -size : blank !== NO_BLANK;
    if (
      piece &&
      sameLine &&
      !spaced &&
      Math.abs(piece.size - size) < 0.5 &&
      (ligature || Math.abs(gap) < LOOSEST * size) &&
      piece.face.bold === face.bold &&
      piece.face.weight === face.weight
    ) {
      if (i !== until) {
        write();
        from = i;
      }
      until = i + 1;
      if (right[i]! > piece.right) piece.right = right[i]!;
      continue;
    }
    write();
    from = i;
    until = i + 1;
    const hangs = (top[i]! + bottom[i]!) / 2 > baseline[i]! + HANGS * size;
    piece = {
      text: '',
      left: left[i]!,
      right: right[i]!,
      baseline: hangs ? bottom[i]! - 0.2 * size : baseline[i]!,
      size,
      face,
      spaced,
      broken: blank === LINE && !guessed,
    };
    pieces.push(piece);
  }
  write();
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
function mayBeAccent(code: number): boolean {
  return code === 0x60 || code > 0xa7;
}

const A_LETTER = new RegExp(`[${LETTER}]`);

/** Pieces that are looked through for the letter below an accent. */
const NEAR = 12;

/** Puts an accent on the letter below its middle, if that letter was painted before it; false where there is none. */
function placeAccent(
  pieces: readonly Piece[],
  accent: string,
  middle: number,
  baseline: number,
  size: number,
): boolean {
  for (let i = pieces.length - 1; i >= Math.max(0, pieces.length - NEAR); i -= 1) {
    const piece = pieces[i]!;
    if (Math.abs(piece.baseline - baseline) > 0.4 * size || middle < piece.left || middle > piece.right) continue;
    const letters = [...piece.text];
    const at = Math.floor(((middle - piece.left) / (piece.right - piece.left)) * letters.length);
    if (!A_LETTER.test(letters[at] ?? '')) return false;
    letters[at] = (letters[at] + accent).normalize('NFC');
    piece.text = letters.join('');
    return true;
  }
  return false;
}
