/**
 * The ledger: who gets an edition, and what became of each mail.
 *
 * Access patterns:
 *   one delivery                 DELIVERY#<week>#<language> / META
 *   deliveries still open        gsi1: DELIVERIES#OPEN / <week>#<language>
 *   one chunk                    DELIVERY#<week>#<language>#<0..7> / CHUNK#<attempt>-<number>
 *   what SES told of a chunk     the same partition / REPORTS#<attempt>-<number>   {reports}
 *   what SES told, counted       DELIVERY#<week>#<language> / COUNTS   so that one bounce needs to read nothing else
 *   all chunks of an attempt     the eight partitions, by prefix; eight, since one partition takes 1,000 writes/s
 *   what an operator forced      DELIVERY#<week>#<language> / FORCED#<instant>
 *
 * The sender writes a chunk twice (claim, record), the feedback only the small row beside it: the two never meet.
 */
import { readEach, readRow } from '../../platform/stored.ts';
import type { Key, Table, WriteOutcome } from '../../platform/table.ts';
import type { Counts } from './breaker.ts';
import type { Chunk, Delivery, DeliveryKey } from './delivery.ts';
import { CHUNK_FORM, DELIVERY_FORM, REPORTS_FORM } from './ledger-rows.ts';

const PARTITIONS = 8;
/** Reader ids in old chunks serve nobody; a year covers every question about a delivery. */
const CHUNK_LIFE_SECONDS = 400 * 86_400;
/** A chunk's row holds some five kilobytes. */
const PAGE = { consistent: true, pageSize: 50 } as const;

export const deliveryKey = ({ week, language }: DeliveryKey): Key => ({
  pk: `DELIVERY#${week}#${language}`,
  sk: 'META',
});

export function chunkKey(delivery: DeliveryKey, id: string): Key {
  const number = Number(id.split('-').at(-1));
  return { pk: `${deliveryKey(delivery).pk}#${number % PARTITIONS}`, sk: `CHUNK#${id}` };
}

const openIndex = ({ week, language }: DeliveryKey) => ({
  gsi1pk: 'DELIVERIES#OPEN',
  gsi1sk: `${week}#${language}`,
});

const reportsKey = (chunk: Chunk): Key => ({ pk: chunkKey(chunk, chunk.id).pk, sk: `REPORTS#${chunk.id}` });

/** Five digits or six, which are fifty million readers. */
export const chunkId = (attempt: string, number: number): string => `${attempt}-${String(number).padStart(5, '0')}`;

/** What SES told of a chunk can't be read: nobody of it is mailed on a guess, and nothing is written over it. */
export class UnreadableReportsError extends Error {
  override name = 'UnreadableReportsError' as const;
  readonly retryable = false;
}

export interface Ledger {
  /** Undefined where there is none that can be read. */
  load(delivery: DeliveryKey): Promise<Delivery | undefined>;
  /** Begins, or takes over from one whose lease is over; refused when another is at it or was. */
  begin(delivery: Delivery, before: Delivery | undefined): Promise<WriteOutcome>;
  /** From one state to the next, by whoever owns the attempt. */
  advance(
    delivery: Delivery,
    to: Delivery['state'],
    figures?: { candidates: number; chunks: number; unreadable: number },
  ): Promise<WriteOutcome>;
  /** Makes a finished delivery an open one, with its further chunks if there are any. */
  reopen(delivery: Delivery, figures: { candidates: number; chunks: number }): Promise<WriteOutcome>;
  releaseLease(delivery: Delivery): Promise<void>;
  open(): AsyncGenerator<Delivery>;
  writeChunks(chunks: readonly Chunk[], now: number): Promise<void>;
  /** Undefined where there is none that can be read. */
  loadChunk(delivery: DeliveryKey, id: string): Promise<Chunk | undefined>;
  /** Every chunk that can be read with its reports; a page of one partition in memory at a time. */
  chunks(delivery: Delivery): AsyncGenerator<Chunk>;
  /** @throws UnreadableReportsError */
  loadReports(chunk: Chunk): Promise<string | undefined>;
  /** Replaces the reports if they are still what was read. */
  saveReports(chunk: Chunk, before: string | undefined, after: string): Promise<WriteOutcome>;
  /** Adds what SES newly told of a delivery's mails; answers all that it told. A worker that dies before it is not made up for. */
  count(delivery: DeliveryKey, told: Counts): Promise<Counts>;
  /** Every chunk's reports that stand so far, one text of letters each. */
  reports(delivery: Delivery): AsyncGenerator<string>;
  /** Stops a delivery for good; an operator decides what then. */
  halt(delivery: DeliveryKey, reason: string): Promise<WriteOutcome>;
  /** Takes a prepared chunk as it was read; `after` holds the new claim. */
  claim(before: Chunk, after: Chunk & { claim: string }): Promise<WriteOutcome>;
  /** Writes what became of it, for the one who claimed it. */
  record(after: Chunk & { claim: string }): Promise<WriteOutcome>;
  /** Whatever the expired worker left open becomes unknown; refused when it recorded after all. */
  expire(chunk: Chunk & { claim: string }, states: string): Promise<WriteOutcome>;
  /** A done chunk is prepared again for those whose state is P now; whoever claimed it before can no longer record. */
  prepareAgain(before: Chunk, states: string): Promise<WriteOutcome>;
}

