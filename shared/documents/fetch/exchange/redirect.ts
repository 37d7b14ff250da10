/** Where a redirect leads, if it may be followed. */
import { WebRefusedError } from '../../../sources/web.ts';
import { parseWebAddress } from '../address/web-address.ts';

export const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The next address, or undefined when the answer is no redirect.
 * @throws WebRefusedError `forbidden-scheme` for a step from https to http or to anything that is not the web
 */
export function redirectTarget(from: URL, status: number, location: string | undefined): URL | undefined {
  if (!REDIRECTS.has(status) || !location) return undefined;
  const next = parseWebAddress(location, from);
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new WebRefusedError('forbidden-scheme', `${from.hostname} leads from https to http`);
  return next;
}
