/** What may enter the flow from a title, a name or an abstract: one line of printable text of a bounded length. */

import { decodeReferences, tagless } from './markup.ts';

/** Longest title kept; the longest of arXiv's titles are near 500 characters. */
export const titleLimit = 1_000;
/** Longest abstract kept. arXiv itself allows 1,920 characters; journals reach some 10,000. */
export const abstractLimit = 20_000;
/** Most authors kept; the largest collaborations sign with some 3,000. */
export const authorLimit = 3_000;

// C0 and C1 controls but white space, soft hyphen, zero-width and direction characters, the byte order mark.
const unprintable = String.raw`\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff`;
const everyUnprintable = new RegExp(`[${unprintable}]`, 'g');
/** White space but the plain one, and what is not printable, as one class: most texts need no more than this look. */
const odd = new RegExp(`[${unprintable}\\t-\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]`);

const trimmed = (part: string): string => part.trim();

/** Folds white space to single spaces and drops control, zero-width and direction characters; cuts at `limit` characters. */
export function cleanLine(text: string, limit: number = titleLimit): string {
  // A megabyte of padding is cut before it is folded; four raw characters for one kept is more than any real text needs.
  let line = text.length > limit * 4 ? text.slice(0, limit * 4) : text;
  // Line ends are the commonest by far, and the quickest to put right.
  if (line.includes('\n')) line = line.split('\n', limit).map(trimmed).join(' ');
  if (odd.test(line)) line = line.replace(/[^\S ]/g, ' ').replace(everyUnprintable, '');
  if (line.includes('  ')) line = line.replace(/ {2,}/g, ' ');
  line = line.trim().toWellFormed();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit).toWellFormed();
  return cut.replace(/\ufffd$/, '').trimEnd();
}

/** Markup within markup, `&amp;lt;i&amp;gt;`, is read so often; what is still marked then is meant as it stands. */
const mostRounds = 3;

/**
 * Plain text of a small piece of markup (a note, a feed's summary, a JATS abstract): tags out, character references resolved
 * as often as the source wrote them, one line.
 */
export function plainText(markup: string, limit: number = abstractLimit): string {
  let text = markup.length > limit * 20 ? markup.slice(0, limit * 20) : markup;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = decodeReferences(tagless(text));
    if (next === text) break;
    text = next;
  }
  return cleanLine(tagless(text), limit);
}

/** What abstracts begin with; "Abstract interpretation is …" begins with its subject. */
const heading =
  /^(?:abstract|summary)(?:\s*[:.—–-]\s*|\s+(?=(?:Background|Introduction|Objectives?|Aims?|Purpose|Motivation|We|In|The|This|A|An|Here|To|Our|Recent|Although|Despite|While)\b))/i;

const markedHeading = /^\s*<((?:jats:)?title|h\d)>\s*(?:abstract|summary)\s*[:.]?\s*<\/\1>/i;

/** Plain text of an abstract, without the heading that repeats the word. */
export const abstractText = (markup: string): string =>
  plainText(markup.replace(markedHeading, ''), abstractLimit).replace(heading, '');

/** Cleans names, drops empty and repeated ones, keeps the order, and at most `authorLimit` of them. */
export function cleanNames(names: Iterable<string>): string[] {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.size >= authorLimit) break;
    const clean = cleanLine(name, 200);
    if (clean) seen.add(clean);
  }
  return [...seen];
}
