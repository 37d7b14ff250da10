/** What a font's PostScript name tells of its looks; TeX, Adobe and URW names are the ones papers carry. */
import type { Face } from './page-text.ts';

const BOLD = /bold|black|heavy|demi|semib|\bbd\b|-medi|cmbx|cmb\d|bx\d|sfbx|ectb|ecbx|lmbx|cmssbx|-b$|\.b$/i;
const ITALIC = /ital|obli|slant|cmti|cmsl|cmbxti|ecti|lmri|-it\b|mediumital|\.i$|-i$/i;
const MATH =
  /cmmi|cmsy|cmex|cmbsy|msam|msbm|math|symbol|eufm|rsfs|stmary|wasy|cmmib|lasy|bbm|dsrom|mtsy|mtmi|rmtmi|txsy|pxsy|txmi|pxmi|txex|esint|stix.*math/i;
const MONO = /cmtt|mono|courier|typewriter|consol|sftt|txtt|ectt|lmtt|inconsolata|-tt\b|nimbusmon/i;

export const PLAIN: Face = { bold: false, italic: false, math: false, mono: false };

/** Looks of a font by its PostScript name (a subset tag like `ABCDEF+` is ignored); `weight` where the engine knows it. */
export function faceOf(name: string, weight = 0): Face {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  return {
    bold: BOLD.test(bare) || weight >= 600,
    italic: ITALIC.test(bare),
    math: MATH.test(bare),
    mono: MONO.test(bare),
  };
}
