/** Which IP addresses belong to the public internet (IANA special-purpose registries, RFC 6890 and its successors). */
import ipaddr from 'ipaddr.js';
import { WebRefusedError } from '../../../sources/web.ts';

/** Asks the system's resolver for every address of a name; passed in so that tests answer for it. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Public by the registry, yet a platform's own service answers there: Azure's wire server. */
const PLATFORM_SERVICES = new Set(['168.63.129.16']);
/** The only block of global unicast addresses that is handed out (RFC 4291 2.4, IANA IPv6 address space). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Names that never leave a machine or a site (RFC 6761, RFC 6762, RFC 8375, and what clouds use inside). */
const INSIDE = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|test|invalid|onion)$/;
/** Addresses of one name that are looked at; a longer answer is no web server's. */
const MOST_ADDRESSES = 32;

/**
 * Whether an address is one of the public internet. Addresses that carry another one inside (IPv4-mapped, NAT64, 6to4,
 * Teredo) are refused whole: their inner address may be private, and no server needs to be reached through them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return !PLATFORM_SERVICES.has(parsed.toString());
  return parsed.match(GLOBAL_UNICAST);
}

/**
 * The addresses of a host, all of them public.
 * @param hostname of a parsed URL, so that decimal, hex and octal spellings are dotted quads already
 * @param unresolved behind a proxy a machine may know no name at all; a name that the rules of names allow is then the
 *   proxy's to resolve, and there are no addresses
 * @throws WebRefusedError `forbidden-address` when any address is not public, `unreachable` when there is none
 */
export async function publicAddresses(
  hostname: string,
  resolve: Resolve,
  unresolved: 'must-resolve' | 'may-be-unknown' = 'must-resolve',
): Promise<readonly string[]> {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const literal = ipaddr.isValid(host);
  if (!literal && (!host.includes('.') || INSIDE.test(host)))
    throw new WebRefusedError('forbidden-address', 'a name of an inner network is not asked');
  const addresses = literal
    ? [host]
    : await resolved(host, resolve).catch((error: unknown) => {
        if (unresolved === 'must-resolve') throw error;
        return undefined;
      });
  if (!addresses) return [];
  if (addresses.length === 0) throw new WebRefusedError('unreachable', `${host} has no address`, { retryable: true });
  if (addresses.length > MOST_ADDRESSES || !addresses.every(isPublicAddress))
    throw new WebRefusedError('forbidden-address', 'the address is not one of the public internet');
  return addresses;
}

async function resolved(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOTFOUND';
    throw new WebRefusedError('unreachable', `${host} ${missing ? 'does not exist' : 'cannot be resolved'}`, {
      retryable: !missing,
      cause,
    });
  }
}
