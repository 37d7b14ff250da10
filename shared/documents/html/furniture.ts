/** Which blocks of a page are furniture: calls to subscribe or share, lists of links, photo captions. No site is named. */
import type { PageBlock } from './blocks.ts';

/** Phrases that only ever stand in calls to the reader of a site; a block is dropped for one only when it is short. */
const CALLS =
  /^(advertisement|sponsored( content)?|related( (articles?|stories|posts?|content|topics?|coverage))?|recommended( for you)?|more (on|from|about) .{1,60}|most (read|popular|viewed)|read (more|next|also)\b.{0,120}|see also\b.{0,120}|also read\b.{0,120}|share (this|on|via)\b.{0,60}|share|tweet|print|email|subscribe\b.{0,120}|sign up\b.{0,160}|(click|tap) here\b.{0,120}|follow (us|me|@?\w+) (on|at)\b.{0,80}|(leave|post|add) a (comment|reply).{0,40}|comments?( \(\d+\))?|loading\W*|newsletter|get (our|the) (newsletter|app)\b.{0,120}|download (our|the) app\b.{0,80}|advertising|story continues( below)?.{0,30}|continue reading.{0,60}|skip to .{0,40}|back to top|tags?:?.{0,80}|filed under:?.{0,80}|topics?:.{0,120}|photo(s|graph)?( by|:| courtesy).{0,120}|image( source| credit|:).{0,120}|getty images.{0,40}|(©|copyright|\(c\)).{0,160}|all rights reserved.{0,80}|シェア(する)?|関連記事.{0,60}|広告|続きを読む|おすすめ記事|この記事をシェア.{0,40})$/i;

/** Above this share of characters in links a short block is a list of links. */
const LINK_SHARE = 0.6;
/** Words; a longer block is prose even when much of it is linked. */
const SHORT = 40;

/** Whether the block is furniture rather than the page's own matter. */
export function isFurniture(block: PageBlock): boolean {
  if (block.kind === 'heading' || block.kind === 'table' || block.kind === 'equation') return false;
  if (block.kind === 'caption') return !/^(fig(ure)?|table|algorithm|listing|図|表)\W{0,2}\s?\d/i.test(block.text);
  const words = block.text.split(/\s+/).length;
  if (words > SHORT) return false;
  if (block.linked / block.text.length > LINK_SHARE) return true;
  return CALLS.test(block.text.replace(/[\s:：]+$/, ''));
}
