/**
 * Letters of TeX's older text fonts (encoding OT1, the TeXbook, appendix F), which carry no table of what they read as: an
 * engine gives their codes, so that `effect` would read `e ect`, `5–12` read `5{12` and “upwards” read `\upwards"`.
 */

const LIGATURES: Record<string, string> = { '\v': 'ff', '\f': 'fi', '\r': 'fl', '\x0e': 'ffi', '\x0f': 'ffl' };

const CODE = `[${Object.keys(LIGATURES).join('')}]`;
const ANY = new RegExp(`${CODE}|[\\\\{]`);
/** Between small letters; elsewhere these codes are Greek in fonts of formulas, some of which have no name that tells. */
const LIGATURE = new RegExp(
  `(?<=\\p{L})${CODE}(?=\\p{Ll})|(?<=\\p{Ll}{3})\v(?!\\p{L}|\\p{N})|${CODE}(?=\\p{Ll}{2})`,
  'gu',
);
/** A brace that nothing closes, between numbers or names. */
const DASH = /(?:(?<=\d)\{(?=\d)|(?<=\p{Lu}{2})\{(?=\d)|(?<=\p{Ll}{3})\{(?=\p{Lu}\p{Ll}))(?![^{]*\})/gu;
const OPENING_QUOTE = /^\(?\\(?=\p{L}{2})/u;

/** @param text a word of a text font, not one of formulas or of code */
export function withTexLetters(text: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(LIGATURE, (code) => LIGATURES[code]!)
    .replace(DASH, '–')
    .replace(OPENING_QUOTE, (sign) => sign.replace('\\', '“'));
}
