/** Title, authors and addresses of the first page: the title is kept by name, the rest is set apart. */

import { ADDRESS, authorsOf } from './authors.ts';
import type { KnownGroup } from './group-kind.ts';
import { isKnownName, topNumber } from './heading.ts';
import { isLarger, titleOf } from './title.ts';

export interface FrontMatter {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly front: readonly KnownGroup[];
  readonly groups: readonly KnownGroup[];
}

const ABSTRACT = /^(?:abstract|summary|概要|要旨|zusammenfassung)\b/i;

/** Splits off what stands before the abstract, or before the first heading after the title. */
export function splitFrontMatter(groups: readonly KnownGroup[], bodySize: number): FrontMatter {
  const firstPage = groups.filter(({ lines }) => lines[0]!.page === 1);
  const start = firstPage.findIndex(
    ({ heading, lines }) =>
      ABSTRACT.test(lines[0]!.text) ||
      (heading && ABSTRACT.test(heading.name) && topNumber(heading.text) === undefined),
  );
  // A title comes before the first running text.
  const text = firstPage.findIndex(
    (group) => group.kind === 'paragraph' && group.lines.length > 2 && !isLarger(group, bodySize),
  );
  const head = start >= 0 ? start : text;
  const { title, last = -1 } = titleOf(head > 0 ? firstPage.slice(0, head) : firstPage, bodySize) ?? {};
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

/** `A. Snail and B. Slug` is no section A. */
const INITIALS = /^[A-Z]\. .*\b[A-Z]\. /;

/** The index behind the names and addresses below a title; a section or running text ends them. */
function afterAuthors(groups: readonly KnownGroup[], from: number): number {
  let until = from;
  for (const { kind, lines, heading } of groups.slice(from, from + MOST_AUTHOR_GROUPS)) {
    const named = authorsOf(lines).length > 0 || lines.some(({ text }) => ADDRESS.test(text));
    const isNumbered = heading && !heading.byTypeOnly && !INITIALS.test(lines[0]!.text);
    const isSection = heading !== undefined && (isNumbered || isKnownName(heading.name));
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
