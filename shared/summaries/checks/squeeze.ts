/**
 * Text reduced to what a quote is compared by: lower-case letters, digits and the few signs that change a number's
 * meaning. Ligatures, accents, quotation marks, dashes, spaces, line ends and hyphenation fall away, since PDF engines
 * and models disagree about them; every kept character remembers where it stood.
 */

export interface Squeezed {
  readonly text: string;
  /** For each character of `text`, its offset in the original. */
  readonly origin: Int32Array;
  /** 1 where a word begins, 2 where a part behind a hyphen begins, 0 inside a word. */
  readonly opens: Uint8Array;
  /** Citations, which are set apart: where they stood in `text`, and their words and numbers. */
  readonly citations: readonly Citation[];
}

export interface Citation {
  readonly at: number;
  readonly marks: readonly string[];
}

export const WORD = 1;
export const PART = 2;

/**
 * Bracketed lists of small positive integers, and bracketed names with years. Anything else in brackets stays: an
 * interval such as [−112, −45] or [0, 1] was once taken for a citation and hid a changed digit.
 */
const CITATION =
  /\[\s{0,3}[1-9]\d{0,2}(?:\s{0,3}[,;–-]\s{0,3}[1-9]\d{0,2}){0,30}\s{0,3}\]|\((?:see\s{1,3}|cf\.\s{1,3}|e\.g\.,?\s{1,3})?(?:[A-Z][\p{L}’'-]{1,40}(?:\s{1,3}et\s{1,3}al\.?|\s{1,3}(?:and|&)\s{1,3}[A-Z][\p{L}’'-]{1,40})?,?\s{1,3}\d{4}[a-z]?[;,]?\s{0,3}){1,20}\)/gu;

/** Set between parts that do not follow each other, so that no quote spans them; a private-use character, found in no paper's words. */
export const SEPARATOR = '\ue000';

const HYPHENS = '-\u2010\u2011';
const DASHES = '\u2012\u2013\u2014\u2015\u2212';
/** Soft hyphen, zero-width characters, byte order mark, and PDFium's mark for a mended line end. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\ufffe]/;
const COMBINING = /[\u0300-\u036f]/g;
const LETTER = /[\p{L}\p{N}]/u;
const IDEOGRAPHIC = /[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Characters that one character may fold to (`ﬃ` gives three); rarities beyond that are cut. */
const WIDEST = 4;

export function squeeze(original: string): Squeezed {
  let origin = new Int32Array(original.length + 64);
  let opens = new Uint8Array(original.length + 64);
  const citations: Citation[] = [];
  const found = [...original.matchAll(CITATION)];
  const kept: string[] = [];
  let length = 0;
  let opening = WORD;
  let citation = 0;

  function keep(character: string, at: number, flag: number): void {
    if (length === origin.length) {
      // Rare: a text in which most characters fold to several.
      const [shortOrigin, shortOpens] = [origin, opens];
      origin = new Int32Array(length * 2);
      opens = new Uint8Array(length * 2);
      origin.set(shortOrigin);
      opens.set(shortOpens);
    }
    kept.push(character);
    origin[length] = at;
    opens[length++] = flag;
    opening = 0;
  }

  for (let at = 0; at < original.length; at++) {
    const mark = found[citation];
    if (mark && at === mark.index) {
      citations.push({ at: length, marks: marksOf(mark[0]) });
      citation++;
      at += mark[0].length - 1;
      opening = WORD;
      continue;
    }
    const code = original.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) keep(original[at]!, at, opening);
    else if (code >= 65 && code <= 90) keep(String.fromCharCode(code + 32), at, opening);
    else if (code === 32 || code === 10 || code === 13 || code === 9) {
      // A hyphen at a line end may be hyphenation: the word goes on.
      if (!(opening === PART && /^\s*\n/.test(original.slice(at, at + 4)))) opening = WORD;
      else at += /^\s*/.exec(original.slice(at, at + 40))![0].length - 1;
    } else if (code < 128 || HYPHENS.includes(original[at]!) || DASHES.includes(original[at]!)) punctuation(at);
    else if (!INVISIBLE.test(original[at]!)) beyondAscii(at);
  }

  function punctuation(at: number): void {
    const character = original[at]!;
    const before = original.charCodeAt(at - 1);
    const digitBehind = isDigit(original.charCodeAt(at + 1));
    if (character === '.' && digitBehind && isDigit(before)) keep('.', at, 0);
    else if (character === '%') keep('%', at, 0);
    else if (character === '<' || character === '>') keep(character, at, WORD);
    else if (HYPHENS.includes(character) || DASHES.includes(character)) {
      const glued = at > 0 && LETTER.test(original[at - 1]!);
      if (digitBehind && !glued && original[at - 1] !== ')') keep('-', at, WORD);
      else opening = glued && (HYPHENS.includes(character) || digitBehind) ? PART : WORD;
    } else if (character === ',' && digitBehind && isDigit(before)) opening = 0;
    else if (character !== "'" && character !== '`' && character !== '^' && character !== '\0') opening = WORD;
  }

  function beyondAscii(at: number): void {
    const character = original[at]!;
    if (character === SEPARATOR) keep(SEPARATOR, at, WORD);
    if (character === '’' || character === '‘') return;
    const folded = fold(character, original, at);
    if (folded === '') opening = WORD;
    for (const part of folded) {
      if (IDEOGRAPHIC.test(part)) opening = WORD;
      keep(part, at, opening);
      if (IDEOGRAPHIC.test(part)) opening = WORD;
    }
  }

  return { text: kept.join(''), origin: origin.subarray(0, length), opens: opens.subarray(0, length), citations };
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

function marksOf(citation: string): string[] {
  return citation.toLowerCase().match(/\d+[a-z]?|[\p{L}]+/gu) ?? [];
}
