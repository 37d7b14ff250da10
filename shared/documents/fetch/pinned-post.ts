/**
 * One message to an address that somebody chose: over https alone, to vetted addresses that the connection is pinned to, once,
 * and to nowhere else that an answer may name. What is refused or lost says so in words that hold the host and no more.
 */
import { inTime } from '../../platform/in-time.ts';
import { WebRefusedError } from '../../sources/web.ts';
import { publicAddresses, type Resolve } from './address/public-address.ts';
import { parseWebAddress } from './address/web-address.ts';
import { type Exchanged, exchange, type Reach } from './exchange/exchange.ts';
import type { ProxyOf } from './exchange/proxy.ts';
import { timedOut, transportRefusal } from './exchange/transport-refusal.ts';
import { userAgentOf } from './politeness/robots.ts';

export interface PinnedPostOptions {
  readonly resolve: Resolve;
  /** Default: none. */
  readonly proxyOf?: ProxyOf;
  /** Tests alone, as of `SafeFetchOptions`. */
  readonly reach?: Reach;
  readonly ca?: string;
  /** Milliseconds for all of it. @default 15000 */
  readonly deadlineMs?: number;
}

/** @throws WebRefusedError */
export type PinnedPost = (
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Exchanged>;

const DEADLINE_MS = 15_000;
/** An answer is a word or a small object. */
const MOST_ANSWER = 64_000;

export function createPinnedPost(options: PinnedPostOptions): PinnedPost {
  const { resolve, proxyOf = () => undefined, deadlineMs = DEADLINE_MS } = options;
  const { reach = (host, port) => ({ host, port }), ca } = options;
  return async (address, body, headers) => {
    const url = parseWebAddress(address);
    if (url.protocol !== 'https:') throw new WebRefusedError('forbidden-scheme', 'only https is posted to');
    const proxy = proxyOf(url);
    const late = timedOut(`${url.hostname} did not answer in time`);
    const vetted = publicAddresses(url.hostname, resolve, proxy ? 'may-be-unknown' : 'must-resolve');
    const addresses = await inTime(vetted, deadlineMs, late).catch((error: unknown) => {
      throw transportRefusal(error, url.hostname, proxy);
    });
    const stop = new AbortController();
    const way = { addresses, proxy, reach, maxBytes: MOST_ANSWER, signal: stop.signal, ...(ca && { ca }) };
    const sent = { ...headers, 'user-agent': userAgentOf() };
    try {
      return await inTime(exchange(url, { ...way, headers: sent, post: body }), deadlineMs, late);
    } catch (error) {
      throw transportRefusal(error, url.hostname, proxy);
    } finally {
      stop.abort();
    }
  };
}
