import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHUNK_SIZE } from '../../shared/deliveries/ledger/delivery.ts';
import { callSize, callSpacing } from '../../shared/deliveries/send/call-size.ts';
import { createPace } from '../../shared/deliveries/send/pace.ts';
import { planCalls } from '../../shared/deliveries/send/send-claimed.ts';
import type { Table } from '../../shared/platform/table.ts';
import { createVirtualTime } from '../support/virtual-time.ts';

const NO_TABLE = {} as Table;
/** What a call takes that nothing holds up. */
const WAY_MS = 2;
const SES_MS = 20;

/** Calls planned for a grant, each held up by so many milliseconds on its way; tells when SES had them. */
async function arrivals(perSecond: number, delays: readonly number[]): Promise<number[]> {
  const time = createVirtualTime();
  const { pass } = createPace({ table: NO_TABLE, ...time });
  const size = callSize(perSecond);
  const arrived: number[] = [];
  const calls = delays.map(async (delay, i) => {
    await time.sleep(i * callSpacing(size, perSecond));
    const answered = await pass(size, perSecond);
    await time.sleep(WAY_MS + delay);
    arrived.push(...Array.from({ length: size }, time.now));
    await time.sleep(SES_MS);
    answered();
  });
  await time.run();
  await Promise.all(calls);
  return arrived.sort((a, b) => a - b);
}

function busiestSecond(instants: readonly number[]): number {
  return Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + 1000).length));
}

/** A table of the one row that the senders share. */
function paceRow(): Table {
  let nextAt: unknown;
  const table: Pick<Table, 'get' | 'update'> = {
    get: async (key) => (nextAt === undefined ? undefined : { ...key, nextAt }),
    async update(_key, { values = {} }) {
      if (values[':before'] !== nextAt) return 'refused';
      nextAt = values[':next'];
      return 'written';
    },
  };
  return table as Table;
}

/** Workers that know nothing of each other but the row; each is held up by so many milliseconds before each of its chunks. */
async function arrivalsOfWorkers(perSecond: number, workers: readonly (readonly number[])[]): Promise<number[]> {
  const time = createVirtualTime();
  const size = callSize(perSecond);
  const spacing = callSpacing(size, perSecond);
  const calls = Math.min(5, CHUNK_SIZE / size);
  const table = paceRow();
  const latest = Number.POSITIVE_INFINITY;
  const arrived: number[] = [];
  const working = workers.map(async (delays) => {
    const pace = createPace({ table, ...time });
    for (const delay of delays) {
      const slot = await pace.reserve(calls * spacing, { earliest: time.now(), latest });
      await time.sleep(Math.max(0, slot - time.now()) + delay);
      const planned = await planCalls(calls, { slot, spacing, latest }, { pace, ...time });
      await Promise.all(
        planned.map(async (due) => {
          await time.sleep(due - time.now());
          arrived.push(...Array.from({ length: size }, time.now));
        }),
      );
    }
  });
  await time.run();
  await Promise.all(working);
  return arrived.sort((a, b) => a - b);
}

describe('what SES sees of a grant', () => {
  const grant = fc.constantFrom(1, 14, 100, 500);
  // Nine in ten go through; the others meet a slow network or a busy machine.
  const delay = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });

  test('no second is over it, however long single calls are on their way', async () => {
    await fc.assert(
      fc.asyncProperty(grant, fc.array(delay, { minLength: 20, maxLength: 60 }), async (perSecond, delays) => {
        // The first call shows how quick an answer can be.
        expect(busiestSecond(await arrivals(perSecond, [0, ...delays]))).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 40 },
    );
  });

  test('no second is over it when workers that know nothing of each other are held up', async () => {
    const worker = fc.array(delay, { minLength: 4, maxLength: 10 });
    const workers = fc.array(worker, { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(grant, workers, async (perSecond, delays) => {
        const arrived = await arrivalsOfWorkers(perSecond, delays);
        const size = callSize(perSecond);
        expect(arrived).toHaveLength(delays.flat().length * Math.min(5, CHUNK_SIZE / size) * size);
        expect(busiestSecond(arrived)).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 30 },
    );
  });

  test.each([14, 100, 500, 2000])(
    'of %i a second at least 97%% are used while nothing is held up',
    async (perSecond) => {
      const arrived = await arrivals(perSecond, Array(60).fill(0));
      const size = callSize(perSecond);
      const seconds = (arrived.at(-1)! - arrived[0]! + (1000 * size) / perSecond) / 1000;
      expect(arrived.length / seconds / perSecond).toBeGreaterThanOrEqual(0.97);
    },
  );

  test('a call that is never answered holds the others back for two seconds at most', async () => {
    const time = createVirtualTime();
    const { pass } = createPace({ table: NO_TABLE, ...time });
    let passed = 0;
    const both = pass(1, 1)
      .then(() => pass(1, 1))
      .then(() => {
        passed = time.now();
      });
    await time.run();
    await both;
    expect(passed).toBeGreaterThanOrEqual(1000);
    expect(passed).toBeLessThanOrEqual(2100);
  });
});
