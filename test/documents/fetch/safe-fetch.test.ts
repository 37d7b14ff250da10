import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { readLocation } from '../../../shared/documents/read-location.ts';
import { pagesOf, refusalOf, type StubSite, startSite, text } from './stub-site.ts';

let site: StubSite;
afterEach(() => site.stop());

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

    test.each([
      ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
      ['a switch of protocols that names none', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
      ['a switch without end', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n'],
      ['early hints and nothing else', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
      ['a head and no body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'],
      ['a head without end', 'HTTP/1.1 200 OK\r\nX-A: '],
      ['a chunk without end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc'],
      ['nothing', ''],
    ])('I-26: %s ends by itself, and the host’s turn is given back', async (_, raw) => {
      site = await startSite(
        (request, response) => {
          if (request.url === '/next') response.end('ok');
          else request.socket.write(raw);
        },
        { deadlineMs: 400 },
      );
      const refused = await refusalOf(site.web.get('http://page.example/'));
      expect(['timeout', 'unreachable']).toContain(refused.refusal);
      expect(refused.retryable).toBe(true);
      const slept = site.clock.slept.length;
      expect(text((await site.web.get('http://page.example/next')).body)).toBe('ok');
      // A turn that was kept would have to run out first.
      expect(site.clock.slept.slice(slept).every((ms) => ms < 10_000)).toBe(true);
    });

    test('I-26: a host that never answers costs its own papers alone', async () => {
      site = await startSite(
        (request, response) => {
          if (request.headers.host === 'evil.example') request.socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
          else response.end('ok');
        },
        { deadlineMs: 400 },
      );
      const [evil, honest] = await Promise.allSettled([
        site.web.get('http://evil.example/'),
        site.web.get('http://page.example/'),
      ]);
      expect([evil.status, honest.status]).toEqual(['rejected', 'fulfilled']);
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

  describe('spends one deadline on one reading', () => {
    const readPdf = async () => {
      throw new Error('no PDF here');
    };
    /** Each answer takes most of a third of the deadline, and leads on to a host of its own. */
    const slowly = (lead: (to: string, response: ServerResponse) => void) =>
      startSite(
        (request, response) => {
          const [, hop = '0'] = /^h(\d+)/.exec(request.headers.host ?? '') ?? [];
          setTimeout(() => lead(`http://h${Number(hop) + 1}.example/`, response), 200);
        },
        { deadlineMs: 700, robotsAfterMs: 100 },
      );

    test.each([
      [
        'redirects to host after host',
        (to: string, response: ServerResponse) => response.writeHead(302, { location: to }).end(),
      ],
      [
        'pages that lead on by themselves',
        (to: string, response: ServerResponse) =>
          response.setHeader('content-type', 'text/html').end(`<meta http-equiv="refresh" content="0; url=${to}">`),
      ],
      [
        'landing pages that name a PDF',
        (to: string, response: ServerResponse) =>
          response
            .setHeader('content-type', 'text/html')
            .end(`<meta name="citation_pdf_url" content="${to}"><meta http-equiv="refresh" content="0; url=${to}">`),
      ],
    ])('I-26: %s cost no more than one host that never answers', async (_, lead) => {
      site = await slowly(lead);
      const outcome = await readLocation({ kind: 'page', url: 'http://h0.example/' }, { web: site.web, readPdf });
      expect(outcome).toMatchObject({ failure: expect.stringMatching(/^timeout: /), retryable: true });
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
