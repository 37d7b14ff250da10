/** Which blocks of a page are furniture: calls to subscribe or share, lists of links, photo captions. No site is named. */
import type { PageBlock } from './blocks.ts';
import { isByline, isDateline } from './datelines.ts';

/** Phrases that only ever stand in calls to the reader of a site; a block is dropped for one only when it is short. */
const CALLS = new RegExp(
  [
    String.raw`^(?:advert(?:isement|ising|orial)?|sponsored(?: content)?|anzeige|publicidad|publicidade|publicité|iklan|reklama|広告)$`,
    String.raw`^(?:related|recommended|trending|popular|more)(?: (?:articles?|stories|posts?|content|topics?|coverage|news|reading|for you|from|on|about|links?|videos?|now)\b.{0,60})?$`,
    String.raw`^(?:most (?:read|popular|viewed)|read (?:more|next|also|full)|see also|also read|also see|don't miss|must read|you (?:may|might) (?:also )?(?:like|be interested)|what to read next|more:|up next|in case you missed)\b.{0,120}$`,
    String.raw`^(?:share (?:this|on|via|with)\b.{0,60}|share|tweet|pin(?: it)?|print|e-?mail|comments?(?: \(\d+\))?|reply|like|save|close|caption|highlights?|warning|sign ?in|log ?in|register|menu|search|home|top|loading\W*.{0,20})$`,
    String.raw`^(?:subscribe|sign up|signup|join|get|become a)\b.{0,120}(?:newsletters?|inbox|e-?mails?|updates|app|membership|subscriber|forum|community|delivered|alerts?)\b.{0,80}$`,
    String.raw`^(?:subscribe|click here|tap here|click to|download (?:our|the) app|get (?:our|the) (?:newsletter|app))\b.{0,120}$`,
    String.raw`^(?:follow|like|find|join|connect with|contact) (?:us|me|him|her|them|@\w+|[\w .]{3,40}) (?:on|at|via)\b.{0,120}$`,
    String.raw`^(?:leave|post|add|write|send)(?: us)? (?:a |your )?(?:comment|reply|review|thoughts)\b.{0,80}$|^tell us what you think.{0,20}$`,
    String.raw`^(?:story continues|continue reading|article continues|scroll down|skip to|back to top|view (?:comments|gallery|photos|slideshow))\b.{0,80}$`,
    String.raw`^(?:tags?|filed under|topics?|categories|category|keywords):.{0,160}$`,
    String.raw`^(?:source|sources|quelle|fuente)\s?:.{0,60}$`,
    String.raw`^\(?(?:(?:main |cover |featured |header |hero )?(?:photo(?:s|graph)?|picture|image|video|illustration|graphic)(?: (?:by|source|credit|credits|copyright|courtesy|via)\b|s? ?[:©/]| \d+ of\b)).{0,140}$`,
    String.raw`\((?:ap photo|photo|image|picture|credit|getty|reuters|afp)\b[^)]{0,80}\)$|\((?:[\w .]+\/)?(?:getty images|ap|afp|reuters)\)$|\| getty images$|^getty images.{0,40}$`,
    String.raw`^(?:©|copyright\b|\(c\) ?\d).{0,200}$|^.{0,80}\ball rights reserved\b.{0,80}$`,
    String.raw`^(?:this (?:post|article|page|story) (?:may )?contains? (?:affiliate|referral|sponsored)|(?:we|i) may (?:earn|receive) (?:a )?commission|as an amazon associate).{0,200}$`,
    String.raw`^this (?:website|site|page) uses cookies.{0,240}$|^(?:we use|by using) .{0,40}cookies.{0,200}$|^.{0,60}requires? javascript\b.{0,60}$|^please enable javascript.{0,60}$`,
    String.raw`^(?:have a (?:tip|story|question)|got a (?:tip|story)|do you have (?:a tip|information)|if you have (?:a (?:news )?tip|questions)).{0,240}$`,
    String.raw`^.{0,160}\b(?:can be reached|may be reached|can be contacted) (?:at|on|by)\b.{0,120}$|^.{0,60}\bfollow (?:him|her|them|us|me) (?:on|@).{0,80}$`,
    String.raw`^(?:シェア(?:する)?|関連記事.{0,60}|続きを読む|おすすめ(?:の)?記事.{0,40}|この記事をシェア.{0,40}|あわせて読みたい.{0,60}|スポンサーリンク|目次|前の記事.{0,60}|次の記事.{0,60}|ツイート|コメントを書く)$`,
  ].join('|'),
  'iu',
);
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
  return isDateline(text) || isByline(text) || CALLS.test(text.replace(/[\s:：]+$/, ''));
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
