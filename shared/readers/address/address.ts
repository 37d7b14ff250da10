/** One mailbox, one spelling: what is stored, keyed and handed to SES. Pure. */
import { isIPv4 } from 'node:net';
import { domainToASCII } from 'node:url';

/** Lower case, 7-bit, domain in punycode without a trailing dot. */
export type Address = string;

/** RFC 5321 4.5.3.1: a local part has at most 64 octets; RFC 3696 erratum 1690: a path at most 254. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
/** RFC 5322 dot-atom. Other quoted local parts are legal and never real; SES takes no UTF-8 here (`Destination` page). */
const DOT_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Japanese carriers gave out names with dots in a row or at the end (RFC 5322 knows them in quotes alone) and keep them. */
const FREE_DOTS = /^[a-z0-9_+/?-][a-z0-9._+/?-]*$/;
const CARRIERS = /(?:^|\.)(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com)$/;
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
  const [written = '', typedDomain = '', ...more] = halfWidth(text).trim().toLowerCase().split('@');
  if (more.length > 0) return undefined;
  const domain = asciiDomain(typedDomain);
  const local = written.replace(/^"([^"\\]*)"$/, '$1');
  const known = DOT_ATOM.test(written) || (domain && CARRIERS.test(domain) && FREE_DOTS.test(local));
  if (local.length > LONGEST_LOCAL_PART || !known) return undefined;
  if (!domain || local.length + 1 + domain.length > LONGEST_ADDRESS) return undefined;
  return `${local}@${domain}`;
}

/** What a Japanese keyboard writes for ASCII: `＠`, `ｔａｒｏ`, `．`. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** The address as a mail server takes it: a name that is no dot-atom stands in quotes (RFC 5321 4.1.2). */
export function wireAddress(address: Address): string {
  const [local = '', domain = ''] = address.split('@');
  return DOT_ATOM.test(local) ? address : `"${local}"@${domain}`;
}

function asciiDomain(typed: string): string | undefined {
  if (!TYPED_DOMAIN.test(typed)) return undefined;
  const ascii = domainToASCII(typed).replace(/\.$/, '');
  const labels = ascii.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  // Whatever ends in a number is an IPv4 address by now, or nothing (WHATWG URL, "ends in a number").
  return isIPv4(ascii) ? undefined : ascii;
}

/** Providers that deliver `+tag` to the name before it, and those of them to whom dots mean nothing, too. */
const TAGGING =
  /^(?:gmail|googlemail|outlook|hotmail|live|icloud|me|mac|fastmail|protonmail|proton|pm)\.(?:com|jp|co\.jp|me|net|org|fm)$/;
const DOTLESS = /^(?:(?:gmail|googlemail)\.com|(?:proton|protonmail|pm)\.(?:com|me))$/;

/** One spelling for an address that its own provider takes for the same. Two readers are never merged by it. */
export function sameAddress(address: Address): string {
  const [local, domain] = address.split('@') as [string, string];
  const bare = (TAGGING.test(domain) && local.split('+')[0]) || local;
  return `${(DOTLESS.test(domain) && bare.replaceAll('.', '')) || bare}@${domain}`;
}

/** Whether a `+tag` may lead to a mailbox that other addresses lead to as well, without its provider being known for it. */
export const isTagged = (address: Address): boolean => /^[^@]+\+/.test(sameAddress(address));

/**
 * The mailbox behind an address as far as a flood is concerned: `+tag` is folded everywhere, because many servers ignore it;
 * dots where they are known to mean nothing. Only limits count by it; two readers are never merged by it.
 */
export function mailboxOf(address: Address): string {
  const [local, domain] = sameAddress(address).split('@') as [string, string];
  return `${local.split('+')[0] || local}@${domain}`;
}
