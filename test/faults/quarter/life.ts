/** The life of one invocation: after so many calls to its services the worker is gone, and nothing it does reaches anyone. */
export class KilledError extends Error {
  override name = 'KilledError' as const;
}

export interface Life {
  /** Throws once the worker is dead; counts down to it. */
  breathe(): void;
  readonly dead: () => boolean;
  /** It will die if it calls often enough. */
  readonly mortal: boolean;
}

/** @param calls calls that still succeed; infinite for a worker that lives */
export function createLife(calls: number): Life {
  let left = calls;
  let dead = false;
  return {
    breathe() {
      if (!dead && left-- <= 0) dead = true;
      if (dead) throw new KilledError('the worker was killed');
    },
    dead: () => dead,
    mortal: Number.isFinite(calls),
  };
}

/** Services that die with the worker: every function of every object breathes first. Data is passed on as it is. */
export function mortal<T extends object>(services: T, life: Life): T {
  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...given: unknown[]) => {
        life.breathe();
        const answer = (value as (...given: unknown[]) => unknown)(...given);
        // Death amid several calls at once leaves the earlier ones to nobody, and they may fail yet: that is no fault of
        // the code. Where a worker can't die, a failure that nobody waits for is one, and still ends the run.
        if (life.mortal && answer instanceof Promise) answer.catch(() => {});
        return answer;
      };
    }
    const isServices = value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map);
    if (!isServices || !Object.values(value).some((one) => typeof one === 'function')) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, wrap(one)]));
  };
  return wrap(services) as T;
}
