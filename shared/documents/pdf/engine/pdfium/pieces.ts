/** Joins the glyphs of a page into pieces: words, or parts of words in one font on one baseline. */

import { isRightToLeft, LETTER } from '../../layout/letter-classes.ts';
import type { Piece } from '../page-text.ts';
import { withTexLetters } from '../tex-letters.ts';
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
  let withLeftward = false;
  const write = () => {
    if (piece && until > from) piece.text += text.slice(at[from], at[until]);
    from = until;
  };
  // The glyph that was kept last: bold is made by printing each letter again, a little to the side.
  let kept = -1;
  for (const i of seen) {
    if (kept >= 0 && printsAgain(glyphs, kept, i)) continue;
    kept = i;
    if (mayBeAccent(text.charCodeAt(at[i]!))) {
      const accent = ACCENTS.get(textOf(glyphs, i));
      if (accent !== undefined) {
        write();
        if (placeAccent(pieces, accent, (left[i]! + right[i]!) / 2, baseline[i]!, owner[i]!.size)) continue;
      }
    }
    const leftward = isRightToLeft(text.charCodeAt(at[i]!));
    const { size, face } = owner[i]!;
    const onLeft = withLeftward && left[i]! < piece!.left;
    const turns = leftward !== withLeftward && A_LETTER.test(text[at[i]!]!);
    const gap = piece ? (onLeft ? piece.left - right[i]! : left[i]! - piece.right) : 0;
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
      !turns &&
      Math.abs(piece.size - size) < 0.5 &&
      (ligature || Math.abs(gap) < LOOSEST * size) &&
      piece.face.bold === face.bold &&
      piece.face.weight === face.weight
    ) {
      if (i !== until || (ligature && leftward)) {
        write();
        from = i;
      }
      until = i + 1;
      if (ligature && leftward) {
        // PDFium parts a ligature from left to right.
        piece.text = piece.text.slice(0, -1) + text.slice(at[i], at[i + 1]) + piece.text.slice(-1);
        from = until;
      }
      if (right[i]! > piece.right) piece.right = right[i]!;
      if (onLeft) piece.left = left[i]!;
      continue;
    }
    write();
    from = i;
    until = i + 1;
    withLeftward = leftward;
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
  for (const one of pieces) if (!one.face.math && !one.face.mono) one.text = withTexLetters(one.text);
  return withoutOverprints(pieces);
}

/** Share of the size by which a second print of the same letter may stand beside the first: less than any letter's width. */
const OVERPRINT = 0.18;

/** Whether glyph `i` prints the same letter where glyph `before` stands. */
function printsAgain({ left, right, baseline, owner, at, text }: PageGlyphs, before: number, i: number): boolean {
  // The two f of a ligature share one box, too.
  if (left[i] === left[before] && right[i] === right[before] && owner[i] === owner[before]) return false;
  const near = OVERPRINT * owner[i]!.size;
  return (
    Math.abs(left[i]! - left[before]!) < near &&
    Math.abs(baseline[i]! - baseline[before]!) < near &&
    at[i + 1]! - at[i]! === at[before + 1]! - at[before]! &&
    text.charCodeAt(at[i]!) === text.charCodeAt(at[before]!) &&
    text.charCodeAt(at[i + 1]! - 1) === text.charCodeAt(at[before + 1]! - 1)
  );
}

/** Words that were printed a second time on themselves, as whole lines are, stand once. */
function withoutOverprints(pieces: Piece[]): Piece[] {
  const printed = new Map<string, Piece[]>();
  return pieces.filter((piece) => {
    const same = printed.get(piece.text);
    if (!same) {
      printed.set(piece.text, [piece]);
      return true;
    }
    const near = OVERPRINT * piece.size;
    const again = same.some(
      ({ left, baseline }) => Math.abs(left - piece.left) < near && Math.abs(baseline - piece.baseline) < near,
    );
    if (!again) same.push(piece);
    return !again;
  });
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
  // A file may name the combining mark itself, printed as a glyph of its own.
  ...[...'\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u3099\u309a'].map(
    (mark): [string, string] => [mark, mark],
  ),
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
