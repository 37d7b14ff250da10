/** How long a busy service is waited for. */

export interface Patience {
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
  /** Told before each further try, for a metric. */
  readonly onRetry?: () => void;
}

/** Real waiting. */
export const PATIENT: Patience = {
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
};

const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
/** Who is told to wait longer waits on its queue: a worker that sleeps is paid for. */
const LONGEST_TOLD = 30_000;

export interface Bounds {
  /** Calls for one answer. */
  readonly calls: number;
  /** A service that names its time is waited for so long in all. */
  readonly told: number;
}

/** While a service throttles (W-01); with full jitter up to 20 s six calls span half a minute. Then the paper waits on its queue. */
export const BUSY: Bounds = { calls: 6, told: 90_000 };
/** Where nobody listens: a server that is just being started. */
export const NOBODY_THERE: Bounds = { calls: 3, told: 0 };
/** A person waits for what a tiny question shows. */
export const ASKED_BEFORE: Bounds = { calls: 2, told: 3_000 };

interface Waiting {
  /** Calls made so far, and milliseconds waited between them. */
  readonly calls: number;
  readonly waited: number;
  readonly patience: Patience;
  /** Milliseconds that the service asks for. */
  readonly told?: number | undefined;
  readonly bounds: Bounds;
}

/**
 * Milliseconds until the next call: as told, else a random wait below a doubling bound, so that workers throttled together
 * do not return together (AWS Architecture Blog, "Exponential Backoff And Jitter"). Undefined when enough was waited.
 */
export function waitOf({ calls, waited, patience, told, bounds }: Waiting): number | undefined {
  if (calls >= bounds.calls) return undefined;
  if (told !== undefined && (told > LONGEST_TOLD || waited + told > bounds.told)) return undefined;
  patience.onRetry?.();
  // Never zero: a wait is what tells a busy service from a form that was refused.
  return Math.max(1, told ?? patience.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** calls));
}
