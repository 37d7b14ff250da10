import { expect, test } from '@jest/globals';
import { addCounts, countLetters, countReports, whyHalt } from '../../../shared/deliveries/ledger/breaker.ts';

test('letters are counted once each: who complains has the mail', () => {
  expect(countLetters('..sdddpptxcc')).toEqual({ delivered: 5, bounced: 2, complained: 2 });
  expect(countLetters('')).toEqual({ delivered: 0, bounced: 0, complained: 0 });
});

test('counts are added and taken off', () => {
  const [one, other] = [
    { delivered: 5, bounced: 4, complained: 3 },
    { delivered: 1, bounced: 2, complained: 2 },
  ];
  expect(addCounts(one, other)).toEqual({ delivered: 6, bounced: 6, complained: 5 });
  expect(addCounts(one, other, -1)).toEqual({ delivered: 4, bounced: 2, complained: 1 });
});

test('a delivery is counted over all of its chunks', async () => {
  async function* chunks() {
    yield 'ddp';
    yield 'c.';
  }
  expect(await countReports(chunks())).toEqual({ delivered: 3, bounced: 1, complained: 1 });
});

test.each([
  [{ delivered: 95, bounced: 5, complained: 0 }, undefined],
  [{ delivered: 94, bounced: 5, complained: 0 }, 'bounce rate 5.05%'],
  [{ delivered: 4, bounced: 4, complained: 0 }, undefined],
  [{ delivered: 0, bounced: 5, complained: 0 }, 'bounce rate 100.00%'],
  [{ delivered: 2000, bounced: 0, complained: 2 }, undefined],
  [{ delivered: 1999, bounced: 0, complained: 2 }, 'complaint rate 0.10%'],
  [{ delivered: 10, bounced: 0, complained: 1 }, undefined],
  [{ delivered: 0, bounced: 0, complained: 2 }, 'complaint rate 200.00%'],
])('P-29: %j is a reason to halt: %s', (counts, reason) => {
  expect(whyHalt(counts)).toBe(reason);
});
