/**
 * Text reduced to what it is compared by: lower-case letters, digits and the few signs that change a number's meaning.
 * Ligatures, accents, quotation marks, dashes, spaces, line ends and hyphenation fall away, since PDF engines and models
 * disagree about them; every kept character remembers where it stood.
 */

export interface Letters {
  readonly text: string;
  /** For each character of `text`, its offset in the original. */
  readonly origin: Int32Array;
  /** `WORD` where a word begins, `PART` where a part behind a hyphen begins, 0 inside a word. */
  readonly opens: Uint8Array;
}

export const WORD = 1;
export const PART = 2;

/** Set between parts that do not follow each other, so that no quote spans them; a private-use character, found in no paper's words. */
export const SEPARATOR = '\ue000';

const [DOT, PERCENT, LESS, MORE, HYPHEN, COMMA, APOSTROPHE, BACKTICK, CARET] = [
  46, 37, 60, 62, 45, 44, 39, 96, 94,
] as const;
/** U+2010 and U+2011 are hyphens like the ASCII one; what follows them are dashes. */
const LAST_HYPHEN = 0x2011;
/** Soft hyphen, zero-width characters, byte order mark, and PDFium's mark for a mended line end. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]/;
const COMBINING = /[\u0300-\u036f]/g;
const LETTER = /[\p{L}\p{N}]/u;
const IDEOGRAPHIC = /[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Characters that one character may fold to (`ﬃ` gives three); rarities beyond that are cut. */
const WIDEST = 4;

export function lettersOf(original: string): Letters {
  let codes = new Uint16Array(original.length + 64);
  let origin = new Int32Array(original.length + 64);
  let opens = new Uint8Array(original.length + 64);
  let length = 0;
  let opening = WORD;

  function keep(code: number, at: number, flag: number): void {
    if (length === codes.length) grow();
    codes[length] = code;
    origin[length] = at;
    opens[length++] = flag;
    opening = 0;
  }

  /** Rare: a text in which most characters fold to several. */
  function grow(): void {
    const old = { codes, origin, opens };
    codes = new Uint16Array(length * 2);
    origin = new Int32Array(length * 2);
    opens = new Uint8Array(length * 2);
    codes.set(old.codes);
    origin.set(old.origin);
    opens.set(old.opens);
  }

  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    if ((code >= 97 && code <= 122) || isDigit(code)) keep(code, at, opening);
    else if (code >= 65 && code <= 90) keep(code + 32, at, opening);
    else if (code === 32 || code === 10 || code === 13 || code === 9) {
      // A hyphen at a line end may be hyphenation: the word goes on.
      if (opening !== PART || !/^\s*\n/.test(original.slice(at, at + 4))) opening = WORD;
      else at += /^\s*/.exec(original.slice(at, at + 40))![0].length - 1;
    } else if (code < 128 || isDash(code)) punctuation(code, at);
    else if (!INVISIBLE.test(original[at]!)) beyondAscii(at);
  }

  function punctuation(code: number, at: number): void {
    const digitBefore = isDigit(original.charCodeAt(at - 1));
    const digitBehind = isDigit(original.charCodeAt(at + 1));
    if (code === DOT && digitBehind && digitBefore) keep(DOT, at, 0);
    else if (code === PERCENT) keep(PERCENT, at, 0);
    else if (code === LESS || code === MORE) keep(code, at, WORD);
    else if (code === HYPHEN || isDash(code)) dash(code, at, digitBehind);
    else if (code === COMMA && digitBehind && digitBefore) opening = 0;
    else if (code !== APOSTROPHE && code !== BACKTICK && code !== CARET && code !== 0) opening = WORD;
  }

  /** A minus is kept, a hyphen joins two parts of a word, a dash separates. */
  function dash(code: number, at: number, digitBehind: boolean): void {
    const glued = at > 0 && LETTER.test(original[at - 1]!);
    if (digitBehind && !glued) keep(HYPHEN, at, WORD);
    else opening = glued && (code <= LAST_HYPHEN || digitBehind) ? PART : WORD;
  }

  function beyondAscii(at: number): void {
    const character = original[at]!;
    if (character === SEPARATOR) keep(SEPARATOR.charCodeAt(0), at, WORD);
    if (character === '’' || character === '‘') return;
    const folded = fold(character, original, at);
    if (folded === '') opening = WORD;
    for (const part of folded) {
      const ideographic = IDEOGRAPHIC.test(part);
      keep(part.charCodeAt(0), at, ideographic ? WORD : opening);
      if (ideographic) opening = WORD;
    }
  }

  return {
    text: new TextDecoder('utf-16le').decode(codes.subarray(0, length)),
    origin: origin.subarray(0, length),
    opens: opens.subarray(0, length),
  };
}

/** Single characters of the squeezed form of a character outside ASCII; empty for one that only separates. */
function fold(character: string, original: string, at: number): string {
  const code = character.charCodeAt(0);
  // The second half of a pair was folded with the first.
  if (code >= 0xdc00 && code <= 0xdfff) return '';
  const whole = code >= 0xd800 && code <= 0xdbff ? original.slice(at, at + 2) : character;
  const known = FOLDED.get(whole);
  if (known !== undefined) return known;
  const form =
    code >= 0x3000 && code < 0xd800 ? whole.normalize('NFKC') : whole.normalize('NFKD').replace(COMBINING, '');
  let folded = '';
  for (const part of form.toLowerCase()) {
    if (LETTER.test(part) || '%<>≤≥'.includes(part)) folded += part.length === 1 ? part : '';
  }
  folded = folded.slice(0, WIDEST);
  if (FOLDED.size < 5000) FOLDED.set(whole, folded);
  return folded;
}

/** A paper uses a few hundred characters outside ASCII, thousands of times. */
const FOLDED = new Map<string, string>();

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Hyphens and dashes of Unicode's punctuation block, and the minus sign. */
const isDash = (code: number): boolean => (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
