/**
 * How many mails strangers can make us send. Every count decays, and each has its own room, so that who fills one never
 * locks the others out: a mailbox, a network with the wider ones around it, and each way in (IPv4, IPv6, mail).
 *
 * Access patterns:
 *   one mailbox        LIMIT#<keyed hash> / MAILBOX                {mails, attempt, ttl}
 *   one network        LIMIT#<keyed hash> / NETWORK#<hour>         {count, ttl}
 *   its bounces        LIMIT#<keyed hash> / BOUNCES#<day>          {count, ttl}
 *   one way in         LIMIT#ALL / HOUR#<hour>#<door>              {count, ttl}
 *   its reserve        LIMIT#ALL / RESERVE#<hour>#<door>           {count, ttl}
 *   from one network   LIMIT#<keyed hash> / RESERVE#<hour>         {count, ttl}
 *   reports            LIMIT#<…> / REPORTS#<hour>                  {count, ttl}
 *   one form           LIMIT#FORM / <token's end>                  {count, ttl}
 */
import { readRow } from '../../platform/stored.ts';
import type { Table } from '../../platform/table.ts';
import { countMail, isOwnFlood, MAILS_FORM, type Mail, type Mailbox, newestTo, RULES } from './mailbox-room.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TRIES = 8;

export interface Caps {
  /** Mails to one mailbox that one network may cause without an answer; one is forgiven every few days. */
  readonly perMailbox: number;
  /** Sign-ups from one network (an IPv4 address, an IPv6 /64) in one hour; the wider ones around it hold a few times as many. */
  readonly perNetwork: number;
  /** Confirmation mails through one door in one hour, and as many again for networks that have had none of them. */
  readonly perHour: number;
}

/** A household or a laboratory behind one address fits; a list of 160,000 addresses (Fedora, 2015) does not. */
export const DEFAULT_CAPS: Caps = { perMailbox: 3, perNetwork: 10, perHour: 150 };

/** What a network holds against the narrowest one, by how wide it is: of IPv6 /64, /56, /48, /32, of IPv4 /32, /24, /16. */
const WIDER = [1, 2, 3, 6] as const;
/** Confirmations from one network that bounce within two days; then nobody there gets one. Wider ones hold more. */
const MOST_BOUNCES = 3;
/** People read every report; in an hour nobody finds more, and nobody reads more. */
const REPORTS_PER_NETWORK = 10;
const REPORTS_PER_PAPER = 20;
const REPORTS_PER_HOUR = 300;

export type LimitAnswer = 'granted' | 'network-limit' | 'mailbox-limit' | 'hourly-limit';

/** How a wish came in. */
export type Door = 'ipv4' | 'ipv6' | 'mail';

export interface Asker {
  readonly door: Door;
  /** Keyed hashes of the network and the wider ones around it; empty for mail. */
  readonly networks: readonly string[];
}

export interface Limits {
  /** Counts first and answers then, so that many at once cannot slip through. */
  grant(mailbox: Mailbox, asker: Asker): Promise<LimitAnswer>;
  /** A reader asks for a link to the own data: a right that no stranger's doing uses up. */
  grantOwn(mailbox: string): Promise<boolean>;
  /** One more report about this paper from this network within this hour; true when it may be kept. */
  grantReport(networks: readonly string[], paper: string): Promise<boolean>;
  /** True for the first use of a form; a script that posts one form many times is not a person. */
  spendForm(token: string): Promise<boolean>;
  /** What was granted did not become a mail after all: it may be asked for again at once. */
  giveBack(mailbox: Mailbox): Promise<void>;
  /** The mailbox answered: its owner is real. */
  forgive(mailbox: string): Promise<void>;
  /** Its owner left: whatever was mailed until now counts no more. */
  empty(mailbox: string): Promise<void>;
  /** A confirmation did not reach this address: who asked for it is braked. */
  noteBounce(mailbox: Mailbox): Promise<void>;
}

