/**
 * The book of posts: which channel was told of which edition, at most once each.
 *
 * Access patterns:
 *   one channel's post of an edition     DELIVERY#<week>#<language> / CHANNEL#<name>   {state, at, attempt?, leaseUntil?, reason?}
 *   all of an edition                    the same partition, by prefix
 */
import * as v from 'valibot';
import { type Form, readAll, readRow } from '../../platform/stored.ts';
import type { Key, Table, Update, WriteOutcome } from '../../platform/table.ts';
import type { DeliveryKey } from '../ledger/delivery.ts';
import { deliveryKey } from '../ledger/ledger.ts';

export const POST_STATES = ['prepared', 'claimed', 'sent', 'rejected', 'unknown'] as const;

export interface BookedPost {
  readonly channel: string;
  /** prepared: to be claimed; claimed: a worker is at it; rejected: surely not taken; unknown: perhaps taken. */
  readonly state: (typeof POST_STATES)[number];
  /** ISO instant of the state. */
  readonly at: string;
  readonly attempt?: string;
  /** Epoch milliseconds after which the claiming worker is surely gone. */
  readonly leaseUntil?: number;
  readonly reason?: string;
}

const POST_FORM: Form<BookedPost> = {
  schema: v.object({
    channel: v.string(),
    state: v.picklist(POST_STATES),
    at: v.string(),
    attempt: v.optional(v.string()),
    leaseUntil: v.optional(v.number()),
    reason: v.optional(v.string()),
  }),
};

const PREFIX = 'CHANNEL#';
const postKey = (edition: DeliveryKey, channel: string): Key => ({ pk: deliveryKey(edition).pk, sk: PREFIX + channel });
const LONGEST_REASON = 200;

export function createPostBook(table: Table) {
  /** From one state to another, by whoever owns the attempt where one is named. */
  const move = (
    key: Key,
    from: BookedPost['state'],
    after: Omit<BookedPost, 'channel'>,
    own?: string,
  ): Promise<WriteOutcome> => {
    const { state, at, attempt, leaseUntil, reason } = after;
    const update: Update = {
      expression: 'SET #state = :state, #at = :at, attempt = :attempt, leaseUntil = :lease, reason = :reason',
      condition: `#state = :from${own ? ' AND attempt = :own' : ''}`,
      names: { '#state': 'state', '#at': 'at' },
      values: {
        ...{ ':state': state, ':at': at, ':from': from, ':attempt': attempt ?? own ?? '-', ':lease': leaseUntil ?? 0 },
        ...{ ':reason': (reason ?? '').slice(0, LONGEST_REASON), ...(own && { ':own': own }) },
      },
      ...(attempt && { owner: { attribute: 'attempt', value: attempt } }),
    };
    return table.update(key, update);
  };

  return {
    async load(edition: DeliveryKey, channel: string): Promise<BookedPost | undefined> {
      const item = await table.get(postKey(edition, channel));
      return item && readRow(table, POST_FORM, item).read;
    },
    all: (edition: DeliveryKey): Promise<BookedPost[]> =>
      readAll(table, POST_FORM, table.query({ pk: deliveryKey(edition).pk, prefix: PREFIX, consistent: true })),
    /** Once for an edition and a channel; a row that is there stands. */
    prepare: (edition: DeliveryKey, channel: string, at: string): Promise<WriteOutcome> =>
      table.put(
        { ...postKey(edition, channel), channel, state: 'prepared', at },
        { expression: 'attribute_not_exists(pk)' },
      ),
    /** What was surely not taken may be posted once more, when a person enters the edition again. */
    prepareAgain: (edition: DeliveryKey, channel: string, at: string) =>
      move(postKey(edition, channel), 'rejected', { state: 'prepared', at }),
    claim: (edition: DeliveryKey, channel: string, claim: { at: string; attempt: string; leaseUntil: number }) =>
      move(postKey(edition, channel), 'prepared', { state: 'claimed', ...claim }),
    /** Writes what became of it, for the one who claimed it. */
    settle: (
      edition: DeliveryKey,
      channel: string,
      attempt: string,
      after: Pick<BookedPost, 'state' | 'at' | 'reason'>,
    ) => move(postKey(edition, channel), 'claimed', after, attempt),
  };
}
