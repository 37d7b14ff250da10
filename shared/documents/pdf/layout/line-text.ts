/** What a line says: once as it is printed, once as a sentence reads it. */

import type { Piece } from '../engine/page-text.ts';
import type { Fragment } from './fragments.ts';
import { isRightToLeft, LETTER } from './letter-classes.ts';
import { cleanText } from './mending.ts';

/** Pieces smaller than this share of their line's size are marks, exponents and indices. */
const SMALL = 0.85;
/** Share of the line's size that a piece stands off the baseline to count as raised or lowered … */
const LOWERED = 0.1;
/** … and past which it is no script of this line's letters. */
const FAR = 0.62;
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
  const pieces = inSpokenOrder(line.pieces);
  const text = compose(line, pieces, ({ text }) => text);
  if (!pieces.some((piece) => isScript(line, piece))) return { text, plain: withPlainLetters(text) };
  const plain = compose(line, withScripts(line, pieces), ({ text }) => text);
  return { text, plain: withPlainLetters(plain.replace(/ (?=[.,;:](?:\s|$))/g, '')) };
}

/** Pieces from left to right as they are read: words of right-to-left scripts from the right, numbers among them not. */
function inSpokenOrder(pieces: readonly Piece[]): readonly Piece[] {
  const leftward = pieces.map(({ text }) => isRightToLeft(text.charCodeAt(0)));
  const count = leftward.filter(Boolean).length;
  if (count === 0) return pieces;
  const sorted = [...pieces].sort((a, b) => a.left - b.left);
  const whole = count >= pieces.length / 2;
  const base = whole ? sorted.reverse() : sorted;
  const spoken: Piece[] = [];
  let run: Piece[] = [];
  for (const piece of [...base, undefined]) {
    // In a line of either direction, runs of the other one are turned round.
    if (piece && isRightToLeft(piece.text.charCodeAt(0)) !== whole) run.push(piece);
    else {
      spoken.push(...run.reverse(), ...(piece ? [piece] : []));
      run = [];
    }
  }
  return spoken;
}

function compose(line: Fragment, pieces: readonly Piece[], say: (piece: Piece) => string): string {
  let text = '';
  let last: Piece | undefined;
  for (const piece of pieces) {
    const said = say(piece);
    if (said === '') continue;
    text += last && apart(line, last, piece) ? ` ${said}` : said;
    last = piece;
  }
  return cleanText(text);
}

function apart(line: Fragment, last: Piece, piece: Piece): boolean {
  const leftward = piece.left < last.left && isRightToLeft(last.text.charCodeAt(0));
  const gap = leftward ? last.left - piece.right : piece.left - last.right;
  if ((piece.left < last.left && !leftward) || gap > SPACE * line.size) return true;
  if (!piece.spaced) return false;
  const index = Math.abs(piece.baseline - last.baseline) > 0.1 * line.size && piece.size !== last.size;
  return !(index && gap < TOUCHING * line.size);
}

/** Smaller than its line and clearly above or below its baseline. */
function isScript(line: Fragment, { size, baseline }: Piece): boolean {
  return (
    size < SMALL * line.size &&
    Math.abs(line.baseline - baseline) > LOWERED * line.size &&
    !isOver(line, size, baseline)
  );
}

/** So far from the baseline stands a numerator or a limit, no script. */
function isOver(line: Fragment, size: number, baseline: number): boolean {
  return line.baseline - baseline > FAR * line.size || baseline - line.baseline > FAR * line.size - 0.3 * size;
}

/** The pieces of a line with each run of scripts behind a letter said as one: `10⁻¹³`, `d_model^(−0.5)`; calls of notes go. */
function withScripts(line: Fragment, pieces: readonly Piece[]): readonly Piece[] {
  const said: Piece[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    if (!isScript(line, pieces[i]!)) {
      said.push(pieces[i]!);
      continue;
    }
    const run: Piece[] = [];
    while (i < pieces.length && isScript(line, pieces[i]!)) run.push(pieces[i++]!);
    i -= 1;
    const base = said.at(-1);
    const before = withPlainLetters(base?.text ?? '');
    const raised = textOfRun(run.filter(({ baseline }) => baseline < line.baseline));
    const lowered = textOfRun(run.filter(({ baseline }) => baseline > line.baseline));
    const touches = base !== undefined && run[0]!.left - base.right < SPACE * line.size;
    // At the head of a line stands a note's own mark.
    const up =
      base === undefined
        ? `${raised} `
        : callsFootnote(raised, before)
          ? ''
          : touches
            ? script('^', raised, before)
            : raised;
    const down = touches ? script('_', lowered, before) : lowered;
    if (down + up !== '')
      said.push({
        ...run[0]!,
        text: down + up,
        right: run.at(-1)!.right,
        ...(touches && { spaced: false, left: base.right }),
      });
  }
  return said;
}

function textOfRun(run: readonly Piece[]): string {
  return [...run]
    .sort((a, b) => a.left - b.left)
    .map(({ text }) => text)
    .join('');
}

const SCRIPT_SIGNS: Record<string, readonly [string, string]> = {
  '-': ['⁻', '₋'],
  '−': ['⁻', '₋'],
  '–': ['⁻', '₋'],
  '+': ['⁺', '₊'],
};
const SCRIPT_DIGITS = ['⁰¹²³⁴⁵⁶⁷⁸⁹', '₀₁₂₃₄₅₆₇₈₉'] as const;

/** Numbers have letters of their own (`10⁻⁹` is not `10−9`); endings of words stay, all else is told by its mark. */
function script(mark: '^' | '_', text: string, before: string): string {
  if (text === '') return '';
  const below = mark === '_' ? 1 : 0;
  if (/^(?:[-−–+]?\d{1,3}|[-−–+])$/.test(text) && BEHIND_SYMBOL.test(before))
    return [...text].map((sign) => SCRIPT_SIGNS[sign]?.[below] ?? SCRIPT_DIGITS[below][Number(sign)]).join('');
  if (!BEHIND_SYMBOL.test(before) || /^(?:st|nd|rd|th|[∗*†‡§¶′'’”"®™©°,.;:]+)$/.test(text)) return text;
  return mark + (/^[\p{L}\p{N}.]+$|^.$|^\([^()]*\)$/u.test(text) ? text : `(${text})`);
}

const MARKS = /^(?:\d{1,2}|[∗*†‡§¶]+)(?:,(?:\d{1,2}|[∗*†‡§¶]+))*$/;
const BEHIND_WORD = new RegExp(`(?:[${LETTER}]{3}|[${LETTER}\\d)][.,;:!?)”"’])\\s*$`);
const BEHIND_SYMBOL = new RegExp(`[${LETTER}\\d)\\]|]\\s*$`);
const FUNCTION = /(?:sin|cos|tan|log|exp)\s*$/;

/** A raised number or sign behind a whole word or a stop calls a note; behind a symbol it is an exponent. */
function callsFootnote(text: string, before: string): boolean {
  return MARKS.test(text) && BEHIND_WORD.test(before) && !FUNCTION.test(before);
}

/** Letters of formulas (U+1D400 to U+1D7FF) as the letters they are. */
function withPlainLetters(text: string): string {
  return text.replace(/\ud835[\udc00-\udfff]/g, (letter) => letter.normalize('NFKC'));
}
