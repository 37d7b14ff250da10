import { expect, test } from '@jest/globals';
import { mayBeMailed, type Reader, readReader } from '../../shared/readers/reader.ts';

const read = (row: object) => readReader({ setAside: () => {} }, { pk: 'READER#a', sk: 'READER', ...row });

test('a row of the fewest fields is a reader who wants everything in Japanese', () => {
  expect(read({ state: 'active', version: 2 })).toEqual({
    ...{ id: 'a', state: 'active', version: 2, language: 'ja', depth: 'all' },
    ...{ topics: [], softBounces: [], revision: 0 },
  });
});

test('a row of every field is read with every field', () => {
  const whole = {
    ...{ state: 'pending', version: 2, language: 'en', depth: 'overviews', topics: ['RAG'], address: 'sealed' },
    ...{ requestedAt: 1, confirmedAt: 2, pendingUntil: 3, revision: 4, softBounces: ['2024-W01'] },
  };
  for (const via of ['form', 'mail', 'operator'])
    for (const suppressed of ['bounce', 'complaint'])
      expect(read({ ...whole, via, suppressed })).toEqual({ id: 'a', ...whole, via, suppressed });
});

test.each(['pending', 'active', 'unsubscribed', 'erased'])('%s is a state', (state) => {
  expect(read({ state, version: 1 }).state).toBe(state);
});

test.each([
  { version: 1 },
  { state: 'unreadable', version: 1 },
  { state: 'active' },
  { state: 'active', version: '1' },
  { state: 'active', version: 1, depth: 'half' },
  { state: 'active', version: 1, language: 'fr' },
  { state: 'active', version: 1, topics: 'RAG' },
  { state: 'active', version: 1, via: 'phone' },
])('%j is no row that can be read', (row) => {
  expect(read(row).state).toBe('unreadable');
});

test('of a row that cannot be read its version, its writes and what forbids to mail still count', () => {
  const rest = { language: 'ja', depth: 'all', topics: [], softBounces: [] };
  expect(read({ state: 'x', version: 3, revision: 4 })).toEqual({
    ...{ id: 'a', state: 'unreadable', version: 3, revision: 4, ...rest },
  });
  expect(read({ version: 'x', revision: 'y', suppressed: 7 })).toEqual({
    ...{ id: 'a', state: 'unreadable', version: 0, revision: 0, suppressed: 'complaint', ...rest },
  });
});

test('only who is active, not suppressed and has an address may be mailed', () => {
  const reader = read({ state: 'active', version: 1, address: 'sealed' });
  expect(mayBeMailed(reader)).toBe(true);
  const others: (Reader | undefined)[] = [
    undefined,
    { ...reader, state: 'pending' },
    { ...reader, state: 'unsubscribed' },
    { ...reader, state: 'erased' },
    { ...reader, state: 'unreadable' },
    { ...reader, suppressed: 'bounce' },
    { ...reader, suppressed: 'complaint' },
    { ...reader, address: undefined },
    { ...reader, address: '' },
  ];
  for (const other of others) expect(mayBeMailed(other)).toBe(false);
});
