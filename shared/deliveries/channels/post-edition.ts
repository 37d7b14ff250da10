/**
 * Tells one channel of one edition. It is claimed before it is posted, and what may have been taken is never posted again: a
 * worker that dies in between leaves it uncertain, and the status says so.
 */

import type { PinnedPost } from '../../documents/fetch/pinned-post.ts';
import type { Edition } from '../../editions/edition.ts';
import type { Language } from '../../language.ts';
import type { Table } from '../../platform/table.ts';
import { WebRefusedError } from '../../sources/web.ts';
import { answered, type Outcome, unanswered } from './answer.ts';
import { createPostBook } from './book.ts';
import type { PostMessage } from './prepare-posts.ts';
import { type Channel, ChannelSecretError, headersOf, messageOf, type Post, parsePost } from './request.ts';

export interface PostServices {
  readonly table: Table;
  readonly channels: readonly Channel[];
  /** Undefined for an edition that can't be read. */
  readonly loadEdition: (week: string, language: Language) => Promise<Edition | undefined>;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** Text of the channel's secret. */
  readonly secretOf: (channel: Channel) => Promise<string>;
  readonly post: PinnedPost;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly ids: () => string;
}

/** The channel asks for a pause, or can't be reached: the same message comes again. */
export class ChannelBusyError extends Error {
  override name = 'ChannelBusyError' as const;
  readonly retryable = true;
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

/** Longer than a post and its record can take. */
const LEASE_MS = 120_000;

/**
 * @param lastTry no message comes after this one: what was not taken is given up
 * @throws ChannelBusyError
 */
export async function postEdition(
  message: PostMessage,
  lastTry: boolean,
  services: PostServices,
): Promise<Outcome | undefined> {
  const { table, channels, now } = services;
  const book = createPostBook(table);
  const at = () => new Date(now()).toISOString();
  const channel = channels.find(({ name }) => name === message.channel);
  const booked = await book.load(message, message.channel);
  if (booked?.state === 'claimed' && (booked.leaseUntil ?? 0) < now() && booked.attempt)
    await book.settle(message, message.channel, booked.attempt, {
      state: 'unknown',
      at: at(),
      reason: 'its worker was cut off',
    });
  // Sent before, or another worker is at it.
  if (booked?.state !== 'prepared') return undefined;
  const attempt = services.ids();
  const claim = { at: at(), attempt, leaseUntil: now() + LEASE_MS };
  if ((await book.claim(message, message.channel, claim)) === 'refused') return undefined;
  const outcome = await tell(channel, message, services);
  const settle = (state: 'prepared' | 'sent' | 'rejected' | 'unknown', reason = '') =>
    book.settle(message, message.channel, attempt, { state, at: at(), reason });
  if (outcome.state !== 'later') {
    await settle(outcome.state, 'reason' in outcome ? outcome.reason : '');
    return outcome;
  }
  if (lastTry) {
    await settle('rejected', outcome.reason);
    return { state: 'rejected', reason: outcome.reason };
  }
  await settle('prepared', outcome.reason);
  throw new ChannelBusyError(`the channel ${message.channel} takes nothing now: ${outcome.reason}`, outcome.afterMs);
}

async function tell(
  channel: Channel | undefined,
  { week, language }: PostMessage,
  services: PostServices,
): Promise<Outcome> {
  const { loadEdition, siteUrl, secretOf, post, now } = services;
  if (!channel) return { state: 'rejected', reason: 'the settings know it no longer' };
  const edition = await loadEdition(week, language);
  if (!edition) return { state: 'rejected', reason: 'the edition can not be read' };
  let to: Post;
  try {
    to = parsePost(await secretOf(channel), channel);
  } catch (error) {
    // Nothing was sent: an answer of Secrets Manager may come right, a wrong secret is its owner's to mend.
    const wrong = error instanceof ChannelSecretError;
    const reason = wrong
      ? error.message
      : `the secret of the channel ${channel.name} can not be read: ${(error as Error).name}`;
    return wrong ? { state: 'rejected', reason } : { state: 'later', reason, afterMs: 60_000 };
  }
  const body = messageOf(channel, edition, siteUrl);
  try {
    const answer = await post(to.url, body, headersOf(channel, edition, body, to, now()));
    return answered(answer.status, answer.body, answer.headers['retry-after'], new Date(now()));
  } catch (error) {
    if (error instanceof WebRefusedError) return unanswered(error);
    return { state: 'unknown', reason: (error as Error).name };
  }
}
