/** What SES reports, carried into the ledger and to the readers it concerns. */
import { nextWeek } from '../papers/week.ts';
import type { Counter } from '../platform/metrics.ts';
import type { Table } from '../platform/table.ts';
import { parseAddress } from '../readers/address.ts';
import type { AddressSeal, ReaderId } from '../readers/address-key.ts';
import type { ReaderStore } from '../readers/reader-store.ts';
import { whyHalt } from './breaker.ts';
import { type Chunk, laterReport } from './delivery.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { SesReport } from './ses-event.ts';

export interface SettleServices {
  readonly table: Table;
  readonly readers: Pick<ReaderStore, 'suppress' | 'noteSoftBounce'>;
  readonly seal: AddressSeal;
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

/**
 * Settles reports that name the same chunk (or none). Safe to repeat and in any order: the later report stands, and
 * only what changed is counted. Throws when the table does; then nothing was acknowledged.
 */
export async function settleReports(reports: readonly SesReport[], services: SettleServices): Promise<void> {
  const ledger = createLedger(services.table);
  const [first] = reports;
  const chunk = first && (await chunkOf(first, ledger));
  const told = new Map<ReaderId, SesReport['report']>();
  for (const report of reports) {
    for (const reader of readersOf(report, chunk, services.seal)) {
      told.set(reader, laterReport(told.get(reader) ?? '.', report.report) as SesReport['report']);
    }
  }
  // Readers first: what is counted below is counted once, and a crash in between must not skip a suppression.
  for (const [reader, report] of told) await heed(reader, report, chunk, services);
  if (chunk) await enter(chunk, told, ledger, services);
}

async function chunkOf({ chunk, week, language }: SesReport, ledger: Ledger): Promise<Chunk | undefined> {
  return chunk && week && language ? ledger.loadChunk({ week, language }, chunk) : undefined;
}

/** Whom a report is about: the named recipients who are ours, else the reader of our tag. */
function readersOf(report: SesReport, chunk: Chunk | undefined, seal: AddressSeal): ReaderId[] {
  const named = report.addresses.flatMap((text) => {
    const address = parseAddress(text.replace(/^.*<([^<>]*)>$/, '$1'));
    return address ? [seal.readerId(address)] : [];
  });
  if (!chunk) return named;
  const ours = named.filter((reader) => chunk.readers.includes(reader));
  return ours.length > 0 || !report.reader ? ours : [report.reader];
}

async function heed(
  reader: ReaderId,
  report: SesReport['report'],
  chunk: Chunk | undefined,
  { readers }: SettleServices,
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

/** Writes the letters that matter and counts what is new. A delivery that the sender knows as sent costs no row. */
async function enter(
  chunk: Chunk,
  told: ReadonlyMap<ReaderId, SesReport['report']>,
  ledger: Ledger,
  services: SettleServices,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await ledger.loadReports(chunk);
    const old = before ?? '.'.repeat(chunk.readers.length);
    const letters = [...old];
    for (const [reader, report] of told) {
      const position = chunk.readers.indexOf(reader);
      const plain = (report === 's' || report === 'd') && chunk.states[position] === 'S' && old[position] === '.';
      if (position >= 0 && !plain) letters[position] = laterReport(letters[position]!, report);
    }
    const after = letters.join('');
    if (after !== old && (await ledger.saveReports(chunk, before, after)) === 'refused') continue;
    return countNew(chunk, old, after, told, ledger, services);
  }
  throw new ReportsBusyError(`the reports of chunk ${chunk.id} were changed by others ${TRIES} times`);
}

async function countNew(
  chunk: Chunk,
  old: string,
  after: string,
  told: ReadonlyMap<ReaderId, SesReport['report']>,
  ledger: Ledger,
  { counter }: SettleServices,
): Promise<void> {
  const fresh = (letter: string) => [...after].filter((each, i) => each === letter && old[i] !== letter).length;
  const figures = {
    delivered: [...told.values()].filter((report) => report === 'd').length,
    ...{ bounced: fresh('p'), complained: fresh('c') },
  };
  if (figures.delivered + figures.bounced + figures.complained === 0) return;
  await ledger.count(chunk, figures);
  if (figures.bounced > 0) counter?.add('bounces', figures.bounced);
  if (figures.complained > 0) counter?.add('complaints', figures.complained);
  if (figures.bounced + figures.complained === 0) return;
  const delivery = await ledger.load(chunk);
  const reason = delivery && whyHalt(delivery);
  if (reason && (await ledger.halt(chunk, reason)) === 'written') counter?.add('sendingPaused');
}
