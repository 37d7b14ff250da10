/** The words of the ledger: a delivery is one edition's mailing, a chunk is at most 50 of its readers. Pure. */
import type { Language } from '../../language.ts';
import type { Week } from '../../papers/paper.ts';
import type { ReaderId } from '../../readers/address/address-key.ts';
import type { Depth } from '../../readers/reader.ts';

export interface DeliveryKey {
  readonly week: Week;
  readonly language: Language;
}

/** One SendBulkEmail call takes 50 destinations (SES quotas page). */
export const CHUNK_SIZE = 50;

/**
 * One letter per reader, in the chunk's order: P prepared, S sent, R rejected, K skipped, U unknown. A string, because
 * a row is written twice for 50 readers and every kilobyte of it costs a write unit.
 */
export type ReaderState = 'P' | 'S' | 'R' | 'K' | 'U';

/**
 * What SES told us afterwards, one letter per reader: `.` nothing, s send, x not sent after all (rendering failure,
 * reject), d delivered, t transient bounce, p permanent bounce, c complaint. A later letter never goes back.
 */
export const REPORTS = '.sxdtpc';
export type Report = '.' | 's' | 'x' | 'd' | 't' | 'p' | 'c';

export interface Chunk extends DeliveryKey {
  /** `<attempt>-<number>`, also an SES tag value. */
  readonly id: string;
  readonly depth: Depth;
  readonly readers: readonly ReaderId[];
  /** prepared: to be claimed; claimed: a worker is at it; done: every reader's state is final, save for U. */
  readonly state: 'prepared' | 'claimed' | 'done';
  /** Letters of ReaderState, written by the sender alone. */
  readonly states: string;
  /** Letters of Report from the row beside it, which the feedback alone writes; all `.` where there is none. */
  readonly reports: string;
  /** Attempt id of the claim. */
  readonly claim?: string;
  /** Epoch milliseconds after which the claiming worker is surely gone. */
  readonly leaseUntil?: number;
  /** SES message ids by position, for those that were sent. */
  readonly messageIds: Readonly<Record<string, string>>;
  /** Why by position, for those that were skipped or rejected. */
  readonly reasons: Readonly<Record<string, string>>;
  /** How often its uncertain readers were handed out once more; absent in nearly every chunk. */
  readonly retries?: number;
}

export interface Delivery extends DeliveryKey {
  /** preparing: chunks are being written; prepared: all stand; enqueued: all were handed to the queue; finished. */
  readonly state: 'preparing' | 'prepared' | 'enqueued' | 'finished';
  /** Names the chunks that count; those of an abandoned attempt are never enqueued. */
  readonly attempt: string;
  readonly leaseUntil: number;
  /** Epoch milliseconds; readers who confirmed later wait for the next edition. */
  readonly frozenAt: number;
  readonly candidates: number;
  readonly chunks: number;
  /** Rows of readers that could not be read when the audience was frozen: nobody is mailed by them. */
  readonly unreadable?: number;
  /** Which table it was frozen in; a restored copy has another name and mails nobody. */
  readonly home: string;
  /** Which content of the edition its readers get, all of them, whatever is frozen anew meanwhile; absent: whichever stands. */
  readonly content?: string;
  /** Set by the circuit breaker; only an operator lifts it. */
  readonly halted?: string;
}

/** What stands for a reader when the sender's letter and SES's reports are read together. */
export function effectiveState(state: string, report: string): ReaderState {
  if (report === 'x') return state === 'S' || state === 'U' ? 'R' : (state as ReaderState);
  if (report !== '.' && (state === 'U' || state === 'P')) return 'S';
  return state as ReaderState;
}

/** The later of two reports. */
export function laterReport(one: string, other: string): string {
  return REPORTS.indexOf(one) >= REPORTS.indexOf(other) ? one : other;
}

export const deliveryName = ({ week, language }: DeliveryKey): string => `${week} ${language}`;
