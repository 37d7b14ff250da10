import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Table } from '../../../shared/platform/table.ts';
import { createLimits, DEFAULT_CAPS, type Door } from '../../../shared/readers/requests/limits.ts';
import { networkOf } from '../../../shared/readers/requests/network.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';

const HOUR = 3_600_000;
let real: RealTable;
let clock: FakeClock;
let made = 0;
let year = 2024;
beforeAll(async () => {
  real = await startTable();
});
beforeEach(() => {
  // A year of its own for each test, so that the tests share one table and no hour.
  clock = createFakeClock(Date.UTC(year++, 0, 1));
});
afterAll(() => real.stop());

/** A mailbox that is spelled in one way only, and who asks for its mail. */
type Limits = ReturnType<typeof createLimits>;
const asked = (limits: Limits, mailbox: string, networks: readonly string[] = [], door: Door = 'ipv4') =>
  limits.grant({ mailbox, address: mailbox }, { door, networks });

describe('limits', () => {
  const limits = (caps = { perMailbox: 3, perNetwork: 10, perHour: 300 }) =>
    createLimits(real.table, clock.now, () => `attempt${made++}`, caps);

  test('H-07, H-21: a hundred posts at once are one mail in 24 hours, and the room of a mailbox fills and empties', async () => {
    const mailbox = `mailbox${made++}`;
    const grants = async (posts: number) => {
      const answers = await Promise.all(Array.from({ length: posts }, () => asked(limits(), mailbox)));
      return answers.filter((answer) => answer === 'granted').length;
    };
    expect(await grants(100)).toBe(1);
    const perDay: number[] = [];
    for (let day = 0; day < 12; day++) {
      clock.advance(24 * HOUR);
      perDay.push(await grants(3));
    }
    // Three in a row, then one in three days, for ever.
    expect(perDay).toEqual([1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
    await limits().forgive(mailbox);
    clock.advance(24 * HOUR);
    expect([await grants(3), await grants(3)]).toEqual([1, 0]);
  });

  test('H-21: who signs an address up day after day leaves its owner room elsewhere and by mail, tomorrow as in ten years', async () => {
    const mailbox = `mailbox${made++}`;
    for (let day = 0; day < 40; day++) {
      await asked(limits(), mailbox, ['stranger']);
      clock.advance(24 * HOUR);
    }
    expect(await asked(limits(), mailbox, ['stranger'])).toBe('mailbox-limit');
    expect(await asked(limits(), mailbox, ['owner'])).toBe('granted');
    expect(await asked(limits(), mailbox, [], 'mail')).toBe('granted');
    clock.advance(10 * 365 * 24 * HOUR);
    expect(await asked(limits(), mailbox, ['stranger'])).toBe('granted');
  });

  test('H-21: a thousand networks together cannot flood one mailbox', async () => {
    const mailbox = `mailbox${made++}`;
    let mails = 0;
    for (let day = 0; day < 30; day++) {
      for (let i = 0; i < 10; i++) if ((await asked(limits(), mailbox, [`n${day}-${i}`])) === 'granted') mails += 1;
      clock.advance(24 * HOUR);
    }
    expect(mails).toBeLessThanOrEqual(6 + 30 / 3 + 1);
  });

  test('H-08 a thousand addresses from one network meet its limit, a thousand networks the hourly cap', async () => {
    const caps = { perMailbox: 3, perNetwork: 4, perHour: 7 };
    const run = made++;
    const tally = async (posts: { mailbox: string; network: string }[]) => {
      const counts: Record<string, number> = {};
      const answers = await Promise.all(posts.map(({ mailbox, network }) => asked(limits(caps), mailbox, [network])));
      for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
      return counts;
    };
    const many = (network: (i: number) => string, from: number) =>
      Array.from({ length: 50 }, (_, i) => ({ mailbox: `m${run}-${from + i}`, network: network(i) }));
    expect(await tally(many(() => `n${run}`, 0))).toEqual({ granted: 4, 'network-limit': 46 });
    // Three more through the door, and seven of its reserve, each to a network that had none.
    expect(await tally(many((i) => `n${run}-${i}`, 100))).toEqual({ granted: 10, 'hourly-limit': 40 });
    clock.advance(HOUR);
    expect(await tally(many((i) => `n${run}-${i}`, 200))).toEqual({ granted: 14, 'hourly-limit': 36 });
  });
});

describe('H-23: who asks for what bounces', () => {
  const limits = () => createLimits(real.table, clock.now, () => `attempt${made++}`, DEFAULT_CAPS);

  test('one provider’s addresses count together at each width, and fill neither another door nor another provider', async () => {
    const run = made++;
    const ask = (widths: readonly string[], door: Door) =>
      asked(
        limits(),
        `m${made++}`,
        widths.map((width) => `${run} ${width}`),
        door,
      );
    let granted = 0;
    for (let i = 0; i < 400; i++) {
      const { widths } = networkOf(`2001:db8:${(i % 40).toString(16)}:${i.toString(16)}::1`)!;
      if ((await ask(widths, 'ipv6')) === 'granted') granted += 1;
    }
    expect(granted).toBe(60);
    expect(await ask(networkOf('2001:db9::1')!.widths, 'ipv6')).toBe('granted');
    expect(await ask(networkOf('198.51.100.7')!.widths, 'ipv4')).toBe('granted');
    let household = 0;
    for (let i = 0; i < 60; i++) {
      const { widths } = networkOf(`2001:dba:0:${(0x1200 + i).toString(16)}::1`)!;
      if ((await ask(widths, 'ipv6')) === 'granted') household += 1;
    }
    expect(household).toBe(20);
  });

  test('H-23: a few hosters fill no hour, since as much again is kept for networks that had nothing of it', async () => {
    const caps = { perMailbox: 3, perNetwork: 5, perHour: 6 };
    const ask = (widest: string, door: Door = 'ipv4') =>
      asked(
        createLimits(real.table, clock.now, () => `attempt${made++}`, caps),
        `m${made++}`,
        [`n${made++}`, widest],
        door,
      );
    const told = [];
    for (let i = 0; i < 30; i++) told.push(await ask(`hoster ${i % 3}`));
    expect(told.filter((answer) => answer === 'granted')).toHaveLength(6 + 3);
    expect(await ask('home')).toBe('granted');
    expect(await ask('home')).toBe('hourly-limit');
    for (let i = 0; i < 20; i++) await ask(`far ${i}`);
    expect(await ask('late')).toBe('hourly-limit');
  });

  test('H-21: what is mailed to tagged spellings of a mailbox takes nothing from the plain one', async () => {
    const mailbox = `mailbox${made++}`;
    const ask = (address: string, network: string, tagged: boolean) =>
      limits().grant({ mailbox, address, tagged }, { door: 'ipv4', networks: [network] });
    let mails = 0;
    for (let day = 0; day < 9; day++) {
      for (let i = 0; i < 5; i++) if ((await ask(`tag${day}-${i}`, `n${day}-${i}`, true)) === 'granted') mails += 1;
      if (day % 3 === 2) expect(await ask('plain', 'owner', false)).toBe('granted');
      clock.advance(24 * HOUR);
    }
    expect(mails).toBeLessThanOrEqual(12 + 9 / 3 + 1);
  });

  test('three bounces brake a network for a day or two, each mail counts once, and others go on', async () => {
    const networks = networkOf(`10.${made % 200}.7.7`)!.widths.map((width) => `brake ${width}`);
    for (let i = 0; i < 3; i++) {
      const mailbox = `m${made++}`;
      expect(await asked(limits(), mailbox, networks)).toBe('granted');
      await limits().noteBounce({ mailbox, address: mailbox });
      await limits().noteBounce({ mailbox, address: mailbox });
    }
    expect(await asked(limits(), `m${made++}`, networks)).toBe('network-limit');
    expect(await asked(limits(), `m${made++}`, ['neighbour', ...networks.slice(1)])).toBe('granted');
    clock.advance(48 * HOUR);
    expect(await asked(limits(), `m${made++}`, networks)).toBe('granted');
    await limits().noteBounce({ mailbox: 'never seen', address: 'never seen' });
  });

  test('H-22: a bounce brakes who asked for the spelling that bounced, and a refused mail is given back to its own', async () => {
    const ask = (mailbox: string, address: string) =>
      limits().grant({ mailbox, address, tagged: true }, { door: 'ipv4', networks: [address] });
    const mailbox = `m${made++}`;
    const [strangers, owners] = [`${mailbox}+strangers`, `${mailbox}+owners`];
    for (let i = 0; i < 3; i++) {
      expect(await ask(`${mailbox}${i}`, strangers)).toBe('granted');
      expect(await ask(`${mailbox}${i}`, owners)).toBe('granted');
      await limits().noteBounce({ mailbox: `${mailbox}${i}`, address: strangers });
    }
    expect(await ask(mailbox, strangers)).toBe('network-limit');
    expect(await ask(mailbox, owners)).toBe('granted');
    const other = `other${mailbox}`;
    expect([await ask(other, 'given back'), await ask(other, 'kept')]).toEqual(['granted', 'granted']);
    await limits().giveBack({ mailbox: other, address: 'given back' });
    expect([await ask(other, 'given back'), await ask(other, 'kept')]).toEqual(['granted', 'mailbox-limit']);
  });

  test('a form is used once', async () => {
    const token = `1.abc.nonce.${'A'.repeat(42)}${made % 10}`;
    const uses = await Promise.all([1, 2, 3].map(() => limits().spendForm(token)));
    expect(uses.filter(Boolean)).toHaveLength(1);
  });
});

describe('what a limit remembers', () => {
  const limits = (caps = DEFAULT_CAPS, table: Table = real.table) =>
    createLimits(table, clock.now, () => `attempt${made++}`, caps);
  const answers = async (ask: () => Promise<unknown>, times: number) => {
    const told: unknown[] = [];
    for (let i = 0; i < times; i++) told.push(await ask());
    return told;
  };

  test('without other caps a mailbox has three mails, a network ten an hour, and all together a hundred and fifty a door', async () => {
    const network = `network${made++}`;
    const granted = await answers(() => asked(limits(), `m${made++}`, [network]), 11);
    expect(granted).toEqual([...Array(10).fill('granted'), 'network-limit']);
    expect(DEFAULT_CAPS).toEqual({ perMailbox: 3, perNetwork: 10, perHour: 150 });
  });

  test('who mails us has no network and is limited by the mailbox and by the hour alone', async () => {
    const [caps, mailbox] = [{ perMailbox: 3, perNetwork: 0, perHour: 1 }, `m${made++}`];
    expect(await asked(limits(caps), mailbox)).toBe('granted');
    expect(await asked(limits(caps), mailbox)).toBe('mailbox-limit');
    expect(await asked(limits(caps), `m${made++}`)).toBe('hourly-limit');
  });

  test('what the hour refused does not count against the mailbox', async () => {
    const caps = { perMailbox: 1, perNetwork: 10, perHour: 1 };
    const mailbox = `m${made++}`;
    await asked(limits(caps), `m${made++}`);
    expect(await answers(() => asked(limits(caps), mailbox), 3)).toEqual(Array(3).fill('hourly-limit'));
    clock.advance(HOUR);
    expect(await asked(limits(caps), mailbox)).toBe('granted');
  });

  test('what was given back may be asked for at once, and is not counted', async () => {
    const mailbox = `m${made++}`;
    for (let i = 0; i < 5; i++) {
      expect(await asked(limits(), mailbox)).toBe('granted');
      await limits().giveBack({ mailbox, address: mailbox });
    }
    const days = [];
    for (let day = 0; day < 4; day++) {
      days.push(await asked(limits(), mailbox));
      clock.advance(24 * HOUR);
    }
    expect(days).toEqual(Array(4).fill('granted'));
  });

  test('a mailbox waits a whole day, whatever the calendar says', async () => {
    const mailbox = `m${made++}`;
    await asked(limits(), mailbox);
    clock.advance(24 * HOUR - 1);
    expect(await asked(limits(), mailbox)).toBe('mailbox-limit');
    clock.advance(1);
    expect(await asked(limits(), mailbox)).toBe('granted');
  });

  test('a network begins anew with each hour, and its row asks DynamoDB to remove it after the next', async () => {
    const network = `network${made++}`;
    const caps = { perMailbox: 3, perNetwork: 1, perHour: 100 };
    const ask = () => asked(limits(caps), `m${made++}`, [network]);
    clock.advance(HOUR - 1);
    expect(await answers(ask, 2)).toEqual(['granted', 'network-limit']);
    const hour = Math.floor(clock.now() / HOUR);
    const row = await real.table.get({ pk: `LIMIT#${network}`, sk: `NETWORK#${hour}` });
    expect(row).toMatchObject({ count: 1, ttl: Math.floor(clock.now() / 1000) + 7200 });
    clock.advance(1);
    expect(await answers(ask, 2)).toEqual(['granted', 'network-limit']);
  });

  test('a grant whose answer was lost is a grant', async () => {
    let lost = 0;
    const losing: Table = {
      ...real.table,
      // The SDK repeats the write, which then meets its own row.
      async update(key, change) {
        if (key.sk === 'MAILBOX' && lost++ === 0) await real.table.update(key, change);
        return real.table.update(key, change);
      },
    };
    expect(await asked(limits(DEFAULT_CAPS, losing), `m${made++}`)).toBe('granted');
    expect(lost).toBe(1);
  });

  test('H-22: a reader’s own data may be asked for again and again, today a few times and every day', async () => {
    const mailbox = `m${made++}`;
    for (let day = 0; day < 40; day++) {
      expect(await answers(() => limits().grantOwn(mailbox), 4)).toEqual(Array(4).fill(true));
      clock.advance(24 * HOUR);
    }
    const inOneDay = await answers(() => limits().grantOwn(mailbox), 12);
    expect(inOneDay.filter(Boolean)).toHaveLength(10);
  });

  test('H-24: reports have a room for each network and for each paper', async () => {
    const network = [`network${made++}`];
    const paper = `paper${made++}`;
    expect(await answers(() => limits().grantReport(network, paper), 11)).toEqual([...Array(10).fill(true), false]);
    const others = await answers(() => limits().grantReport([`network${made++}`], paper), 11);
    expect(others).toEqual([...Array(10).fill(true), false]);
    expect(await limits().grantReport([`network${made++}`], `paper${made++}`)).toBe(true);
    clock.advance(HOUR);
    expect(await limits().grantReport(network, paper)).toBe(true);
  });
});
