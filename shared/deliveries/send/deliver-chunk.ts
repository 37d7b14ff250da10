/** One chunk from prepared to recorded: slot, last look, claim, SES, record. Everything before SES may be repeated. */
import type { Table } from '../../platform/table.ts';
import { type Chunk, effectiveState } from '../ledger/delivery.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { DeliverMessage } from '../ledger/prepare.ts';
import type { RecipientServices } from '../ledger/recipients.ts';
import { noStage, type Stage } from '../ledger/stage.ts';
import type { Allowance } from './account.ts';
import { callSize, callSpacing } from './call-size.ts';
import { type LastLook, lookOnceMore, type Mailable } from './consent.ts';
import type { Mailer } from './mailer.ts';
import type { Pace } from './pace.ts';
import { pauseSending } from './pause.ts';
import { sendClaimed } from './send-claimed.ts';
import type { Trouble } from './ses-outcome.ts';
import type { Templates } from './templates.ts';

export interface DeliverServices extends RecipientServices {
  readonly table: Table;
  readonly mailer: Mailer;
  readonly allowance: Allowance;
  readonly templates: Templates;
  readonly pace: Pace;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly ids: () => string;
  /** The table's own name; chunks of a restored copy are not sent. */
  readonly home: string;
  readonly stage?: Stage;
}

export interface ChunkTally {
  readonly sent: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly unknown: number;
}

export type ChunkResult =
  | ({ readonly outcome: 'done' } & ChunkTally)
  /** Nothing to do: another has it, it is finished, or it belongs to a delivery that does not count. */
  | { readonly outcome: 'not-ours'; readonly reason: string }
  /** Still prepared. `until` says when sending may go on. */
  | ({ readonly outcome: 'held'; readonly reason: string; readonly until: number } & ChunkTally);

/** The message names a chunk that does not exist or can't be read. A retry cannot help. */
export class NoChunkError extends Error {
  override name = 'NoChunkError' as const;
  readonly retryable = false;
}

/** The last call to SES may hang for 20 s; its outcome is still recorded before the function is stopped. */
export const CLOSING_MS = 25_000;
/** The claim ends so long after the worker's own end: then it is surely gone (clocks of Lambda differ by less). */
const LEASE_MARGIN_MS = 60_000;
/** Reading and claiming take about this; they happen right before the slot, not minutes before it. */
const LOOK_AHEAD_MS = 100;
/** A delivery older than this is not continued: next week's edition is there. */
export const OLDEST_DELIVERY_MS = 7 * 86_400_000;

const NOTHING: ChunkTally = { sent: 0, rejected: 0, skipped: 0, unknown: 0 };
const held = (reason: string, until: number): ChunkResult => ({ outcome: 'held', reason, until, ...NOTHING });
const notOurs = (reason: string): ChunkResult => ({ outcome: 'not-ours', reason });

/** @param deadline epoch milliseconds at which the worker is stopped */
export async function deliverChunk(
  message: DeliverMessage,
  services: DeliverServices,
  deadline: number,
): Promise<ChunkResult> {
  const { table, now, sleep } = services;
  const stage = services.stage ?? noStage;
  const ledger = createLedger(table);
  const chunk = await ledger.loadChunk(message, message.chunk);
  if (!chunk)
    throw new NoChunkError(`there is no readable chunk ${message.chunk} of ${message.week} ${message.language}`);
  if (chunk.state !== 'prepared') return notOurs(chunk.state);

  const states = await statesNow(ledger, chunk);
  const waiting = states.flatMap((state, i) => (state === 'P' ? [i] : []));
  const grant = await services.allowance.ask();
  if (!grant.sending) return holdAll(services, 'account', 'SES says that the account does not send');
  // An allowance smaller than a chunk is used all the same; who is beyond it stays prepared.
  const open = waiting.slice(0, grant.leftToday);
  const usedUp = () => holdAll(services, 'daily-quota', 'the quota of 24 hours is used up');
  if (open.length === 0 && waiting.length > 0) return usedUp();
  const delivery = await ledger.load(chunk);
  if (!delivery) return notOurs('no such delivery');
  const template = await services.templates(delivery, chunk.depth);
  const size = callSize(grant.perSecond);
  const spacing = callSpacing(size, grant.perSecond);
  const latest = deadline - CLOSING_MS;
  const earliest = now() + LOOK_AHEAD_MS;
  const slot = await services.pace.reserve(spacing * Math.ceil(open.length / size), { earliest, latest });

  await sleep(Math.max(0, slot - now() - LOOK_AHEAD_MS));
  const look = await lookOnceMore(table, chunk, open, now());
  const reason = notThisDelivery(look, chunk, services);
  if (reason) return notOurs(reason);
  if (look.pause) return held(look.pause.reason, look.pause.until);

  await stage('before-claim');
  const claimed = await claim(ledger, chunk, states, look, services.ids(), deadline + LEASE_MARGIN_MS);
  if (!claimed) return notOurs('claimed by another');
  if (claimed.state === 'done') return { outcome: 'done', ...NOTHING, skipped: open.length };
  const mailable = new Map([...look.readers].filter((entry): entry is [number, Mailable] => 'id' in entry[1]));
  const skipped = open.length - mailable.size;
  const result = await sendClaimed(
    claimed,
    mailable,
    template,
    { ...services, ledger, stage },
    { slot, size, spacing, latest, perSecond: grant.perSecond },
  );
  const tally = { ...result.tally, skipped };
  services.allowance.spend(tally.sent + tally.unknown);
  if (!result.trouble)
    return open.length < waiting.length ? { ...(await usedUp()), ...tally } : { outcome: 'done', ...tally };
  return { ...(await holdAll(services, result.trouble.trouble, result.trouble.reason)), ...tally };
}

/** Of readers who are handed out once more, SES may have told meanwhile that the first mail went out after all. */
async function statesNow(ledger: Ledger, chunk: Chunk): Promise<string[]> {
  const reports = chunk.retries ? await ledger.loadReports(chunk) : undefined;
  return [...chunk.states].map((state, i) => effectiveState(state, reports?.[i] ?? '.'));
}

async function claim(
  ledger: Ledger,
  chunk: Chunk,
  before: readonly string[],
  look: LastLook,
  attempt: string,
  leaseUntil: number,
) {
  const states = [...before];
  const reasons: Record<string, string> = { ...chunk.reasons };
  for (const [position, reader] of look.readers) {
    if (!('skip' in reader)) continue;
    states[position] = 'K';
    reasons[position] = reader.skip;
  }
  const state = states.includes('P') ? 'claimed' : 'done';
  const after = { ...chunk, state, claim: attempt, leaseUntil, states: states.join(''), reasons } as const;
  return (await ledger.claim(chunk, after)) === 'written' ? after : undefined;
}

/** Why a chunk's delivery does not count (any more), or undefined. */
function notThisDelivery({ delivery }: LastLook, chunk: Chunk, services: DeliverServices): string | undefined {
  if (!delivery) return 'no such delivery';
  if (!chunk.id.startsWith(`${delivery.attempt}-`)) return 'of an abandoned attempt';
  if (delivery.home !== services.home) return 'of a restored table';
  if (delivery.halted) return `halted: ${delivery.halted}`;
  if (services.now() - delivery.frozenAt > OLDEST_DELIVERY_MS) return 'too old';
  return undefined;
}

async function holdAll(services: DeliverServices, trouble: Trouble, reason: string): Promise<ChunkResult> {
  const until = await pauseSending(services.table, trouble, reason, services.now());
  return held(reason, until);
}
