/** The title on a paper's first page: the largest words of its head, or words in bold or capitals above the authors' names. */

import { LETTER } from '../layout/letter-classes.ts';
import { lineTexts } from '../layout/line-text.ts';
import type { TextLine } from '../layout/paper-lines.ts';
import { authorsOf } from './authors.ts';
import type { KnownGroup } from './group-kind.ts';
import { isKnownName } from './heading.ts';

export interface FoundTitle {
  /** Undefined where what stands there can't be read whole. */
  readonly title?: string;
  /** Index of its last group. */
  readonly last: number;
}

/** Names of series, journals and kinds of papers, which may be set larger than the title below them … */
const MASTHEAD =
  /\b(?:journal|proceedings|transactions on|magazine|bulletin|conference|volume|open access|original (?:article|paper)|research article|technical report|working paper|thesis)\b|\b(?:letters|review(?: article)?)$|^(?:nature|science|plos|elife)\b/i;
/** … but a title may speak of a conference too, only not in so few words. */
const LONGEST_MASTHEAD = 6;

/** The number of a section, which no title has; a letter alone may be the title's first word. */
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.\d)\s/;

const SPELT = new RegExp(`[${LETTER}]{3}`);
/** What starts so has lost its first word: it was drawn, or its letters have no meaning. */
const TORN = /^[:;,.)\]]/;
/** Share of letters in a title; below it stand codes of glyphs. */
const LEAST_LETTERS = 0.5;
const SHORTEST = 7;

/** Points by which a title is larger than the body. */
const LARGER = 1;
/** Lines of a title stand at most so many sizes below one another. */
const STEP = 2.2;
/** A title in the type of the text has so many words: fewer are a label or a name. */
const FEWEST_WORDS = 3;
/** Share of bold characters in a line that is set in bold. */
const BOLD = 0.9;

export const isLarger = ({ lines }: KnownGroup, bodySize: number): boolean => lines[0]!.size > bodySize + LARGER;

/** @param head groups before the abstract, or before the running text where there is none */
export function titleOf(head: readonly KnownGroup[], bodySize: number): FoundTitle | undefined {
  const found = largest(head, bodySize) ?? aboveNames(head, bodySize);
  if (!found) return undefined;
  const title = wordsOf(found.groups.flatMap(({ lines }) => lines));
  return { last: found.last, ...(!TORN.test(title) && isSpelt(title) && { title }) };
}

interface Candidate {
  readonly groups: readonly KnownGroup[];
  readonly last: number;
}

/** The largest group with what goes on above and below it in the same type. */
function largest(head: readonly KnownGroup[], bodySize: number): Candidate | undefined {
  const large = head
    .map((group, index) => ({ index, size: group.lines[0]!.size, words: wordsOf(group.lines), group }))
    .filter(({ words, group }) => isLarger(group, bodySize) && isTitle(words));
  const named = large.filter(({ words }) => !isMasthead(words));
  const [first] = (named.length > 0 ? named : large).sort((a, b) => b.size - a.size || a.index - b.index);
  if (!first) return undefined;
  const indices = [first.index];
  for (const way of [-1, 1])
    for (let at = first.index, next = goesOn(at, way); next !== undefined; at = next, next = goesOn(at, way))
      indices.push(next);
  indices.sort((a, b) => a - b);
  return { groups: indices.map((index) => head[index]!), last: indices.at(-1)! };

  /** The next group of the title; a badge or a stamp in small type may stand between two of its lines. */
  function goesOn(at: number, way: number): number | undefined {
    for (let next = at + way; ; next += way) {
      const group = head[next];
      if (!group) return undefined;
      const { size } = group.lines[0]!;
      if (size < bodySize && Math.abs(next - at) === 1) continue;
      const [above, below] =
        way > 0 ? [head[at]!.lines.at(-1)!, group.lines[0]!] : [group.lines.at(-1)!, head[at]!.lines[0]!];
      const isNear = Math.abs(below.baseline - above.baseline) < STEP * first!.size;
      return Math.abs(size - first!.size) <= 0.5 && isNear ? next : undefined;
    }
  }
}

/** The first group in bold or in capitals, in the type of the text, with names of authors below it. */
function aboveNames(head: readonly KnownGroup[], bodySize: number): Candidate | undefined {
  for (const [index, group] of head.slice(0, -1).entries()) {
    const { lines } = group;
    const words = wordsOf(lines);
    const stands = lines.every(({ bold, text }) => bold > BOLD || text === text.toUpperCase());
    if (!stands || lines[0]!.size < bodySize - 0.5 || !isTitle(words) || isMasthead(words)) continue;
    if (words.split(' ').length < FEWEST_WORDS || authorsOf(lines).length > 1) continue;
    if (authorsOf(head[index + 1]!.lines).length > 0) return { groups: [group], last: index };
  }
  return undefined;
}

const isTitle = (words: string) =>
  !NUMBERED.test(words) && !isKnownName(words) && words.length >= SHORTEST && SPELT.test(words);

const isMasthead = (words: string) => MASTHEAD.test(words) && words.split(' ').length <= LONGEST_MASTHEAD;

function isSpelt(title: string): boolean {
  const signs = title.replace(/\s/g, '');
  return signs.replace(/[^\p{L}\p{M}]/gu, '').length >= LEAST_LETTERS * signs.length;
}

/** Its words without the marks that call its notes: a star may be any raised sign, for fonts name it as they like. */
function wordsOf(lines: readonly TextLine[]): string {
  const said = lines.map((line) => {
    const pieces = [...line.pieces];
    while (pieces.length > 1 && isRaisedSign(line, pieces.at(-1)!)) pieces.pop();
    return lineTexts({ ...line, pieces }).plain;
  });
  return (
    said
      .join(' ')
      // The engine's sign for a hyphen at a line's end: titles are seldom hyphenated, but compounds end there.
      .replace(/\ufffe ?/g, '-')
      .replace(/\s*[∗*†‡]+$/, '')
  );
}

const isRaisedSign = (line: TextLine, { text, size, baseline }: TextLine['pieces'][number]) =>
  size < line.size && baseline < line.baseline && !/[\p{L}\p{N}]/u.test(text);
