import { execFile as execFileAsync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { proxiesOf } from '../../../../shared/documents/fetch/exchange/proxy.ts';
import { createTableGate } from '../../../../shared/documents/fetch/politeness/table-gate.ts';
import { createSafeFetch } from '../../../../shared/documents/fetch/safe-fetch.ts';
import type { Web } from '../../../../shared/sources/web.ts';
import { type RealTable, startTable } from '../../../support/real-table.ts';
import { ownCertificate } from '../own-certificate.ts';
import { memoryCache, PUBLIC, refusalOf, text } from '../stub-site.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

const closing: Server[] = [];
/** Those of tunnels are no longer the server's own. */
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of closing.splice(0)) {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
});
async function listening(server: Server): Promise<number> {
  closing.push(server);
  server.on('connection', (socket) => {
    sockets.add(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const { key, cert } = ownCertificate('secure.example');
const pages = (
  request: { url?: string | undefined; headers: { host?: string | undefined } },
  response: { writeHead(status: number, headers?: object): { end(): void }; end(body: string): void },
) => {
  if (request.url === '/robots.txt') response.writeHead(404).end();
  else if (request.url === '/in') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
  else response.end(`${request.headers.host}${request.url}`);
};

interface Proxy {
  readonly port: number;
  /** `CONNECT host:port` and `GET http://…`, in the order they came. */
  readonly asked: string[];
  readonly credentials: Set<string | undefined>;
}

/** A proxy that leads every host to the given ports, or refuses with a status. */
async function startProxy(to: { http: number; https: number }, refuses?: number): Promise<Proxy> {
  const asked: string[] = [];
  const credentials = new Set<string | undefined>();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    credentials.add(request.headers['proxy-authorization']);
    if (refuses) response.writeHead(refuses).end();
    else {
      const url = new URL(request.url ?? '');
      pages({ url: url.pathname, headers: request.headers }, response);
    }
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    credentials.add(request.headers['proxy-authorization']);
    if (refuses) return socket.end(`HTTP/1.1 ${refuses} No\r\n\r\n`);
    const way = connect(to.https, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      way.pipe(socket).pipe(way);
    });
    way.on('error', () => socket.destroy());
    socket.on('error', () => way.destroy());
  });
  return { port: await listening(server), asked, credentials };
}

const startPages = async (): Promise<{ http: number; https: number }> => ({
  http: await listening(createServer(pages)),
  https: await listening(createSecureServer({ key, cert }, pages)),
});

let time = 0;

function webWith(
  environment: Record<string, string>,
  names: Record<string, string[]> | 'unknown' = {},
  ca: string | undefined = cert,
): Web {
  const now = (): Date => {
    time += 60_000;
    return new Date(time);
  };
  return createSafeFetch({
    resolve: async (host) => {
      if (names === 'unknown') throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
      return names[host] ?? [PUBLIC];
    },
    proxyOf: proxiesOf(environment),
    now,
    gate: createTableGate(real.table, { now, sleep: async () => {}, newId: () => crypto.randomUUID() }),
    cache: memoryCache(),
    contact: '',
    reach: () => {
      throw new Error('nothing is asked straight');
    },
    ca,
  });
}

describe('a proxy of the environment', () => {
  const of = (environment: Record<string, string>, url: string): string | undefined =>
    proxiesOf(environment)(new URL(url))?.href;

  test.each([
    [{ HTTPS_PROXY: 'http://p:3128' }, 'https://a.org/', 'http://p:3128/'],
    [{ https_proxy: 'p:3128' }, 'https://a.org/', 'http://p:3128/'],
    [{ https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:2' }, 'https://a.org/', 'http://low:1/'],
    [{ HTTPS_PROXY: 'http://p:3128' }, 'http://a.org/', undefined],
    [{ HTTP_PROXY: 'http://p:3128' }, 'http://a.org/', 'http://p:3128/'],
    [{ ALL_PROXY: 'https://p:3128' }, 'http://a.org/', 'https://p:3128/'],
    [{}, 'https://a.org/', undefined],
    [{ HTTPS_PROXY: ' ' }, 'https://a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, 'https://a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'b.org, a.org' }, 'https://a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', no_proxy: 'A.org' }, 'https://x.a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '.a.org' }, 'https://x.a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '*.a.org' }, 'https://x.a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'a.org' }, 'https://ba.org/', 'http://p/'],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'a.org:8443' }, 'https://a.org/', 'http://p/'],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: 'a.org:443' }, 'https://a.org/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '93.184.0.0/16' }, 'https://93.184.215.14/', undefined],
    [{ HTTPS_PROXY: 'http://p', NO_PROXY: '93.184.215.14' }, 'https://93.184.215.14/', undefined],
  ] as const)('I-30: %p asks for %p by %p', (environment, url, proxy) => {
    expect(of(environment, url)).toBe(proxy);
  });

  test('I-30: https goes through a tunnel, with the certificate of the host; http by its whole address', async () => {
    const proxy = await startProxy(await startPages());
    for (const names of [{}, 'unknown'] as const) {
      const web = webWith(
        { https_proxy: `http://user:p%40ss@127.0.0.1:${proxy.port}`, HTTP_PROXY: `127.0.0.1:${proxy.port}` },
        names,
      );
      expect(text((await web.get('https://secure.example/page')).body)).toBe('secure.example/page');
      expect(text((await web.get('http://plain.example/page?x=1')).body)).toBe('plain.example/page');
    }
    expect(new Set(proxy.asked)).toEqual(
      new Set([
        'CONNECT secure.example:443',
        'GET http://plain.example/robots.txt',
        'GET http://plain.example/page?x=1',
      ]),
    );
    expect(proxy.credentials).toEqual(new Set([`Basic ${Buffer.from('user:p@ss').toString('base64')}`, undefined]));
    await expect(
      webWith({ https_proxy: `127.0.0.1:${proxy.port}` }).get('https://other.example/'),
    ).rejects.toMatchObject({
      message: `the certificate of other.example through the proxy 127.0.0.1:${proxy.port} is not valid; name your authority in NODE_EXTRA_CA_CERTS`,
    });
  });

  test('I-30: refused targets are refused before the proxy hears of them, also behind a redirect', async () => {
    const proxy = await startProxy(await startPages());
    const environment = { HTTP_PROXY: `127.0.0.1:${proxy.port}`, HTTPS_PROXY: `127.0.0.1:${proxy.port}` };
    const web = webWith(environment, { 'inside.example': ['10.0.0.1'], 'mixed.example': [PUBLIC, '127.0.0.1'] });
    for (const url of [
      'http://169.254.169.254/',
      'https://[::1]/',
      'http://localhost/',
      'http://printer.local/',
      'http://inside.example/',
      'https://mixed.example/',
    ])
      expect(await refusalOf(web.get(url))).toMatchObject({ refusal: 'forbidden-address' });
    expect(proxy.asked).toEqual([]);
    expect(await refusalOf(web.get('http://plain.example/in'))).toMatchObject({ refusal: 'forbidden-address' });
    expect(await refusalOf(webWith(environment, 'unknown').get('http://router/'))).toMatchObject({
      refusal: 'forbidden-address',
    });
  });

  test('I-30: the message names the proxy that fails, never its password', async () => {
    const [asks, forbids] = [
      await startProxy({ http: 0, https: 0 }, 407),
      await startProxy({ http: 0, https: 0 }, 403),
    ];
    const message = async (proxy: string, url = 'https://secure.example/') =>
      (await refusalOf(webWith({ HTTPS_PROXY: proxy }).get(url))).message;
    expect(await message(`http://me:secret@127.0.0.1:${asks.port}`)).toBe(
      `the proxy 127.0.0.1:${asks.port} asks for a name and password (407)`,
    );
    expect(await message(`127.0.0.1:${forbids.port}`)).toBe(
      `the proxy 127.0.0.1:${forbids.port} does not lead to secure.example (403)`,
    );
    expect(await message('http://me:secret@127.0.0.1:1')).toBe(
      'secure.example cannot be reached through the proxy 127.0.0.1:1 (ECONNREFUSED)',
    );
    expect(await message('socks5://127.0.0.1:1080')).toBe('HTTPS_PROXY names no proxy: write http://host:port');
  });

  test('I-30: an authority that NODE_EXTRA_CA_CERTS names vouches for hosts', async () => {
    const proxy = await startProxy(await startPages());
    const folder = mkdtempSync(join(tmpdir(), 'ronbun-ca-'));
    try {
      writeFileSync(join(folder, 'ca.pem'), cert);
      const at = (path: string) =>
        JSON.stringify(new URL(`../../../../shared/documents/fetch/${path}`, import.meta.url).href);
      writeFileSync(
        join(folder, 'ask.ts'),
        `import { exchange } from ${at('exchange/exchange.ts')};
import { proxiesOf } from ${at('exchange/proxy.ts')};
const url = new URL('https://secure.example/page');
const options = { addresses: [], headers: {}, signal: AbortSignal.timeout(20000), maxBytes: 1000, reach: (host, port) => ({ host, port }), proxy: proxiesOf(process.env)(url) };
exchange(url, options).then(({ body }) => console.log(new TextDecoder().decode(body)), (error) => console.log(error.code));`,
      );
      const ask = (more: object): Promise<string> =>
        new Promise((done) => {
          const env = { PATH: process.env.PATH ?? '', HTTPS_PROXY: `127.0.0.1:${proxy.port}`, ...more };
          execFileAsync(
            process.execPath,
            ['--experimental-strip-types', '--no-warnings', join(folder, 'ask.ts')],
            { env },
            (_, out) => done(out.trim()),
          );
        });
      expect(await ask({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') })).toBe('secure.example/page');
      expect(await ask({})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
