/**
 * Duty: mail one chunk of an edition's readers, or tell one channel of it, at most once each.
 * Trigger: the deliveries queue, one message per chunk and channel, filled by publish and again by the sweep.
 * May fire for nothing: SQS delivers at least once, and the sweep hands out chunks that are still waiting; a chunk that
 * is claimed or done is left alone.
 */

import * as v from 'valibot';
import { type PostServices, postEdition } from '../shared/deliveries/channels/post-edition.ts';
import { CLOSING_MS, type DeliverServices, deliverChunk } from '../shared/deliveries/send/deliver-chunk.ts';
import { NoSlotError } from '../shared/deliveries/send/pace.ts';
import { LANGUAGES } from '../shared/language.ts';
import type { Counter } from '../shared/platform/metrics.ts';

const EDITION = {
  version: v.literal(1),
  week: v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)),
  language: v.picklist(LANGUAGES),
};
const ChunkMessage = v.strictObject({
  ...EDITION,
  chunk: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}-\d{5,6}$/)),
});
const PostMessage = v.strictObject({ ...EDITION, channel: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)) });
export const DeliverMessage = v.union([ChunkMessage, PostMessage]);
export type DeliverMessage = v.InferOutput<typeof DeliverMessage>;

/** SES holds us for a moment and this invocation is at its end. The chunk is prepared; asking again helps. */
export class SendingHeldError extends Error {
  override name = 'SendingHeldError' as const;
  readonly retryable = true;
}

/** A pause this short is waited for; a longer one leaves the chunk to the sweep, which comes by every few minutes. */
const SHORT_PAUSE_MS = 60_000;

/** SQS sets a message aside after five times; waiting for one's turn under a small grant must not lead there. */
const TURNS_ASKED_FOR = 4;

export async function deliver(
  message: DeliverMessage,
  services: DeliverServices & { readonly posts?: PostServices },
  context: { readonly remainingMs: number; readonly receiveCount?: number; readonly counter?: Counter },
): Promise<void> {
  if ('channel' in message) return tellChannel(message, services.posts, context);
  const deadline = services.now() + context.remainingMs;
  for (;;) {
    const result = await deliverChunk(message, services, deadline).catch((error: Error) => {
      // The chunk is prepared; the sweep hands it out again.
      if (error instanceof NoSlotError && (context.receiveCount ?? 1) >= TURNS_ASKED_FOR) return undefined;
      throw error;
    });
    if (!result || result.outcome === 'not-ours') return;
    count(result, context.counter);
    if (result.outcome === 'done') return;
    const wait = result.until - services.now();
    if (wait > SHORT_PAUSE_MS) {
      context.counter?.add('sendingPaused');
      return;
    }
    if (services.now() + wait > deadline - 2 * CLOSING_MS)
      throw new SendingHeldError(`sending is held: ${result.reason}`);
    await services.sleep(wait);
  }
}

/** SQS delivers five times (`MAX_RECEIVE_COUNT` of the construct). */
const LAST_POST_TRY = 5;

async function tellChannel(
  message: v.InferOutput<typeof PostMessage>,
  posts: PostServices | undefined,
  { receiveCount = 1, counter }: { readonly receiveCount?: number; readonly counter?: Counter },
): Promise<void> {
  const outcome = posts && (await postEdition(message, receiveCount >= LAST_POST_TRY, posts));
  if (outcome && outcome.state !== 'sent') counter?.add('postsFailed');
}

function count(tally: { sent: number; rejected: number; unknown: number }, counter: Counter | undefined): void {
  if (tally.sent > 0) counter?.add('mailsSent', tally.sent);
  if (tally.rejected > 0) counter?.add('mailsRejected', tally.rejected);
  if (tally.unknown > 0) counter?.add('mailsUnknown', tally.unknown);
}
