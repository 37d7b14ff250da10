/**
 * A webhook of one's own: the contents as JSON, signed. Whoever receives it computes HMAC-SHA256 with the shared key over
 * the header `x-ronbun-timestamp`, a full stop and the body's bytes, compares it in constant time with the hex digits behind `v1=`
 * in `x-ronbun-signature`, and refuses a timestamp that is more than five minutes off. `x-ronbun-delivery` is the same for
 * an edition and a channel, however often it comes.
 */
import { createHmac } from 'node:crypto';
import type { Contents } from '../contents.ts';

export function webhookMessage({ week, language, title, url, papers }: Contents): object {
  return { version: 1, event: 'edition.published', week, language, title, url, papers };
}

/** @param at epoch milliseconds */
export function signedHeaders(body: string, key: string, at: number, delivery: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return {
    'x-ronbun-timestamp': timestamp,
    'x-ronbun-signature': `v1=${signature}`,
    'x-ronbun-delivery': delivery,
  };
}
