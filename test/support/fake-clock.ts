/** A clock that stands still until somebody waits: a year of editions passes in a second, and no test races real time. */

export interface FakeClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Waits without waiting: the clock moves to the end of the sleep, at once. */
  readonly sleep: (ms: number) => Promise<void>;
  advance(ms: number): void;
  set(instant: string | number): void;
}

export function createFakeClock(start: string | number = '2024-04-01T00:00:00Z'): FakeClock {
  let at = new Date(start).getTime();
  return {
    now: () => at,
    async sleep(ms) {
      const until = at + ms;
      // Lets others who wait until an earlier instant go first.
      await new Promise((done) => setImmediate(done));
      at = Math.max(at, until);
    },
    advance(ms) {
      at += ms;
    },
    set(instant) {
      at = new Date(instant).getTime();
    },
  };
}
