/**
 * Everything a delivery needs, built around engines that a test has started: the same functions that the Lambdas
 * load, with the test's clock, queue and SES.
 */
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { deliver } from '../../functions/deliver.ts';
import { createAskGrant } from '../../shared/deliveries/account.ts';
import type { DeliverServices } from '../../shared/deliveries/deliver-chunk.ts';
import { createMailer } from '../../shared/deliveries/mailer.ts';
import type { DeliverMessage, PrepareServices } from '../../shared/deliveries/prepare.ts';
import type { Stage } from '../../shared/deliveries/stage.ts';
import { createTemplates, type TemplateServices } from '../../shared/deliveries/templates.ts';
import { renderMail } from '../../shared/editions/mail.ts';
import type { Table } from '../../shared/platform/table.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address-key.ts';
import type { Keys } from '../../shared/readers/keys.ts';
import type { Depth } from '../../shared/readers/reader.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
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
}

export interface Rig {
  readonly prepare: PrepareServices;
  readonly deliver: DeliverServices;
  /** Messages that were enqueued and not yet taken. */
  readonly messages: DeliverMessage[];
  addReaders(count: number, depth?: Depth, from?: number): Promise<string[]>;
  /** Works the queue until it is empty, so many messages at once; what the handler throws is collected. */
  drain(workers?: number, remainingMs?: number): Promise<Error[]>;
  close(): void;
}

let counter = 0;

export function createRig(options: RigOptions): Rig {
  const { table, sesEndpoint, now = Date.now, stage } = options;
  const sleep = options.sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
  const client = new SESv2Client({
    ...LOCAL,
    endpoint: sesEndpoint,
    maxAttempts: 1,
    requestHandler: { requestTimeout: options.sesTimeout ?? 5000, throwOnRequestTimeout: true },
  });
  const readers = createReaderStore(table, now);
  const seal = createAddressSeal(KEYS);
  const messages: DeliverMessage[] = [];
  const queue = {
    send: async (sent: readonly object[]) => {
      messages.push(...(sent as readonly DeliverMessage[]));
    },
  };
  const ids = () => `id${process.pid}_${counter++}`;
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
    askGrant: createAskGrant(client, now),
    templates: createTemplates({
      loadEdition: async () => sampleEdition(),
      renderMail: (edition, depth) => renderMail(edition, depth, { siteUrl: SITE }),
      ...options.templates,
    }),
  };

  async function work(errors: Error[], remainingMs: number): Promise<void> {
    for (let message = messages.shift(); message; message = messages.shift()) {
      await deliver(message, services, { remainingMs }).catch((error: Error) => errors.push(error));
    }
  }

  return {
    prepare: { ...common, queue, readers },
    deliver: services,
    messages,
    async addReaders(count, depth = 'all', from = 0) {
      const added: string[] = [];
      for (let i = from; i < from + count; i++) {
        const address = addressOf(i);
        added.push(await addConfirmedReader({ readers, seal }, { address, language: EDITION.language, depth }));
      }
      return added;
    },
    async drain(workers = 1, remainingMs = 300_000) {
      const errors: Error[] = [];
      await Promise.all(Array.from({ length: workers }, () => work(errors, remainingMs)));
      return errors;
    },
    close: () => client.destroy(),
  };
}

export const addressOf = (i: number): string => `reader${i}@example.com`;
