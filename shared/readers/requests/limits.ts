/**
 * How many mails strangers can make us send: per mailbox, per network and in all.
 *
 * Access patterns:
 *   one mailbox      LIMIT#<keyed hash> / MAILBOX            {lastAt, count, attempt}
 *   one network      LIMIT#<keyed hash> / NETWORK#<hour>     {count, ttl}
 *   everybody        LIMIT#ALL / HOUR#<hour>                 {count, ttl}
 *   reports          LIMIT#<keyed hash> and LIMIT#ALL / REPORTS#<hour>   {count, ttl}
 */
import type { Table } from '../../platform/table.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface Caps {
  /** Mails to one mailbox without an answer from it, ever; a confirmation starts the count anew. */
  readonly perMailbox: number;
  /** Sign-ups from one network (an IPv4 address, an IPv6 /64) in one hour. */
  readonly perNetwork: number;
  /** Confirmation mails of all in one hour. */
  readonly perHour: number;
}

/** A household or a laboratory behind one address fits; a list of 160,000 addresses (Fedora, 2015) does not. */
export const DEFAULT_CAPS: Caps = { perMailbox: 3, perNetwork: 10, perHour: 300 };

/** People read every report; in an hour nobody finds more, and nobody reads more. */
const REPORTS_PER_NETWORK = 10;
const REPORTS_PER_HOUR = 100;

export type LimitAnswer = 'granted' | 'network-limit' | 'mailbox-limit' | 'hourly-limit';

export interface Limits {
  /** Counts first and answers then, so that many at once cannot slip through. `network` is absent for mail. */
  grant(ids: { readonly mailbox: string; readonly network?: string }): Promise<LimitAnswer>;
  /** One more report of an error from this network within this hour; true when it may be kept. */
  grantReport(network: string): Promise<boolean>;
  /** What was granted did not become a mail after all: it may be asked for again at once. */
  giveBack(mailbox: string): Promise<void>;
  /** The mailbox answered: its owner is real. */
  forgive(mailbox: string): Promise<void>;
}

export function createLimits(table: Table, now: () => number, newId: () => string, caps: Caps = DEFAULT_CAPS): Limits {
  const hour = () => Math.floor(now() / HOUR_MS);

  async function countBelow(pk: string, sk: string, cap: number): Promise<boolean> {
    const outcome = await table.update(
      { pk, sk },
      {
        expression: 'SET #ttl = :ttl ADD #count :one',
        condition: 'attribute_not_exists(#count) OR #count < :cap',
        names: { '#count': 'count', '#ttl': 'ttl' },
        values: { ':one': 1, ':cap': cap, ':ttl': Math.floor(now() / 1000) + 2 * 3600 },
      },
    );
    return outcome === 'written';
  }

  /** At most one mail in 24 hours. */
  async function countMailbox(mailbox: string): Promise<boolean> {
    const attempt = newId();
    const outcome = await table.update(
      { pk: `LIMIT#${mailbox}`, sk: 'MAILBOX' },
      {
        expression: 'SET lastAt = :now, attempt = :attempt ADD #count :one',
        condition: 'attribute_not_exists(lastAt) OR (lastAt <= :dayAgo AND #count < :cap)',
        names: { '#count': 'count' },
        values: {
          ':now': now(),
          ':dayAgo': now() - DAY_MS,
          ':one': 1,
          ':cap': caps.perMailbox,
          ':attempt': attempt,
        },
        owner: { attribute: 'attempt', value: attempt },
      },
    );
    return outcome === 'written';
  }

  async function giveBack(mailbox: string): Promise<void> {
    await table.update(
      { pk: `LIMIT#${mailbox}`, sk: 'MAILBOX' },
      {
        expression: 'SET lastAt = :never ADD #count :less',
        names: { '#count': 'count' },
        values: { ':never': 0, ':less': -1 },
      },
    );
  }

  return {
    async grant({ mailbox, network }) {
      if (network && !(await countBelow(`LIMIT#${network}`, `NETWORK#${hour()}`, caps.perNetwork)))
        return 'network-limit';
      if (!(await countMailbox(mailbox))) return 'mailbox-limit';
      if (await countBelow('LIMIT#ALL', `HOUR#${hour()}`, caps.perHour)) return 'granted';
      await giveBack(mailbox);
      return 'hourly-limit';
    },
    grantReport: async (network) =>
      (await countBelow(`LIMIT#${network}`, `REPORTS#${hour()}`, REPORTS_PER_NETWORK)) &&
      countBelow('LIMIT#ALL', `REPORTS#${hour()}`, REPORTS_PER_HOUR),
    giveBack,
    async forgive(mailbox) {
      await table.update(
        { pk: `LIMIT#${mailbox}`, sk: 'MAILBOX' },
        { expression: 'SET #count = :none', names: { '#count': 'count' }, values: { ':none': 0 } },
      );
    },
  };
}
