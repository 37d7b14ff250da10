/** One mailbox, one spelling: what is stored, keyed and handed to SES. Pure. */
import { isIPv4 } from 'node:net';
import { domainToASCII } from 'node:url';

/** Lower case, 7-bit, domain in punycode without a trailing dot. */
export type Address = string;

/** RFC 5321 4.5.3.1: a local part has at most 64 octets; RFC 3696 erratum 1690: a path at most 254. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
/** RFC 5322 dot-atom. Quoted local parts are legal and never real; SES takes no UTF-8 here (`Destination` page). */
const DOT_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Control, format (zero width, direction) and line separators: each can start a header or hide a difference. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** What a typed domain may hold before IDNA; no `%`, since the URL host parser would decode it. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.\-。．｡]+$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * The address in its one spelling, or undefined where it is none that we could mail: two `@`, no dot in the domain,
 * quotes, an IP literal, a non-ASCII local part, a list, a name with angle brackets, anything unseen. A look-alike
 * domain keeps its own punycode, so it never falls together with the ASCII one.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > 1000 || UNSEEN.test(text)) return undefined;
  const [local = '', typedDomain = '', ...more] = text.trim().toLowerCase().split('@');
  if (more.length > 0) return undefined;
  if (local.length > LONGEST_LOCAL_PART || !DOT_ATOM.test(local)) return undefined;
  const domain = asciiDomain(typedDomain);
  if (!domain || local.length + 1 + domain.length > LONGEST_ADDRESS) return undefined;
  return `${local}@${domain}`;
}

function asciiDomain(typed: string): string | undefined {
  if (!TYPED_DOMAIN.test(typed)) return undefined;
  const ascii = domainToASCII(typed).replace(/\.$/, '');
  const labels = ascii.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  // Whatever ends in a number is an IPv4 address by now, or nothing (WHATWG URL, "ends in a number").
  return isIPv4(ascii) ? undefined : ascii;
}

/**
 * The mailbox behind an address as far as a flood is concerned: `+tag` and dots of the local part are folded, because
 * many providers ignore them. Only limits count by it; two readers are never merged by it.
 */
export function mailboxOf(address: Address): string {
  const [local, domain] = address.split('@') as [string, string];
  const plain = local.split('+')[0]!.replaceAll('.', '');
  return `${plain || local}@${domain}`;
}
