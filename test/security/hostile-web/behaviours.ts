/** What a hostile host may do with a connection, in bytes: each behaviour draws its own particulars from the seed. */
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Random } from '../../support/random.ts';
import { PRIVATE_PLACES } from './names.ts';

export interface Asked {
  readonly socket: Socket;
  /** Path with its query; `/robots.txt` among others. */
  readonly path: string;
  /** How often this host was asked before. */
  readonly count: number;
  readonly host: string;
}

/** Answers one request. `undefined` for a path lets the honest answer through: `robots` ones poison that file alone. */
export type Behaviour = (asked: Asked, random: Random) => void;

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const html = (body: string, headers = ''): string =>
  `${HEAD}${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const raw =
  (bytes: string | Uint8Array) =>
  ({ socket }: Asked) =>
    void socket.end(bytes);
const left =
  (bytes: string) =>
  ({ socket }: Asked) =>
    void socket.write(bytes);
const redirect = (to: string, status = 302) =>
  `HTTP/1.1 ${status} Found\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`;

/** Writes again and again, until the other side has had enough; waits for it to read, so that memory here stays small. */
function pour({ socket }: Asked, first: string, piece: () => string | Uint8Array, everyMs: number): void {
  socket.write(first);
  const again = (): void => {
    if (socket.destroyed) return;
    if (everyMs > 0) {
      socket.write(piece());
      setTimeout(again, everyMs).unref();
    } else if (socket.write(piece())) setImmediate(again);
    else socket.once('drain', again);
  };
  again();
}

const ZEROS = Buffer.alloc(8 * 1024 * 1024);
const packed = (body: Uint8Array, coding: string): Buffer =>
  Buffer.concat([
    Buffer.from(`${HEAD}Content-Encoding: ${coding}\r\nContent-Length: ${body.byteLength}\r\n\r\n`),
    body,
  ]);
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
const gzipBomb = once(() => Buffer.concat(Array.from({ length: 8 }, () => gzipSync(ZEROS))));
const brotliBomb = once(() => brotliCompressSync(Buffer.concat([ZEROS, ZEROS, ZEROS, ZEROS])));

/** Pages that are long in a way that a careless expression, tree or loop cannot bear. */
const FLOODS: readonly string[] = [
  '<meta http-equiv = ',
  '<meta http-equiv=x><!--',
  '<script ',
  '<',
  '<div>',
  '<table><tr><td>',
  '<p style="display:none">',
  '<style>.a .b .c{color:red}</style>',
  '<a href="//127.0.0.1/">x</a>',
  '<script type="application/ld+json">',
  '&#99999999;',
  '<![CDATA[',
  '\\(',
  '<math><mi>',
];

export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'headers without end': (asked, random) =>
    pour(asked, 'HTTP/1.1 200 OK\r\n', () => `X-${random.below(1e6)}: ${'y'.repeat(random.below(40))}\r\n`, 5),
  'a header without end': (asked) => pour(asked, 'HTTP/1.1 200 OK\r\nX: ', () => 'y', 5),
  'headers of a megabyte': raw(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(1_000_000)}\r\n\r\nhi`),
  'a body that drips': (asked) => pour(asked, `${HEAD}\r\n`, () => 'x', 20),
  'a body without end': (asked) => pour(asked, `${HEAD}\r\n`, () => ZEROS.subarray(0, 1 << 20), 0),
  'chunks without end': (asked) => pour(asked, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, () => '4\r\nabcd\r\n', 2),
  'a chunk extension without end': (asked) =>
    pour(asked, `${HEAD}Transfer-Encoding: chunked\r\n\r\n4;`, () => 'x=y;', 2),
  'trailers without end': (asked) =>
    pour(asked, `${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n`, () => 'X-T: y\r\n', 2),
  'a chunk of all the memory in the world': left(`${HEAD}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx`),
  'half a socket': ({ socket }, random) => {
    socket.write(`${HEAD}Content-Length: 900\r\n\r\n${'x'.repeat(random.below(800))}`);
    socket.end();
  },
  silence: () => {},
  'a slow first byte': (asked, random) => {
    setTimeout(() => asked.socket.end(html('<p>late')), 200 + random.below(3000)).unref();
  },
  'one byte': raw('H'),
  'a reset': ({ socket }) => void socket.resetAndDestroy(),
  'a reset in the body': ({ socket }) => {
    socket.write(`${HEAD}Content-Length: 900\r\n\r\nabc`, () => socket.resetAndDestroy());
  },
  'a gzip bomb': ({ socket }) => void socket.end(packed(gzipBomb(), 'gzip')),
  'a bomb in a bomb': ({ socket }) => void socket.end(packed(gzipSync(gzipBomb()), 'gzip, gzip')),
  'a brotli bomb': ({ socket }) => void socket.end(packed(brotliBomb(), 'br')),
  'many codings': raw(`${HEAD}Content-Encoding: ${'gzip, '.repeat(500)}gzip\r\nContent-Length: 1\r\n\r\nx`),
  'a broken coding': (asked, random) => {
    const coding = random.pick(['gzip', 'br', 'deflate', 'zstd', 'compress', 'x'.repeat(5000)]);
    asked.socket.end(
      packed(Buffer.from([0x1f, 0x8b, 8, 255, ...Array.from({ length: 99 }, () => random.below(256))]), coding),
    );
  },
  'a wrong length': ({ socket }, random) => {
    const length = random.pick(['9999999999', '-1', '1e9', '3, 4', '0x10', 'abc', '', '99999999999999999999999']);
    socket.end(`${HEAD}Content-Length: ${length}\r\n\r\n<p>hi`);
  },
  'two lengths': raw(`${HEAD}Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde`),
  'a length and chunks': raw(
    `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`,
  ),
  'an answer behind the answer': raw(`${html('<p>one')}${html('<p>two')}`),
  'a flood of interim answers': (asked, random) => {
    const interim = random.pick([
      '100 Continue',
      '102 Processing',
      '103 Early Hints\r\nLink: <http://127.0.0.1/>',
      '199 X',
    ]);
    pour(asked, '', () => `HTTP/1.1 ${interim}\r\n\r\n`, 1);
  },
  'a switch of protocols': (asked, random) => {
    const to = random.pick(['h2c', 'websocket', '', 'x'.repeat(900)]);
    pour(
      asked,
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${to}\r\n\r\n`,
      () => '\x00\x01',
      20,
    );
  },
  'HTTP/0.9': raw('<html><p>there is no status line'),
  'another protocol': ({ socket }, random) =>
    void socket.end(
      random.pick([
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
        '220 ftp ready\r\n',
        'SSH-2.0-OpenSSH_9.6\r\n',
        'ICY 200 OK\r\n\r\nmusic',
        '\x16\x03\x01',
      ]),
    ),
  'a status that is none': ({ socket }, random) =>
    void socket.end(
      `HTTP/1.1 ${random.pick(['000', '999', '1000', '20', 'OK', '-200', '304', '204', '206', '407', '418'])} X\r\n\r\n<p>x`,
    ),
  'cookies by the hundred': raw(
    `HTTP/1.1 200 OK\r\n${Array.from({ length: 90 }, (_, i) => `Set-Cookie: c${i}=${'v'.repeat(150)}\r\n`).join('')}\r\n<p>hi`,
  ),
  'a redirect inside': ({ socket }, random) =>
    void socket.end(redirect(random.pick(PRIVATE_PLACES), random.pick([301, 302, 303, 307, 308]))),
  'a chain that ends inside': ({ socket, path, host }, random) => {
    const step = Number(/step=(\d)/.exec(path)?.[1] ?? 0);
    socket.end(redirect(step < 3 ? `http://s${step}.${host}/?step=${step + 1}` : random.pick(PRIVATE_PLACES)));
  },
  'two redirects in one': ({ socket }, random) =>
    void socket.end(
      `HTTP/1.1 302 Found\r\nLocation: ${random.pick(PRIVATE_PLACES)}\r\nLocation: http://fine.example/\r\nContent-Length: 0\r\n\r\n`,
    ),
  'a redirect for ever': ({ socket, count, host }, random) =>
    void socket.end(redirect(random.pick([`/${count}`, `http://s${count}.${host}/`, '?', '//x'.repeat(2500)]))),
  'a refresh for ever': ({ socket, count, host }, random) => {
    const to = random.pick([`/${count}`, `http://s${count}.${host}/`, ...PRIVATE_PLACES]);
    socket.end(html(`<meta http-equiv="refresh" content="0;url=${to}">`));
  },
  'a paper that is inside': ({ socket }, random) =>
    void socket.end(html(`<meta name="citation_pdf_url" content="${random.pick(PRIVATE_PLACES)}"><p>Abstract`)),
  'a name that changes': raw(redirect('/again')),
  'robots without end': robots((asked) =>
    pour(asked, 'HTTP/1.1 200 OK\r\n\r\n', () => 'Disallow: /x\n'.repeat(999), 0),
  ),
  'robots that drip': robots((asked) => pour(asked, 'HTTP/1.1 200 OK\r\n\r\n', () => '#', 20)),
  'robots that lead round': robots((asked) => asked.socket.end(redirect(`/robots.txt?${asked.count}`))),
  'robots that lead inside': robots((asked, random) => asked.socket.end(redirect(random.pick(PRIVATE_PLACES)))),
  'robots of wildcards': ({ socket, path }) => {
    if (path !== '/robots.txt') return void socket.end(redirect(`/${'a'.repeat(7800)}`));
    const rule = `Disallow: /*${'a*'.repeat(3000)}b\n`;
    socket.end(`HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n${rule.repeat(85)}`);
  },
  'robots of names and rules': robots(({ socket }) => {
    const names = Array.from({ length: 15_000 }, (_, i) => `User-agent: a${i}\n`).join('');
    socket.end(`HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n${names}${'Allow: a\n'.repeat(25_000)}`);
  }),
  'robots that are a bomb': robots(({ socket }) => void socket.end(packed(gzipBomb(), 'gzip'))),
  'robots that ask for patience': robots(({ socket }, random) => {
    const delay = random.pick(['1e9', 'Infinity', '-5', 'NaN', '999999999999999999']);
    socket.end(`HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nCrawl-delay: ${delay}\n`);
  }),
  'a wait for ever': ({ socket }, random) => {
    const after = random.pick(['999999999', 'Thu, 31 Dec 9999 23:59:59 GMT', '-1', 'never', '1e99']);
    socket.end(`HTTP/1.1 ${random.pick([429, 503])} Busy\r\nRetry-After: ${after}\r\nContent-Length: 0\r\n\r\n`);
  },
  'a lie about the type': ({ socket }, random) => {
    const type = random.pick([
      'application/pdf',
      'text/html',
      'image/png',
      'text/plain; charset=utf-16',
      'x'.repeat(3000),
      '',
    ]);
    const body = random.pick([
      '%PDF-1.7\n%%EOF',
      '<html><p>page',
      '\x89PNG\r\n\x1a\n',
      '\0\0\0\0',
      '\xff\xfe<\0p\0',
      '{"a":1}',
      '',
    ]);
    socket.end(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`, 'latin1');
    socket.end(Buffer.from(body, 'latin1'));
  },
  'a flood of markup': ({ socket }, random) => {
    const unit = random.pick(FLOODS);
    socket.end(html(`<meta http-equiv=x>${unit.repeat(Math.ceil(250_000 / unit.length))}`));
  },
  'a refresh of digits': raw(html(`<meta http-equiv=refresh content="${'1'.repeat(90_000)}">`)),
  'validators that are long': raw(
    html('<p>hi', `ETag: "${'e'.repeat(7000)}"\r\nLast-Modified: ${'m'.repeat(7000)}\r\n`),
  ),
};

/** Poisons the file of rules alone; what is asked afterwards is answered well. */
function robots(behave: Behaviour): Behaviour {
  return (asked, random) => {
    if (asked.path.startsWith('/robots.txt')) behave(asked, random);
    else asked.socket.end(html('<p>hi'));
  };
}

/** What a host may do with somebody who greets it by TLS. */
export const TLS_BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'garbage for TLS': ({ socket }, random) =>
    void socket.end(Buffer.from(Array.from({ length: 200 }, () => random.below(256)))),
  'plain words for TLS': raw(html('<p>hi')),
  'silence for TLS': () => {},
  'a TLS record without end': ({ socket }) => void socket.write(Buffer.from([0x16, 3, 3, 0xff, 0xff, 2, 0, 0])),
  'a TLS alert': raw(Buffer.from([0x15, 3, 3, 0, 2, 2, 40])),
  'a TLS reset': ({ socket }) => void socket.resetAndDestroy(),
};
