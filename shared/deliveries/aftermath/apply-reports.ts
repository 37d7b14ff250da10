/** What SES reports, carried into the ledger and to the readers it concerns. */
import { nextWeek } from '../../papers/time/week.ts';
import type { Counter } from '../../platform/metrics.ts';
import type { Table } from '../../platform/table.ts';
import { type Address, parseAddress } from '../../readers/address/address.ts';
import type { AddressSeal, ReaderId } from '../../readers/address/address-key.ts';
import type { ReaderStore } from '../../readers/reader-store.ts';
import type { Limits } from '../../readers/requests/limits.ts';
import { addCounts, type Counts, countLetters, whyHalt } from '../ledger/breaker.ts';
import { type Chunk, type DeliveryKey, laterReport } from '../ledger/delivery.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { SesReport } from './ses-event.ts';

export interface ApplyServices {
  readonly table: Table;
  readonly readers: Pick<ReaderStore, 'suppress' | 'noteSoftBounce'>;
  readonly seal: AddressSeal;
  /** Told of a mailbox that a notice did not reach: somebody may be signing up addresses that are none of theirs. */
  readonly limits?: Pick<Limits, 'noteBounce'>;
  readonly counter?: Counter;
}

/** Others kept writing the same reports. Asking again helps. */
export class ReportsBusyError extends Error {
  override name = 'ReportsBusyError' as const;
  readonly retryable = true;
}

const TRIES = 10;
/** A mailbox that is full five weeks out of six is left alone from then on. */
const SOFT_BOUNCES = 5;
const SOFT_BOUNCE_WEEKS = 6;

/** What reports newly told of a delivery. */
export interface Told {
  readonly delivery: DeliveryKey;
  readonly counts: Counts;
}

/**
 * Applies reports that name the same chunk (or none). Safe to repeat and in any order: the later report of a mail stands
 * and counts once. Throws when the table does; then nothing was acknowledged.
 * @returns what is new, for `countTold`; undefined where nothing is
 */
export async function applyReports(reports: readonly SesReport[], services: ApplyServices): Promise<Told | undefined> {
  const ledger = createLedger(services.table);
  const [first] = reports;
  const chunk = first && (await chunkOf(first, ledger));
  const told = new Map<ReaderId, SesReport['report']>();
  for (const report of reports) {
    for (const reader of readersOf(report, chunk, services.seal)) {
      told.set(reader, laterReport(told.get(reader) ?? '.', report.report) as SesReport['report']);
    }
  }
  // Readers first: a bounce that is written down is settled, and a crash in between must not skip a suppression.
  for (const [reader, report] of told) await suppressIfDue(reader, report, chunk, services);
  if (!chunk) {
    await brakeWhoAsked(reports, services);
    return undefined;
  }
  const counts = await writeReports(chunk, told, ledger);
  if (counts.bounced > 0) services.counter?.add('bounces', counts.bounced);
  if (counts.complained > 0) services.counter?.add('complaints', counts.complained);
  const { week, language } = chunk;
  return Object.values(counts).some((count) => count !== 0) ? { delivery: { week, language }, counts } : undefined;
}

/** Adds what a batch told of one delivery to its count, and halts it where SES would review its sender. */
export async function countTold(
  { delivery, counts }: Told,
  { table, counter }: Pick<ApplyServices, 'table' | 'counter'>,
): Promise<void> {
  const ledger = createLedger(table);
  const all = await ledger.count(delivery, counts);
  // Not for a repeated report, or for good news: an operator may have lifted the halt since.
  const reason = counts.bounced > 0 || counts.complained > 0 ? whyHalt(all) : undefined;
  if (reason && (await ledger.halt(delivery, reason)) === 'written') counter?.add('sendingPaused');
}

async function chunkOf({ chunk, week, language }: SesReport, ledger: Ledger): Promise<Chunk | undefined> {
  return chunk && week && language ? ledger.loadChunk({ week, language }, chunk) : undefined;
}

/** Of what bounced, notices alone belong to no chunk. */
async function brakeWhoAsked(reports: readonly SesReport[], { limits, seal }: ApplyServices): Promise<void> {
  const bounced = reports.filter(({ report, chunk }) => report === 'p' && chunk === undefined);
  const mailboxes = bounced.flatMap(({ addresses }) => addresses.flatMap((text) => addressIn(text) ?? []));
  for (const address of mailboxes) await limits?.noteBounce(seal.mailbox(address));
}

/** SES spells an address as it was handed over, or as its owner's server does. */
const addressIn = (text: string): Address | undefined => parseAddress(text.replace(/^.*<([^<>]*)>$/, '$1'));

/** Whom a report is about: the named recipients who are ours, else the reader of our tag. */
function readersOf(report: SesReport, chunk: Chunk | undefined, seal: AddressSeal): ReaderId[] {
  const named = report.addresses.flatMap((text) => {
    const address = addressIn(text);
    return address ? [seal.readerId(address)] : [];
  });
  if (!chunk) return named;
  const ours = named.filter((reader) => chunk.readers.includes(reader));
  return ours.length > 0 || !report.reader ? ours : [report.reader];
}

async function suppressIfDue(
  reader: ReaderId,
  report: SesReport['report'],
  chunk: Chunk | undefined,
  { readers }: ApplyServices,
): Promise<void> {
  if (report === 'c') return readers.suppress(reader, 'complaint');
  if (report === 'p') return readers.suppress(reader, 'bounce');
  if (report !== 't' || !chunk) return;
  const weeks = await readers.noteSoftBounce(reader, chunk.week);
  if (isLasting(weeks)) await readers.suppress(reader, 'bounce');
}

function isLasting(weeks: readonly string[]): boolean {
  if (weeks.length < SOFT_BOUNCES) return false;
  let week = weeks[0]!;
  for (let i = 1; i < SOFT_BOUNCE_WEEKS; i++) week = nextWeek(week);
  return weeks.at(-1)! <= week;
}

/** Writes the letters, answers what they change in the count. That SES accepted a mail which the sender knows as sent costs no row. */
async function writeReports(
  chunk: Chunk,
  told: ReadonlyMap<ReaderId, SesReport['report']>,
  ledger: Ledger,
): Promise<Counts> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await ledger.loadReports(chunk);
    const old = before ?? '.'.repeat(chunk.readers.length);
    const letters = [...old];
    for (const [reader, report] of told) {
      const position = chunk.readers.indexOf(reader);
      const plain = report === 's' && chunk.states[position] === 'S' && old[position] === '.';
      if (position >= 0 && !plain) letters[position] = laterReport(letters[position]!, report);
    }
    const after = letters.join('');
    if (after !== old && (await ledger.saveReports(chunk, before, after)) === 'refused') continue;
    return addCounts(countLetters(after), countLetters(old), -1);
  }
  throw new ReportsBusyError(`the reports of chunk ${chunk.id} were changed by others ${TRIES} times`);
}
