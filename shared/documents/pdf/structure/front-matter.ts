/** Title, authors and addresses of the first page: the title is kept by name, the rest is set apart. */

import { LETTER } from '../layout/letter-classes.ts';
import { ADDRESS, authorsOf } from './authors.ts';
import type { KnownGroup } from './group-kind.ts';
import { isKnownName, topNumber } from './heading.ts';

export interface FrontMatter {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly front: readonly KnownGroup[];
  readonly groups: readonly KnownGroup[];
}

const ABSTRACT = /^(?:abstract|summary|概要|要旨|zusammenfassung)\b/i;

/** A masthead may be larger than the title below it. */
const MASTHEAD =
  /\b(?:journal|proceedings|transactions|letters|review|magazine|bulletin|conference|volume|open access|original (?:article|paper)|research article|review article)\b|^(?:nature|science|plos|elife)\b/i;

const SPELT = new RegExp(`[${LETTER}]{3}`);

/** A title may speak of a review or a conference too, but not in so few words. */
const LONGEST_MASTHEAD = 6;

/** The number of a section, which no title has; a letter alone may be the title's first word. */
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.\d)\s/;

/** Points by which a title is larger than the body. */
const LARGER = 1;

/** Splits off what stands before the abstract, or before the first heading after the title. */
export function splitFrontMatter(groups: readonly KnownGroup[], bodySize: number): FrontMatter {
  const firstPage = groups.filter(({ lines }) => lines[0]!.page === 1);
  const start = firstPage.findIndex(
    ({ heading, lines }) =>
      ABSTRACT.test(lines[0]!.text) ||
      (heading && ABSTRACT.test(heading.name) && topNumber(heading.text) === undefined),
  );
  // A title comes before the first running text.
  const text = firstPage.findIndex(({ kind, lines }) => kind === 'paragraph' && lines.length > 2);
  const head = start >= 0 ? start : text;
  const { title, last } = titleOf(head > 0 ? firstPage.slice(0, head) : firstPage, bodySize);
  const until = start >= 0 ? start : last < 0 ? 0 : afterAuthors(firstPage, last + 1);
  const beside = new Set(
    start >= 0 ? firstPage.slice(start).filter((group) => isAddress(group, firstPage[start]!)) : [],
  );
  return {
    title,
    authors:
      last < 0 ? [] : authorsOf(firstPage.slice(last + 1, Math.max(until, last + 1)).flatMap(({ lines }) => lines)),
    front: [...groups.slice(0, until), ...beside],
    groups: groups.slice(until).filter((group) => !beside.has(group)),
  };
}

/** Groups that names and addresses take at the most, where no abstract ends them. */
const MOST_AUTHOR_GROUPS = 8;

/** The index behind the names and addresses below a title; a section or running text ends them. */
function afterAuthors(groups: readonly KnownGroup[], from: number): number {
  let until = from;
  for (const { kind, lines, heading } of groups.slice(from, from + MOST_AUTHOR_GROUPS)) {
    const named = authorsOf(lines).length > 0 || lines.some(({ text }) => ADDRESS.test(text));
    const isSection = heading !== undefined && (!heading.byTypeOnly || isKnownName(heading.name));
    const isText = kind === 'paragraph' && (lines.length > 3 || /[.。]$/.test(lines.at(-1)!.text));
    if (!named || isSection || isText) break;
    until += 1;
  }
  return until;
}

/** Names and addresses of further authors in the other column, above the line on which the abstract starts. */
function isAddress({ kind, lines }: KnownGroup, abstract: KnownGroup): boolean {
  return lines.at(-1)!.baseline < abstract.lines[0]!.baseline && (kind !== 'paragraph' || lines.length < 4);
}

/** The largest group of a page's head with what follows it in the same type, and the index of its last group. */
function titleOf(groups: readonly KnownGroup[], bodySize: number): { title?: string; last: number } {
  const large = groups
    .map(({ lines }, index) => ({ index, size: lines[0]!.size, words: lines.map(({ text }) => text).join(' ') }))
    .filter(
      ({ size, words }) =>
        !NUMBERED.test(words) &&
        !isKnownName(words) &&
        size > bodySize + LARGER &&
        SPELT.test(words) &&
        words.length > 6,
    );
  const named = large.filter(({ words }) => !MASTHEAD.test(words) || words.split(' ').length > LONGEST_MASTHEAD);
  const [first] = (named.length > 0 ? named : large).sort((a, b) => b.size - a.size || a.index - b.index);
  if (!first) return { last: -1 };
  const alike = (index: number, next: number) => {
    const [here, there] = [groups[index]!.lines, groups[next]?.lines];
    if (!there || Math.abs(there[0]!.size - first.size) > 0.5) return false;
    const [above, below] = next > index ? [here.at(-1)!, there[0]!] : [there.at(-1)!, here[0]!];
    return Math.abs(below.baseline - above.baseline) < 2.2 * first.size;
  };
  let from = first.index;
  let last = first.index;
  while (alike(from, from - 1)) from -= 1;
  while (alike(last, last + 1)) last += 1;
  const words = groups.slice(from, last + 1).flatMap(({ lines }) => lines.map(({ text }) => text));
  return { title: words.join(' ').replace(/\s*[∗*†]+$/, ''), last };
}
