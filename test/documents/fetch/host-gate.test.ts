import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HostGate, OPEN_GATE, waitFor } from '../../../shared/documents/fetch/politeness/host-gate.ts';
import { createTableGate } from '../../../shared/documents/fetch/politeness/table-gate.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

/** Wall time run faster, so that a second passes in 50 ms; every worker of one test shares it. */
const SPEED = 20;
const start = performance.now();
const now = (): Date => new Date(Math.round(1_770_000_000_000 + (performance.now() - start) * SPEED));
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms / SPEED));
let ids = 0;
const newId = (): string => `worker-${ids++}`;
const host = (): string => `host-${ids++}.example`;
const later = (ms: number): Date => new Date(now().getTime() + ms);

const gates = (limits?: { patienceMs?: number; holdMs?: number }): HostGate[] =>
  Array.from({ length: 4 }, () => createTableGate(real.table, { now, sleep, newId, ...limits }));

describe('the gate of a host', () => {
  test('lets four workers through one at a time, spaced from end to start', async () => {
    const name = host();
    let inside = 0;
    const turns: { from: number; to: number }[] = [];
    await Promise.all(
      gates().map(async (gate) => {
        for (let i = 0; i < 2; i++) {
          const turn = await gate.enter(name, 1000);
          inside += 1;
          expect(inside).toBe(1);
          const from = now().getTime();
          await sleep(500);
          inside -= 1;
          turns.push({ from, to: now().getTime() });
          await turn.leave();
        }
      }),
    );
    turns.sort((a, b) => a.from - b.from);
    expect(turns).toHaveLength(8);
    turns.slice(1).forEach((turn, i) => {
      expect(turn.from - (turns[i]?.to ?? 0)).toBeGreaterThanOrEqual(1000);
    });
  });

  test('hosts do not wait for each other', async () => {
    const [gate] = gates();
    const first = await gate?.enter(host(), 60_000);
    const second = await gate?.enter(host(), 60_000);
    expect([first, second]).not.toContain(undefined);
  });

  test('a pause holds every worker, and a shorter one does not shorten it', async () => {
    const name = host();
    const [one, two] = gates();
    const until = later(9000);
    await one?.pause(name, until);
    await one?.pause(name, later(10));
    await (await two?.enter(name, 0))?.leave();
    expect(now().getTime()).toBeGreaterThanOrEqual(until.getTime());
  });

  test('a pause asked for while a request is under way outlasts its end', async () => {
    const name = host();
    const [one, two] = gates();
    const turn = await one?.enter(name, 1000);
    const until = later(20_000);
    await one?.pause(name, until);
    await turn?.leave();
    await (await two?.enter(name, 0))?.leave();
    expect(now().getTime()).toBeGreaterThanOrEqual(until.getTime());
  });

  test('a closed host refuses every worker at once, and opens again', async () => {
    const name = host();
    const [one, two] = gates();
    await one?.close(name, later(60_000));
    for (const gate of [one, two]) {
      await expect(gate?.enter(name, 0)).rejects.toMatchObject({ refusal: 'host-closed', retryable: false });
    }
    const other = host();
    await one?.close(other, later(-1));
    await (await two?.enter(other, 0))?.leave();
  });

  test('a wait beyond patience is refused with the seconds to wait, and takes no turn', async () => {
    const name = host();
    const [one, two] = gates({ patienceMs: 5000 });
    await one?.pause(name, later(400_000));
    await expect(two?.enter(name, 0)).rejects.toMatchObject({ refusal: 'rate-limited', retryable: true });
    await expect(two?.enter(name, 0)).rejects.toHaveProperty('retryAfterSeconds', expect.any(Number));
  });

  test('a worker that died blocks nobody for long', async () => {
    const name = host();
    const [one, two] = gates({ holdMs: 3000 });
    await one?.enter(name, 100);
    const began = now().getTime();
    await (await two?.enter(name, 100))?.leave();
    expect(now().getTime() - began).toBeGreaterThan(2000);
  });

  test('a turn that ran out and was taken over gives nothing back', async () => {
    const name = host();
    const [one, two, three] = gates({ holdMs: 3000 });
    const slow = await one?.enter(name, 0);
    const taken = await two?.enter(name, 0);
    const takenAt = now().getTime();
    await slow?.leave();
    await (await three?.enter(name, 0))?.leave();
    // The third waited for the second's turn to run out, since the first had no turn to give back.
    expect(now().getTime() - takenAt).toBeGreaterThan(2500);
    await taken?.leave();
  });
});

describe('the rule of a gate', () => {
  test('nobody may start while it is paused, held or closed', () => {
    const time = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(time, time, time, time, (openFrom, heldUntil, closedUntil, at) => {
        const state = { openFrom, holder: 'x', heldUntil, closedUntil };
        if (closedUntil > at) expect(() => waitFor(state, 'h', at)).toThrow(/left alone until/);
        else expect(waitFor(state, 'h', at) === 0).toBe(openFrom <= at && heldUntil <= at);
      }),
    );
    expect(waitFor(OPEN_GATE, 'h', 0)).toBe(0);
  });
});
