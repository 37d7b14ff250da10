/**
 * Duty: mail one chunk of an edition's readers, at most once each.
 * Trigger: the deliveries queue, one message per chunk, filled by publish and again by the sweep.
 * May fire for nothing: SQS delivers at least once, and the sweep hands out chunks that are still waiting; a chunk that
 * is claimed or done is left alone.
 */

import * as v from 'valibot';
import { CLOSING_MS, type DeliverServices, deliverChunk } from '../shared/deliveries/send/deliver-chunk.ts';
import { NoSlotError } from '../shared/deliveries/send/pace.ts';
import { LANGUAGES } from '../shared/language.ts';
import type { Counter } from '../shared/platform/metrics.ts';

export const DeliverMessage = v.strictObject({
  version: v.literal(1),
  week: v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)),
  language: v.picklist(LANGUAGES),
  chunk: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}-\d{5,6}$/)),
});
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
  services: DeliverServices,
  context: { readonly remainingMs: number; readonly receiveCount?: number; readonly counter?: Counter },
): Promise<void> {
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

function count(tally: { sent: number; rejected: number; unknown: number }, counter: Counter | undefined): void {
  if (tally.sent > 0) counter?.add('mailsSent', tally.sent);
  if (tally.rejected > 0) counter?.add('mailsRejected', tally.rejected);
  if (tally.unknown > 0) counter?.add('mailsUnknown', tally.unknown);
}
