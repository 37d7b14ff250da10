/** What a body is, by its own bytes: servers often name HTML a PDF, and the other way round. */

export type ContentKind = 'pdf' | 'html' | 'xml' | 'json' | 'text' | 'binary' | 'nothing';

/** Bytes that are looked at; PDF readers accept the header within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
const LOOK = 1024;

/** @param contentType only used to tell texts apart, never to call something a PDF */
export function contentKind(body: Uint8Array, contentType: string): ContentKind {
  if (body.byteLength === 0) return 'nothing';
  const head = new TextDecoder('latin1').decode(body.subarray(0, LOOK));
  if (/%PDF-\d/.test(head) && !/^\s*</.test(head)) return 'pdf';
  const start = head
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\s*/, '')
    .replaceAll('\0', '')
    .toLowerCase();
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|h1|div|p|article)\b/.test(start))
    return 'html';
  if (/^<\?xml/.test(start)) return /<html\b/.test(start) ? 'html' : 'xml';
  if (isBinary(body)) return 'binary';
  if (/html/.test(contentType)) return 'html';
  if (/xml/.test(contentType)) return 'xml';
  if (/json/.test(contentType)) return 'json';
  return 'text';
}

/** A zero byte or many control characters near the start: no text, UTF-16 apart. */
function isBinary(body: Uint8Array): boolean {
  if ((body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff)) return false;
  let controls = 0;
  const look = body.subarray(0, LOOK);
  for (const byte of look) if (byte < 9 || (byte > 13 && byte < 32)) controls += byte === 0 ? 10 : 1;
  return controls > look.byteLength / 20;
}
