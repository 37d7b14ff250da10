import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hostPolicy, preferredScheme } from '../../../shared/documents/fetch/address/host-policy.ts';
import { isPublicAddress } from '../../../shared/documents/fetch/address/public-address.ts';
import { contentKind } from '../../../shared/documents/fetch/exchange/content-kind.ts';
import { pauseUntil } from '../../../shared/documents/fetch/exchange/retry-after.ts';
import { createBucketCache, type KeptAnswer } from '../../../shared/documents/fetch/web-cache.ts';
import type { Bucket } from '../../../shared/platform/bucket.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a public address', () => {
  test.each(['1.1.1.1', '93.184.215.14', '151.101.1.195', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test('is never one of the private blocks, in either version or inside another address', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const block = fc.constantFrom(
      [10],
      [127],
      [0],
      [169, 254],
      [192, 168],
      [172, 16],
      [172, 31],
      [100, 64],
      [198, 19],
      [240],
      [224],
    );
    fc.assert(
      fc.property(block, byte, byte, byte, (head, b, c, d) => {
        const parts = [...head, b, c, d].slice(0, 4);
        const dotted = parts.join('.');
        const hex = `${((parts[0] ?? 0) * 256 + (parts[1] ?? 0)).toString(16)}:${((parts[2] ?? 0) * 256 + (parts[3] ?? 0)).toString(16)}`;
        for (const address of [
          dotted,
          `::ffff:${dotted}`,
          `::ffff:${hex}`,
          `::${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::1`,
          `fd00::${hex}`,
          `fe80::${hex}`,
        ])
          expect([address, isPublicAddress(address)]).toEqual([address, false]);
      }),
    );
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-01-05T00:00:00Z');
  const seconds = (status: number, header?: string): number | undefined => {
    const until = pauseUntil(status, header, now);
    return until && (until.getTime() - now.getTime()) / 1000;
  };

  test.each([
    [429, '120', 120],
    [429, undefined, 60],
    [429, 'soon', 60],
    [503, '7', 7],
    [503, undefined, undefined],
    [503, 'Mon, 05 Jan 2026 00:02:00 GMT', 120],
    [503, 'Sun, 04 Jan 2026 00:00:00 GMT', 0],
    [429, '999999999', 86_400],
    [200, '120', undefined],
    [403, '120', undefined],
  ])('%i with %s is a pause of %s s', (status, header, pause) => {
    expect(seconds(status, header)).toBe(pause);
  });
});

describe('the policy of a host', () => {
  test('arXiv’s hosts share one gate; look-alikes do not', () => {
    for (const host of ['arxiv.org', 'export.arxiv.org', 'www.arxiv.org', 'rss.arxiv.org']) {
      expect(hostPolicy(new URL(`https://${host}/abs/1`))).toMatchObject({
        gate: 'arxiv.org',
        spacingMs: 3000,
        closesOnRefusal: true,
      });
    }
    for (const host of ['notarxiv.org', 'arxiv.org.evil.example', 'arxiv.example']) {
      expect(hostPolicy(new URL(`https://${host}/api/query`))).toMatchObject({
        gate: host,
        closesOnRefusal: false,
        isInterface: false,
      });
    }
  });

  test('arXiv’s interfaces are for programs, its pages and PDFs are not', () => {
    const isInterface = (url: string): boolean => hostPolicy(new URL(url)).isInterface;
    expect(isInterface('https://export.arxiv.org/api/query?id_list=1')).toBe(true);
    expect(isInterface('https://oaipmh.arxiv.org/oai?verb=Identify')).toBe(true);
    expect(isInterface('https://export.arxiv.org/pdf/1')).toBe(false);
    expect(isInterface('https://arxiv.org/html/1')).toBe(false);
  });

  test('arXiv is asked over https at once, others as they were linked', () => {
    expect(preferredScheme(new URL('http://arxiv.org/pdf/1')).href).toBe('https://arxiv.org/pdf/1');
    expect(preferredScheme(new URL('http://page.example/')).href).toBe('http://page.example/');
  });
});

describe('what a body is', () => {
  test.each([
    ['%PDF-1.7\n', '', 'pdf'],
    ['\n\n  %PDF-1.4', 'text/html', 'pdf'],
    ['junk before %PDF-1.4', 'application/octet-stream', 'pdf'],
    ['<!doctype html><p>%PDF-1.4 is how a PDF begins', 'application/pdf', 'html'],
    ['\uFEFF<!DOCTYPE HTML>', '', 'html'],
    ['<!-- saved -->\n<html>', '', 'html'],
    ['<?xml version="1.0"?><html xmlns="x">', '', 'html'],
    ['<?xml version="1.0"?><feed>', 'text/html', 'xml'],
    ['<p>bare', 'application/pdf', 'html'],
    ['words only', 'text/html; charset=utf-8', 'html'],
    ['words only', 'text/plain', 'text'],
    ['{"a":1}', 'application/json', 'json'],
    ['\u0000\u0001\u0002\u0003', 'application/pdf', 'binary'],
    ['', 'application/pdf', 'nothing'],
  ])('%j sent as %j is %s', (body, type, kind) => {
    expect(contentKind(bytes(body), type)).toBe(kind);
  });
});

describe('the cache of answers', () => {
  const kept: KeptAnswer = { contentType: 'text/html', body: bytes('line\nline\n\u0000'), etag: '"1"' };

  test('in the bucket gives back what was put, and nothing for broken or missing objects', async () => {
    const objects = new Map<string, Uint8Array>();
    const bucket: Bucket = {
      put: async (key, body) => void objects.set(key, new Uint8Array(Buffer.from(body))),
      get: async (key) => objects.get(key),
      list: async () => [...objects.keys()],
    };
    const cache = createBucketCache(bucket, 'texts/web/');
    await cache.put('https://a.example/?q=reader', kept);
    const found = await cache.get('https://a.example/?q=reader');
    expect({ ...found, body: [...(found?.body ?? [])] }).toEqual({ ...kept, body: [...kept.body] });
    expect(await cache.get('https://b.example/')).toBeUndefined();
    const [key = ''] = objects.keys();
    expect(key).toMatch(/^texts\/web\/[0-9a-f]{64}$/);
    for (const broken of ['', 'no line', 'not json\nbody', '{"contentType":1}\nbody']) {
      objects.set(key, bytes(broken));
      expect(await cache.get('https://a.example/?q=reader')).toBeUndefined();
    }
  });
});
