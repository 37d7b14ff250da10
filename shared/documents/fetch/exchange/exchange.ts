/** One request and its answer over a connection that is pinned to vetted addresses. Follows nothing, decides nothing. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { WebRefusedError } from '../../../sources/web.ts';
import { readBody } from './read-body.ts';

/** Where a connection to an address and port really goes. Tests lead public addresses to a server of their own. */
export type Reach = (address: string, port: number) => { readonly host: string; readonly port: number };

export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded bytes; empty for 304 and for redirects, whose bodies nobody reads. */
  readonly body: Uint8Array;
}

export interface ExchangeOptions {
  /** All of them vetted; tried in order. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Decoded bytes at most. */
  readonly maxBytes: number;
  readonly reach: Reach;
  /** Certificate authorities besides the usual ones; for tests. */
  readonly ca?: string;
}

/** More codings than this on one body are a bomb. */
const MOST_CODINGS = 2;
/** One address may take this long to answer the door before the next one is tried. */
const KNOCK_MS = 3_000;

/**
 * Uses Node's own client: undici 7 ends the process when a host closes a connection whose body waits to be read
 * (nodejs/undici#5360), and every answer here ends with the connection.
 * @throws WebRefusedError `too-large`; any other error is the transport's and left to the caller to name
 */
export async function exchange(url: URL, options: ExchangeOptions): Promise<Exchanged> {
  const response = await ask(url, options);
  const status = response.statusCode ?? 0;
  const headers = singleHeaders(response.headers);
  try {
    if (status >= 300 && status < 400) return { status, headers, body: new Uint8Array() };
    refuseTooLong(headers, options.maxBytes, url.hostname);
    const decoded = decode(response, headers['content-encoding'] ?? '', url.hostname);
    return { status, headers, body: await readBody(decoded, options.maxBytes, url.hostname) };
  } finally {
    response.destroy();
  }
}

function ask(url: URL, { addresses, headers, signal, reach, ca }: ExchangeOptions): Promise<IncomingMessage> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const ends = addresses.map((address) => reach(address, port));
  // The name goes into the certificate's check and the Host header, the vetted addresses into the connection: what was
  // looked at is what is connected to, whatever the name answers by now.
  const pinned: LookupFunction = (_host, { all }, found) => {
    const answers = ends.map(({ host }) => ({ address: host, family: isIP(host) }));
    if (all) found(null, answers);
    else found(null, answers[0]?.address ?? '', answers[0]?.family);
  };
  const literal = isIP(url.hostname.replace(/^\[|\]$/g, '')) > 0;
  return new Promise((resolve, reject) => {
    const wanted: RequestOptions & Pick<TcpNetConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> = {
      host: literal ? ends[0]?.host : url.hostname,
      port: ends[0]?.port,
      path: url.pathname + url.search,
      headers: { ...headers, host: url.host, 'accept-encoding': 'gzip, deflate, br' },
      lookup: pinned,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: KNOCK_MS,
      // A fresh connection, closed after the answer: hosts that allow one must never see a second beside an idle first.
      agent: false,
      signal,
      ...(ca && { ca }),
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(wanted);
    request.once('response', (response) => {
      // A body that breaks off is told to whoever reads it; an unread one has nobody to tell.
      response.on('error', () => {});
      resolve(response);
    });
    request.on('error', reject);
    request.end();
  });
}

function refuseTooLong(headers: Readonly<Record<string, string>>, limit: number, host: string): void {
  const length = Number(headers['content-length'] ?? 0);
  if (length > limit) throw new WebRefusedError('too-large', `${host} announces ${length} bytes, more than ${limit}`);
}

/** The first value of each header; repeated ones are not needed by anything here. */
function singleHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      (Array.isArray(value) ? value[0] : value) ?? '',
    ]),
  );
}

/** Undoes the body's codings, last one first (RFC 9110 8.4). */
function decode(body: Readable, encoding: string, host: string): Readable {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MOST_CODINGS)
    throw new WebRefusedError('too-large', `${host} packed its answer ${codings.length} times`);
  return codings.reverse().reduce<Readable>((stream, coding) => {
    const decoder = decoderOf(coding, host);
    stream.once('error', (error) => decoder.destroy(error));
    return stream.pipe(decoder);
  }, body);
}

function decoderOf(coding: string, host: string): Duplex {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  if (coding === 'br') return createBrotliDecompress();
  throw new WebRefusedError('unreachable', `${host} answers in a coding that was not asked for`);
}
