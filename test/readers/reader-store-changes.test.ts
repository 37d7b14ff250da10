import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Query, SetAside, Table } from '../../shared/platform/table.ts';
import { createReaderStore, ReaderBusyError, type ReaderStore } from '../../shared/readers/reader-store.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const HOUR = 3_600_000;
let real: RealTable;
let clock: FakeClock;
let readers: ReaderStore;
let id: string;
let made = 0;
beforeAll(async () => {
  real = await startTable();
});
beforeEach(() => {
  clock = createFakeClock();
  readers = createReaderStore(real.table, clock.now);
  id = `${String.fromCharCode(65 + (made % 26))}reader${made++}`;
});
afterAll(() => real.stop());

const seconds = () => clock.now() / 1000;
const WANTED = { address: 'sealed', language: 'en', depth: 'headlines', topics: ['RAG'], via: 'mail' } as const;
const signUp = (store = readers) => store.signUp({ id, ...WANTED });
const active = async () => {
  const { version } = await signUp();
  return (await readers.confirm(id, version))!;
};
const row = async (): Promise<Record<string, unknown>> => {
  const {
    pk: _pk,
    sk: _sk,
    ...fields
  }: Record<string, unknown> = (await real.table.get({ pk: `READER#${id}`, sk: 'READER' })) ?? {};
  return fields;
};
const put = (fields: object) => real.table.put({ pk: `READER#${id}`, sk: 'READER', ...fields });
const INDEX = { gsi1pk: expect.stringMatching(/^AUDIENCE#\d+$/), gsi1sk: expect.any(String) };

describe('what is stored of a reader', () => {
  test('who signs up is stored with every wish, an instant as version, and 72 hours', async () => {
    const reader = await signUp();
    const stored = { ...WANTED, state: 'pending', version: seconds(), requestedAt: clock.now(), revision: 1 };
    expect(await row()).toEqual({ ...stored, pendingUntil: clock.now() + 72 * HOUR, ttl: seconds() + 96 * 3600 });
    expect(reader).toEqual({ id, ...stored, pendingUntil: clock.now() + 72 * HOUR, softBounces: [] });
  });

  test('who confirms stands in the index by language and depth, and no longer runs out', async () => {
    const { version } = await signUp();
    clock.advance(HOUR);
    await readers.confirm(id, version);
    expect(await row()).toEqual({
      ...WANTED,
      ...{ state: 'active', version, requestedAt: clock.now() - HOUR, confirmedAt: clock.now(), revision: 2 },
      ...{ gsi1pk: expect.stringMatching(/^AUDIENCE#(?:\d|1[0-5])$/), gsi1sk: `en#headlines#${id}`, softBounces: [] },
    });
  });

  test('who leaves or is erased leaves a state, a higher version and nothing else', async () => {
    const { version } = await active();
    await readers.unsubscribe(id);
    expect(await row()).toEqual({ state: 'unsubscribed', version: version + 1, revision: 3 });
    expect(await readers.erase(id, version + 1)).toBe(true);
    expect(await row()).toEqual({ state: 'erased', version: version + 2, revision: 4 });
    await readers.unsubscribe(id);
    expect(await row()).toMatchObject({ state: 'erased', revision: 4 });
  });

  test('who only signed up may leave too', async () => {
    await signUp();
    await readers.unsubscribe(id);
    expect(await readers.load(id)).toMatchObject({ state: 'unsubscribed' });
  });

  test('who is unknown leaves, changes, is erased and bounces without a trace', async () => {
    await readers.unsubscribe(id);
    await readers.suppress(id, 'complaint');
    expect(await readers.noteSoftBounce(id, '2024-W01')).toEqual([]);
    expect(await readers.changePreferences(id, 1, WANTED)).toBe(false);
    expect(await readers.erase(id, 1)).toBe(false);
    expect(await readers.confirm(id, 1)).toBeUndefined();
    expect(await row()).toEqual({});
  });
});

describe('versions', () => {
  test('are instants, and grow also within one second', async () => {
    const first = await active();
    await readers.unsubscribe(id);
    expect((await signUp()).version).toBe(first.version + 2);
    clock.advance(72 * HOUR);
    expect((await signUp()).version).toBe(seconds());
  });

  test('a link of another version confirms, changes and erases nothing', async () => {
    const { version } = await signUp();
    for (const other of [version - 1, version + 1]) expect(await readers.confirm(id, other)).toBeUndefined();
    expect((await row()).state).toBe('pending');
    expect(await readers.changePreferences(id, version, WANTED)).toBe(false);
    await readers.confirm(id, version);
    for (const other of [version - 1, version + 1]) {
      expect(await readers.confirm(id, other)).toBeUndefined();
      expect(await readers.changePreferences(id, other, WANTED)).toBe(false);
      expect(await readers.erase(id, other)).toBe(false);
    }
    expect(await row()).toMatchObject({ state: 'active', revision: 2 });
  });

  test('erasing twice says yes twice and writes once', async () => {
    const { version } = await active();
    expect(await readers.erase(id, version)).toBe(true);
    expect(await readers.erase(id, version)).toBe(true);
    expect(await row()).toMatchObject({ state: 'erased', revision: 3 });
  });
});

describe('a sign-up', () => {
  test('of somebody who is pending, active or suppressed changes nothing', async () => {
    await signUp();
    await signUp();
    expect((await row()).revision).toBe(1);
    await readers.suppress(id, 'bounce');
    expect(await signUp()).toMatchObject({ state: 'pending', suppressed: 'bounce', revision: 2 });
    await put({ state: 'active', version: 1, address: 'sealed', revision: 7 });
    expect(await signUp()).toMatchObject({ state: 'active', revision: 7 });
  });

  test('H-21: with the same choice a day later keeps its version, and lasts as long as the later mail says', async () => {
    const { version } = await signUp();
    clock.advance(24 * HOUR);
    expect(await signUp()).toMatchObject({ version, pendingUntil: clock.now() + 72 * HOUR });
    clock.advance(71 * HOUR);
    expect(await readers.confirm(id, version)).toMatchObject({ state: 'active' });
  });

  test('that is 72 hours old or has no end is over, and a later one begins anew', async () => {
    await signUp();
    clock.advance(72 * HOUR - 1);
    expect(await readers.load(id)).toMatchObject({ state: 'pending' });
    clock.advance(1);
    expect(await readers.load(id)).toBeUndefined();
    expect(await signUp()).toMatchObject({ requestedAt: clock.now(), revision: 2 });
    await put({ state: 'pending', version: 3 });
    expect(await readers.load(id)).toBeUndefined();
  });

  test('H-06 of an address whose confirmation bounced is answered like any other, however late', async () => {
    await signUp();
    await readers.suppress(id, 'bounce');
    clock.advance(100 * HOUR);
    expect(await signUp()).toMatchObject({ state: 'pending', suppressed: 'bounce' });
    expect((await row()).revision).toBe(2);
  });

  test('of a reader who is suppressed is not confirmed', async () => {
    const { version } = await signUp();
    await readers.suppress(id, 'bounce');
    expect(await readers.confirm(id, version)).toBeUndefined();
  });

  test('whose row is gone when it is read again may be tried again', async () => {
    const forgetful: Table = { ...real.table, get: async () => undefined };
    const signing = signUp(createReaderStore(forgetful, clock.now));
    await expect(signing).rejects.toBeInstanceOf(ReaderBusyError);
    await expect(signing).rejects.toMatchObject({ retryable: true });
  });
});

describe('others who change the same row', () => {
  test('are met by reading again, five times at most', async () => {
    await signUp();
    let writes = 0;
    const contested: Table = {
      ...real.table,
      async put(item, condition) {
        writes += 1;
        const { revision } = await row();
        await put({ ...(await row()), revision: Number(revision) + 1 });
        return real.table.put(item, condition);
      },
    };
    const store = createReaderStore(contested, clock.now);
    await expect(store.unsubscribe(id)).rejects.toBeInstanceOf(ReaderBusyError);
    expect(writes).toBe(5);
    expect((await row()).state).toBe('pending');
  });

  test('who made the row first are not overwritten', async () => {
    let raced = false;
    const late: Table = {
      ...real.table,
      async put(item, condition) {
        if (!raced) await put({ state: 'active', version: 9, address: 'other', revision: 4 });
        raced = true;
        return real.table.put(item, condition);
      },
    };
    expect(await signUp(createReaderStore(late, clock.now))).toMatchObject({
      state: 'active',
      version: 9,
      revision: 4,
    });
  });

  test('who removed the row leave nothing to change', async () => {
    await active();
    const removed: Table = {
      ...real.table,
      async put(item, condition) {
        await real.table.batchDelete([{ pk: `READER#${id}`, sk: 'READER' }]);
        return real.table.put(item, condition);
      },
    };
    await createReaderStore(removed, clock.now).unsubscribe(id);
    expect(await row()).toEqual({});
  });
});

describe('preferences', () => {
  test('of an active reader change, and the index with them', async () => {
    const { version } = await active();
    expect(await readers.changePreferences(id, version, { language: 'ja', depth: 'all', topics: [] })).toBe(true);
    expect(await row()).toMatchObject({
      language: 'ja',
      depth: 'all',
      topics: [],
      gsi1sk: `ja#all#${id}`,
      revision: 3,
    });
  });

  test('of a suppressed reader change, and no index brings the reader back', async () => {
    const { version } = await active();
    await readers.suppress(id, 'bounce');
    expect(await row()).not.toMatchObject(INDEX);
    await readers.changePreferences(id, version, { language: 'ja', depth: 'all', topics: [] });
    await readers.noteSoftBounce(id, '2024-W01');
    expect(await row()).toMatchObject({ language: 'ja', suppressed: 'bounce', softBounces: ['2024-W01'] });
    expect(await row()).not.toMatchObject(INDEX);
  });
});

describe('suppression', () => {
  test('after a bounce keeps the reader, of whom only mail is kept away', async () => {
    const { version } = await active();
    await readers.suppress(id, 'bounce');
    const { softBounces: _none, ...stored } = await row();
    expect(stored).toEqual({
      ...WANTED,
      ...{ state: 'active', version, suppressed: 'bounce', revision: 3 },
      ...{ requestedAt: clock.now(), confirmedAt: clock.now() },
    });
  });

  test('of somebody pending no longer runs out', async () => {
    await signUp();
    await readers.suppress(id, 'bounce');
    expect(await row()).not.toHaveProperty('pendingUntil');
    expect(await row()).not.toHaveProperty('ttl');
  });

  test('after a complaint is leaving as well, and outranks a bounce for good', async () => {
    const { version } = await active();
    await readers.suppress(id, 'bounce');
    await readers.suppress(id, 'complaint');
    expect(await row()).toEqual({ state: 'unsubscribed', version: version + 1, suppressed: 'complaint', revision: 4 });
    await readers.suppress(id, 'bounce');
    await readers.suppress(id, 'complaint');
    expect((await row()).revision).toBe(4);
  });

  test('of the same kind is written once', async () => {
    await active();
    await readers.suppress(id, 'bounce');
    await readers.suppress(id, 'bounce');
    expect((await row()).revision).toBe(3);
  });

  test('stays when the reader leaves and when the reader is erased', async () => {
    const { version } = await active();
    await readers.suppress(id, 'bounce');
    await readers.unsubscribe(id);
    expect(await row()).toMatchObject({ state: 'unsubscribed', suppressed: 'bounce' });
    await readers.erase(id, version + 1);
    expect(await row()).toMatchObject({ state: 'erased', suppressed: 'bounce' });
  });
});

describe('soft bounces', () => {
  test('are noted by week, once each, the last five in their order, and the reader stays in the index', async () => {
    await active();
    for (const week of ['2024-W05', '2024-W01', '2024-W03', '2024-W03', '2024-W02', '2024-W04'])
      await readers.noteSoftBounce(id, week);
    const weeks = ['2024-W01', '2024-W02', '2024-W03', '2024-W04', '2024-W05'];
    expect(await readers.noteSoftBounce(id, '2024-W05')).toEqual(weeks);
    expect(await row()).toMatchObject({ ...INDEX, softBounces: weeks, revision: 7 });
    expect(await readers.noteSoftBounce(id, '2024-W06')).toEqual([...weeks.slice(1), '2024-W06']);
  });

  test('of who left are not noted', async () => {
    await active();
    await readers.unsubscribe(id);
    expect(await readers.noteSoftBounce(id, '2024-W01')).toEqual([]);
    expect((await row()).revision).toBe(3);
  });
});

describe('many at once', () => {
  test('are loaded by their ids; who is unknown is left out', async () => {
    const reader = await active();
    expect(await readers.loadMany([id, 'nobody'])).toEqual(new Map([[id, reader]]));
  });

  test('a row that cannot be read is set aside by name, and its reader is not mailed but may leave', async () => {
    const aside: SetAside[] = [];
    const store = createReaderStore({ ...real.table, setAside: (record) => aside.push(record) }, clock.now);
    await put({ state: 'dreaming', version: 5, revision: 'x' });
    expect(await store.load(id)).toMatchObject({ id, state: 'unreadable', version: 5, topics: [], softBounces: [] });
    expect(aside[0]?.key).toContain(id);
    await store.unsubscribe(id);
    expect(await row()).toEqual({ state: 'unsubscribed', version: seconds(), revision: 1 });
  });

  test.each([
    ['bounce', 'bounce'],
    ['complaint', 'complaint'],
    ['a new kind', 'complaint'],
  ])('a row that cannot be read keeps its suppression: %s counts as %s', async (suppressed, kept) => {
    await put({ state: 'dreaming', version: 5, suppressed });
    expect(await readers.load(id)).toMatchObject({ state: 'unreadable', suppressed: kept });
    await readers.suppress(id, 'bounce');
    await readers.unsubscribe(id);
    expect(await row()).toMatchObject({ state: 'unsubscribed', suppressed: kept });
  });

  test('a row that cannot be read and is not suppressed can be', async () => {
    await put({ state: 'dreaming', version: 5 });
    expect((await readers.load(id))?.suppressed).toBeUndefined();
    await readers.suppress(id, 'bounce');
    expect(await row()).toMatchObject({ state: 'unsubscribed', suppressed: 'bounce' });
  });
});

describe('the audience', () => {
  const everyone = async (language: 'ja' | 'en', confirmedBy: number, store = readers) => {
    const found = [];
    for await (const each of store.audience(language, confirmedBy)) found.push(each);
    return found;
  };

  test('is who had confirmed by then', async () => {
    await active();
    expect(await everyone('en', clock.now())).toContainEqual({ id, depth: 'headlines' });
    expect(await everyone('en', clock.now() - 1)).not.toContainEqual({ id, depth: 'headlines' });
    expect(await everyone('ja', clock.now())).not.toContainEqual({ id, depth: 'headlines' });
  });

  test('is asked for in sixteen shards, in pages that bound the memory, and holds each reader once', async () => {
    const asked: Query[] = [];
    const stored = { sk: 'READER', state: 'active', version: 1, language: 'en' };
    const twice: Table = {
      ...real.table,
      async *query(query) {
        asked.push(query);
        if (query.pk !== 'AUDIENCE#3') return;
        yield { ...stored, pk: 'READER#C1', depth: 'all' };
        yield { ...stored, pk: 'READER#C1', depth: 'headlines' };
        yield { ...stored, pk: 'READER#C2', depth: 'all', confirmedAt: 5 };
        yield { ...stored, pk: 'READER#C3', depth: 'all', state: 'unsubscribed' };
        yield { ...stored, pk: 'READER#C4', depth: 'dream' };
      },
    };
    expect(await everyone('en', 4, createReaderStore(twice, clock.now))).toEqual([{ id: 'C1', depth: 'all' }]);
    const shards = Array.from({ length: 16 }, (_, i) => ({ pk: `AUDIENCE#${i}`, prefix: 'en#', index: 'gsi1' }));
    expect(asked).toEqual(shards.map((shard) => ({ ...shard, pageSize: 250 })));
  });

  test('is spread over the shards by the first letter of an id', async () => {
    await active();
    expect((await row()).gsi1pk).toBe(`AUDIENCE#${id.charCodeAt(0) % 16}`);
  });
});
