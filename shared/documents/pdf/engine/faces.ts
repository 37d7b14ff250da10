/** What a font's PostScript name tells of its looks; TeX, Adobe and URW names are the ones papers carry. */
import type { Face, Piece } from './page-text.ts';

const BOLD = /bold|black|heavy|demi|semib|\bbd\b|-medi|cmbx|cmb\d|bx\d|sfbx|ectb|ecbx|lmbx|cmssbx|-b$|\.b$/i;
const ITALIC = /ital|obli|slant|cmti|cmsl|cmbxti|ecti|lmri|-it\b|mediumital|\.i$|-i$/i;
const MATH =
  /cmmi|cmsy|cmex|cmbsy|msam|msbm|math|symbol|eufm|rsfs|stmary|wasy|cmmib|lasy|bbm|dsrom|mtsy|mtmi|rmtmi|txsy|pxsy|txmi|pxmi|txex|esint|stix.*math/i;
const MONO = /cmtt|mono|courier|typewriter|consol|sftt|txtt|ectt|lmtt|inconsolata|-tt\b|nimbusmon/i;

export const PLAIN: Face = { bold: false, weight: 0, italic: false, math: false, mono: false };

/** Looks of a font by its PostScript name (a subset tag like `ABCDEF+` is ignored); `weight` where the engine knows it. */
export function faceOf(name: string, weight = 0): Face {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  return {
    bold: BOLD.test(bare),
    weight,
    italic: ITALIC.test(bare),
    math: MATH.test(bare),
    mono: MONO.test(bare),
  };
}

/** A font this much heavier than the body's is bold, whatever its name. */
const HEAVIER = 1.3;
const HEAVY = 600;

/** Calls bold what is clearly heavier than most of a paper's letters, and plain what most of them are set in. */
export function judgeBold(pages: readonly { readonly pieces: readonly Piece[] }[]): void {
  const letters = new Map<Face, number>();
  for (const { pieces } of pages) {
    for (const { face, text } of pieces) letters.set(face, (letters.get(face) ?? 0) + text.length);
  }
  const [body] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [PLAIN];
  const judged = new Map<Face, Face>();
  for (const face of letters.keys()) {
    const heavy = face.weight >= HEAVY && face.weight > HEAVIER * body.weight && body.weight > 0;
    const bold = (face.bold && !body.bold) || heavy;
    if (bold !== face.bold) judged.set(face, { ...face, bold });
  }
  if (judged.size === 0) return;
  for (const { pieces } of pages) {
    for (const piece of pieces) piece.face = judged.get(piece.face) ?? piece.face;
  }
}
