/** Turns verified quotes into evidence: the paper's own words, their place, and a link that lands there. */
import type { PaperDocument, Place } from '../../documents/document.ts';
import { judge } from '../../documents/guard/orders/orders.ts';
import { sentencePieces, splitSentences } from '../../documents/sentences.ts';
import { foreignLink } from '../check/name/foreign-link.ts';
import { callToAction } from '../check/wording/call-to-action.ts';
import type { Evidence } from '../summary.ts';
import type { FoundQuote } from './quote-in-source.ts';
import type { SourceIndex } from './source-index.ts';

/** `placeLink` of `documents/place-link.ts`; empty where there is no address. */
export type LinkTo = (url: string, documentKind: PaperDocument['kind'], quote: string, place: Place) => string;

/** The quote is cut from the source, not from the model's answer, so it is verbatim to the last sign. */
export function evidenceOf(found: FoundQuote, index: SourceIndex, document: PaperDocument, linkTo: LinkTo): Evidence {
  const { place, words, ...sides } = passageAt(found, index);
  const [before, after] = [shown(sides.before, index), shown(sides.after, index)];
  const [url, kind] = place.kind === 'abstract' ? abstractPage(index.paper) : [document.url, document.kind];
  return {
    ...{ quote: words, place, link: linkTo(url, kind, words, place) },
    before: before.length <= AROUND ? before : before.slice(before.indexOf(' ', before.length - AROUND) + 1),
    after: after.length <= AROUND ? after : after.slice(0, Math.max(0, after.lastIndexOf(' ', AROUND))),
  };
}

/** The abstract comes from the metadata: it stands on arXiv's page of the paper, or on the paper's own unless that is a PDF. */
function abstractPage({ id, url }: SourceIndex['paper']): readonly [string, 'html' | 'abstract'] {
  const arxiv = /^arxiv:(.+)$/.exec(id)?.[1];
  if (arxiv) return [`https://arxiv.org/abs/${arxiv}`, 'html'];
  return [url, /\.pdf$|\/pdf\//i.test(url.replace(/[?#].*$/s, '')) ? 'abstract' : 'html'];
}

/** Characters on either side of a quote that a reader sees with it: sixty in all. */
const AROUND = 30;

/** A quote's words, with the signs that open it and the signs and citation that close it, and its own block's text around. */
export function passageAt({ start, end }: FoundQuote, { text, starts, places }: SourceIndex) {
  const block = blockAt(start, starts);
  const first = start - (OPENING.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0);
  const last = end + CLOSING.exec(text.slice(end, end + 60))![0].length;
  const [from, to] = [starts[block]!, Math.max(last, starts[block + 1] ?? text.length)];
  return {
    place: places[block]!,
    words: oneLine(text.slice(first, last)),
    before: oneLine(text.slice(Math.max(from, first - LONGEST_SIDE), first)),
    after: oneLine(text.slice(last, Math.min(to, last + LONGEST_SIDE))),
  };
}

/** The sentences beside a passage, or what is left of the ones that it is cut from; empty where they are not fit to be shown. */
export const sentenceBefore = (before: string, index: SourceIndex): string =>
  shown(splitSentences(before).at(-1) ?? '', index);
export const sentenceAfter = (after: string, index: SourceIndex): string =>
  shown(splitSentences(after)[0] ?? '', index);

/** Words beside a quote nobody has chosen or checked: with a foreign address, a call or an order in them there are none. */
function shown(side: string, { links }: SourceIndex): string {
  const isUnfit = (sentence: string) =>
    judge(sentence) !== 'none' ||
    foreignLink(sentence, links) !== undefined ||
    callToAction(sentence, []) !== undefined;
  return splitSentences(side).some(isUnfit) ? '' : side;
}

/** The sentences in which a quote stands, as far as they are near; before them the one ahead, behind them the next. */
export function sentencesAt(
  quote: FoundQuote,
  index: SourceIndex,
): { readonly own: string[]; readonly near: string[] } {
  const { before, words, after } = passageAt(quote, index);
  const [from, to] = [before.length + 1, before.length + words.length + 1];
  let at = 0;
  const pieces = sentencePieces(`${before} ${words} ${after}`).map((text) => {
    const start = at;
    at += text.length;
    return { text, isOwn: start < to && at > from };
  });
  const first = pieces.findIndex(({ isOwn }) => isOwn);
  const last = pieces.findLastIndex(({ isOwn }) => isOwn);
  const texts = (some: typeof pieces) => some.map(({ text }) => text.trim());
  return { own: texts(pieces.slice(first, last + 1)), near: texts(pieces.slice(Math.max(0, first - 1), last + 2)) };
}

/** A usual sentence; of a longer one the part that is next to the quote. */
const LONGEST_SIDE = 200;

/** The block in which an offset lies. */
export function blockAt(offset: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A bracket, a sign of money, a minus or a point that belongs to the first word: `(E2)`, `.040`. */
const OPENING = /[(（[“"'‘$€£¥~.−-]{1,2}$/;
const CLOSING = /^[×°+]?[)\]}"'”’]{0,2}(?:\s?\[\d[\d,\s–-]{0,40}\])?[.!?。！？]?["”’)]?/;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
