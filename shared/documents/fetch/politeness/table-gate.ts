/**
 * The host gate of all workers together, by conditional writes.
 *
 * Access patterns: one item per host, pk `GATE#<host>`, sk `GATE`; read and written by key alone. Times are
 * milliseconds since 1970 under `openFrom`, `heldUntil`, `closedUntil`; the turn's owner under `holder`. Expires by
 * `ttl` a week after its last use.
 */
import * as v from 'valibot';
import type { Table } from '../../../platform/table.ts';
import { checkPatience, type GateState, HOLD_MS, type HostGate, OPEN_GATE, PATIENCE_MS, waitFor } from './host-gate.ts';

const StoredGate = v.object({
  openFrom: v.optional(v.number(), 0),
  holder: v.optional(v.string(), ''),
  heldUntil: v.optional(v.number(), 0),
  closedUntil: v.optional(v.number(), 0),
});

const WEEK_SECONDS = 7 * 24 * 3600;
/** Two workers that meet wait differently long before they try again. */
const JITTER_MS = 200;

export interface GateServices {
  readonly now: () => Date;
  /** Waits this many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** Longest wait for one turn in milliseconds. @default PATIENCE_MS */
  readonly patienceMs?: number;
  /** How long a turn is believed to be in use. @default HOLD_MS */
  readonly holdMs?: number;
  readonly random?: () => number;
}

export function createTableGate(table: Table, services: GateServices): HostGate {
  const { now, sleep, newId, patienceMs = PATIENCE_MS, holdMs = HOLD_MS, random = Math.random } = services;
  const keyOf = (host: string) => ({ pk: `GATE#${host}`, sk: 'GATE' });
  const ttl = (): number => Math.ceil(now().getTime() / 1000) + WEEK_SECONDS;

  async function stateOf(host: string): Promise<GateState> {
    const item = await table.get(keyOf(host));
    return item ? v.parse(StoredGate, item) : OPEN_GATE;
  }

  /** Takes the turn if nobody else took it, paused or closed the host since it was read. */
  async function take(host: string, holder: string, time: number, spacingMs: number): Promise<boolean> {
    const outcome = await table.update(keyOf(host), {
      expression: 'SET #holder = :me, heldUntil = :until, openFrom = :next, #ttl = :ttl',
      condition:
        '(attribute_not_exists(openFrom) OR openFrom <= :now) AND (attribute_not_exists(heldUntil) OR heldUntil <= :now)' +
        ' AND (attribute_not_exists(closedUntil) OR closedUntil <= :now)',
      names: { '#holder': 'holder', '#ttl': 'ttl' },
      values: { ':me': holder, ':until': time + holdMs, ':next': time + spacingMs, ':now': time, ':ttl': ttl() },
      owner: { attribute: 'holder', value: holder },
    });
    return outcome === 'written';
  }

  /** Moves a time forward, never back; a later one that stands already is right. */
  async function moveForward(host: string, name: 'openFrom' | 'closedUntil', until: number): Promise<void> {
    await table.update(keyOf(host), {
      expression: 'SET #name = :until, #ttl = :ttl',
      condition: 'attribute_not_exists(#name) OR #name < :until',
      names: { '#name': name, '#ttl': 'ttl' },
      values: { ':until': until, ':ttl': ttl() },
    });
  }

  return {
    async enter(host, spacingMs) {
      const holder = newId();
      const giveUpAt = now().getTime() + patienceMs;
      for (;;) {
        const time = now().getTime();
        const wait = waitFor(await stateOf(host), host, time);
        if (wait === 0 && (await take(host, holder, time, spacingMs))) break;
        checkPatience(host, wait, giveUpAt - time);
        await sleep(wait + 1 + Math.floor(random() * JITTER_MS));
      }
      return {
        async leave() {
          const time = now().getTime();
          // The spacing may have been moved further by a pause in the meantime: then only the turn is given back.
          const spaced = await table.update(keyOf(host), {
            expression: 'SET openFrom = :next, heldUntil = :none, #holder = :nobody',
            condition: '#holder = :me AND openFrom <= :next',
            names: { '#holder': 'holder' },
            values: { ':next': time + spacingMs, ':none': 0, ':nobody': '', ':me': holder },
          });
          if (spaced === 'refused')
            await table.update(keyOf(host), {
              expression: 'SET heldUntil = :none, #holder = :nobody',
              condition: '#holder = :me',
              names: { '#holder': 'holder' },
              values: { ':none': 0, ':nobody': '', ':me': holder },
            });
        },
      };
    },
    pause: (host, until) => moveForward(host, 'openFrom', until.getTime()),
    close: (host, until) => moveForward(host, 'closedUntil', until.getTime()),
  };
}
