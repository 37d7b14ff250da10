/** Title, authors and addresses of the first page: the title is kept by name, the rest is set apart. */
import type { KnownGroup } from './group-kind.ts';

export interface FrontMatter {
  readonly title?: string;
  readonly front: readonly KnownGroup[];
  readonly groups: readonly KnownGroup[];
}

const ABSTRACT = /^(?:abstract|summary|概要|要旨|zusammenfassung)\b/iu;

/** Splits off what stands before the abstract, or before the first heading after the title. */
export function splitFrontMatter(groups: readonly KnownGroup[], bodySize: number): FrontMatter {
  const firstPage = groups.filter(({ lines }) => lines[0]!.page === 1);
  const largest = Math.max(0, ...firstPage.map(({ lines }) => lines[0]!.size));
  const titleGroup =
    largest > bodySize + 1
      ? firstPage.find(({ lines }) => lines[0]!.size > largest - 0.5 && lines[0]!.text.length > 6)
      : undefined;
  const title = titleGroup?.lines.map(({ text }) => text).join(' ');
  const from = titleGroup ? groups.indexOf(titleGroup) + 1 : 0;
  const start = groups.findIndex(
    ({ heading, lines }, i) =>
      i >= from && i < firstPage.length && (ABSTRACT.test(heading?.name ?? '') || ABSTRACT.test(lines[0]!.text)),
  );
  const until = start >= 0 ? start : from;
  return { title, front: groups.slice(0, until), groups: groups.slice(until) };
}
