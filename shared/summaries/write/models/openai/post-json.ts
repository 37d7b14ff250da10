/**
 * One POST to a model's server. Answers may take an hour on a small machine, so nothing bounds the whole: what is bounded is
 * the silence. (Node's own `fetch` gives up after five minutes without headers.)
 */
import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ConnectionLost } from '../wire/wire.ts';

export interface Silence {
  /** Milliseconds until the first byte, while the model reads. */
  readonly first: number;
  /** Milliseconds between two pieces, while it writes. */
  readonly between: number;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: AsyncIterable<string>;
}

/** Largest answer that is read, in characters: a hundred times a whole summary. */
const LARGEST = 4_000_000;

/** @throws ConnectionLost, from its body too */
export async function sendJson(url: string, { method = 'POST', headers, body, silence }: Sending): Promise<Answer> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const listen = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), ms);
  };
  const over = () => clearTimeout(timer);
  const lost = (error: NodeJS.ErrnoException): ConnectionLost => {
    over();
    if (stop.signal.aborted) return new ConnectionLost('silent for too long', 'silent');
    const why = error.code ?? error.message;
    return new ConnectionLost(why, NOBODY.test(why) ? 'nobody' : 'broken-off');
  };
  listen(silence.first);
  try {
    const answer = await open(url, method, headers, body, stop.signal);
    const header = (name: string) => [answer.headers[name]].flat()[0];
    return {
      status: answer.statusCode ?? 0,
      header,
      body: piecesOf(answer, () => listen(silence.between), over, lost),
    };
  } catch (error) {
    throw lost(error as NodeJS.ErrnoException);
  }
}

interface Sending {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly silence: Silence;
}

/** A server that is there takes a connection at once, however long its model thinks. */
const CONNECT_MS = 6_000;

/** Nobody took the request: no such host, no listener, no trust. */
const NOBODY =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CERT|SSL|EPROTO|INVALID_(?:URL|PROTOCOL)/;

function open(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: object | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const text = body && JSON.stringify(body);
  const own =
    text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise((done, failed) => {
    const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, {
      method,
      signal,
      // A kept connection may be closed just then, and what was sent into it is lost.
      agent: false,
      headers: { accept: 'application/json, text/event-stream', ...headers, ...own },
    });
    request.once('socket', (socket) => {
      const late = setTimeout(() => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })), CONNECT_MS);
      socket.once('connect', () => clearTimeout(late)).once('close', () => clearTimeout(late));
    });
    // Closed without an answer or an error: a server that wants to speak another protocol.
    const closed = () => failed(new Error('closed without an answer'));
    request.once('response', done).once('error', failed).once('close', closed).end(text);
  });
}

async function* piecesOf(
  answer: IncomingMessage,
  heard: () => void,
  over: () => void,
  lost: (error: NodeJS.ErrnoException) => ConnectionLost,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const piece of await plain(answer)) {
      heard();
      const text = decoder.decode(piece as Buffer, { stream: true });
      size += text.length;
      if (size > LARGEST) throw new ConnectionLost('the answer does not end', 'broken-off');
      yield text;
    }
  } catch (error) {
    throw error instanceof ConnectionLost ? error : lost(error as NodeJS.ErrnoException);
  } finally {
    over();
    answer.destroy();
  }
}

/** No packing is asked for, and some proxies pack all the same. */
async function plain(answer: IncomingMessage): Promise<Readable> {
  const packing = String(answer.headers['content-encoding'] ?? '').toLowerCase();
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress }[packing];
  if (!unpack && packing !== 'deflate') return answer;
  const unpacked = unpack ? unpack() : await createInflateOf(answer);
  answer.once('error', (error) => unpacked.destroy(error));
  return answer.pipe(unpacked);
}

/** "deflate" is sent with zlib's frame, as the standard says, and by some without. */
async function createInflateOf(answer: IncomingMessage): Promise<Transform> {
  await once(answer, 'readable');
  const first = answer.read(1) as Buffer | null;
  if (first) answer.unshift(first);
  return first && (first[0]! & 0x0f) !== ZLIB ? createInflateRaw() : createInflate();
}

/** Low half of a frame's first byte (RFC 1950, "CM"). */
const ZLIB = 8;
