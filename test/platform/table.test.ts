import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

test('a conditional write names whether it was written or refused', async () => {
  const { table } = real;
  const item = { pk: 'A', sk: '1', value: 1 };
  const condition = { expression: 'attribute_not_exists(pk)' };
  expect(await table.put(item, condition)).toBe('written');
  expect(await table.put({ ...item, value: 2 }, condition)).toBe('refused');
  expect((await table.get({ pk: 'A', sk: '1' }))?.value).toBe(1);
});

test('S-01: a refused write whose stored item holds our attempt id counts as our own', async () => {
  const { table } = real;
  const condition = { expression: 'attribute_not_exists(pk)' };
  const mine = { pk: 'S', sk: '1', attempt: 'me' };
  await table.put(mine, condition);
  expect(await table.put(mine, condition, { attribute: 'attempt', value: 'me' })).toBe('written');
  expect(await table.put({ ...mine, attempt: 'you' }, condition, { attribute: 'attempt', value: 'you' })).toBe(
    'refused',
  );
});

test('an update sees its condition fail without throwing', async () => {
  const { table } = real;
  await table.put({ pk: 'U', sk: '1', state: 'PREPARED' });
  const claim = {
    expression: 'SET #s = :claimed',
    names: { '#s': 'state' },
    values: { ':claimed': 'CLAIMED', ':prepared': 'PREPARED' },
    condition: '#s = :prepared',
  };
  expect(await table.update({ pk: 'U', sk: '1' }, claim)).toBe('written');
  expect(await table.update({ pk: 'U', sk: '1' }, claim)).toBe('refused');
});

test('S-06: a query goes on over every page, and a limit ends it', async () => {
  const { table } = real;
  const items = Array.from({ length: 230 }, (_, i) => ({
    pk: 'Q',
    sk: `ROW#${String(i).padStart(4, '0')}`,
    pad: 'x'.repeat(9000),
  }));
  await table.batchPut(items);
  const all: string[] = [];
  for await (const item of table.query({ pk: 'Q', prefix: 'ROW#' })) all.push(item.sk);
  expect(all).toEqual(items.map((item) => item.sk));
  const some: string[] = [];
  for await (const item of table.query({ pk: 'Q', descending: true, limit: 3 })) some.push(item.sk);
  expect(some).toEqual(['ROW#0229', 'ROW#0228', 'ROW#0227']);
});

test('S-05: a batch read finishes what the service left unprocessed', async () => {
  const { table } = real;
  const keys = Array.from({ length: 230 }, (_, i) => ({ pk: 'Q', sk: `ROW#${String(i).padStart(4, '0')}` }));
  expect(await table.batchGet([...keys, { pk: 'Q', sk: 'none' }])).toHaveLength(230);
  await table.batchDelete(keys);
  expect(await table.batchGet(keys)).toHaveLength(0);
});
