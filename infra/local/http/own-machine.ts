/**
 * Who may call a port of this machine. Any page in the operator's browser can send requests to the loopback address, and a name
 * of its own can be made to lead there (DNS rebinding): both show in headers that no page can forge. Pure.
 */
import type { IncomingHttpHeaders } from 'node:http';

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether the caller asked for this machine by a name of its own. */
export const isOwnHost = (host: string | undefined): boolean =>
  OWN_NAMES.has(URL.parse(`http://${host}`)?.hostname ?? '');

/** Whether a page of another site sent this (Fetch Metadata, Fetch standard "origin"); clients that are no browser send neither. */
export function isForeignCall({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  const isOwnOrigin = origin === undefined || OWN_NAMES.has(URL.parse(origin)?.hostname ?? '');
  return !isOwnHost(host) || !isOwnOrigin || site === 'cross-site';
}
