/** The part of a delivery that cannot be repeated: the calls to SES and the record of what they answered. */

import type { Chunk } from '../ledger/delivery.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type RecipientServices, toRecipient } from '../ledger/recipients.ts';
import type { Stage } from '../ledger/stage.ts';
import type { Mailable } from './consent.ts';
import type { Mailer, MailTemplate, Recipient } from './mailer.ts';
import type { Pace } from './pace.ts';
import type { EntryOutcome, Trouble } from './ses-outcome.ts';

export interface SendServices extends RecipientServices {
  readonly ledger: Ledger;
  readonly mailer: Mailer;
  readonly pace: Pace;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly stage: Stage;
}

export interface Pacing {
  /** Epoch milliseconds of the first call. */
  readonly slot: number;
  /** Mails of one call. */
  readonly size: number;
  /** Milliseconds from one call to the next. */
  readonly spacing: number;
  /** What SES grants. */
  readonly perSecond: number;
  /** No call begins later (epoch ms). */
  readonly latest: number;
}

export interface SendResult {
  readonly tally: { readonly sent: number; readonly rejected: number; readonly unknown: number };
  /** SES refused some; they are prepared again. */
  readonly trouble?: { readonly trouble: Trouble; readonly reason: string };
}

type Claimed = Chunk & { claim: string };

/**
 * A small grant needs many calls for one chunk; writing after each would cost more than 0.1 writes a mail. A worker
 * killed in between leaves the calls of one third unknown at most.
 */
const RECORDS_PER_CHUNK = 3;
/** What the share of the grant that is not planned for makes up for: a fiftieth of a second. */
const LATE_MS = 20;

/** Sends to the mailable positions of a claimed chunk and records. Throws NoSlotError and what a stage or the table throws. */
export async function sendClaimed(
  chunk: Claimed,
  mailable: ReadonlyMap<number, Mailable>,
  template: MailTemplate,
  services: SendServices,
  pacing: Pacing,
): Promise<SendResult> {
  const { size } = pacing;
  const book = openBook(chunk);
  const ready = address(chunk, mailable, template, services, book);
  await services.stage('after-claim');
  const calls = Array.from({ length: Math.ceil(ready.length / size) }, (_, k) => ready.slice(k * size, (k + 1) * size));
  const callsPerRecord = Math.max(1, Math.ceil(calls.length / RECORDS_PER_CHUNK));
  const due = await planCalls(calls.length, pacing, services).catch(async (error: Error) => {
    // Nothing was sent: the chunk is anybody's again.
    await services.ledger.record(book.page(true));
    throw error;
  });
  for (let first = 0; first < calls.length && !book.trouble; first += callsPerRecord) {
    const group = calls.slice(first, first + callsPerRecord);
    await services.stage('before-ses');
    await Promise.all(
      group.map(async (call, k) => {
        await services.sleep(Math.max(0, due[first + k]! - services.now()));
        const answered = await services.pace.pass(call.length, pacing.perSecond);
        if (book.trouble) return;
        const outcomes = await services.mailer.send(
          template,
          call.map(({ recipient }) => recipient),
        );
        answered();
        for (const [i, { position }] of call.entries()) book.enter(position, outcomes[i]!);
      }),
    );
    await services.stage('after-ses');
    const last = first + callsPerRecord >= calls.length || book.trouble !== undefined;
    await services.ledger.record(book.page(last));
    await services.stage('after-record');
  }
  if (calls.length === 0) await services.ledger.record(book.page(true));
  return { tally: book.tally, ...(book.trouble && { trouble: book.trouble }) };
}

/**
 * When each call leaves. A worker that was held up until here, by a cold start or for want of a processor, would send close
 * to calls of other workers that are on time: what it missed it does at the end, in a slot of its own.
 * @throws NoSlotError
 */
export async function planCalls(
  calls: number,
  { slot, spacing, latest }: Pick<Pacing, 'slot' | 'spacing' | 'latest'>,
  { pace, now }: Pick<SendServices, 'pace' | 'now'>,
): Promise<number[]> {
  const planned = Array.from({ length: calls }, (_, k) => slot + k * spacing);
  const onTime = planned.filter((due) => due >= now() - LATE_MS);
  const missed = calls - onTime.length;
  if (missed === 0) return planned;
  const further = await pace.reserve(missed * spacing, { earliest: now(), latest });
  return [...onTime, ...Array.from({ length: missed }, (_, k) => further + k * spacing)];
}

/** A reader whose part cannot be made (an address that does not open) is rejected alone; the others go out (P-23). */
function address(
  chunk: Chunk,
  mailable: ReadonlyMap<number, Mailable>,
  template: MailTemplate,
  services: SendServices,
  book: Book,
) {
  const ready: { position: number; recipient: Recipient }[] = [];
  for (const [position, reader] of mailable) {
    try {
      ready.push({ position, recipient: toRecipient(reader, chunk, template, services) });
    } catch {
      book.enter(position, { kind: 'rejected', reason: 'render' });
    }
  }
  return ready;
}

interface Book {
  readonly tally: { sent: number; rejected: number; unknown: number };
  trouble: SendResult['trouble'];
  enter(position: number, outcome: EntryOutcome): void;
  /** The row as it stands; `last` decides between done and prepared again. */
  page(last: boolean): Claimed;
}

function openBook(chunk: Claimed): Book {
  const states = [...chunk.states];
  const reasons: Record<string, string> = { ...chunk.reasons };
  const messageIds: Record<string, string> = { ...chunk.messageIds };
  const book: Book = {
    tally: { sent: 0, rejected: 0, unknown: 0 },
    trouble: undefined,
    enter(position, outcome) {
      if (outcome.kind === 'refused') {
        book.trouble ??= { trouble: outcome.trouble, reason: outcome.reason };
        return;
      }
      states[position] = { sent: 'S', rejected: 'R', unknown: 'U' }[outcome.kind];
      book.tally[outcome.kind] += 1;
      if (outcome.kind === 'sent') messageIds[position] = outcome.messageId;
      else reasons[position] = outcome.reason;
    },
    page: (last) => ({
      ...chunk,
      ...{ states: states.join(''), reasons, messageIds },
      state: !last ? 'claimed' : states.includes('P') ? 'prepared' : 'done',
    }),
  };
  return book;
}
