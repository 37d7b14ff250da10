import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { WebRefusedError } from '../../../shared/papers/web.ts';
import { PUBLIC, pagesOf, type StubSite, startSite, text } from './stub-site.ts';

let site: StubSite;
afterEach(() => site.stop());

async function refusalOf(promise: Promise<unknown>): Promise<WebRefusedError> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(WebRefusedError);
  return error as WebRefusedError;
}

describe('a safe fetch', () => {
  test('answers with status, final address, type and body, and says who asks', async () => {
    site = await startSite((_, response) =>
      response.writeHead(200, { 'content-type': 'Text/HTML; charset=UTF-8' }).end('<p>hi'),
    );
    const answer = await site.web.get('http://page.example/a?b=1#c', { accept: 'text/html' });
    expect({ ...answer, body: text(answer.body) }).toEqual({
      status: 200,
      url: 'http://page.example/a?b=1',
      contentType: 'text/html; charset=utf-8',
      body: '<p>hi',
    });
    expect(pagesOf(site)[0]?.headers).toMatchObject({
      'user-agent': 'Ronbun/1.0 (weekly paper digest; mailto:editor@ronbun.example)',
      accept: 'text/html',
      host: 'page.example',
    });
  });

  test('gives every status as an answer', async () => {
    site = await startSite((request, response) => response.writeHead(Number(request.url?.slice(1))).end('x'));
    for (const status of [204, 403, 404, 410, 500]) {
      expect((await site.web.get(`http://page.example/${status}`)).status).toBe(status);
    }
  });

  test('unpacks gzip, deflate and brotli', async () => {
    const { brotliCompressSync, deflateSync } = await import('node:zlib');
    const packed = { gzip: gzipSync('packed'), deflate: deflateSync('packed'), br: brotliCompressSync('packed') };
    site = await startSite((request, response) => {
      const coding = request.url?.slice(1) as keyof typeof packed;
      response.writeHead(200, { 'content-encoding': coding }).end(packed[coding]);
    });
    for (const coding of Object.keys(packed)) {
      expect(text((await site.web.get(`http://page.example/${coding}`)).body)).toBe('packed');
    }
  });

  test('names a broken packed body and a broken connection, and says that asking again may help', async () => {
    site = await startSite((request, response) => {
      if (request.url === '/cut')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(999)).subarray(0, 20));
      else response.destroy();
    });
    for (const path of ['cut', 'reset']) {
      expect(await refusalOf(site.web.get(`http://page.example/${path}`))).toMatchObject({
        refusal: 'unreachable',
        retryable: true,
      });
    }
  });

  describe('never asks an address that is not public (I-12)', () => {
    test.each([
      'http://169.254.169.254/latest/meta-data/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://0177.0.0.1/',
      'http://127.1/',
      'http://①②⑦.⓪.⓪.①/',
      'http://[::1]/',
      'http://[::]/',
      'http://[::ffff:169.254.169.254]/',
      'http://[::ffff:a9fe:a9fe]/',
      'http://[64:ff9b::169.254.169.254]/',
      'http://[64:ff9b:1::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[2001:0:7f00:1::1]/',
      'http://[fd00:ec2::254]/',
      'http://[fe80::1]/',
      'http://[fec0::1]/',
      'http://[ff02::1]/',
      'http://[::127.0.0.1]/',
      'http://[4000::1]/',
      'http://10.0.0.1/',
      'http://172.16.0.1/',
      'http://192.168.1.1/',
      'http://100.64.0.1/',
      'http://100.100.100.200/',
      'http://198.18.0.1/',
      'http://192.0.0.8/',
      'http://224.0.0.1/',
      'http://255.255.255.255/',
      'http://0/',
      'http://168.63.129.16/',
      'http://localhost/',
      'http://LOCALHOST./',
      'http://a.localhost/',
      'http://printer.local/',
      'http://metadata.google.internal/',
      'http://intranet/',
    ])('%s', async (url) => {
      site = await startSite((_, response) => response.end('secret'));
      expect(await refusalOf(site.web.get(url))).toMatchObject({ refusal: 'forbidden-address', retryable: false });
      expect([site.seen, site.reached, site.clock.slept]).toEqual([[], [], []]);
    });

    test.each([
      ['a name that answers with a private address', ['127.0.0.1']],
      ['a public A and a private AAAA record (I-15)', [PUBLIC, 'fd00::1']],
      ['a public and a metadata address', [PUBLIC, '169.254.169.254']],
      ['a name in nip.io’s way', ['169.254.169.254']],
      ['an answer that is no address', ['not-an-address']],
      ['more addresses than any server has', Array.from({ length: 40 }, () => PUBLIC)],
    ])('%s', async (_, addresses) => {
      site = await startSite((_request, response) => response.end('secret'), {
        names: { '169.254.169.254.nip.io': addresses },
      });
      expect(await refusalOf(site.web.get('http://169.254.169.254.nip.io/'))).toMatchObject({
        refusal: 'forbidden-address',
      });
      expect(site.reached).toEqual([]);
    });

    test.each([
      'file:///etc/passwd',
      'ftp://a.example/',
      'data:text/html,x',
      'gopher://a.example/',
      'javascript:1',
      'http://a.example:25/',
      'http://a.example:22/',
      'https://a.example:6379/',
      'http://user@127.0.0.1/',
      'http://a:b@page.example/',
      'no address',
      '',
    ])('not even by scheme, port or credentials: %s', async (url) => {
      site = await startSite((_, response) => response.end('secret'));
      expect(await refusalOf(site.web.get(url))).toMatchObject({ refusal: 'forbidden-scheme', retryable: false });
      expect(site.reached).toEqual([]);
    });
  });

  test('connects to the address that was vetted, though the name changes its answer in between (I-14)', async () => {
    const answers = [[PUBLIC], ['127.0.0.1']];
    site = await startSite((_, response) => response.end('ok'), {
      resolve: async () => answers.shift() ?? ['127.0.0.1'],
      robots: undefined,
    });
    // The first answer goes to robots.txt or the page; whichever asks second is refused, and nothing private is reached.
    await refusalOf(site.web.get('http://rebind.example/'));
    expect(site.reached.every((address) => address.startsWith(PUBLIC))).toBe(true);
  });

  test('tries the next vetted address when the first does not answer the door', async () => {
    site = await startSite((_, response) => response.end('ok'), {
      names: { 'two.example': ['93.184.215.1', '93.184.215.2'] },
      closedDoor: '93.184.215.1',
    });
    expect((await site.web.get('http://two.example/')).status).toBe(200);
    expect(site.reached.slice(0, 2)).toEqual(['93.184.215.1:80', '93.184.215.2:80']);
  });

  describe('looks at every hop of a redirect (I-13, I-16)', () => {
    test.each([
      ['the metadata address', 'http://169.254.169.254/', 'forbidden-address'],
      ['an inner name', 'http://inner.example/', 'forbidden-address'],
      ['a file', 'file:///etc/passwd', 'forbidden-scheme'],
      ['an odd port', 'http://page.example:22/', 'forbidden-scheme'],
    ])('%s', async (_, location, refusal) => {
      site = await startSite((_request, response) => response.writeHead(302, { location }).end(), {
        names: { 'inner.example': ['10.1.2.3'] },
      });
      expect(await refusalOf(site.web.get('http://page.example/'))).toMatchObject({ refusal });
      expect(pagesOf(site)).toHaveLength(1);
      expect(site.reached.every((address) => address === `${PUBLIC}:80`)).toBe(true);
    });

    test('five are followed, relative ones too; a loop and a sixth are not', async () => {
      site = await startSite((request, response) => {
        const n = Number(request.url?.slice(1));
        if (request.url === '/loop') response.writeHead(307, { location: '/loop' }).end();
        else if (n > 0) response.writeHead(301, { location: String(n - 1) }).end();
        else response.end('arrived');
      });
      expect(await site.web.get('http://page.example/5')).toMatchObject({ status: 200, url: 'http://page.example/0' });
      expect(await refusalOf(site.web.get('http://page.example/6'))).toMatchObject({ refusal: 'too-many-redirects' });
      expect(await refusalOf(site.web.get('http://page.example/loop'))).toMatchObject({
        refusal: 'too-many-redirects',
      });
    });

    test('a redirect without a target is an answer', async () => {
      site = await startSite((_, response) => response.writeHead(302).end());
      expect((await site.web.get('http://page.example/')).status).toBe(302);
    });
  });

  describe('reads no more than it should', () => {
    test('a small packed body that unpacks to 200 MB is cut at the limit, in little memory (I-17)', async () => {
      const zeros = gzipSync(Buffer.alloc(20 * 1024 * 1024));
      const bomb = Buffer.concat(Array.from({ length: 10 }, () => zeros));
      site = await startSite((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb),
      );
      const before = process.memoryUsage.rss();
      expect(await refusalOf(site.web.get('http://page.example/'))).toMatchObject({
        refusal: 'too-large',
        retryable: false,
      });
      expect(process.memoryUsage.rss() - before).toBeLessThan(60 * 1024 * 1024);
    });

    test('an announced length above the limit is refused before the body', async () => {
      site = await startSite((_, response) => response.writeHead(200, { 'content-length': 101 }).end('x'.repeat(101)));
      expect(await refusalOf(site.web.get('http://page.example/', { maxBytes: 100 }))).toMatchObject({
        refusal: 'too-large',
      });
    });

    test('a body packed many times is refused', async () => {
      site = await startSite((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end('x'),
      );
      expect(await refusalOf(site.web.get('http://page.example/'))).toMatchObject({ refusal: 'too-large' });
    });

    test('an endless body ends at the limit, a dripping one at the deadline (I-18)', async () => {
      const chunk = Buffer.alloc(64 * 1024, 120);
      site = await startSite(
        (request, response) => {
          const timer = setInterval(
            () => response.write(request.url === '/drip' ? 'x' : chunk),
            request.url === '/drip' ? 50 : 1,
          );
          response.on('close', () => clearInterval(timer));
        },
        { deadlineMs: 500 },
      );
      expect(await refusalOf(site.web.get('http://page.example/endless', { maxBytes: 500_000 }))).toMatchObject({
        refusal: 'too-large',
      });
      expect(await refusalOf(site.web.get('http://page.example/drip'))).toMatchObject({
        refusal: 'timeout',
        retryable: true,
      });
    });

    test('a name server that never answers ends at the deadline', async () => {
      site = await startSite((_, response) => response.end(), {
        deadlineMs: 100,
        resolve: () => new Promise(() => {}),
      });
      expect(await refusalOf(site.web.get('http://page.example/'))).toMatchObject({
        refusal: 'timeout',
        retryable: true,
      });
      expect(site.seen).toEqual([]);
    });

    test('the deadline counts over all hops', async () => {
      site = await startSite(
        (request, response) => {
          setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 200);
        },
        { deadlineMs: 500 },
      );
      expect(await refusalOf(site.web.get('http://page.example/'))).toMatchObject({ refusal: 'timeout' });
      expect(pagesOf(site).length).toBeLessThanOrEqual(3);
    });
  });

  describe('asks only for what has changed', () => {
    test('a page with validators is asked for conditionally, and 304 gives the kept body', async () => {
      site = await startSite((request, response) => {
        if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
        else
          response
            .writeHead(200, {
              etag: '"v1"',
              'last-modified': 'Mon, 05 Jan 2026 00:00:00 GMT',
              'content-type': 'text/plain',
            })
            .end('kept');
      });
      const first = await site.web.get('http://page.example/');
      const second = await site.web.get('http://page.example/');
      expect(second).toEqual(first);
      expect(pagesOf(site)[1]?.headers).toMatchObject({
        'if-none-match': '"v1"',
        'if-modified-since': 'Mon, 05 Jan 2026 00:00:00 GMT',
      });
      expect(await refusalOf(site.web.get('http://page.example/', { maxBytes: 2 }))).toMatchObject({
        refusal: 'too-large',
      });
    });

    test('a page without validators, one that forbids keeping and an error are asked for anew', async () => {
      site = await startSite((request, response) => {
        const headers = request.url === '/private' ? { etag: '"v"', 'cache-control': 'private, no-store' } : {};
        response
          .writeHead(request.url === '/error' ? 500 : 200, request.url === '/error' ? { etag: '"v"' } : headers)
          .end('x');
      });
      for (const path of ['plain', 'private', 'error']) {
        await site.web.get(`http://page.example/${path}`);
        await site.web.get(`http://page.example/${path}`);
      }
      expect(site.seen.every((entry) => entry.headers['if-none-match'] === undefined)).toBe(true);
    });
  });
});
