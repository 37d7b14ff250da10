/**
 * Duty: read one received mail and do what it asks: subscribe (one confirmation goes out) or leave.
 * Trigger: the inbound queue, one message per mail that SES put into the bucket.
 * May fire for nothing: anybody can write to the mailbox; most of it is noise and gets no answer. A repeated message
 * mails nobody twice, since the limits count per mailbox.
 */
import * as v from 'valibot';
import type { Bucket } from '../shared/platform/bucket.ts';
import type { Counter } from '../shared/platform/metrics.ts';
import { leave } from '../shared/readers/leave.ts';
import { BadLinkError, readLink } from '../shared/readers/links/signed-link.ts';
import type { Keys } from '../shared/readers/links/signing-keys.ts';
import { LARGEST_MAIL, readWish } from '../shared/readers/requests/inbound-mail.ts';
import { type SubscribeServices, subscribe } from '../shared/readers/subscribe.ts';

/** The detail of S3's "Object Created" event, of which the key and the size are ours to use. */
export const InboundMessage = v.object({
  object: v.object({ key: v.pipe(v.string(), v.minLength(1)), size: v.optional(v.number()) }),
});
export type InboundMessage = v.InferOutput<typeof InboundMessage>;

export interface InboundServices extends SubscribeServices {
  readonly files: Pick<Bucket, 'get'>;
  readonly keys: Keys;
  readonly now: () => number;
}

/** Answers what it did, for the log. Throws what the table, the bucket or SES throws. */
export async function inboundMail(
  message: InboundMessage,
  services: InboundServices,
  context: { readonly counter?: Counter } = {},
): Promise<string> {
  const { key, size = 0 } = message.object;
  const raw = size > LARGEST_MAIL ? undefined : await services.files.get(key);
  if (!raw) return 'nothing';
  const wish = await readWish(raw);
  if (wish.kind === 'leave-by-token') return leaveByToken(wish.token, services);
  if (wish.kind === 'leave') {
    await leave(services.seal.readerId(wish.address), services);
    return 'left';
  }
  if (wish.kind === 'nothing') return 'nothing';
  const { address, language } = wish;
  const outcome = await subscribe({ address, language, depth: 'all', topics: [], via: 'mail' }, services);
  if (outcome === 'hourly-limit') context.counter?.add('confirmationsCapped');
  return outcome;
}

async function leaveByToken(token: string, services: InboundServices): Promise<string> {
  try {
    const { reader } = readLink(token, 'unsubscribe', services.keys, services.now());
    await leave(reader, services);
    return 'left';
  } catch (error) {
    if (error instanceof BadLinkError) return 'nothing';
    throw error;
  }
}
