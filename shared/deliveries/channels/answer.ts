/** What a channel's answer, or the want of one, means for a message that may arrive once at most. Pure. */
import { pauseUntil } from '../../documents/fetch/exchange/retry-after.ts';
import type { WebRefusedError } from '../../sources/web.ts';

export type Outcome =
  | { readonly state: 'sent' }
  /** Surely not taken: it may be posted again. */
  | { readonly state: 'later'; readonly reason: string; readonly afterMs: number }
  /** Surely not taken, and asking again would not help. */
  | { readonly state: 'rejected'; readonly reason: string }
  /** It may have been taken: nobody posts it again. */
  | { readonly state: 'unknown'; readonly reason: string };

/** Slack and Discord 429, and 503 that a gate gives: the message was not looked at. */
const NOT_LOOKED_AT_MS = 60_000;

export function answered(status: number, body: Uint8Array, retryAfter: string | undefined, now: Date): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent' };
  const reason = `${status} ${wordOf(body)}`.trim();
  if (status === 429 || status === 503) {
    const until = pauseUntil(status, retryAfter, now);
    return { state: 'later', reason, afterMs: until ? until.getTime() - now.getTime() : NOT_LOOKED_AT_MS };
  }
  // Slack's rollup_error and a gateway's 502 or 504 tell nothing of what became of it.
  if (status >= 500) return { state: 'unknown', reason };
  return { state: 'rejected', reason };
}

/** The vendor's own word for it: `no_service`, or what Discord's JSON calls its message. Other bodies are not repeated. */
function wordOf(body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, 2_000));
  const message = /"message"\s*:\s*"([^"\\]{1,80})"/.exec(text)?.[1];
  return [message, text.trim()].find((each) => each && /^[\w .-]{1,80}$/.test(each)) ?? '';
}

/** Before the first byte was sent, and it may be otherwise in a minute. */
const NOT_CONNECTED = /^(?:EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
/** Likewise, and a person has to mend it. */
const NOBODY_THERE = /^ENOTFOUND$|CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

export function unanswered(error: WebRefusedError): Outcome {
  const reason = error.message;
  const { code = '' } = (error.cause ?? {}) as NodeJS.ErrnoException;
  const forbidden = error.refusal === 'forbidden-address' || error.refusal === 'forbidden-scheme';
  if (forbidden || NOBODY_THERE.test(code)) return { state: 'rejected', reason };
  if (NOT_CONNECTED.test(code)) return { state: 'later', reason, afterMs: NOT_LOOKED_AT_MS };
  return { state: 'unknown', reason };
}