/** Chunks are numbered from 0, so a small delivery fills the first partitions alone. */
const partitionsOf = (delivery: Delivery): string[] =>
  Array.from({ length: Math.min(PARTITIONS, delivery.chunks) }, (_, i) => `${deliveryKey(delivery).pk}#${i}`);

export function createLedger(table: Table): Ledger {
  const reportRows = (pk: string, { attempt }: Delivery) =>
    readEach(table, REPORTS_FORM, table.query({ pk, prefix: `REPORTS#${attempt}-`, consistent: true }));

  return {
    async load(delivery) {
      const item = await table.get(deliveryKey(delivery));
      return item && readRow(table, DELIVERY_FORM, item).read;
    },
    begin(delivery, before) {
      return table.put(
        { ...deliveryKey(delivery), ...delivery, ...openIndex(delivery) },
        before
          ? {
              expression: 'attempt = :attempt AND #state = :preparing AND leaseUntil = :lease',
              names: { '#state': 'state' },
              values: { ':attempt': before.attempt, ':preparing': 'preparing', ':lease': before.leaseUntil },
            }
          : { expression: 'attribute_not_exists(pk)' },
        { attribute: 'attempt', value: delivery.attempt },
      );
    },
    advance(delivery, to, figures) {
      const finished = to === 'finished';
      return table.update(deliveryKey(delivery), {
        expression:
          `SET #state = :to${figures ? ', candidates = :candidates, chunks = :chunks, unreadable = :unreadable' : ''}` +
          (finished ? ' REMOVE gsi1pk, gsi1sk' : ''),
        condition: 'attempt = :attempt AND #state <> :finished',
        names: { '#state': 'state' },
        values: {
          ':to': to,
          ':attempt': delivery.attempt,
          ':finished': 'finished',
          ...(figures && {
            ...{ ':candidates': figures.candidates, ':chunks': figures.chunks, ':unreadable': figures.unreadable },
          }),
        },
      });
    },
    reopen(delivery, { candidates, chunks }) {
      const { gsi1pk, gsi1sk } = openIndex(delivery);
      return table.update(deliveryKey(delivery), {
        expression: 'SET #state = :open, candidates = :candidates, chunks = :chunks, gsi1pk = :pk, gsi1sk = :sk',
        condition: '#state = :finished AND chunks = :before',
        names: { '#state': 'state' },
        values: {
          ...{ ':open': 'enqueued', ':finished': 'finished', ':pk': gsi1pk, ':sk': gsi1sk },
          ...{ ':candidates': candidates, ':chunks': chunks, ':before': delivery.chunks },
        },
      });
    },
    async releaseLease(delivery) {
      await table.update(deliveryKey(delivery), {
        expression: 'SET leaseUntil = :none',
        condition: 'attempt = :attempt',
        values: { ':none': 0, ':attempt': delivery.attempt },
      });
    },
    open: () => readEach(table, DELIVERY_FORM, table.query({ pk: 'DELIVERIES#OPEN', index: 'gsi1' })),
    async writeChunks(chunks, now) {
      const ttl = Math.floor(now / 1000) + CHUNK_LIFE_SECONDS;
      await table.batchPut(chunks.map(({ reports: _beside, ...row }) => ({ ...chunkKey(row, row.id), ...row, ttl })));
    },
    async loadChunk(delivery, id) {
      const item = await table.get(chunkKey(delivery, id));
      return item && readRow(table, CHUNK_FORM, item).read;
    },
    async *chunks(delivery) {
      for (const pk of partitionsOf(delivery)) {
        const reports = new Map<string, string>();
        for await (const { sk, reports: letters } of reportRows(pk, delivery))
          reports.set(sk.slice('REPORTS#'.length), letters);
        const rows = table.query({ pk, prefix: `CHUNK#${delivery.attempt}-`, ...PAGE });
        for await (const chunk of readEach(table, CHUNK_FORM, rows))
          yield { ...chunk, reports: reports.get(chunk.id) ?? chunk.reports };
      }
    },
    async loadReports(chunk) {
      const item = await table.get(reportsKey(chunk));
      if (!item) return undefined;
      const { read, setAside } = readRow(table, REPORTS_FORM, item);
      if (setAside) throw new UnreadableReportsError(`${setAside.key}: ${setAside.reason}`);
      return read.reports;
    },
    saveReports(chunk, before, after) {
      return table.update(reportsKey(chunk), {
        expression: 'SET reports = :after',
        condition: before === undefined ? 'attribute_not_exists(pk)' : 'reports = :before',
        values: { ':after': after, ...(before !== undefined && { ':before': before }) },
      });
    },
    count(delivery, { delivered, bounced, complained }) {
      return table.add({ ...deliveryKey(delivery), sk: 'COUNTS' }, { delivered, bounced, complained });
    },
    async *reports(delivery) {
      for (const pk of partitionsOf(delivery)) {
        for await (const { reports } of reportRows(pk, delivery)) yield reports;
      }
    },
    halt(delivery, reason) {
      return table.update(deliveryKey(delivery), {
        expression: 'SET halted = :reason',
        condition: 'attribute_exists(pk) AND attribute_not_exists(halted)',
        values: { ':reason': reason },
      });
    },
    claim(before, after) {
      return table.update(chunkKey(before, before.id), {
        expression: `SET #state = :state, claim = :claim, leaseUntil = :lease, states = :states, reasons = :reasons`,
        condition: '#state = :prepared AND states = :before',
        names: { '#state': 'state' },
        values: {
          ...{ ':state': after.state, ':claim': after.claim, ':lease': after.leaseUntil, ':states': after.states },
          ...{ ':reasons': after.reasons, ':prepared': 'prepared', ':before': before.states },
        },
        owner: { attribute: 'claim', value: after.claim },
      });
    },
    record(after) {
      return table.update(chunkKey(after, after.id), {
        expression: 'SET #state = :state, states = :states, reasons = :reasons, messageIds = :ids',
        // Also after a sweeper called it unknown: what SES answered is the better knowledge.
        condition: 'claim = :claim AND #state <> :prepared',
        names: { '#state': 'state' },
        values: {
          ...{ ':state': after.state, ':states': after.states, ':reasons': after.reasons, ':ids': after.messageIds },
          ...{ ':claim': after.claim, ':prepared': 'prepared' },
        },
      });
    },
    expire(chunk, states) {
      return table.update(chunkKey(chunk, chunk.id), {
        expression: 'SET #state = :done, states = :states',
        condition: '#state = :claimed AND claim = :claim AND states = :before',
        names: { '#state': 'state' },
        values: {
          ...{ ':done': 'done', ':claimed': 'claimed', ':states': states },
          ...{ ':claim': chunk.claim, ':before': chunk.states },
        },
      });
    },
    prepareAgain(before, states) {
      return table.update(chunkKey(before, before.id), {
        expression: 'SET #state = :prepared, states = :states, retries = :retries',
        condition: '#state = :done AND states = :before',
        names: { '#state': 'state' },
        values: {
          ...{ ':prepared': 'prepared', ':done': 'done', ':states': states, ':before': before.states },
          ':retries': (before.retries ?? 0) + 1,
        },
      });
    },
  };
}
