/**
 * A paper's text prepared once, so that hundreds of quotes, numbers and names are looked up in microseconds.
 * The source is the document's blocks and the abstract; title, authors and dates support names and numbers but can't be quoted.
 */
import { codeLinksOf } from '../../documents/code-links.ts';
import type { PaperDocument, Place } from '../../documents/document.ts';
import type { Paper } from '../../papers/paper.ts';
import { kanaNames } from '../check/name/transliterated-name.ts';
import { datesOf } from '../text/dates.ts';
import { type Letters, lettersOf, SEPARATOR } from '../text/letters.ts';
import { type Held, heldIn } from '../text/quantities/held.ts';
import { positionOf, type Squeezed, squeeze } from '../text/squeeze.ts';
import { captionsOfTables } from './table-captions.ts';

export interface SourceIndex {
  /** Blocks and abstract, joined by line ends. */
  readonly text: string;
  readonly squeezed: Squeezed;
  /** Offset in `text` at which each part begins, and its place. */
  readonly starts: readonly number[];
  readonly places: readonly Place[];
  /** The tables among the parts, with their captions. */
  readonly tables: ReadonlyMap<number, string>;
  /** Letters of the text with its citations, and behind them of title, authors and links: whatever a name may come from. */
  readonly names: Letters;
  readonly quantities: Held;
  /** Days and times of day that the text or the metadata hold, in the keys of `datesOf`. */
  readonly dates: ReadonlySet<string>;
  /**
   * Addresses that readers may be shown, without scheme and closing slash, lower case: the paper's own, and where its code is,
   * if its first page links there or its abstract says so. A text can name any other address for reasons of its own.
   */
  readonly links: ReadonlySet<string>;
  /** `kanaNames` of the text and the title. */
  readonly kanaNames: ReadonlyMap<string, string>;
  readonly paper: Paper;
}

/** Longest text that is indexed, in characters: a thousand pages. What lies behind it supports nothing. */
const LONGEST_SOURCE = 3_000_000;

export function indexSource(paper: Paper, document: PaperDocument): SourceIndex {
  const blocks = [...document.blocks, ...(document.appendix ?? [])];
  const parts = blocks.map((block) => ({ text: block.text, place: block.place }));
  if (paper.abstract !== '' && document.kind !== 'abstract')
    parts.push({ text: SEPARATOR + paper.abstract, place: { kind: 'abstract' } });
  const starts: number[] = [];
  let text = '';
  for (const part of parts) {
    if (text.length + part.text.length > LONGEST_SOURCE) break;
    starts.push(text.length);
    text += `${part.text}\n`;
  }
  const metadata = metadataOf(paper, document);
  const everything = `${text}${SEPARATOR}${metadata}`;
  const names = lettersOf(everything);
  const inText = positionOf(text.length, names.origin);
  return {
    text,
    squeezed: squeeze(text, {
      text: names.text.slice(0, inText),
      origin: names.origin.subarray(0, inText),
      opens: names.opens.subarray(0, inText),
    }),
    starts,
    tables: captionsOfTables(blocks),
    places: parts.slice(0, starts.length).map((part) => part.place),
    names,
    quantities: heldIn(everything),
    dates: new Set(datesOf(everything)),
    links: linksOf(paper, document),
    kanaNames: kanaNames(`${paper.title}\n${text}`),
    paper,
  };
}

function metadataOf(paper: Paper, document: PaperDocument): string {
  return [
    paper.title,
    document.title ?? '',
    paper.authors.join(', '),
    paper.categories.join(', '),
    paper.published ?? '',
    paper.updated ?? '',
    paper.picks.map((pick) => pick.title).join('\n'),
    paper.url,
  ].join('\n');
}

const ADDRESS =
  /(?:https?:\/\/|(?<![\w@./-])www\.|(?<![\w@./-])(?=[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.(?:com|org|net|edu|gov|io|ai|dev|app|co|ru|cn|jp|de|uk|fr|eu|us|in|kr|tw|ch|nl|me|ly|gg|tv|cc|to|gl|sh|xyz|info|site|online|shop|club|link|click|top|page|tech|store|example)\/))(?:(?![<>"'()[\]{}])[!-~])+/gi;

/** Addresses in a text, with or without a scheme, folded for comparison: mail programs make links of both. */
export function addressesOf(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map((match) => foldAddress(match[0]));
}

function foldAddress(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[.,;:!?/]+$/, '');
}

function linksOf(paper: Paper, document: PaperDocument): Set<string> {
  const own = [paper.url, document.url, ...paper.locations.map((location) => location.url)];
  // Anybody can publish a feed; a list's row is somebody's choice.
  const rows = paper.picks.filter(({ source }) => !source.startsWith('feed:')).flatMap(({ links }) => links);
  return new Set([...own, ...rows.map(({ url }) => url), ...codeOf(paper, document)].filter(Boolean).map(foldAddress));
}

/** Where the paper's code is; every reader of metadata makes links of an abstract's addresses. */
export const codeOf = (paper: Paper, document: PaperDocument): string[] => [
  ...(document.codeLinks ?? []),
  ...codeLinksOf(addressesOf(paper.abstract)),
];
