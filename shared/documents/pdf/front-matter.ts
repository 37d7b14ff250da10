/** Title, authors and addresses of the first page: the title is kept by name, the rest is set apart. */
import type { KnownGroup } from './group-kind.ts';
import { LETTER } from './letters.ts';

export interface FrontMatter {
  readonly title?: string;
  readonly front: readonly KnownGroup[];
  readonly groups: readonly KnownGroup[];
}

const ABSTRACT = /^(?:abstract|summary|概要|要旨|zusammenfassung)\b/i;

/** A masthead may be larger than the title below it. */
const MASTHEAD =
  /\b(?:journal|proceedings|transactions|letters|review|magazine|bulletin|conference|volume)\b|^(?:nature|science|plos|elife)\b/i;

const SPELT = new RegExp(`[${LETTER}]{3}`);

/** Points by which a title is larger than the body. */
const LARGER = 1;

/** Splits off what stands before the abstract, or before the first heading after the title. */
export function splitFrontMatter(groups: readonly KnownGroup[], bodySize: number): FrontMatter {
  const firstPage = groups.filter(({ lines }) => lines[0]!.page === 1);
  const start = firstPage.findIndex(
    ({ heading, lines }) => ABSTRACT.test(heading?.name ?? '') || ABSTRACT.test(lines[0]!.text),
  );
  const { title, last } = titleOf(start > 0 ? firstPage.slice(0, start) : firstPage, bodySize);
  const until = start >= 0 ? start : last + 1;
  const beside = new Set(
    start >= 0 ? firstPage.slice(start).filter((group) => isAddress(group, firstPage[start]!)) : [],
  );
  return {
    title,
    front: [...groups.slice(0, until), ...beside],
    groups: groups.slice(until).filter((group) => !beside.has(group)),
  };
}

/** Names and addresses of further authors in the other column, above the line on which the abstract starts. */
function isAddress({ kind, lines }: KnownGroup, abstract: KnownGroup): boolean {
  return lines.at(-1)!.baseline < abstract.lines[0]!.baseline && (kind !== 'paragraph' || lines.length < 4);
}

/** The largest group of a page's head with what follows it in the same type, and the index of its last group. */
function titleOf(groups: readonly KnownGroup[], bodySize: number): { title?: string; last: number } {
  const large = groups
    .map(({ lines }, index) => ({ index, size: lines[0]!.size, words: lines.map(({ text }) => text).join(' ') }))
    .filter(({ size, words }) => size > bodySize + LARGER && SPELT.test(words) && words.length > 6);
  const named = large.filter(({ words }) => !MASTHEAD.test(words));
  const [first] = (named.length > 0 ? named : large).sort((a, b) => b.size - a.size || a.index - b.index);
  if (!first) return { last: -1 };
  const words = [first.words];
  let last = first.index;
  for (let above = groups[last]!.lines.at(-1)!; last + 1 < groups.length; last += 1) {
    const next = groups[last + 1]!.lines;
    const near = Math.abs(next[0]!.baseline - above.baseline) < 2.2 * above.size;
    if (!near || Math.abs(next[0]!.size - first.size) > 0.5) break;
    words.push(next.map(({ text }) => text).join(' '));
    above = next.at(-1)!;
  }
  return { title: words.join(' ').replace(/\s*[∗*†]+$/, ''), last };
}