export function createLimits(table: Table, now: () => number, newId: () => string, caps: Caps = DEFAULT_CAPS): Limits {
  const hour = () => Math.floor(now() / HOUR_MS);
  const day = () => Math.floor(now() / DAY_MS);

  async function countBelow(pk: string, sk: string, cap: number, hours = 2): Promise<boolean> {
    const outcome = await table.update(
      { pk, sk },
      {
        expression: 'SET #ttl = :ttl ADD #count :one',
        condition: 'attribute_not_exists(#count) OR #count < :cap',
        names: { '#count': 'count', '#ttl': 'ttl' },
        values: { ':one': 1, ':cap': cap, ':ttl': Math.floor(now() / 1000) + hours * 3600 },
      },
    );
    return outcome === 'written';
  }

  /** The narrowest first: who fills its own room does not reach the wider ones. */
  async function countNetworks(networks: readonly string[], sk: string, cap: number): Promise<boolean> {
    for (const [width, network] of networks.entries())
      if (!(await countBelow(`LIMIT#${network}`, sk, cap * (WIDER[width] ?? WIDER[0])))) return false;
    return true;
  }

  /** A few hosters can fill an hour; whoever comes from elsewhere still gets one, of as many again. */
  async function isFirstFromAfar(networks: readonly string[], door: Door): Promise<boolean> {
    const widest = networks.at(-1);
    if (widest === undefined || !(await countBelow(`LIMIT#${widest}`, `RESERVE#${hour()}`, 1))) return false;
    return countBelow('LIMIT#ALL', `RESERVE#${hour()}#${door}`, caps.perHour);
  }

  async function isBraked(networks: readonly string[]): Promise<boolean> {
    for (const [width, network] of networks.entries()) {
      const rows = await Promise.all(
        [day(), day() - 1].map((each) => table.get({ pk: `LIMIT#${network}`, sk: `BOUNCES#${each}` })),
      );
      const bounces = rows.reduce((sum, row) => sum + Number(row?.count ?? 0), 0);
      if (bounces >= MOST_BOUNCES * (WIDER[width] ?? WIDER[0])) return true;
    }
    return false;
  }

  /** Reads the mails, decides, writes if nobody else did in between. `undefined` from `decide` leaves them as they are. */
  async function changeMails(
    mailbox: string,
    decide: (mails: readonly Mail[]) => readonly Mail[] | undefined,
  ): Promise<boolean> {
    const key = { pk: `LIMIT#${mailbox}`, sk: 'MAILBOX' };
    for (let tries = 0; tries < TRIES; tries++) {
      const row = await table.get(key);
      const before = typeof row?.attempt === 'string' ? row.attempt : '';
      const kept = (row && readRow(table, MAILS_FORM, row).read) ?? [];
      const after = decide(kept.filter(({ at }) => at > now() - RULES.keptMs));
      if (!after) return false;
      const attempt = newId();
      const outcome = await table.update(key, {
        expression: 'SET mails = :mails, attempt = :attempt, #ttl = :ttl',
        condition: before ? 'attempt = :before' : 'attribute_not_exists(attempt)',
        names: { '#ttl': 'ttl' },
        values: {
          ':mails': after.slice(-RULES.most),
          ':attempt': attempt,
          ':ttl': Math.floor((now() + RULES.keptMs) / 1000),
          ...(before && { ':before': before }),
        },
        owner: { attribute: 'attempt', value: attempt },
      });
      if (outcome === 'written') return true;
    }
    return false;
  }

  const giveBack = async ({ mailbox, address }: Mailbox): Promise<void> => {
    await changeMails(mailbox, (mails) => {
      const newest = newestTo(address, mails);
      return newest && mails.filter((mail) => mail !== newest);
    });
  };

  return {
    async grant({ mailbox, address, tagged = false }, { door, networks }) {
      if (await isBraked(networks)) return 'network-limit';
      if (!(await countNetworks(networks, `NETWORK#${hour()}`, caps.perNetwork))) return 'network-limit';
      const mail: Mail = { at: now(), address, networks };
      if (!(await changeMails(mailbox, (mails) => countMail(mails, mail, caps.perMailbox, tagged))))
        return 'mailbox-limit';
      if (await countBelow('LIMIT#ALL', `HOUR#${hour()}#${door}`, caps.perHour)) return 'granted';
      if (await isFirstFromAfar(networks, door)) return 'granted';
      await giveBack({ mailbox, address });
      return 'hourly-limit';
    },
    grantOwn: (mailbox) =>
      changeMails(mailbox, (mails) =>
        isOwnFlood(mails, now()) ? undefined : [...mails, { at: now(), address: mailbox, networks: [] }],
      ),
    grantReport: async (networks, paper) =>
      (await countNetworks(networks, `REPORTS#${hour()}`, REPORTS_PER_NETWORK)) &&
      (await countBelow(`LIMIT#${paper}`, `REPORTS#${hour()}`, REPORTS_PER_PAPER)) &&
      countBelow('LIMIT#ALL', `REPORTS#${hour()}`, REPORTS_PER_HOUR),
    spendForm: (token) => countBelow('LIMIT#FORM', token.slice(-43), 1),
    giveBack,
    async forgive(mailbox) {
      // Whom we mailed today is still not mailed again today.
      await changeMails(mailbox, (mails) => mails.filter(({ at }) => at > now() - DAY_MS).slice(-1));
    },
    async empty(mailbox) {
      await changeMails(mailbox, () => []);
    },
    async noteBounce({ mailbox, address }) {
      let networks: readonly string[] = [];
      await changeMails(mailbox, (mails) => {
        const newest = newestTo(address, mails);
        if (!newest || newest.bounced) return undefined;
        networks = newest.networks;
        return mails.map((mail) => (mail === newest ? { ...mail, bounced: true } : mail));
      });
      for (const network of networks)
        await countBelow(`LIMIT#${network}`, `BOUNCES#${day()}`, Number.MAX_SAFE_INTEGER, 72);
    },
  };
}
