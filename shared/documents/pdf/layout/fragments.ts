/** From pieces to fragments: stretches of one line without a gap that could be a gutter. */
import type { Piece } from '../engine/page-text.ts';
import { isRightToLeft } from './letter-classes.ts';

/** Pieces that stand side by side on one line; the finest thing that reading order moves. */
export interface Fragment {
  left: number;
  right: number;
  /** Of the letters that stand highest and lowest by their size, not by their shape. */
  top: number;
  bottom: number;
  /** Baseline and size of most of its characters. */
  baseline: number;
  size: number;
  readonly pieces: Piece[];
  /** Place in the engine's own order. */
  readonly order: number;
}

/** Share of the size that stands above and below the baseline in common fonts. */
const ASCENT = 0.75;
const DESCENT = 0.25;

/** Gap, in sizes, past which two words may belong to different columns; justified lines stay below it mostly. */
const GAP = 0.9;

/** Cuts the engine's order at line ends, jumps and wide gaps; what belongs to one line is put together again later. */
export function toFragments(pieces: readonly Piece[]): Fragment[] {
  const fragments: Fragment[] = [];
  let open: Piece[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (last && !continues(last, piece)) {
      fragments.push(closeFragment(open, fragments.length));
      open = [];
    }
    open.push(piece);
    last = piece;
  }
  if (open.length > 0) fragments.push(closeFragment(open, fragments.length));
  return fragments;
}

function continues(last: Piece, piece: Piece): boolean {
  // A new line of the engine's is one here too, unless it only steps up or down to an index.
  if (piece.broken && Math.abs(piece.size - last.size) < 0.5) return false;
  const size = Math.max(last.size, piece.size);
  const leftward = piece.left < last.left && isRightToLeft(last.text.charCodeAt(0));
  const gap = leftward ? last.left - piece.right : piece.left - last.right;
  if (gap > GAP * size || gap < -0.5 * size) return false;
  return Math.abs(piece.baseline - last.baseline) < 0.55 * size;
}

/** Measures a fragment from its pieces (never empty). */
export function closeFragment(pieces: Piece[], order = 0): Fragment {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (piece.left < left) left = piece.left;
    if (piece.right > right) right = piece.right;
  }
  const { baseline, size } = mainPiece(pieces);
  return {
    left,
    right,
    top: baseline - ASCENT * size,
    bottom: baseline + DESCENT * size,
    baseline,
    size,
    pieces,
    order,
  };
}

/** The longest piece in the size of most letters: neither marks nor indices nor one odd word decide where a line is. */
function mainPiece(pieces: readonly Piece[]): Piece {
  let main = pieces[0]!;
  if (pieces.length === 1) return main;
  const letters = new Map<number, number>();
  let most = 0;
  let common = 0;
  for (const { size, text } of pieces) {
    const key = Math.round(size);
    const count = (letters.get(key) ?? 0) + text.length;
    letters.set(key, count);
    if (count > most || (count === most && key > common)) {
      most = count;
      common = key;
    }
  }
  let longest = 0;
  for (const piece of pieces) {
    if (Math.round(piece.size) === common && piece.text.length > longest) {
      longest = piece.text.length;
      main = piece;
    }
  }
  return main;
}
