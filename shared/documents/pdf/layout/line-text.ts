/** What a line says: once as it is printed, once as a sentence reads it. */

import type { Piece } from '../engine/page-text.ts';
import type { Fragment } from './fragments.ts';
import { LETTER } from './letter-classes.ts';
import { cleanText } from './mending.ts';

/** Pieces smaller than this share of their line's size are marks, exponents and indices. */
const SMALL = 0.85;
/** Share of the line's size that a piece stands above the baseline to count as raised. */
const RAISED = 0.18;
/** Gap, in sizes, that counts as a space between pieces that the engine does not order one after the other. */
const SPACE = 0.25;
/** An index stands closer than this to its letter, whatever the engine says of a space. */
const TOUCHING = 0.1;

export interface LineTexts {
  readonly text: string;
  readonly plain: string;
}

/** Both texts of a line; the same string where it has neither exponents nor marks. */
export function lineTexts(line: Fragment): LineTexts {
  const text = compose(line, (piece) => piece.text);
  if (!line.pieces.some((piece) => isRaised(line, piece))) return { text, plain: withPlainLetters(text) };
  const plain = compose(line, (piece, before) => {
    if (!isRaised(line, piece)) return piece.text;
    if (callsFootnote(piece.text, before)) return '';
    return isExponent(piece.text, before) ? raised(piece.text) : piece.text;
  });
  return { text, plain: withPlainLetters(plain.replace(/ (?=[.,;:](?:\s|$))/g, '')) };
}

function compose(line: Fragment, say: (piece: Piece, before: string) => string): string {
  let text = '';
  let last: Piece | undefined;
  for (const piece of line.pieces) {
    const said = say(piece, text);
    if (said === '') continue;
    text += last && apart(line, last, piece) ? ` ${said}` : said;
    last = piece;
  }
  return cleanText(text);
}

function apart(line: Fragment, last: Piece, piece: Piece): boolean {
  const gap = piece.left - last.right;
  if (piece.left < last.left || gap > SPACE * line.size) return true;
  if (!piece.spaced) return false;
  const index = Math.abs(piece.baseline - last.baseline) > 0.1 * line.size && piece.size !== last.size;
  return !(index && gap < TOUCHING * line.size);
}

function isRaised(line: Fragment, { size, baseline }: Piece): boolean {
  return size < SMALL * line.size && line.baseline - baseline > RAISED * line.size;
}

const MARKS = /^(?:\d{1,2}|[∗*†‡§¶]+)(?:,(?:\d{1,2}|[∗*†‡§¶]+))*$/;
const BEHIND_WORD = new RegExp(`(?:[${LETTER}]{3}|[${LETTER}\\d)][.,;:!?)”"’])\\s*$`);
const BEHIND_SYMBOL = new RegExp(`[${LETTER}\\d)\\]|]\\s*$`);
const FUNCTION = /(?:sin|cos|tan|log|exp)\s*$/;

/** A raised number or sign behind a whole word or a stop calls a note; behind a symbol it is an exponent. */
function callsFootnote(text: string, before: string): boolean {
  return MARKS.test(text) && BEHIND_WORD.test(before) && !FUNCTION.test(before);
}

const RAISED_SIGNS: Record<string, string> = { '-': '⁻', '−': '⁻', '–': '⁻', '+': '⁺' };
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10` and a raised `−9` is not `10−9`. */
function isExponent(text: string, before: string): boolean {
  return /^[-−–+]?\d{1,3}$/.test(text) && BEHIND_SYMBOL.test(before);
}

function raised(text: string): string {
  return [...text].map((sign) => RAISED_SIGNS[sign] ?? RAISED_DIGITS[Number(sign)]).join('');
}

/** Letters of formulas (U+1D400 to U+1D7FF) as the letters they are. */
function withPlainLetters(text: string): string {
  return text.replace(/\ud835[\udc00-\udfff]/g, (letter) => letter.normalize('NFKC'));
}
