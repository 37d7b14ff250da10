/**
 * The passage that a false quote comes closest to, told to the model when it is asked to mend the quote. An approximate
 * quote is never verified: at the tolerance where it would help, half of all one-word changes would pass.
 */

import { APPROXIMATE } from '../check/thresholds.ts';
import { squeeze } from '../text/squeeze.ts';
import type { SourceIndex } from './source-index.ts';

/** Letters of the anchors that are looked up; long enough to be rare, short enough to escape the changed word. */
const ANCHOR = 14;
/** They overlap by half, so that one changed word spoils two of them. */
const STEP = 7;

/** Words of the paper, from the line of the best match, or undefined when nothing comes close. */
export function approximateQuote(quote: string, index: SourceIndex): string | undefined {
  const wanted = squeeze(quote).text;
  const source = index.squeezed;
  const votes = new Map<number, number>();
  for (let from = 0; from + ANCHOR <= wanted.length; from += STEP) {
    const at = source.text.indexOf(wanted.slice(from, from + ANCHOR));
    if (at < 0) continue;
    // Passages that begin within a few letters of each other are one.
    const begin = Math.round(Math.max(0, at - from) / 16) * 16;
    votes.set(begin, (votes.get(begin) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (best === undefined) return undefined;
  const start = wordAtOrBefore(best, source.opens);
  const end = wordAtOrBefore(best + wanted.length + 16, source.opens);
  const passage = index.text.slice(source.origin[start], source.origin[end]).replace(/\s+/g, ' ').trim();
  return sharedWords(quote, passage) >= APPROXIMATE ? passage : undefined;
}

function wordAtOrBefore(at: number, opens: Uint8Array): number {
  let start = at;
  while (start > 0 && opens[start] !== 1) start--;
  return start;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function sharedWords(quote: string, passage: string): number {
  const words = wordsOf(quote);
  const there = new Set(wordsOf(passage));
  return words.filter((word) => there.has(word)).length / words.length;
}
