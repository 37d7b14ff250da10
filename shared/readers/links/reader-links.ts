/** The addresses of a reader's own pages. The token is the whole query, so that logs without queries never hold it. */
import type { ReaderId } from '../address/address-key.ts';
import { type Purpose, signLink } from './signed-link.ts';
import type { Keys } from './signing-keys.ts';

/** Export and erasure are asked for in the moment; a link found later does nothing. */
export const FRESH_LINK_MS = 3_600_000;

/**
 * `https://site/api/<purpose>?<token>`: no `=` and no `&`, which the template engine behind SES may escape.
 * @param siteUrl without a slash at the end
 */
export function readerLink(
  siteUrl: string,
  keys: Pick<Keys, 'current'>,
  link: { purpose: Purpose; reader: ReaderId; version: number; expires?: number },
): string {
  return `${siteUrl}/api/${link.purpose}?${signLink(link, keys)}`;
}
