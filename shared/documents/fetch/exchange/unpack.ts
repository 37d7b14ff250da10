/** Undoes a body's codings. Servers name codings that are none and pack otherwise than they say: the bytes decide. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { WebRefusedError } from '../../../sources/web.ts';

/** More codings than this on one body are a bomb. */
const MOST_CODINGS = 2;

type Coding = 'gzip' | 'deflate' | 'br' | 'unread';
/** RFC 9110 8.4.1; whatever else a server names (`utf-8`, `none`, `aws-chunked`) packs nothing. */
const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'br',
  compress: 'unread',
  'x-compress': 'unread',
  zstd: 'unread',
};

/** A body that its coding does not fit. The same body may come unpacked when it is asked for so. */
export class BrokenBodyError extends Error {
  override name = 'BrokenBodyError' as const;
  readonly retryable = true;
}

/**
 * @param limit decoded bytes at most
 * @throws WebRefusedError `too-large` at the limit or for a body packed many times; BrokenBodyError
 */
export async function unpack(packed: Uint8Array, encoding: string, limit: number, host: string): Promise<Uint8Array> {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .flatMap((name) => CODINGS[name.trim()] ?? []);
  if (codings.length > MOST_CODINGS)
    throw new WebRefusedError('too-large', `${host} packed its answer ${codings.length} times`);
  let body = packed;
  // The last one was put on last.
  for (const coding of codings.reverse()) body = await unpacked(body, coding, limit, host);
  return body;
}

async function unpacked(body: Uint8Array, coding: Coding, limit: number, host: string): Promise<Uint8Array> {
  if (body.byteLength === 0) return body;
  if (coding === 'unread') throw new BrokenBodyError(`${host} answers in a coding that was not asked for`);
  const options = { maxOutputLength: Math.max(1, limit) };
  try {
    if (coding === 'br') return await promisify(brotliDecompress)(body, options);
    if (coding === 'gzip') return begins(body, 0x1f, 0x8b) ? await ungzipped(body, options) : body;
    // zlib's header (RFC 1950 2.2); without it the stream is bare, as some servers have it.
    const [method = 0, flags = 0] = body;
    const hasHeader = (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
    return await promisify(hasHeader ? inflate : inflateRaw)(body, options);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new WebRefusedError('too-large', `${host} answered with more than ${limit} bytes`);
    throw new BrokenBodyError(`${host} sent a broken packed body`, { cause });
  }
}

const begins = (body: Uint8Array, ...signs: readonly number[]): boolean => signs.every((sign, at) => body[at] === sign);

/** Bytes behind the end are passed over; a stream that is whole but for its check sum counts, one that breaks off does not. */
async function ungzipped(body: Uint8Array, options: ZlibOptions): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(body, options);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'Z_BUF_ERROR' && code !== 'Z_DATA_ERROR') throw error;
    return promisify(inflateRaw)(body.subarray(headerLength(body)), options);
  }
}

/** Length of a gzip member's header (RFC 1952 2.3). */
function headerLength(body: Uint8Array): number {
  const flags = body[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (body[at] ?? 0) + ((body[at + 1] ?? 0) << 8);
  for (const named of [8, 16]) if (flags & named) at = body.indexOf(0, at) + 1 || body.length;
  return flags & 2 ? at + 2 : at;
}
