import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addConfirmedReader, BadAddressError } from '../../shared/readers/add-reader.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { createReaderStore } from '../../shared/readers/reader-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
const clock = createFakeClock();
const seal = createAddressSeal(KEYS);
const add = (address: string, topics?: string[]) => {
  const readers = createReaderStore(real.table, clock.now);
  return addConfirmedReader(
    { readers, seal },
    { address, language: 'en', depth: 'overviews', ...(topics && { topics }) },
  );
};
const load = (id: string) => createReaderStore(real.table, clock.now).load(id);
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

test('a reader whom the operator vouches for is active at once, under the one spelling of the address', async () => {
  const id = await add(' A@Example.com ', ['RAG']);
  expect(id).toBe(seal.readerId('a@example.com'));
  const reader = (await load(id))!;
  expect(reader).toMatchObject({
    ...{ state: 'active', language: 'en', depth: 'overviews', topics: ['RAG'], via: 'operator' },
  });
  expect(seal.open(reader.address!, id)).toBe('a@example.com');
  expect((await load(await add('b@example.com')))?.topics).toEqual([]);
});

test('adding again leaves an active reader as it is', async () => {
  const id = await add('c@example.com', ['RAG']);
  const before = await load(id);
  expect(await add('c@example.com', ['other'])).toBe(id);
  expect(await load(id)).toEqual(before);
});

test('what is no address is refused without naming it, and asking again does not help', async () => {
  const adding = add('nobody@nowhere');
  await expect(adding).rejects.toBeInstanceOf(BadAddressError);
  await expect(adding).rejects.toMatchObject({ retryable: false });
  await expect(adding).rejects.not.toThrow(/nobody/);
});
