/** Pages of vertical writing: their lines run down and follow each other to the left, so the page is laid on its side. */
import type { Piece } from './page-text.ts';

export interface LaidPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** Share of a page's East Asian letters that must stand under one another. */
const MOSTLY = 0.6;
/** Fewer letters in a column are a label or a table's cells. */
const LEAST_RUN = 3;
/** Sizes from one letter to the next one below, at least and at most; and by which they may stand aside. */
const STEP = [0.6, 1.9] as const;
const ASIDE = 0.6;

const EAST_ASIAN = /^[\u3000-\u9fff\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef]{1,2}$/;

/** The page as its lines run: unchanged where they run across it. */
export function laidAlongLines({ width, height, pieces }: LaidPage): LaidPage {
  const single = pieces.filter(({ text }) => EAST_ASIAN.test(text)).length;
  if (single < LEAST_RUN || single < MOSTLY * pieces.length) return { width, height, pieces };
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run && standsBelow(run.at(-1)!, piece)) run.push(piece);
    else runs.push([piece]);
  }
  const inRuns = runs.reduce((sum, run) => sum + (run.length >= LEAST_RUN ? run.length : 0), 0);
  if (inRuns < MOSTLY * pieces.length) return { width, height, pieces };
  return { width: height, height: width, pieces: runs.map((run) => laid(run, width)) };
}

function standsBelow(above: Piece, piece: Piece): boolean {
  const step = (piece.baseline - above.baseline) / piece.size;
  const aside = Math.min(Math.abs(piece.left - above.left), Math.abs(piece.right - above.right));
  return (
    EAST_ASIAN.test(above.text) &&
    EAST_ASIAN.test(piece.text) &&
    step > STEP[0] &&
    step < STEP[1] &&
    aside < ASIDE * piece.size
  );
}

/** One column as a line; signs that were turned for it stand upright again. */
function laid(run: readonly Piece[], width: number): Piece {
  const first = run[0]!;
  const text = run.map((piece) => piece.text).join('');
  return {
    ...first,
    text: text.replace(/[\ufe10-\ufe4f]/g, (sign) => sign.normalize('NFKC')),
    left: first.baseline - first.size,
    right: run.at(-1)!.baseline,
    baseline: width - Math.max(...run.map(({ right }) => right)) + first.size,
    spaced: true,
    broken: true,
  };
}
