/** Turns verified quotes into evidence: the paper's own words, their place, and a link that lands there. */
import type { PaperDocument, Place } from '../../documents/document.ts';
import { LONGEST_QUOTE } from '../check/thresholds.ts';
import type { Evidence } from '../summary.ts';
import type { FoundQuote } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

/** `placeLink` of `documents/place-link.ts`. */
export type LinkTo = (url: string, documentKind: PaperDocument['kind'], quote: string, place: Place) => string;

/** The quote is cut from the source, not from the model's answer, so it is verbatim to the last sign. */
export function evidenceOf(found: FoundQuote, index: SourceIndex, document: PaperDocument, linkTo: LinkTo): Evidence {
  const place = placeAt(found.start, index);
  const quote = wordsAt(found, index.text);
  // The abstract comes from the metadata: it leads to the paper, not to a place in the text that was read.
  const [url, kind] =
    place.kind === 'abstract' ? [index.paper.url, 'abstract' as const] : [document.url, document.kind];
  return { quote, place, link: url === '' ? '' : linkTo(url, kind, quote, place) };
}

/** Place of the block in which an offset of `index.text` lies. */
function placeAt(offset: number, index: SourceIndex): Place {
  let [low, high] = [0, index.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (index.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return index.places[low] ?? { kind: 'abstract' };
}

/** With the signs and the citation that close it, so that a sentence ends as it does in the paper; a runaway is cut at a word. */
function wordsAt({ start, end }: FoundQuote, text: string): string {
  const closing = CLOSING.exec(text.slice(end, end + 60))?.[0].trimEnd().length ?? 0;
  const words = text
    .slice(start, end + closing)
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= LONGEST_QUOTE ? words : words.slice(0, words.lastIndexOf(' ', LONGEST_QUOTE));
}

const CLOSING = /^[)\]}"'”’]{0,2}(?:\s?\[\d[\d,\s–-]{0,40}\])?[.!?。！？]?["”’)]?/;
