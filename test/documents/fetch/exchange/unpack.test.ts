import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { BrokenBodyError, unpack } from '../../../../shared/documents/fetch/exchange/unpack.ts';
import { WebRefusedError } from '../../../../shared/sources/web.ts';
import { pagesOf, refusalOf, startSite, text } from '../stub-site.ts';

const words = 'The body of a page, '.repeat(40);
const gzip = gzipSync(words);
const named = (): Buffer => {
  // A header with an extra field, a file's name, a comment and a check sum of its own (RFC 1952 2.3).
  const header = Buffer.from([0x1f, 0x8b, 8, 0b11110, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 97, 0, 98, 0, 7, 7]);
  return Buffer.concat([header, deflateRawSync(words)]);
};
const read = async (body: Uint8Array, encoding: string, limit = 100_000) =>
  text(await unpack(body, encoding, limit, 'page.example'));

describe('a packed body', () => {
  test.each([
    ['UTF-8', Buffer.from(words)],
    ['none', Buffer.from(words)],
    ['binary', Buffer.from(words)],
    ['identity', Buffer.from(words)],
    ['aws-chunked', Buffer.from(words)],
    ['', Buffer.from(words)],
    ['gzip,aws-chunked', gzip],
    ['aws-chunked, gzip', gzip],
    ['X-GZIP', gzip],
    ['gzip', gzip],
    ['gzip', gzip.subarray(0, -8)],
    ['gzip', gzip.subarray(0, -3)],
    ['gzip', Buffer.concat([gzip, Buffer.from('and some more')])],
    ['gzip', named()],
    ['gzip', Buffer.concat([gzipSync(words.slice(0, 100)), gzipSync(words.slice(100))])],
    ['gzip', Buffer.from(words)],
    ['deflate', deflateSync(words)],
    ['deflate', deflateRawSync(words)],
    ['br', brotliCompressSync(words)],
    ['gzip, br', brotliCompressSync(gzip)],
  ])('I-31: is read under the name %p (%#)', async (encoding, body) => {
    expect(await read(body, encoding)).toBe(words);
  });

  test('I-31: that breaks off, fits no coding or comes in one that was not asked for is broken', async () => {
    for (const [encoding, body] of [
      ['gzip', gzip.subarray(0, 40)],
      ['deflate', Buffer.from(words)],
      ['br', Buffer.from(words)],
      ['zstd', Buffer.from(words)],
      ['compress', Buffer.from(words)],
    ] as const)
      await expect(read(body, encoding)).rejects.toBeInstanceOf(BrokenBodyError);
    expect(await read(new Uint8Array(), 'gzip')).toBe('');
  });

  test('I-17: ends at the limit of decoded bytes in every coding, and is never packed three times', async () => {
    const zeros = Buffer.alloc(2_000_000);
    for (const [encoding, body] of [
      ['gzip', gzipSync(zeros)],
      ['deflate', deflateSync(zeros)],
      ['deflate', deflateRawSync(zeros)],
      ['br', brotliCompressSync(zeros)],
    ] as const)
      await expect(read(body, encoding, 1_000_000)).rejects.toMatchObject({ refusal: 'too-large', retryable: false });
    await expect(read(gzip, 'gzip, gzip, gzip')).rejects.toBeInstanceOf(WebRefusedError);
  });

  test('I-31: a broken one is asked for once more without a coding, and once only', async () => {
    const site = await startSite((request, response) => {
      if (request.url === '/never' || request.headers['accept-encoding'] !== 'identity')
        response.writeHead(200, { 'content-encoding': 'br' }).end('no brotli');
      else response.end('plain');
    });
    try {
      expect(text((await site.web.get('http://page.example/once')).body)).toBe('plain');
      expect(await refusalOf(site.web.get('http://page.example/never'))).toMatchObject({
        refusal: 'unreachable',
        retryable: true,
        message: 'page.example sent a broken packed body',
      });
      expect(pagesOf(site).map(({ headers }) => headers['accept-encoding'])).toEqual([
        'gzip, deflate, br',
        'identity',
        'gzip, deflate, br',
        'identity',
      ]);
    } finally {
      await site.stop();
    }
  });
});
