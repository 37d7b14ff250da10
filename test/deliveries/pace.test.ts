import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callSize, callSpacing } from '../../shared/deliveries/call-size.ts';
import { createPace } from '../../shared/deliveries/pace.ts';
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
