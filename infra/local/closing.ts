/** What a start has to undo at its end, in the opposite order, whatever fails on the way. */
export interface Closing {
  add(step: () => unknown): void;
  /** Runs every step once; rejects with the first failure after the last step. */
  run(): Promise<void>;
}

export function createClosing(): Closing {
  const steps: (() => unknown)[] = [];
  return {
    add: (step) => void steps.push(step),
    async run() {
      const failures: unknown[] = [];
      for (const step of steps.splice(0).reverse()) {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
