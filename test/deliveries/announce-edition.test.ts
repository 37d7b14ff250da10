import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type AnnounceServices, announceEdition } from '../../shared/deliveries/announce-edition.ts';
import { createPostBook } from '../../shared/deliveries/channels/book.ts';
import { createLedger } from '../../shared/deliveries/ledger/ledger.ts';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper } from '../support/sample-edition.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
  const asked = { address: 'reader@example.com', language: 'ja', depth: 'all' } as never;
  const readers = createReaderStore(real.table, Date.now);
  await addConfirmedReader({ readers, seal: createAddressSeal(KEYS) }, asked);
});
afterAll(() => real.stop());

let week: string;
let number = 0;
let queued: { channel?: string }[];
let services: AnnounceServices;
beforeEach(() => {
  week = `2031-W${String(++number).padStart(2, '0')}`;
  queued = [];
  const now = () => Date.parse('2031-01-06T00:00:00Z');
  services = {
    ...{ table: real.table, readers: createReaderStore(real.table, now), now, home: 'here' },
    queue: { send: async (messages) => void queued.push(...(messages as { channel?: string }[])) },
    ids: () => `a${++number}`,
    channels: [{ name: 'team', kind: 'slack', language: 'ja' }],
    contentOf: async () => 'content-of-this-week',
    onPostsFailed: (error) => {
      throw error;
    },
  };
});
const announce = (papers = [samplePaper()], over: Partial<AnnounceServices> = {}) =>
  announceEdition({ week, language: 'ja', papers }, undefined, { ...services, ...over });

test('an edition goes to its readers with the content of its freeze, and to its channels', async () => {
  expect(await announce()).toMatchObject({ outcome: 'prepared', candidates: 1 });
  expect(queued.map(({ channel }) => channel)).toEqual([undefined, 'team']);
  expect(await createLedger(real.table).load({ week, language: 'ja' })).toMatchObject({
    content: 'content-of-this-week',
  });
});

test('it goes to its channels though no reader takes it by mail', async () => {
  const readers = { audience: async function* () {} } as never;
  expect(await announce([samplePaper()], { readers })).toEqual({ outcome: 'skipped-empty' });
  expect(queued.map(({ channel }) => channel)).toEqual(['team']);
});

test('one of which nothing could be read goes to nobody', async () => {
  const { failure: _, ...paper } = samplePaper();
  expect(await announce([{ ...paper, failure: 'unreachable' } as never])).toEqual({ outcome: 'skipped-empty' });
  expect(queued).toEqual([]);
});

test('one without papers is frozen for its readers where they are to be told, and for no channel', async () => {
  expect(await announce([])).toMatchObject({ outcome: 'prepared' });
  expect(queued.map(({ channel }) => channel)).toEqual([undefined]);
});

test('posts that could not be booked fail no mail, and are booked when the edition is announced again', async () => {
  const failed: unknown[] = [];
  const broken = {
    send: async (messages: readonly object[]) => {
      if (messages.some((message) => 'channel' in message)) throw new Error('the queue is away');
    },
  };
  const prepared = await announce([samplePaper()], {
    queue: broken,
    onPostsFailed: (error) => void failed.push(error),
  });
  expect(prepared).toMatchObject({ outcome: 'prepared' });
  expect(failed).toHaveLength(1);
  await announce();
  expect(queued.map(({ channel }) => channel)).toEqual([undefined, 'team']);
  expect(await createPostBook(real.table).all({ week, language: 'ja' })).toHaveLength(1);
});
