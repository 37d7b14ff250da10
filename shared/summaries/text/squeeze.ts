/** Letters of a text with its citations set apart: quotes may leave citations out, but not alter them. */
import { type Letters, lettersOf, WORD } from './letters.ts';

export interface Squeezed extends Letters {
  readonly citations: readonly Citation[];
}

export interface Citation {
  /** Where in `text` it stood. */
  readonly at: number;
  /** Its words and numbers. */
  readonly marks: readonly string[];
}

/**
 * Bracketed lists of small positive integers, and bracketed names with years. Anything else in brackets stays: an
 * interval such as [−112, −45] or [0, 1] was once taken for a citation and hid a changed digit.
 */
const CITATION =
  /\[\s{0,3}[1-9]\d{0,2}(?:\s{0,3}[,;–-]\s{0,3}[1-9]\d{0,2}){0,30}\s{0,3}\]|\((?:see\s{1,3}|cf\.\s{1,3}|e\.g\.,?\s{1,3})?(?:[A-Z][\p{L}’'-]{1,40}(?:\s{1,3}et\s{1,3}al\.?|\s{1,3}(?:and|&)\s{1,3}[A-Z][\p{L}’'-]{1,40})?,?\s{1,3}\d{4}[a-z]?[;,]?\s{0,3}){1,20}\)/gu;

/** @param letters of `original`, where they are known already */
export function squeeze(original: string, letters: Letters = lettersOf(original)): Squeezed {
  const citations: Citation[] = [];
  const opens = letters.opens.slice();
  const origin = new Int32Array(letters.origin.length);
  const pieces: string[] = [];
  let [read, length] = [0, 0];
  function keepUntil(end: number): void {
    pieces.push(letters.text.slice(read, end));
    origin.set(letters.origin.subarray(read, end), length);
    opens.copyWithin(length, read, end);
    length += end - read;
    read = end;
  }
  for (const match of original.matchAll(CITATION)) {
    keepUntil(positionOf(match.index, letters.origin, read));
    citations.push({ at: length, marks: match[0].toLowerCase().match(/\d+[a-z]?|[\p{L}]+/gu) ?? [] });
    read = positionOf(match.index + match[0].length, letters.origin, read);
    if (read < letters.opens.length) opens[read] = WORD;
  }
  keepUntil(letters.text.length);
  return { text: pieces.join(''), origin: origin.subarray(0, length), opens: opens.subarray(0, length), citations };
}

/** First position, from `from` on, whose character stood at or behind the offset. */
export function positionOf(offset: number, origin: Int32Array, from = 0): number {
  let [low, high] = [from, origin.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (origin[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
