import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failedIds } from '../../../infra/local/host/batch-answer.ts';

const ids = ['a', 'b', 'c'];

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a null list', { batchItemFailures: null }],
  ['an empty list', { batchItemFailures: [] }],
])('%s means that every message is done', (_, answer) => {
  expect([...failedIds(answer, ids)]).toEqual([]);
});

test.each([
  ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['a null id', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['a misspelt key', { batchItemFailures: [{ itemIdentifer: 'a' }] }],
  ['an id of another batch', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'z' }] }],
  ['a list of strings', { batchItemFailures: ['a'] }],
  ['a list with a hole', { batchItemFailures: [null] }],
  ['no list', { batchItemFailures: 'a' }],
  ['a text', 'done'],
  ['a number', 1],
  ['a bare list', [{ itemIdentifier: 'a' }]],
])('%s means that the whole batch failed', (_, answer) => {
  expect([...failedIds(answer, ids)]).toEqual(ids);
});

test('known ids name exactly the messages that stay', () => {
  expect([...failedIds({ batchItemFailures: [{ itemIdentifier: 'c' }, { itemIdentifier: 'c' }] }, ids)]).toEqual(['c']);
});

test('whatever a function answers, only messages of the batch stay', () => {
  const answer = fc.oneof(
    fc.anything(),
    fc.record({ batchItemFailures: fc.anything() }),
    fc.record({ batchItemFailures: fc.array(fc.record({ itemIdentifier: fc.anything() })) }),
  );
  fc.assert(
    fc.property(answer, fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 10 }), (given, batch) => {
      const failed = failedIds(given, batch);
      expect([...failed].every((id) => batch.includes(id))).toBe(true);
    }),
  );
});
