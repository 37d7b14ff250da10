/**
 * Strangers who sign others up, flood, forge and replay for weeks, among honest readers who want what readers want; against
 * the real pages, limits, reader store and feedback. Whatever the seed draws: the honest get what is theirs at once, nobody
 * is flooded, and nobody learns who reads.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../support/random.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { type Honest, startHonest } from './hostile-signup/honest.ts';
import { type Strangers, startStrangers } from './hostile-signup/strangers.ts';
import { startTown, type Town } from './hostile-signup/town.ts';
import { SEEDS } from './seeds.ts';

const DAYS = 6;
const DAY_MS = 86_400_000;

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

describe.each(SEEDS)('hostile signers-up (seed %i)', (seed) => {
  let town: Town;
  let honest: Honest;
  let strangers: Strangers;

  beforeAll(async () => {
    const random = createRandom(seed);
    town = await startTown(real.table, seed);
    honest = startHonest(town, random.stream('honest'));
    strangers = startStrangers(town, random.stream('strangers'));
    for (let day = 0; day < DAYS; day += 1)
      for (const turn of random.shuffle(['strangers', 'honest', 'strangers', 'honest', 'strangers'])) {
        if (turn === 'strangers') await strangers.strike();
        else await honest.live();
        town.clock.advance(random.below(DAY_MS / 3));
      }
  }, 600_000);

  test('H-21, H-22: honest readers sign up, choose, take their data, leave and are erased, each at once', () => {
    expect(honest.refused).toEqual([]);
    expect(honest.done).toBeGreaterThan(DAYS);
  });

  test('H-21: what a confirmed owner chose stands, whatever strangers ask for', () => {
    expect(honest.changedByOthers).toEqual([]);
  });

  test('H-21, H-23: no address and no mailbox gets more mails than their rooms hold', () => {
    expect(town.floods()).toEqual([]);
    expect(town.mailed.length).toBeGreaterThan(0);
  });

  test('H-06: strangers learn from no answer whether an address is a reader', () => {
    expect(strangers.told).toEqual([]);
  });

  test('H-24: reports about what does not exist are refused, and cost the honest nothing', async () => {
    expect(await town.reportsAbout('arxiv:2403.99999')).toBe(0);
  });

  test('H-18: nothing goes wrong inside, and no address is told to anybody', () => {
    expect(town.reported()).toEqual([]);
    expect(strangers.waited).toBe(0);
  });
});
