/** Two seeds by default; RONBUN_SEEDS=10 runs as many. A failure names its seed, which repeats it. */
import { expect, test } from '@jest/globals';
import { runQuarter } from './seeded-quarter.ts';

const SEEDS = Math.max(1, Number(process.env.RONBUN_SEEDS ?? 2));

test.each(Array.from({ length: SEEDS }, (_, i) => i + 1))(
  'a quarter of weeks under faults at every border keeps every promise (seed %i)',
  async (seed) => {
    const result = await runQuarter({ seed });
    expect(result).toMatchObject({ seed, broken: [], duplicates: 0, lost: 0, overspend: 0 });
    expect(result.injected).toBeGreaterThan(200);
  },
  600_000,
);
