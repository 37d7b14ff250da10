/** The network a request came from, as far as limits are concerned. Pure. */
import { isIPv4, isIPv6 } from 'node:net';

/**
 * @param viewer `CloudFront-Viewer-Address`, an address and a port: `198.51.100.7:43210`, `2001:db8::1:43210`
 * @returns the IPv4 address, or the first 64 bits of an IPv6 one (what one household is given, RFC 6177); undefined
 * where the text is neither
 */
export function networkOf(viewer: string): string | undefined {
  const address = viewer.replace(/:\d{1,5}$/, '').replace(/[[\]]/g, '');
  if (isIPv4(address)) return address;
  if (isIPv6(address)) return prefix64(address);
  return isIPv6(viewer) ? prefix64(viewer) : undefined;
}

function prefix64(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)/i.exec(address);
  if (mapped) return mapped[1]!;
  const [head, tail] = address.split('::') as [string, string?];
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const zeros = Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
