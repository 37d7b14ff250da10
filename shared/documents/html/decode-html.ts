/** Bytes to characters, as browsers do it: byte order mark, then the header, then the page's own words, then UTF-8. */

/** How far browsers look for a `<meta charset>` (HTML standard, "prescan a byte stream"). */
const PRESCAN_BYTES = 1024;

/**
 * @param body bytes of an HTML page
 * @param contentType media type with parameters, may be empty
 */
export function decodeHtml(body: Uint8Array, contentType: string): string {
  const label =
    byteOrderMark(body) ??
    /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(latin1(body.subarray(0, PRESCAN_BYTES)))?.[1];
  return decoder(label).decode(body);
}

function byteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  return undefined;
}

/** An unknown label is read as UTF-8; wrong bytes turn into U+FFFD rather than an error. */
function decoder(label: string | undefined): TextDecoder {
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
