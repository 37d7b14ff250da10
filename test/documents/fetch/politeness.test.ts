import { afterEach, describe, expect, test } from '@jest/globals';
import { pagesOf, type StubSite, startSite } from './stub-site.ts';

let site: StubSite;
afterEach(() => site.stop());

describe('robots.txt', () => {
  test('is asked once for a host, and keeps us off what it forbids to us (I-21)', async () => {
    site = await startSite((_, response) => response.end('page'), {
      robots: 'User-agent: *\nDisallow: /private\n\nUser-agent: Ronbun\nDisallow: /ours\nAllow: /ours/open',
    });
    await expect(site.web.get('http://page.example/ours/x')).rejects.toMatchObject({
      refusal: 'robots',
      retryable: false,
    });
    expect((await site.web.get('http://page.example/ours/open')).status).toBe(200);
    expect((await site.web.get('http://page.example/private')).status).toBe(200);
    expect(site.seen.map((entry) => entry.path)).toEqual(['/robots.txt', '/ours/open', '/private']);
  });

  test('is asked again after a day', async () => {
    site = await startSite((_, response) => response.end('page'), { robots: '' });
    await site.web.get('http://page.example/1');
    site.clock.now += 25 * 3600 * 1000;
    await site.web.get('http://page.example/2');
    expect(site.seen.map((entry) => entry.path)).toEqual(['/robots.txt', '/1', '/robots.txt', '/2']);
  });

  test('a page where it should be, or none at all, forbids nothing', async () => {
    site = await startSite((_, response) => response.end('page'), { robots: '<!doctype html><p>Disallow: /' });
    expect((await site.web.get('http://page.example/')).status).toBe(200);
  });

  test('I-26: a file of names and rules by the thousand fills no memory, and ours among them hold', async () => {
    const names = Array.from({ length: 15_000 }, (_, i) => `User-agent: a${i}\n`).join('');
    const robots = `${names}User-agent: Ronbun/2\nUser-agent: *\n${'Allow: /a\n'.repeat(20_000)}Disallow: /ours # all\n\nUser-agent: other\nDisallow: /theirs`;
    site = await startSite((_, response) => response.end('page'), { robots });
    await expect(site.web.get('http://page.example/ours/x')).rejects.toMatchObject({ refusal: 'robots' });
    expect((await site.web.get('http://page.example/theirs')).status).toBe(200);
  });

  test('I-26: a page that its rules cannot be weighed by in time is not asked, another one of that host is', async () => {
    const robots = `User-agent: *\n${`Disallow: /*${'a*'.repeat(3000)}b\n`.repeat(80)}`;
    site = await startSite((_, response) => response.end('page'), { robots });
    await expect(site.web.get(`http://page.example/${'a'.repeat(7800)}`)).rejects.toMatchObject({
      ...{ refusal: 'robots', retryable: false },
    });
    expect((await site.web.get('http://page.example/b')).status).toBe(200);
  });

  test.each([500, 503, 429])(
    'that answers %i forbids everything for now, and is asked again later (RFC 9309 2.3.1.4)',
    async (status) => {
      site = await startSite((_, response) => response.end('page'), { robotsStatus: status });
      await expect(site.web.get('http://page.example/')).rejects.toMatchObject({
        refusal: 'unreachable',
        retryable: true,
      });
      await expect(site.web.get('http://page.example/')).rejects.toMatchObject({ refusal: 'unreachable' });
      expect(site.seen).toHaveLength(1);
      site.clock.now += 11 * 60 * 1000;
      await expect(site.web.get('http://page.example/')).rejects.toMatchObject({ refusal: 'unreachable' });
      expect(site.seen).toHaveLength(2);
    },
  );

  test('spaces requests by its crawl delay, up to 15 seconds', async () => {
    site = await startSite((_, response) => response.end('page'), { robots: 'User-agent: *\nCrawl-delay: 7' });
    await site.web.get('http://page.example/1');
    await site.web.get('http://page.example/2');
    const [first, second] = pagesOf(site);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  });

  test('does not bind interfaces made for programs, and binds arXiv’s pages', async () => {
    site = await startSite((_, response) => response.end('page'), {
      robots: 'User-agent: *\nDisallow: /api\nDisallow: /e-print\nAllow: /pdf',
    });
    expect((await site.web.get('http://export.arxiv.org:8080/api/query?id_list=1')).status).toBe(200);
    expect(site.seen).toHaveLength(1);
    expect((await site.web.get('http://arxiv.org:8080/pdf/1')).status).toBe(200);
    await expect(site.web.get('http://arxiv.org:8080/e-print/1')).rejects.toMatchObject({ refusal: 'robots' });
  });
});

describe('spacing', () => {
  test('keeps three seconds between any two requests to arXiv’s hosts, over one connection (I-05)', async () => {
    site = await startSite((_, response) => response.end('x'), { speed: 30 });
    const hosts = ['arxiv.org', 'export.arxiv.org', 'www.arxiv.org'];
    await Promise.all(hosts.flatMap((host) => [1, 2].map((n) => site.web.get(`http://${host}:8080/pdf/${n}`))));
    const times = site.seen.map((entry) => entry.at).sort((a, b) => a - b);
    expect(times.slice(1).every((at, i) => at - (times[i] ?? 0) >= 3000)).toBe(true);
    expect(site.mostOpen()).toBe(1);
  });

  test('503, 503, 200 are three spaced requests (I-04)', async () => {
    const statuses = [503, 503, 200];
    site = await startSite((_, response) => response.writeHead(statuses.shift() ?? 200).end());
    const asked = [];
    for (let i = 0; i < 3; i++) asked.push((await site.web.get('http://export.arxiv.org:8080/pdf/1')).status);
    expect(asked).toEqual([503, 503, 200]);
    const times = site.seen.map((entry) => entry.at);
    expect(times.slice(1).every((at, i) => at - (times[i] ?? 0) >= 3000)).toBe(true);
  });

  test('Retry-After keeps everybody off the host; a wait beyond patience is a refusal with the seconds (I-03)', async () => {
    let busy = true;
    site = await startSite((_, response) => {
      response.writeHead(busy ? 429 : 200, busy ? { 'retry-after': '150' } : {}).end();
      busy = false;
    });
    const began = site.clock.now;
    expect((await site.web.get('http://page.example/')).status).toBe(429);
    await expect(site.web.get('http://page.example/')).rejects.toMatchObject({
      refusal: 'rate-limited',
      retryable: true,
      retryAfterSeconds: 150,
    });
    site.clock.now = began + 100_000;
    expect((await site.web.get('http://page.example/')).status).toBe(200);
    expect((pagesOf(site)[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(150_000);
  });

  test('a 403 of arXiv closes all its hosts for a day, and says so (I-21)', async () => {
    const closed: string[] = [];
    site = await startSite((_, response) => response.writeHead(403).end('Access denied'), {
      onHostClosed: (host, until) => closed.push(`${host} ${until.toISOString()}`),
    });
    expect((await site.web.get('http://arxiv.org:8080/pdf/1')).status).toBe(403);
    const asked = site.seen.length;
    for (const host of ['arxiv.org', 'export.arxiv.org']) {
      await expect(site.web.get(`http://${host}:8080/pdf/2`)).rejects.toMatchObject({
        refusal: 'host-closed',
        retryable: false,
      });
    }
    site.clock.now += 23 * 3600 * 1000;
    await expect(site.web.get('http://arxiv.org:8080/pdf/2')).rejects.toMatchObject({ refusal: 'host-closed' });
    expect(site.seen).toHaveLength(asked);
    expect(closed).toEqual([expect.stringMatching(/^arxiv\.org 2026-01-06T/)]);
  });

  test('a 403 of another host closes nothing', async () => {
    site = await startSite((_, response) => response.writeHead(403).end());
    expect((await site.web.get('http://page.example/1')).status).toBe(403);
    expect((await site.web.get('http://page.example/2')).status).toBe(403);
  });
});
