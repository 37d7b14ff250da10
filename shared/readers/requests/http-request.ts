/** A request as the pages see it: parsed once, bounded, from a door that we know. */

import { timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Language } from '../../language.ts';
import { linkToken } from '../links/signed-link.ts';
import type { Keys } from '../links/signing-keys.ts';
import { readFields } from './form-fields.ts';
import { type Network, networkOf } from './network.ts';
import { ORIGIN_HEADER } from './routes.ts';

export interface PageRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The query as it came; of a link its token alone, whatever trackers and re-encoders have put around it. */
  readonly query: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Undefined where the address is unreadable. */
  readonly network: Network | undefined;
  /** What the browser prefers of our two languages. */
  readonly language: Language;
}

/** A request that is answered with a status alone. */
export class RequestRefusedError extends Error {
  override name = 'RequestRefusedError' as const;
  readonly status: 400 | 403 | 404 | 405 | 413 | 415;
  constructor(status: RequestRefusedError['status']) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Our largest form has an address and a few words; API Gateway itself lets 10 MB through. */
const LARGEST_BODY = 16_384;
const LONGEST_QUERY = 2_000;

/**
 * @param siteUrl whose pages may post here; a post from another site is refused
 * @throws RequestRefusedError
 */
export function readRequest(event: APIGatewayProxyEventV2, keys: Pick<Keys, 'origin'>, siteUrl: string): PageRequest {
  const header = (name: string) => event.headers?.[name] ?? '';
  const cameThroughCloudFront = keys.origin !== null && sameText(header(ORIGIN_HEADER), keys.origin);
  if (keys.origin !== null && !cameThroughCloudFront) throw new RequestRefusedError(403);
  const { method, sourceIp } = event.requestContext.http;
  const path = event.rawPath;
  const query = event.rawQueryString ?? '';
  if (query.length > LONGEST_QUERY) throw new RequestRefusedError(400);
  const known = {
    ...{ path, query: linkToken(query) ?? query, language: preferredLanguage(header('accept-language'), query) },
    network: networkOf(cameThroughCloudFront ? header('cloudfront-viewer-address') : sourceIp),
  };
  if (method === 'GET' || method === 'HEAD') return { ...known, method: 'GET', fields: new Map() };
  if (method !== 'POST') throw new RequestRefusedError(405);
  // A mail program's one-click post has no origin of ours; leaving is always allowed (RFC 8058 3.2).
  const leaving = path === '/api/unsubscribe';
  if (!leaving && !isOurs(header('origin'), siteUrl)) throw new RequestRefusedError(403);
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > LARGEST_BODY) throw new RequestRefusedError(413);
  if (leaving) return { ...known, method: 'POST', fields: new Map() };
  const fields = readFields(body, header('content-type'));
  if (fields === 'unknown-type') throw new RequestRefusedError(415);
  if (fields === 'unreadable') throw new RequestRefusedError(400);
  return { ...known, method: 'POST', fields };
}

/**
 * Pages with `Referrer-Policy: no-referrer` post with `Origin: null` (Fetch standard, "append a request Origin
 * header"), so `null` passes; what it may change is guarded by the token in its link.
 */
function isOurs(origin: string, siteUrl: string): boolean {
  return origin === '' || origin === 'null' || origin === new URL(siteUrl).origin;
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function preferredLanguage(accepted: string, query: string): Language {
  const asked = /^language=(en|ja)(?:&|$)/.exec(query)?.[1];
  if (asked) return asked === 'en' ? 'en' : 'ja';
  const first = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
    .find((part) => part === 'ja' || part === 'en');
  return first === 'en' ? 'en' : 'ja';
}
