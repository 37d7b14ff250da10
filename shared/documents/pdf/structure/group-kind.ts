/** Says what a group of lines is. */
import type { BlockKind } from '../../document.ts';
import { CAPTION } from '../layout/caption.ts';
import { CAPITAL, LETTER } from '../layout/letter-classes.ts';
import type { TextLine } from '../layout/paper-lines.ts';
import { type Heading, headingOf } from './heading.ts';
import { type Group, startsItem } from './line-groups.ts';
import { isTabular, readsLikeProse } from './tabular.ts';

export interface KnownGroup {
  /** `figure`: letters of a drawing, which are no sentence and are set apart. */
  readonly kind: BlockKind | 'figure';
  readonly lines: readonly TextLine[];
  readonly heading?: Heading;
}

/** Characters in all lines of the groups. */
export function characters(groups: readonly KnownGroup[]): number {
  return groups.reduce((sum, { lines }) => sum + lines.reduce((n, { text }) => n + text.length, 0), 0);
}

const FOOTNOTE_MARK = new RegExp(`^(?:[∗*†‡§¶‖#]|\\d{1,2}(?=\\s?[${CAPITAL}h“"(]))`);
const WORDS = new RegExp(`[${LETTER}]{3,}`, 'g');

const ADDRESS = /https?:|www\.|doi\.org|@/;

/** Where a group stands. */
export interface Standing {
  /** Only small print stands below it in its column. */
  readonly lowest: boolean;
  /** In the lower part of the page. */
  readonly low: boolean;
  /** In a column that holds running text. */
  readonly running: boolean;
}

/** The kind of a group. */
export function knowGroup({ lines }: Group, bodySize: number, { lowest, low, running }: Standing): KnownGroup {
  const first = lines[0]!;
  const text = lines.map((line) => line.text).join(' ');
  if (CAPTION.test(first.text) && (first.size < bodySize + 1 || lines.length < 3)) return { kind: 'caption', lines };
  const heading = headingOf(lines, bodySize);
  if (heading) return { kind: 'heading', lines, heading };
  if (isNumberedDisplay(lines, text)) return { kind: 'equation', lines };
  if (mathShare(lines, text) < 0.3 && isTabular(lines, 3) && !readsLikeProse(lines)) return { kind: 'table', lines };
  if (isEquation(lines, text)) return { kind: 'equation', lines };
  const prose = isProse(lines, text);
  const small = first.size < bodySize - 0.7;
  if (small && lowest && (FOOTNOTE_MARK.test(text) ? low || prose : low && (prose || ADDRESS.test(text))))
    return { kind: 'footnote', lines };
  if (startsItem(first.text) && prose) return { kind: 'list', lines };
  if (prose || (running && continuesText(lines, text, bodySize))) return { kind: 'paragraph', lines };
  return { kind: lines.some(({ math }) => math > 0.2) ? 'equation' : 'figure', lines };
}

/** A short line at the column's edge in body type: the end or the rest of a sentence that a display has cut. */
function continuesText(lines: readonly TextLine[], text: string, bodySize: number): boolean {
  const first = lines[0]!;
  const { letters, signs } = countWords(text);
  return (
    Math.abs(first.size - bodySize) < 0.3 &&
    first.left - first.columnLeft < 0.4 * bodySize &&
    lines.every(({ cells, math }) => cells <= 2 && math < 0.3) &&
    letters >= 0.5 * signs
  );
}

const NUMBER_AT_END = /\(\d{1,3}(?:\.\d+)?[a-z]?\)$/;

function mathShare(lines: readonly TextLine[], text: string): number {
  return lines.reduce((sum, line) => sum + line.math * line.text.length, 0) / Math.max(1, text.length);
}

/** A formula in the letters of the text, as recognised ones are: hardly a word, and its number at the end of one line. */
function isNumberedDisplay(lines: readonly TextLine[], text: string): boolean {
  const words = text.match(WORDS)?.length ?? 0;
  return lines.length <= 4 && words <= 2 && lines.filter((line) => NUMBER_AT_END.test(line.text)).length === 1;
}

function isEquation(lines: readonly TextLine[], text: string): boolean {
  const math = mathShare(lines, text);
  const numbered = text.length < 200 && lines.length <= 4 && NUMBER_AT_END.test(text);
  if (!numbered && math <= 0.35) return false;
  const letters = text.match(WORDS)?.length ?? 0;
  if (numbered && letters <= 6) return true;
  return math > 0.35 && letters < 2 + 2 * lines.length;
}

/** Running text: lines that fill their column, or at least a few plain words that end like a sentence. */
function isProse(lines: readonly TextLine[], text: string): boolean {
  const { words, letters, signs } = countWords(text);
  if (letters < 0.55 * signs) return false;
  const wide = lines.filter((line) => line.right - line.left > 0.6 * (line.columnRight - line.columnLeft)).length;
  if (lines.length >= 2) return words >= 8 && wide >= 0.5 * (lines.length - 1);
  return words >= 5 && ((wide === 1 && lines[0]!.cells === 1) || /[.?!:”"。．？！]$/.test(text));
}

/** Letters, words of two letters and more, and all signs but spaces; two kana or han count as a word. */
function countWords(text: string): { words: number; letters: number; signs: number } {
  let words = 0;
  let letters = 0;
  let signs = 0;
  let run = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      run = 0;
      continue;
    }
    signs += 1;
    const latin = ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x2000);
    const dense = code >= 0x3040 && code < 0xe000;
    if (!latin && !dense) {
      run = 0;
      continue;
    }
    letters += 1;
    run += 1;
    if (run === 2) words += 1;
    if (dense && run === 2) run = 0;
  }
  return { words, letters, signs };
}
