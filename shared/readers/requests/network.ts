/** The network a request came from, as far as limits are concerned. Pure. */
import { isIPv4, isIPv6 } from 'node:net';

/** Where a request came from, and the networks around it: a household has the first, whoever rents addresses has the last. */
export interface Network {
  readonly family: 'ipv4' | 'ipv6';
  /** Narrowest first: of IPv4 the address, /24, /16; of IPv6 /64 (what one household is given, RFC 6177), /56, /48, /32. */
  readonly widths: readonly string[];
}

/**
 * @param viewer `CloudFront-Viewer-Address`, an address and a port: `198.51.100.7:43210`, `2001:db8::1:43210`
 * @returns undefined where the text is no address
 */
export function networkOf(viewer: string): Network | undefined {
  const address = viewer.replace(/:\d{1,5}$/, '').replace(/[[\]]/g, '');
  if (isIPv4(address)) return ofIPv4(address);
  if (isIPv6(address)) return ofIPv6(address);
  return isIPv6(viewer) ? ofIPv6(viewer) : undefined;
}

function ofIPv4(address: string): Network {
  const parts = address.split('.');
  return {
    family: 'ipv4',
    widths: [address, `${parts.slice(0, 3).join('.')}/24`, `${parts.slice(0, 2).join('.')}/16`],
  };
}

function ofIPv6(address: string): Network {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)/i.exec(address);
  if (mapped) return ofIPv4(mapped[1]!);
  const [head, tail] = address.split('::') as [string, string?];
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const zeros = Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].map((group) => Number.parseInt(group, 16));
  const written = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return {
    family: 'ipv6',
    widths: [
      written([a, b, c, d]),
      `${written([a, b, c, d & 0xff00])}/56`,
      `${written([a, b, c])}/48`,
      `${written([a, b])}/32`,
    ],
  };
}
