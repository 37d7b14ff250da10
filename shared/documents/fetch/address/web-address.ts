/**
 * Which addresses may be asked at all, before any name is resolved: scheme, port, no credentials.
 * One rule for the live and the recorded web, so that a replayed run refuses what a live run refuses.
 */
import { WebRefusedError } from '../../../sources/web.ts';

/** Papers, pages and feeds are served here; 8080 and 8443 are the usual ports of university servers. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);
/** Longer addresses are traps or trackers (RFC 9110 4.1 asks servers for 8,000 octets). */
const LONGEST = 8000;

/**
 * The address to ask, without its fragment.
 * @param text what a list, a feed or a redirect gave
 * @throws WebRefusedError `forbidden-scheme` for anything but http and https, an odd port, or credentials in the address
 */
export function parseWebAddress(text: string, base?: URL): URL {
  const url = text.length <= LONGEST ? URL.parse(text, base) : null;
  if (!url) throw new WebRefusedError('forbidden-scheme', 'this is not a web address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new WebRefusedError('forbidden-scheme', `only http and https are read, not ${url.protocol}`);
  if (!PORTS.has(url.port)) throw new WebRefusedError('forbidden-scheme', `port ${url.port} is not read`);
  if (url.username || url.password)
    throw new WebRefusedError('forbidden-scheme', 'an address with a user name or password is not read');
  url.hash = '';
  return url;
}
