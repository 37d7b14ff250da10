/**
 * Everything a delivery needs, built around engines that a test has started: the same functions that the Lambdas
 * load, with the test's clock, queue and SES.
 */
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { deliver } from '../../functions/deliver.ts';
import { feedback } from '../../functions/feedback.ts';
import type { SweepDeliveriesServices } from '../../shared/deliveries/aftermath/sweep.ts';
import type { DeliverMessage } from '../../shared/deliveries/ledger/prepare.ts';
import type { Stage } from '../../shared/deliveries/ledger/stage.ts';
import { createAllowance } from '../../shared/deliveries/send/account.ts';
import type { DeliverServices } from '../../shared/deliveries/send/deliver-chunk.ts';
import { createMailer } from '../../shared/deliveries/send/mailer.ts';
import { createPace } from '../../shared/deliveries/send/pace.ts';
import { createSendingClient } from '../../shared/deliveries/send/sending-client.ts';
import { createTemplates, type TemplateServices } from '../../shared/deliveries/send/templates.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import type { Table } from '../../shared/platform/table.ts';
import { type AddressSeal, createAddressSeal } from '../../shared/readers/address/address-key.ts';
import type { Keys } from '../../shared/readers/links/signing-keys.ts';
import type { Depth } from '../../shared/readers/reader.ts';
import { createReaderStore, type ReaderStore } from '../../shared/readers/reader-store.ts';
import { LOCAL, TABLE_NAME } from './real-table.ts';
import { sampleEdition } from './sample-edition.ts';

export const SITE = 'https://digest.example';
export const EDITION = { week: '2024-W13', language: 'ja' } as const;
export const KEYS: Keys = {
  current: { id: '1', key: 'key-for-links-of-the-tests' },
  addressKey: 'key-for-addresses-of-the-tests',
  origin: 'what-cloudfront-sends-in-tests',
};

export interface RigOptions {
  readonly table: Table;
  readonly sesEndpoint: string;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly stage?: Stage;
  readonly templates?: Partial<TemplateServices>;
  /** Milliseconds the SES client waits for an answer. */
  readonly sesTimeout?: number;
  readonly unsubscribeMailbox?: string;
  readonly ids?: () => string;
  /** Told of the SES client before it sends anything. */
  readonly onClient?: (client: SESv2Client) => void;
}

export interface Rig {
  readonly prepare: SweepDeliveriesServices;
  readonly deliver: DeliverServices;
  /** Messages that were enqueued and not yet taken. */
  readonly messages: DeliverMessage[];
  addReaders(count: number, depth?: Depth, from?: number): Promise<string[]>;
  /** Works the queue until it is empty, so many messages at once; what the handler throws is collected. */
  drain(workers?: number, remainingMs?: number): Promise<Error[]>;
  /** Hands SES events to the real feedback handler; answers the messages that failed. */
  report(events: readonly object[]): Promise<string[]>;
  /** Bodies that the feedback buried. */
  readonly buried: string[];
  readonly readers: ReaderStore;
  readonly seal: AddressSeal;
  /** What was counted for the alarms. */
  readonly counted: Record<string, number>;
  close(): void;
}

let made = 0;

export function createRig(options: RigOptions): Rig {
  const { table, sesEndpoint, now = Date.now, stage } = options;
  const sleep = options.sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
  const client = createSendingClient({ ...LOCAL, endpoint: sesEndpoint }, options.sesTimeout ?? 5000);
  options.onClient?.(client);
  const readers = createReaderStore(table, now);
  const seal = createAddressSeal(KEYS);
  const messages: DeliverMessage[] = [];
  const queue = {
    send: async (sent: readonly object[]) => {
      messages.push(...(sent as readonly DeliverMessage[]));
    },
    waiting: async () => messages.length,
  };
  const ids = options.ids ?? (() => `id${process.pid}_${made++}`);
  const common = { table, now, ids, home: TABLE_NAME, ...(stage && { stage }) };
  const services: DeliverServices = {
    ...common,
    ...{ sleep, seal, keys: KEYS, siteUrl: SITE },
    ...(options.unsubscribeMailbox && { unsubscribeMailbox: options.unsubscribeMailbox }),
    mailer: createMailer(client, {
      from: 'ロンブン <digest@digest.example>',
      configurationSet: 'ronbun',
      listId: 'Ronbun <ronbun.digest.example>',
    }),
    allowance: createAllowance(client, now),
    pace: createPace({ table, now, sleep }),
    templates: createTemplates({
      loadEdition: async () => sampleEdition(),
      renderMail: (edition, depth) => renderMail(edition, depth, { siteUrl: SITE }),
      ...options.templates,
    }),
  };

  const counted: Record<string, number> = {};
  const counter = {
    add(metric: string, value = 1) {
      counted[metric] = (counted[metric] ?? 0) + value;
    },
  };
  const buried: string[] = [];
  const deadLetters = { bury: async (body: string) => void buried.push(body) };

  async function work(errors: Error[], remainingMs: number): Promise<void> {
    for (let message = messages.shift(); message; message = messages.shift()) {
      await deliver(message, services, { remainingMs, counter }).catch((error: Error) => errors.push(error));
    }
  }

  return {
    prepare: { ...common, queue, readers },
    deliver: services,
    messages,
    async addReaders(count, depth = 'all', from = 0) {
      const { language } = EDITION;
      const rows = Array.from({ length: count }, (_, i) =>
        confirmedRow(seal, addressOf(from + i), language, depth, now()),
      );
      await table.batchPut(rows);
      return rows.map(({ pk }) => pk.slice('READER#'.length));
    },
    async drain(workers = 1, remainingMs = 300_000) {
      const errors: Error[] = [];
      await Promise.all(Array.from({ length: workers }, () => work(errors, remainingMs)));
      return errors;
    },
    async report(events) {
      const records = events.map((event, i) => ({ messageId: String(i), body: JSON.stringify(event) }));
      const failures: string[] = [];
      for (let i = 0; i < records.length; i += 10) {
        const services = { table, readers, seal, deadLetters, counter, report: () => {} };
        const { batchItemFailures } = await feedback(records.slice(i, i + 10), services);
        failures.push(...batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      }
      return failures;
    },
    ...{ buried, readers, seal, counted },
    close: () => client.destroy(),
  };
}

/** A confirmed reader's row as the store writes it, so that thousands can be written in batches. */
export function confirmedRow(seal: AddressSeal, address: string, language: 'ja' | 'en', depth: Depth, now: number) {
  const id = seal.readerId(address);
  return {
    ...{ pk: `READER#${id}`, sk: 'READER', state: 'active', version: 1, revision: 1, language, depth, topics: [] },
    ...{ address: seal.seal(address), requestedAt: now, confirmedAt: now, via: 'form' },
    ...{ gsi1pk: `AUDIENCE#${id.charCodeAt(0) % 16}`, gsi1sk: `${language}#${depth}#${id}` },
  };
}

export const addressOf = (i: number): string => `reader${i}@example.com`;
