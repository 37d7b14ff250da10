/**
 * One request to a host at a time, spaced, and none while the host is closed. The rule stands here as a pure step over
 * the gate's state; `table-gate.ts` keeps the state for all workers.
 */
import { WebRefusedError } from '../../../sources/web.ts';

/** What is remembered of a host, in milliseconds since 1970. */
export interface GateState {
  /** Nobody starts before. */
  readonly openFrom: number;
  /** Who has a request under way, and until when that is believed: a worker that died blocks nobody for long. */
  readonly holder: string;
  readonly heldUntil: number;
  /** The host refused us: a longer wait than `openFrom`, and one that no retry may shorten. */
  readonly closedUntil: number;
}

export const OPEN_GATE: GateState = { openFrom: 0, holder: '', heldUntil: 0, closedUntil: 0 };

/** The right to ask a host now. */
export interface Turn {
  /** Always called when the request is over, however it ended. */
  leave(): Promise<void>;
}

export interface HostGate {
  /**
   * Waits for the host's turn.
   * @param spacingMs between this request's end and the next one's start
   * @throws WebRefusedError `host-closed`, or `rate-limited` when the turn would not come within the gate's patience
   */
  enter(host: string, spacingMs: number): Promise<Turn>;
  /** The host asked for this long a pause (`Retry-After`). */
  pause(host: string, until: Date): Promise<void>;
  /** The host refused us: every `enter` until then is refused at once. */
  close(host: string, until: Date): Promise<void>;
}

/** Longest time a request may hold its turn: the fetch's total deadline and some seconds for the write. */
export const HOLD_MS = 40_000;
/** How often a waiting worker looks whether a turn in use has ended. */
export const LOOK_AGAIN_MS = 500;
/** Longest wait for a turn; a handler has minutes, not hours, and the queue brings the message again. */
export const PATIENCE_MS = 120_000;

/** How long to wait before trying to take the turn; 0 means now. @throws WebRefusedError when the host is closed */
export function waitFor(state: GateState, host: string, now: number): number {
  if (state.closedUntil > now)
    throw new WebRefusedError(
      'host-closed',
      `${host} refused us and is left alone until ${new Date(state.closedUntil).toISOString()}`,
    );
  const spaced = Math.max(0, state.openFrom - now);
  if (state.heldUntil <= now) return spaced;
  return Math.max(spaced, Math.min(LOOK_AGAIN_MS, state.heldUntil - now));
}

/** @throws WebRefusedError when waiting that long would pass the patience that is left */
export function checkPatience(host: string, waitMs: number, leftMs: number): void {
  if (waitMs <= leftMs) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new WebRefusedError('rate-limited', `${host} may be asked again in ${seconds} s`, {
    retryable: true,
    retryAfterSeconds: seconds,
  });
}
