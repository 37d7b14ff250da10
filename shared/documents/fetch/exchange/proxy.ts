/** The proxy that the environment names for an address, by the variables that curl and others read, and the way through it. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { WebRefusedError } from '../../../sources/web.ts';

/** Undefined where an address is asked without one. */
export type ProxyOf = (url: URL) => URL | undefined;

/** How messages name a proxy: never with its password. */
export const proxyName = (proxy: URL): string => `proxy ${proxy.host}`;

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

function isInRange(host: string, range: string): boolean {
  if (!ipaddr.isValid(host) || !ipaddr.isValidCIDR(range)) return false;
  const [address, [net, bits]] = [ipaddr.parse(host), ipaddr.parseCIDR(range)];
  return address.kind() === net.kind() && address.match(net, bits);
}

/** One entry of NO_PROXY: `*`, a name with all below it, an address, a range, each perhaps with a port. */
function spares(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isInRange(host, entry)) return true;
  const [, name = '', port] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  const bare = ipaddr.isValid(entry) ? entry : name.replace(/^\*?\./, '');
  return (port === undefined || bare === entry || port === portOf(url)) && (host === bare || host.endsWith(`.${bare}`));
}

/**
 * HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case; the lower one counts where both are set.
 * The answer throws WebRefusedError `unreachable` where the variable names no proxy of HTTP.
 */
export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): ProxyOf {
  const value = (name: string): string => (environment[name] ?? environment[name.toUpperCase()] ?? '').trim();
  const spared = value('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return (url) => {
    const variable = [`${url.protocol.slice(0, -1)}_proxy`, 'all_proxy'].find((name) => value(name) !== '');
    if (!variable || spared.some((entry) => spares(entry, url))) return undefined;
    const text = value(variable);
    const proxy = URL.parse(/^\w+:\/\//.test(text) ? text : `http://${text}`);
    if (!proxy?.hostname || !/^https?:$/.test(proxy.protocol))
      throw new WebRefusedError('unreachable', `${variable.toUpperCase()} names no proxy: write http://host:port`);
    return proxy;
  };
}

/** What a request to the proxy itself needs, its password among it. */
export function proxyRequest(proxy: URL) {
  const { username, password } = proxy;
  const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return {
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: portOf(proxy),
    headers: username ? { 'proxy-authorization': `Basic ${secret}` } : {},
    send: proxy.protocol === 'https:' ? requestHttps : requestHttp,
  };
}

/** A connection to the host of an address that the proxy passes on (RFC 9110 9.3.6). @throws WebRefusedError */
export function tunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${portOf(url)}`;
  const { send, headers, ...to } = proxyRequest(proxy);
  return new Promise((resolve, reject) => {
    const request = send({
      ...to,
      method: 'CONNECT',
      path: target,
      headers: { ...headers, host: target },
      agent: false,
      signal,
    });
    const refused = (status: number | undefined): void => {
      const why = status === 407 ? 'asks for a name and password' : `does not lead to ${url.hostname}`;
      reject(
        new WebRefusedError('unreachable', `the ${proxyName(proxy)} ${why} (${status})`, { retryable: status !== 407 }),
      );
    };
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket as Socket);
      else {
        socket.destroy();
        refused(statusCode);
      }
    });
    request.once('response', (response) => {
      response.destroy();
      refused(response.statusCode);
    });
    request.once('upgrade', (_, socket) => {
      socket.destroy();
      refused(101);
    });
    request.on('error', reject);
    request.end();
  });
}
