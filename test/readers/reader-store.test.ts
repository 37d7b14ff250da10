import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addConfirmedReader } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { createReaderStore, type ReaderStore } from '../../shared/readers/reader-store.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const HOUR = 3_600_000;
let real: RealTable;
let clock: FakeClock;
let readers: ReaderStore;
let made = 0;
const seal = createAddressSeal(KEYS);
/** A new address each time, so that the tests share one table. */
const signUp = (id: string) =>
  readers.signUp({ id, address: 'sealed', language: 'ja', depth: 'all', topics: [], via: 'form' });
const someone = () => seal.readerId(`somebody${made++}@example.com`);

beforeAll(async () => {
  real = await startTable();
});
beforeEach(() => {
  clock = createFakeClock();
  readers = createReaderStore(real.table, clock.now);
});
afterAll(() => real.stop());

describe('consent', () => {
  test('a sign-up is pending, a confirmation makes it active, and again changes nothing', async () => {
    const id = someone();
    const { version } = await signUp(id);
    expect(await readers.confirm(id, version)).toMatchObject({ state: 'active', version });
    expect(await readers.confirm(id, version)).toMatchObject({ state: 'active', version });
    expect(await signUp(id)).toMatchObject({ state: 'active', version });
  });

  test('S-09 a sign-up older than 72 hours is gone although its row is still there', async () => {
    const id = someone();
    const { version } = await signUp(id);
    clock.advance(72 * HOUR);
    expect(await readers.load(id)).toBeUndefined();
    expect(await readers.confirm(id, version)).toBeUndefined();
    expect(await real.table.get({ pk: `READER#${id}`, sk: 'READER' })).toMatchObject({ state: 'pending' });
    expect((await signUp(id)).version).toBeGreaterThan(version);
  });

  test('the row of a sign-up asks DynamoDB to remove it, a confirmed one does not', async () => {
    const id = someone();
    const { version } = await signUp(id);
    const row = () => real.table.get({ pk: `READER#${id}`, sk: 'READER' });
    expect((await row())?.ttl).toBe(clock.now() / 1000 + 96 * 3600);
    await readers.confirm(id, version);
    expect((await row())?.ttl).toBeUndefined();
  });

  test('H-05 a confirmation link of before does not resubscribe who left', async () => {
    const id = someone();
    const { version } = await signUp(id);
    await readers.confirm(id, version);
    await readers.unsubscribe(id);
    expect(await readers.confirm(id, version)).toBeUndefined();
    clock.advance(1000);
    const again = await signUp(id);
    expect(await readers.confirm(id, version)).toBeUndefined();
    expect(await readers.confirm(id, again.version)).toMatchObject({ state: 'active' });
  });

  test('S-11 confirming and leaving at once: leaving wins', async () => {
    const winners = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const id = someone();
        const { version } = await signUp(id);
        const acts = [readers.confirm(id, version), readers.unsubscribe(id)];
        await Promise.all(i % 2 ? acts : acts.reverse());
        return (await readers.load(id))?.state;
      }),
    );
    expect(new Set(winners)).toEqual(new Set(['unsubscribed']));
  });

  test('fifty sign-ups of one address at once are one pending reader with one version', async () => {
    const id = someone();
    const rows = await Promise.all(Array.from({ length: 50 }, () => signUp(id)));
    expect(new Set(rows.map(({ version }) => version)).size).toBe(1);
  });

  test('leaving forgets the address and works as often as asked', async () => {
    const id = await addConfirmedReader(
      { readers, seal },
      { address: 'leaver@example.com', language: 'en', depth: 'all' },
    );
    await readers.unsubscribe(id);
    const first = await readers.load(id);
    await readers.unsubscribe(id);
    expect(await readers.load(id)).toEqual(first);
    expect(first).toMatchObject({ state: 'unsubscribed' });
    expect(first?.address).toBeUndefined();
  });

  test('a suppressed address is never pending again, whoever asks', async () => {
    const id = someone();
    const { version } = await signUp(id);
    await readers.confirm(id, version);
    await readers.suppress(id, 'complaint');
    expect(await signUp(id)).toMatchObject({ state: 'unsubscribed', suppressed: 'complaint' });
    const erased = await readers.load(id);
    expect(await readers.erase(id, erased!.version)).toBe(true);
    expect(await signUp(id)).toMatchObject({ state: 'erased', suppressed: 'complaint' });
  });
});

describe('the audience', () => {
  const audience = async (language: 'ja' | 'en') => {
    const found = [];
    for await (const each of readers.audience(language, clock.now())) found.push(each);
    return found;
  };

  test('holds active readers of the language with their depth, and nobody who left or was suppressed', async () => {
    const add = (name: string, depth: 'all' | 'headlines') =>
      addConfirmedReader({ readers, seal }, { address: `${name}@aud.example`, language: 'en', depth });
    const [all, headlines, left, bounced] = await Promise.all([
      add('a', 'all'),
      add('b', 'headlines'),
      add('c', 'all'),
      add('d', 'all'),
    ]);
    await readers.unsubscribe(left!);
    await readers.suppress(bounced!, 'bounce');
    await signUp(someone());
    const found = await audience('en');
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        { id: all, depth: 'all' },
        { id: headlines, depth: 'headlines' },
      ]),
    );
    const { version } = (await readers.load(all!))!;
    await readers.changePreferences(all!, version, { language: 'ja', depth: 'all', topics: [] });
    expect((await audience('en')).map(({ id }) => id)).toEqual([headlines]);
    expect(await audience('ja')).toContainEqual({ id: all, depth: 'all' });
  });
});
