import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Table } from '../../../shared/platform/table.ts';
import { createLimits, DEFAULT_CAPS } from '../../../shared/readers/requests/limits.ts';
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

describe('limits', () => {
  const limits = (caps = { perMailbox: 3, perNetwork: 10, perHour: 300 }) =>
    createLimits(real.table, clock.now, () => `attempt${made++}`, caps);

  test('H-07 a thousand posts for one mailbox: one mail in 24 hours, three ever, until it answers', async () => {
    const mailbox = `mailbox${made++}`;
    const grants = async (posts: number) => {
      const { grant } = limits();
      const answers = await Promise.all(Array.from({ length: posts }, () => grant({ mailbox })));
      return answers.filter((answer) => answer === 'granted').length;
    };
    expect(await grants(100)).toBe(1);
    const perDay: number[] = [];
    for (let day = 0; day < 5; day++) {
      clock.advance(24 * HOUR);
      perDay.push(await grants(10));
    }
    expect(perDay).toEqual([1, 1, 0, 0, 0]);
    await limits().forgive(mailbox);
    expect(await grants(10)).toBe(1);
  });

  test('H-08 a thousand addresses from one network meet its limit, a thousand networks the hourly cap', async () => {
    const caps = { perMailbox: 3, perNetwork: 4, perHour: 7 };
    const { grant } = limits(caps);
    const run = made++;
    const tally = async (posts: { mailbox: string; network: string }[]) => {
      const counts: Record<string, number> = {};
      for (const answer of await Promise.all(posts.map(grant))) counts[answer] = (counts[answer] ?? 0) + 1;
      return counts;
    };
    const many = (network: (i: number) => string, from: number) =>
      Array.from({ length: 50 }, (_, i) => ({ mailbox: `m${run}-${from + i}`, network: network(i) }));
    expect(await tally(many(() => `n${run}`, 0))).toEqual({ granted: 4, 'network-limit': 46 });
    expect(await tally(many((i) => `n${run}-${i}`, 100))).toEqual({ granted: 3, 'hourly-limit': 47 });
    clock.advance(HOUR);
    expect(await tally(many((i) => `n${run}-${i}`, 200))).toEqual({ granted: 7, 'hourly-limit': 43 });
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

  test('without other caps a mailbox has three mails, a network ten an hour, and all together three hundred', async () => {
    const network = `network${made++}`;
    const granted = await answers(() => limits().grant({ mailbox: `m${made++}`, network }), 11);
    expect(granted).toEqual([...Array(10).fill('granted'), 'network-limit']);
    expect(DEFAULT_CAPS).toEqual({ perMailbox: 3, perNetwork: 10, perHour: 300 });
  });

  test('who mails us has no network and is limited by the mailbox and by the hour alone', async () => {
    const [caps, mailbox] = [{ perMailbox: 3, perNetwork: 0, perHour: 1 }, `m${made++}`];
    expect(await limits(caps).grant({ mailbox })).toBe('granted');
    expect(await limits(caps).grant({ mailbox })).toBe('mailbox-limit');
    expect(await limits(caps).grant({ mailbox: `m${made++}` })).toBe('hourly-limit');
  });

  test('what the hour refused does not count against the mailbox', async () => {
    const caps = { perMailbox: 1, perNetwork: 10, perHour: 1 };
    const mailbox = `m${made++}`;
    await limits(caps).grant({ mailbox: `m${made++}` });
    expect(await answers(() => limits(caps).grant({ mailbox }), 3)).toEqual(Array(3).fill('hourly-limit'));
    clock.advance(HOUR);
    expect(await limits(caps).grant({ mailbox })).toBe('granted');
  });

  test('what was given back may be asked for at once, and is not counted', async () => {
    const mailbox = `m${made++}`;
    for (let i = 0; i < 5; i++) {
      expect(await limits().grant({ mailbox })).toBe('granted');
      await limits().giveBack(mailbox);
    }
    const days = [];
    for (let day = 0; day < 4; day++) {
      days.push(await limits().grant({ mailbox }));
      clock.advance(24 * HOUR);
    }
    expect(days).toEqual(['granted', 'granted', 'granted', 'mailbox-limit']);
  });

  test('a mailbox waits a whole day, whatever the calendar says', async () => {
    const mailbox = `m${made++}`;
    await limits().grant({ mailbox });
    clock.advance(24 * HOUR - 1);
    expect(await limits().grant({ mailbox })).toBe('mailbox-limit');
    clock.advance(1);
    expect(await limits().grant({ mailbox })).toBe('granted');
  });

  test('a network begins anew with each hour, and its row asks DynamoDB to remove it after the next', async () => {
    const network = `network${made++}`;
    const caps = { perMailbox: 3, perNetwork: 1, perHour: 100 };
    const ask = () => limits(caps).grant({ mailbox: `m${made++}`, network });
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
    expect(await limits(DEFAULT_CAPS, losing).grant({ mailbox: `m${made++}` })).toBe('granted');
    expect(lost).toBe(1);
  });

  test('reports of errors: ten an hour from one network, a hundred from all', async () => {
    const network = `network${made++}`;
    expect(await answers(() => limits().grantReport(network), 11)).toEqual([...Array(10).fill(true), false]);
    const others = await answers(() => limits().grantReport(`network${made++}`), 91);
    expect(others).toEqual([...Array(90).fill(true), false]);
    clock.advance(HOUR);
    expect(await limits().grantReport(network)).toBe(true);
  });
});
