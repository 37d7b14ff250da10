/**
 * The one way to the internet. Every request is vetted (scheme, port, every address of the name), polite (robots.txt,
 * one turn at a time for each host) and bounded (bytes, redirects, time). Rules: OWASP SSRF cheat sheet, RFC 9309,
 * arXiv's terms; each step stands in a file of its own beside this one.
 */
import { inTime } from '../../platform/in-time.ts';
import { type Web, type WebAnswer, WebRefusedError, type WebRequest } from '../../sources/web.ts';
import { hostPolicy, preferredScheme } from './address/host-policy.ts';
import { publicAddresses, type Resolve } from './address/public-address.ts';
import { parseWebAddress } from './address/web-address.ts';
import { type Exchanged, type ExchangeOptions, exchange, type Reach } from './exchange/exchange.ts';
import { type ProxyOf, proxyName } from './exchange/proxy.ts';
import { DEFAULT_MAX_BYTES } from './exchange/read-body.ts';
import { MOST_REDIRECTS, redirectTarget } from './exchange/redirect.ts';
import { pauseUntil } from './exchange/retry-after.ts';
import { timedOut, transportRefusal } from './exchange/transport-refusal.ts';
import type { HostGate } from './politeness/host-gate.ts';
import { createRobots, ROBOTS_MAX_BYTES, userAgentOf } from './politeness/robots.ts';
import type { KeptAnswer, WebCache } from './web-cache.ts';

export interface SafeFetchOptions {
  readonly resolve: Resolve;
  /** Default: none; every address is asked straight. */
  readonly proxyOf?: ProxyOf;
  readonly now: () => Date;
  readonly gate: HostGate;
  readonly cache: WebCache;
  /** An address or page by which a site can reach the operator; sent with every request. */
  readonly contact: string;
  /** Milliseconds for one reading: its redirects and the pages it leads to; turns apart, and the rules of each host have as long of their own. @default 60000 */
  readonly deadlineMs?: number;
  /** Hears that a host refused us and is closed, so that an alarm can tell. */
  readonly onHostClosed?: (host: string, until: Date) => void;
  /** Tests alone: where connections to a vetted address really go, and whose certificates count. */
  readonly reach?: Reach;
  readonly ca?: string;
}

const DEADLINE_MS = 60_000;
/** Behind a proxy the machine's own name server may be out of reach; the proxy then knows the name. */
const NAME_BEHIND_PROXY_MS = 5_000;
/** A host that refused us is left alone for a day (arXiv takes going on for an attack). */
const CLOSED_MS = 24 * 3600 * 1000;
const straight: Reach = (host, port) => ({ host, port });

export function createSafeFetch(options: SafeFetchOptions): Web {
  const { resolve, now, gate, cache, proxyOf = () => undefined, reach = straight, deadlineMs = DEADLINE_MS } = options;
  const userAgent = userAgentOf(options.contact);
  const robots = createRobots(
    (url, spent) => follow(url, { maxBytes: ROBOTS_MAX_BYTES, accept: 'text/plain', spent }, false),
    now,
  );

  async function follow(start: URL, request: WebRequest, heedRobots: boolean): Promise<WebAnswer> {
    let url = start;
    const { spent = { ms: 0 } } = request;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const asked = performance.now();
      const proxy = proxyOf(url);
      const vetted = publicAddresses(url.hostname, resolve, proxy ? 'may-be-unknown' : 'must-resolve');
      const patience = Math.min(deadlineMs - spent.ms, proxy ? NAME_BEHIND_PROXY_MS : Number.POSITIVE_INFINITY);
      const late = timedOut(`the name ${url.hostname} was not resolved in time`);
      const addresses = await inTime(vetted, patience, late).catch((error: unknown) => {
        if (proxy && error instanceof WebRefusedError && error.refusal === 'timeout') return [];
        throw error;
      });
      spent.ms += performance.now() - asked;
      const policy = hostPolicy(url);
      const rules = heedRobots && !policy.isInterface ? await robots.check(url, spent) : { allowed: true, delayMs: 0 };
      if (!rules.allowed) throw new WebRefusedError('robots', `the robots.txt of ${url.hostname} forbids this page`);
      const turn = await gate.enter(policy.gate, Math.max(policy.spacingMs, rules.delayMs));
      const began = performance.now();
      try {
        const answer = await askOnce(url, { addresses, proxy }, request, deadlineMs - spent.ms).finally(() => {
          spent.ms += performance.now() - began;
        });
        await heedAnswer(answer, url);
        const next = redirectTarget(url, answer.status, answer.headers.location);
        if (!next)
          return {
            status: answer.status,
            url: url.href,
            contentType: answer.headers['content-type']?.toLowerCase() ?? '',
            body: answer.body,
          };
        url = preferredScheme(next);
      } finally {
        await turn.leave();
      }
    }
    throw new WebRefusedError('too-many-redirects', `${start.hostname} led on more than ${MOST_REDIRECTS} times`);
  }

  async function askOnce(
    url: URL,
    way: Pick<ExchangeOptions, 'addresses' | 'proxy'>,
    request: WebRequest,
    leftMs: number,
  ): Promise<Exchanged> {
    const maxBytes = request.maxBytes ?? DEFAULT_MAX_BYTES;
    const kept = await cache.get(url.href);
    const stop = new AbortController();
    const headers = {
      'user-agent': userAgent,
      accept: request.accept ?? '*/*',
      ...(kept?.etag && { 'if-none-match': kept.etag }),
      ...(kept?.lastModified && { 'if-modified-since': kept.lastModified }),
    };
    let answer: Exchanged;
    try {
      const asked = exchange(url, { ...way, headers, signal: stop.signal, maxBytes, reach, ca: options.ca });
      const through = way.proxy ? ` through the ${proxyName(way.proxy)}` : '';
      answer = await inTime(asked, leftMs, timedOut(`${url.hostname} did not answer in time${through}`));
    } catch (error) {
      throw transportRefusal(error, url.hostname, way.proxy);
    } finally {
      stop.abort();
    }
    if (answer.status === 304 && kept) return unchanged(kept, maxBytes, url.hostname);
    await keep(url, answer);
    return answer;
  }

  async function keep(url: URL, answer: Exchanged): Promise<void> {
    const { etag, 'last-modified': lastModified, 'content-type': contentType = '' } = answer.headers;
    if (answer.status !== 200 || !(etag || lastModified) || /no-store/.test(answer.headers['cache-control'] ?? ''))
      return;
    await cache.put(url.href, {
      contentType,
      body: answer.body,
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
    });
  }

  /** Refusals and requests for a pause bind every worker, so they go to the gate. */
  async function heedAnswer(answer: Exchanged, url: URL): Promise<void> {
    const policy = hostPolicy(url);
    const until = pauseUntil(answer.status, answer.headers['retry-after'], now());
    if (until) await gate.pause(policy.gate, until);
    if (answer.status !== 403 || !policy.closesOnRefusal) return;
    const closedUntil = new Date(now().getTime() + CLOSED_MS);
    await gate.close(policy.gate, closedUntil);
    options.onHostClosed?.(policy.gate, closedUntil);
  }

  return {
    get: async (address, request = {}) => follow(preferredScheme(parseWebAddress(address)), request, true),
  };
}

function unchanged(kept: KeptAnswer, maxBytes: number, host: string): Exchanged {
  if (kept.body.byteLength > maxBytes)
    throw new WebRefusedError('too-large', `${host} answered with more than ${maxBytes} bytes`);
  return { status: 200, headers: { 'content-type': kept.contentType }, body: kept.body };
}
