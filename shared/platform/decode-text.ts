/** Bytes of a text to characters: the byte order mark first, then what the bytes themselves show, then what is told of them. */

/** The encoding that a text begins to show by itself (Unicode 16, 23.8; XML 1.0, appendix F). */
export function shownEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Texts that programs read begin with two signs of ASCII.
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined;
}

/**
 * Without the byte order mark. Wrong bytes turn into U+FFFD rather than an error.
 * @param told encoding by the media type or by the text's own declaration; UTF-16 told of bytes that are none is not heeded
 */
export function decodeText(bytes: Uint8Array, told?: string): string {
  const heeded = told && /^(?:utf-?16|ucs-?2|iso-10646)/i.test(told) ? undefined : told;
  try {
    return new TextDecoder(shownEncoding(bytes) ?? heeded ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
