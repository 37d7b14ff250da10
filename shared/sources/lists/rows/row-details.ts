/** What stands below a paper's title: its links under their names, its authors, and the words that are its note. */
import { titleLimit } from '../../../papers/clean-text.ts';
import { type Item, textOfRuns } from '../list-blocks.ts';
import { ownText } from './list-row.ts';
import { plainLine, quotation } from './plain-title.ts';
import { isName, linksOf, type RowLink } from './row-links.ts';

/** A paper as it is put together; its number is the list's own. */
export interface FoundRow {
  number?: number | undefined;
  title: string;
  note: string;
  authors?: string;
  links: RowLink[];
  readonly line: number;
  /** Lines that follow may still belong to it. */
  readonly isOpen: boolean;
}

export const joined = (notes: readonly string[]): string => notes.filter(Boolean).join(' ');

export interface Details {
  /** What a field of its own calls the title: `Title: …` below a heading of the curator's own words. */
  readonly title?: string | undefined;
  readonly links: RowLink[];
  readonly note: string;
  readonly authors?: string | undefined;
}

const authorsField =
  /^[^\p{L}\p{N}]*(?:authors?|auteurs?|autor(?:en|es|a)?|autori|著者|作者|저자)[^\p{L}\p{N}]*[:：][^\p{L}\p{N}]*(\S.*)$/isu;

const titleField =
  /^[^\p{L}\p{N}]*(?:(?:paper |original )?title|titre|titel|título|titolo|タイトル|題名|原題|标题|题目|论文标题|제목)[^\p{L}\p{N}]*[:：][^\p{L}\p{N}“"「『]*(\S.*)$/isu;

/** Links and words of an item's own items, each link under the name that stands before it. */
export function detailsOf(items: readonly Item[]): Details {
  const links: RowLink[] = [];
  const notes: string[] = [];
  let authors: string | undefined;
  let title: string | undefined;
  for (const { runs, items: below } of items) {
    const text = textOfRuns(runs);
    const name = /^[^\p{L}\p{N}]*([^:：\n]{1,40})[:：]/u.exec(text)?.[1]?.trim();
    links.push(...linksOf(runs, name ?? 'Link'));
    const own = authors === undefined ? authorsField.exec(text)?.[1] : undefined;
    const named = title === undefined ? titleField.exec(ownText(runs).split('\n', 1)[0] ?? '')?.[1] : undefined;
    if (own) authors = plainLine(own);
    else if (named && !isName(named)) title = plainLine(named, titleLimit).replace(quotation, '$1$2');
    else if (!isName(ownText(runs))) notes.push(plainLine(ownText(runs)));
    const deeper = detailsOf(below);
    for (const link of deeper.links) links.push(link);
    notes.push(deeper.note);
    authors ??= deeper.authors;
    title ??= deeper.title;
  }
  return { links, note: joined(notes), authors, title };
}

export const signed = (authors: string | undefined): { authors?: string } => (authors ? { authors } : {});

/** Gives a paper what stands below it; a link that is there already keeps its name. */
export function addTo(row: FoundRow, { links, note, authors, title }: Details): void {
  if (title) {
    row.note = joined([row.title, row.note]);
    row.title = title;
  }
  const known = new Set(row.links.map(({ url }) => url));
  for (const link of links) if (!known.has(link.url)) row.links.push(link);
  row.note = joined([row.note, note]);
  if (authors) row.authors ??= authors;
}
