/** Reads a body while counting decoded bytes: a small answer on the wire can unpack to gigabytes (CWE-409). */
import { WebRefusedError } from '../../../sources/web.ts';

/** A long paper with figures is some 20 MB. */
export const DEFAULT_MAX_BYTES = 25 * 1024 * 1024;

/**
 * @param chunks decoded bytes as they come
 * @param limit decoded bytes at most
 * @throws WebRefusedError `too-large` as soon as the limit is passed; the rest is not read
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, limit: number, host: string): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limit) throw new WebRefusedError('too-large', `${host} answered with more than ${limit} bytes`);
    kept.push(chunk);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of kept) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
