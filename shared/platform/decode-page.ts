/**
 * Bytes of a page to characters, as browsers do it: byte order mark, the header, the page's own words, detection. One step
 * comes before what is told: bytes that are valid UTF-8 and more than ASCII are UTF-8, whatever a server's default says.
 */
import { detect } from 'chardet';
import { shownEncoding } from './decode-text.ts';

/** How far browsers look for a `<meta charset>` (HTML standard, "prescan a byte stream"). */
const PRESCAN_BYTES = 1024;
/** Bytes from which an encoding is guessed. */
const DETECT_BYTES = 65_536;
/** Names in use that the Encoding standard does not list. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  mskanji: 'shift_jis',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  jis: 'iso-2022-jp',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf8mb4: 'utf-8',
};
/** Share of signs that may be lost before a declared encoding is not believed. */
const MOST_LOST = 0.005;

/**
 * @param body bytes of an HTML page
 * @param contentType media type with parameters, may be empty
 */
export function decodePage(body: Uint8Array, contentType: string): string {
  const shown = decoder(shownEncoding(body));
  if (shown) return shown.decode(body);
  if (isUtf8(body)) return new TextDecoder().decode(body);
  const header = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
  const head = new TextDecoder('latin1').decode(body.subarray(0, PRESCAN_BYTES));
  const meta = /<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*["']?([^\s"'/>;]+)/i.exec(head)?.[1];
  // Servers send Latin-1 by default; the page's own word is worth more than that.
  const told = decoder(header)?.encoding === 'windows-1252' ? [meta, header] : [header, meta];
  for (const label of told) {
    const text = decoder(label)?.decode(body);
    if (text !== undefined && brokenShare(text) <= MOST_LOST) return text;
  }
  return (decoder(detect(body.subarray(0, DETECT_BYTES)) ?? undefined) ?? new TextDecoder()).decode(body);
}

/** Share of a text's signs that are U+FFFD or control characters: what bytes become that were read in a wrong encoding. */
export function brokenShare(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return (text.match(/[\ufffd\0-\x08\x0e-\x1f\x7f-\x9f]/g)?.length ?? 0) / Math.max(1, text.length);
}

function isUtf8(body: Uint8Array): boolean {
  try {
    // As a stream, since the last sign may be cut.
    return /[^\0-\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true }));
  } catch {
    return false;
  }
}

/** Undefined for a label that names no encoding. */
function decoder(label: string | undefined): TextDecoder | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(ALIASES[label.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? label);
  } catch {
    return undefined;
  }
}
