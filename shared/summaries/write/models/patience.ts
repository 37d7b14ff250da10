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

/** Calls for one answer while the service throttles (W-01); with full jitter up to 20 s they span about half a minute. */
const MOST_CALLS = 6;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
/** A service that names its time is waited for in the call for so long in all; then the paper waits on its queue. */
const LONGEST_TOLD = 90_000;

interface Waiting {
  /** Calls made so far, and milliseconds waited between them. */
  readonly calls: number;
  readonly waited: number;
  readonly patience: Patience;
  /** Milliseconds that the service asks for. */
  readonly told?: number | undefined;
  readonly most?: number;
}

/**
 * Milliseconds until the next call: as told, else a random wait below a doubling bound, so that workers throttled together
 * do not return together (AWS Architecture Blog, "Exponential Backoff And Jitter"). Undefined when enough was waited.
 */
export function waitOf({ calls, waited, patience, told, most = MOST_CALLS }: Waiting): number | undefined {
  if (calls >= most || (told !== undefined && waited + told > LONGEST_TOLD)) return undefined;
  patience.onRetry?.();
  // Never zero: a wait is what tells a busy service from a form that was refused.
  return Math.max(1, told ?? patience.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** calls));
}
