/**
 * Links that carry their own proof: HMAC-SHA-256 (RFC 2104) over version, purpose, reader, subscription version and
 * expiry. They may be used many times, because scanners open them first; what they may do is bound to the purpose.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { ReaderId } from '../address/address-key.ts';
import type { Keys } from './signing-keys.ts';

export type Purpose = 'confirm' | 'unsubscribe' | 'preferences' | 'export' | 'erase';

export interface Link {
  readonly purpose: Purpose;
  readonly reader: ReaderId;
  /** The reader's subscription version when the link was made. */
  readonly version: number;
  /** Epoch milliseconds; absent for links in mails that people keep for years. */
  readonly expires?: number;
}

/** The one answer to every bad token, whatever is wrong with it. */
export class BadLinkError extends Error {
  override name = 'BadLinkError' as const;
  readonly retryable = false;
  constructor() {
    super('this link is not valid');
  }
}

const FORMAT = '1';
const LETTERS: Readonly<Record<Purpose, string>> = {
  confirm: 'c',
  unsubscribe: 'u',
  preferences: 'p',
  export: 'x',
  erase: 'e',
};
const TOKEN =
  /^(?<body>1\.(?<keyId>[A-Za-z0-9_-]{1,16})\.(?<letter>[a-z])\.(?<reader>[A-Za-z0-9_-]{22})\.(?<version>[0-9a-z]{1,11})\.(?<expires>[0-9a-z]{1,11}))\.(?<mac>[A-Za-z0-9_-]{43})$/;
/** Stands in for a key that is not there, so that an unknown key id costs the same time. */
const NO_KEY = 'no such key';

const TOKEN_IN = new RegExp(`(?<![\\w.-])${TOKEN.source.slice(1, -1)}(?![\\w-])`);

/**
 * The token in a query or a line of text. Click trackers add parameters (`&utm_source=…`), form encoders an `=`, mail programs
 * a full stop or an angle bracket, and some escape what needs no escape.
 */
export function linkToken(text: string): string | undefined {
  const plain = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return TOKEN_IN.exec(plain)?.[0];
}

/** About 90 characters of `A–Z a–z 0–9 _ - .`, so that it needs no escaping in a URL, a header or a template. */
export function signLink(link: Link, keys: Pick<Keys, 'current'>): string {
  const parts = [FORMAT, keys.current.id, LETTERS[link.purpose], link.reader];
  const body = [...parts, link.version.toString(36), (link.expires ?? 0).toString(36)].join('.');
  return `${body}.${mac(body, keys.current.key).toString('base64url')}`;
}

/** Reads a token for one purpose at one instant. Throws BadLinkError, always the same. */
export function readLink(
  token: string,
  purpose: Purpose,
  keys: Pick<Keys, 'current' | 'previous'>,
  now: number,
): { reader: ReaderId; version: number } {
  const parts = TOKEN.exec(token)?.groups;
  const key = [keys.current, keys.previous].find((known) => known?.id === parts?.keyId)?.key;
  const expected = mac(parts?.body ?? token.slice(0, 200), key ?? NO_KEY);
  const given = Buffer.from(parts?.mac ?? '', 'base64url');
  const genuine = timingSafeEqual(expected, given.length === expected.length ? given : Buffer.alloc(expected.length));
  const expires = Number.parseInt(parts?.expires ?? '0', 36);
  const live = expires === 0 || now < expires;
  if (!parts || !key || !genuine || parts.letter !== LETTERS[purpose] || !live) throw new BadLinkError();
  return { reader: parts.reader!, version: Number.parseInt(parts.version!, 36) };
}

/** Two links a reader and edition are signed: a key made once is several times faster than its text (measured). */
const made = new Map<string, KeyObject>();

function mac(body: string, key: string): Buffer {
  const known = made.get(key) ?? createSecretKey(Buffer.from(key));
  made.set(key, known);
  return createHmac('sha256', known).update(`link ${body}`).digest();
}
