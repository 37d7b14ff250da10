/** What became of a channel's post, in the operator's words. */
import type { BookedPost } from '../../../shared/deliveries/channels/book.ts';

/** A post that a worker is at still waits for its end; whether an uncertain one arrived nobody knows. */
export const POST_WORDS: Readonly<Record<BookedPost['state'], string>> = {
  ...{ prepared: 'waits', claimed: 'waits', sent: 'posted', rejected: 'failed', unknown: 'uncertain' },
};
