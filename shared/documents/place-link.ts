/** A link that lands a reader on the quote: a PDF's page, a section's anchor, or the quote itself, highlighted. */
import type { PaperDocument, Place } from './document.ts';

/** A longer quote is named by its first and last words, so that the address stays short. */
const WHOLE_QUOTE = 120;
/** Words at either end; enough to be found once in a paper. */
const END_WORDS = 6;
/** Characters at either end where words have no spaces. */
const END_CHARACTERS = 20;

/**
 * @param url what answered when the text was read
 * @param quote words of the document; may be empty
 * @returns an empty string when there is nothing to open (abstract from the metadata, the curator's note)
 */
export function placeLink(url: string, kind: PaperDocument['kind'], quote: string, place: Place): string {
  if (!url) return '';
  const bare = url.replace(/#.*$/s, '');
  // RFC 8118 3: `page=` is the fragment that PDF viewers open at.
  if (kind === 'pdf') return place.kind === 'page' ? `${bare}#page=${place.page}` : bare;
  if (kind !== 'html') return bare;
  const anchor = place.kind === 'section' && place.anchor ? encodeURIComponent(place.anchor) : '';
  const text = textDirective(quote);
  if (!anchor && !text) return bare;
  // The anchor comes before the directive, so that a browser without highlights still lands on the section.
  return `${bare}#${anchor}${text && `:~:${text}`}`;
}

/** `text=quote` or `text=first words,last words` (URL Fragment Text Directives, WICG draft report, 3.2). */
function textDirective(quote: string): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  if (!words) return '';
  if (words.length <= WHOLE_QUOTE) return `text=${encodePart(words)}`;
  const parts = words.split(' ');
  if (parts.length >= 2 * END_WORDS)
    return `text=${encodePart(parts.slice(0, END_WORDS).join(' '))},${encodePart(parts.slice(-END_WORDS).join(' '))}`;
  const signs = [...words];
  return `text=${encodePart(signs.slice(0, END_CHARACTERS).join(''))},${encodePart(signs.slice(-END_CHARACTERS).join(''))}`;
}

/** The directive's own signs are dash, comma and ampersand: they must be encoded inside its parts. */
function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/-/g, '%2D')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
