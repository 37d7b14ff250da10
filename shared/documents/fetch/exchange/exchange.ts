/** One request and its answer over a connection that is pinned to vetted addresses. Follows nothing, decides nothing. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { WebRefusedError } from '../../../sources/web.ts';
import { proxyRequest, tunnel } from './proxy.ts';
import { readBody } from './read-body.ts';
import { BrokenBodyError, unpack } from './unpack.ts';

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
  /** Ends the connection, whatever it is waiting for. */
  readonly signal: AbortSignal;
  /** Decoded bytes at most. */
  readonly maxBytes: number;
  readonly reach: Reach;
  /** Asked instead of the addresses. */
  readonly proxy?: URL | undefined;
  /** Certificate authorities besides the usual ones; for tests. */
  readonly ca?: string;
  /** Body of a POST; without one it is a GET. */
  readonly post?: string;
}

/** One address may take this long to answer the door before the next one is tried. */
const KNOCK_MS = 3_000;

/**
 * Uses Node's own client: undici 7 ends the process when a host closes a connection whose body waits to be read
 * (nodejs/undici#5360), and every answer here ends with the connection.
 * A body that does not fit the coding it names is asked for once more without any; what was posted never is.
 * @throws WebRefusedError `too-large`; any other error is the transport's and left to the caller to name
 */
export async function exchange(url: URL, options: ExchangeOptions): Promise<Exchanged> {
  try {
    return await once(url, options, 'gzip, deflate, br');
  } catch (error) {
    if (!(error instanceof BrokenBodyError) || options.post !== undefined) throw error;
    return once(url, options, 'identity');
  }
}

async function once(url: URL, options: ExchangeOptions, accepted: string): Promise<Exchanged> {
  const response = await ask(url, options, accepted);
  const status = response.statusCode ?? 0;
  const headers = singleHeaders(response.headers);
  try {
    if (status >= 300 && status < 400) return { status, headers, body: new Uint8Array() };
    refuseTooLong(headers, options.maxBytes, url.hostname);
    const body = await readBody(response, options.maxBytes, url.hostname);
    return {
      status,
      headers,
      body: await unpack(body, headers['content-encoding'] ?? '', options.maxBytes, url.hostname),
    };
  } finally {
    response.destroy();
  }
}

async function ask(url: URL, options: ExchangeOptions, accepted: string): Promise<IncomingMessage> {
  const { headers, signal, proxy, post } = options;
  const isSecure = url.protocol === 'https:';
  const tunnelled = proxy && isSecure ? await tunnel(proxy, url, signal) : undefined;
  return new Promise((resolve, reject) => {
    const wanted: RequestOptions = {
      path: url.pathname + url.search,
      method: post === undefined ? 'GET' : 'POST',
      headers: {
        ...headers,
        ...(post !== undefined && { 'content-length': String(Buffer.byteLength(post)) }),
        ...{ host: url.host, 'accept-encoding': accepted },
      },
      signal,
      ...(options.ca && { ca: options.ca }),
      // A fresh connection, closed after the answer: hosts that allow one must never see a second beside an idle first.
      ...(tunnelled ? { createConnection: () => secured(tunnelled, url, options.ca) } : { agent: false }),
      ...(!proxy && straightTo(url, options)),
    };
    const through = proxy && !isSecure ? proxyRequest(proxy) : undefined;
    const request = through
      ? through.send({ ...wanted, ...through, path: url.href, headers: { ...wanted.headers, ...through.headers } })
      : (isSecure ? requestHttps : requestHttp)(wanted);
    // A switch of protocols that was not asked for, or an end without an answer, is told by no error.
    const unanswered = (): void => {
      request.destroy();
      reject(new WebRefusedError('unreachable', `${url.hostname} gave no answer in HTTP`, { retryable: true }));
    };
    request.once('response', (response) => {
      if ((response.statusCode ?? 0) < 200) return unanswered();
      // A body that breaks off is told to whoever reads it; an unread one has nobody to tell.
      response.on('error', () => {});
      resolve(response);
    });
    request.once('upgrade', (_, socket) => {
      socket.destroy();
      unanswered();
    });
    request.once('close', unanswered).on('error', reject);
    request.end(post);
  });
}

/** A tunnel's own end, with the certificate of the host that it leads to. */
function secured(socket: Socket, { hostname }: URL, ca: string | undefined): TLSSocket {
  const host = hostname.replace(/^\[|\]$/g, '');
  return connectTls({ socket, host, ...(isIP(host) === 0 && { servername: host }), ...(ca && { ca }) });
}

/**
 * The name goes into the certificate's check and the Host header, the vetted addresses into the connection: what was looked
 * at is what is connected to, whatever the name answers by now.
 */
function straightTo(url: URL, { addresses, reach }: ExchangeOptions) {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const ends = addresses.map((address) => reach(address, port));
  const lookup: LookupFunction = (_host, { all }, found) => {
    const answers = ends.map(({ host }) => ({ address: host, family: isIP(host) }));
    if (all) found(null, answers);
    else found(null, answers[0]?.address ?? '', answers[0]?.family);
  };
  const literal = isIP(url.hostname.replace(/^\[|\]$/g, '')) > 0;
  return {
    host: literal ? ends[0]?.host : url.hostname,
    port: ends[0]?.port,
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: KNOCK_MS,
  };
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
