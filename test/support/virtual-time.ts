/** Time that jumps from one sleeper's end to the next, for many sleepers at once; nothing waits for real. */
export interface VirtualTime {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Wakes sleepers in order until nobody sleeps. */
  run(): Promise<void>;
}

export function createVirtualTime(): VirtualTime {
  let at = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => at,
    sleep: (ms) => new Promise((wake) => sleepers.push({ until: at + Math.max(0, ms), wake })),
    async run() {
      for (;;) {
        // Everything that follows from the last waking has happened when the queue of promises is empty.
        await new Promise((done) => setImmediate(done));
        const next = sleepers.reduce((first, one) => (one.until < first.until ? one : first), sleepers[0]!);
        if (!next) return;
        sleepers = sleepers.filter((one) => one !== next);
        at = next.until;
        next.wake();
      }
    },
  };
}
