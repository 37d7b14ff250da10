import { afterEach, describe, expect, test } from '@jest/globals';
import { PUBLIC, pagesOf, refusalOf, type StubSite, startSite } from './stub-site.ts';

let site: StubSite;
afterEach(() => site.stop());

describe('a safe fetch', () => {
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
});
