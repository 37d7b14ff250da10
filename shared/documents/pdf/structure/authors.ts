/** Names of the authors between a paper's title and its abstract: what is shaped like a name and is no address. */
import type { TextLine } from '../layout/paper-lines.ts';

const MOST = 100;
/** Marks of affiliations are smaller than this share of the line they stand in. */
const MARK_SIZE = 0.85;
/** … and stand so far off its baseline, in sizes. */
const RAISED = 0.1;
/** Gap, in sizes, between names that stand side by side; a Japanese space is as wide as a letter. */
const GAP = 0.9;
const JAPANESE_GAP = 1.6;

/** What stands in the lines below the names. */
export const ADDRESS =
  /@|https?:|\b(?:universit\w*|institut\w*|department|dept|school|college|cent(?:er|re)|labs?|laborator\w*|research|academy|faculty|division|hospital|foundation|inc|corp\w*|ltd|co|gmbh|technolog\w*|sciences?|engineering|systems|group|team|brain|google|microsoft|amazon|nvidia|senior|member|fellow|student|street|avenue|box|usa|uk|china|japan|germany|france|canada|korea|india|italy|spain|abstract|keywords|proceedings|conference|journal|volume|preprint|january|february|march|april|may|june|july|august|september|october|november|december)\b|大学|学校|高専|研究|会社|センター|学部|学科|機構|協会|病院|専攻|年\d|月/i;
const MARKS = /[∗*†‡§¶‖#✉\d]+(?:\s*,\s*[∗*†‡§¶‖#\d]+)*/g;
const LATIN_NAME =
  /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|da|do|van|von|der|den|del|di|la|le|el|al|bin|dos|ten|ter)\s+)*\p{Lu}[\p{L}'’.-]*){1,4}$/u;
const JAPANESE_WORD = /^[\u3040-\u30ff\u3400-\u9fff々]{1,6}$/;

/** @param lines of the head of the first page, without the title's own */
export function authorsOf(lines: readonly TextLine[]): string[] {
  const found: string[] = [];
  let style: TextLine | undefined;
  let addressed = false;
  for (const line of lines) {
    const address = ADDRESS.test(line.text);
    // The first line may name a school before the names; later ones hold one or the other.
    const names = address && found.length > 0 ? [] : namesIn(line);
    // Below the first address cities look like names; further names are set as the first were.
    const alike = style && Math.abs(style.size - line.size) < 0.3 && style.bold > 0.5 === line.bold > 0.5;
    if (names.length > 0 && (!addressed || (alike && line.bold > 0.5))) {
      style ??= line;
      found.push(...names);
    } else if (address) addressed ||= found.length > 0;
  }
  return [...new Set(found)].slice(0, MOST);
}

function namesIn(line: TextLine): string[] {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of line.pieces) {
    const isSmall = piece.size < MARK_SIZE * line.size;
    // Small capitals stand on the line.
    if (isSmall && (Math.abs(piece.baseline - line.baseline) > RAISED * line.size || !/\p{L}{2}/u.test(piece.text))) {
      text += '|';
      continue;
    }
    const gap = JAPANESE_WORD.test(piece.text[0]!) ? JAPANESE_GAP : GAP;
    const between = piece.left - right > gap * line.size ? '|' : !isSmall || piece.spaced ? ' ' : '';
    text += between + piece.text;
    right = piece.right;
  }
  return text
    .replace(MARKS, '|')
    .split(/[|,;、，・&]|\b(?:and|AND)\b/)
    .map((part) => part.replace(/\s+/g, ' ').trim().replace(/^by /i, ''))
    .flatMap((part) => (LATIN_NAME.test(part) && !ADDRESS.test(part) ? [part] : japaneseNames(part)));
}

/** Words of a part that are no address; a family name and the given name behind it are one. */
function japaneseNames(part: string): string[] {
  const words = part.split(' ').filter((word) => JAPANESE_WORD.test(word) && !ADDRESS.test(word));
  if (words.length === 2 && words.every((word) => word.length <= 3)) return [words.join(' ')];
  return words.filter((word) => word.length >= 3);
}
