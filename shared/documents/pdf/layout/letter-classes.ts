/**
 * Classes of letters for patterns, without Unicode properties: compiling `\p{L}` takes V8 several milliseconds each
 * time it stands in a pattern, thirty of which made half of the cold start of the first paper.
 */

/** Letters of the scripts papers are written in; combining marks of those blocks count as letters. */
export const LETTER = 'A-Za-z\\u00aa\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u036f\\u0370-\\u1fff\\u3040-\\ud7ff';

/** Letters of scripts without capitals: Hebrew to Georgian, kana, han, hangul. */
export const CASELESS = '\\u0590-\\u10ff\\u3040-\\ud7ff';

/** Capitals; the mixed block of Latin Extended-A counts whole, for names start with its letters more often than not. */
export const CAPITAL = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u017f\\u0386-\\u03ab\\u0400-\\u042f';

export const SMALL = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff\\u03ac-\\u03ce\\u0430-\\u045f';

/** Kana and Chinese characters, which are set without spaces. */
export const DENSE = '\\u3040-\\u30ff\\u3400-\\u9fff';

/** Whether a UTF-16 unit is a letter of Hebrew, Arabic or their neighbours, or of their presentation forms. */
export function isRightToLeft(unit: number): boolean {
  return (unit >= 0x590 && unit < 0x900) || (unit >= 0xfb1d && unit < 0xfe00) || (unit >= 0xfe70 && unit < 0xff00);
}
