import { describe, expect, test } from '@jest/globals';
import { type SweepServices, sweep } from '../../functions/sweep.ts';
import type { Swept } from '../../shared/deliveries/aftermath/sweep.ts';
import { type Balance, sentPercent } from '../../shared/deliveries/ledger/balance.ts';

const books = (figures: Partial<Balance>): Balance => ({
  ...{ candidates: 0, sent: 0, rejected: 0, skipped: 0, missed: 0, unknown: 0, open: 0, closed: true },
  ...figures,
});
const swept = (figures: Partial<Balance>, more: Partial<Swept> = {}): Swept => ({
  ...{ week: '2031-W09', language: 'ja', requeued: 0, expired: 0, retried: 0, finished: true, hoursOpen: 1 },
  balance: books(figures),
  ...more,
});

/** What one sweep over these deliveries counts for the alarms, each figure in the order it was told. */
async function counts(deliveries: readonly Swept[], late = 0): Promise<Record<string, number[]>> {
  const counted: Record<string, number[]> = {};
  const services = {
    ...{ papers: { entries: async () => [] }, summaries: { all: async () => new Map() }, languages: ['ja'] },
    ...{ papersQueue: { send: async () => {} }, weeks: () => ['2031-W09'], now: () => new Date('2031-03-03') },
    ...{ sweepDeliveries: async () => deliveries, hoursLate: async () => late, enterFailedRuns: async () => 0 },
  } as unknown as SweepServices;
  await sweep({}, services, {
    add: (metric, value = 1) => {
      counted[metric] = [...(counted[metric] ?? []), value];
    },
  });
  return counted;
}

describe('P-28 what the sweep tells the alarms', () => {
  test('every hour how late the edition is, and nothing about mails when no delivery is open', async () => {
    expect(await counts([], 3)).toEqual({ mailsUnknown: [0], hoursEditionLate: [3] });
  });

  test('the share that was sent once a delivery is finished', async () => {
    const { sentPercent: told } = await counts([swept({ candidates: 200, sent: 197, unknown: 3 })]);
    expect(told).toEqual([98.5]);
  });

  test('nothing of a delivery that is still on its way, and its share so far when a day was not enough', async () => {
    const open = swept({ candidates: 100, sent: 60, open: 40, closed: false }, { finished: false, hoursOpen: 2 });
    expect((await counts([open])).sentPercent).toBeUndefined();
    expect((await counts([{ ...open, hoursOpen: 25 }])).sentPercent).toEqual([60]);
  });

  test('each delivery by itself, so that a good one does not hide a bad one', async () => {
    const good = swept({ candidates: 10_000, sent: 10_000 });
    const bad = swept({ candidates: 10, sent: 5, rejected: 5 }, { language: 'en' });
    expect((await counts([good, bad])).sentPercent).toEqual([100, 50]);
  });
});

describe('P-28 the share that was sent', () => {
  test.each([
    ['does not count who had left before the mail', { candidates: 50, sent: 40, skipped: 10 }, 100],
    ['counts who waited until the edition was too old', { candidates: 50, sent: 40, skipped: 10, missed: 10 }, 80],
    ['is whole when everybody had left', { candidates: 3, skipped: 3 }, 100],
    ['counts whom SES refused', { candidates: 4, sent: 3, rejected: 1 }, 75],
  ])('%s', (_name, figures, percent) => {
    expect(sentPercent(books(figures))).toBe(percent);
  });
});
