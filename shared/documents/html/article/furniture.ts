/** Which blocks of a page are furniture: calls to subscribe or share, lists of links, photo captions. No site is named. */

import { isByline, isDateline } from '../facts/datelines.ts';
import type { PageBlock } from '../text/blocks.ts';
import { CALLS } from './call-phrases.ts';

/** Only an address, only signs, or a counter such as `3 / 8`. */
const EMPTY_TALK = /^https?:\/\/\S+$|^[^\p{L}\p{N}]+$|^\d{1,4}(?: ?(?:\/|of) ?\d{1,4})?$/u;

/** Above this share of characters in links a short block is a list of links. */
const LINK_SHARE = 0.6;
/** Words; a longer block is prose even when much of it is linked. */
const SHORT = 40;

/** Whether the block is furniture rather than the page's own matter. */
export function isFurniture(block: PageBlock): boolean {
  const { kind, text, linked } = block;
  if (kind === 'table' || kind === 'equation') return false;
  if (kind === 'caption') return !/^(fig(ure)?|table|algorithm|listing|図|表)\W{0,2}\s?\d/i.test(text);
  if (EMPTY_TALK.test(text)) return true;
  if (text.split(/\s+/).length > SHORT) return false;
  if (linked / text.length > LINK_SHARE) return true;
  return isDateline(text) || isByline(text) || isCall(text.replace(/[\s:：]+$/, ''));
}

/**
 * Leaves out headings under which nothing stands: what they headed was furniture itself.
 * A heading followed by one of a lower level opens a section with parts, and stays.
 */
export function dropEmptyHeadings(blocks: readonly PageBlock[]): PageBlock[] {
  const kept: PageBlock[] = [];
  let following: PageBlock | undefined;
  for (const block of blocks.toReversed()) {
    const opens = following && (!following.heading || !block.heading || following.heading.level > block.heading.level);
    if (block.heading && !opens) continue;
    kept.push(block);
    following = block;
  }
  return kept.reverse();
}

function isCall(text: string): boolean {
  return CALLS.some((phrase) => phrase.test(text));
}
