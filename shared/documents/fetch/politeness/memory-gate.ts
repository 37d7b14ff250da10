/** The host gate of one process. */
import { checkPatience, type GateState, HOLD_MS, type HostGate, OPEN_GATE, PATIENCE_MS, waitFor } from './host-gate.ts';

export interface GateServices {
  readonly now: () => Date;
  /** Waits this many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** Longest wait for one turn in milliseconds. @default PATIENCE_MS */
  readonly patienceMs?: number;
  /** How long a turn is believed to be in use. @default HOLD_MS */
  readonly holdMs?: number;
}

export function createMemoryGate(services: GateServices): HostGate {
  const { now, sleep, newId, patienceMs = PATIENCE_MS, holdMs = HOLD_MS } = services;
  const states = new Map<string, GateState>();
  const stateOf = (host: string): GateState => states.get(host) ?? OPEN_GATE;

  return {
    async enter(host, spacingMs) {
      const holder = newId();
      const giveUpAt = now().getTime() + patienceMs;
      for (;;) {
        const time = now().getTime();
        const wait = waitFor(stateOf(host), host, time);
        if (wait === 0) {
          states.set(host, { ...stateOf(host), holder, heldUntil: time + holdMs, openFrom: time + spacingMs });
          break;
        }
        checkPatience(host, wait, giveUpAt - time);
        await sleep(wait);
      }
      return {
        async leave() {
          const state = stateOf(host);
          if (state.holder !== holder) return;
          const openFrom = Math.max(state.openFrom, now().getTime() + spacingMs);
          states.set(host, { ...state, holder: '', heldUntil: 0, openFrom });
        },
      };
    },
    async pause(host, until) {
      const state = stateOf(host);
      states.set(host, { ...state, openFrom: Math.max(state.openFrom, until.getTime()) });
    },
    async close(host, until) {
      const state = stateOf(host);
      states.set(host, { ...state, closedUntil: Math.max(state.closedUntil, until.getTime()) });
    },
  };
}
