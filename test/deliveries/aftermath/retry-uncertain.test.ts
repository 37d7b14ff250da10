import { describe, expect, test } from '@jest/globals';
import {
  countUncertain,
  isUncertain,
  retryChunk,
  retryOf,
} from '../../../shared/deliveries/aftermath/retry-uncertain.ts';
import type { Chunk } from '../../../shared/deliveries/ledger/delivery.ts';

const HOUR = 3_600_000;

const chunkOf = (states: string, reports = '.'.repeat(states.length), rest: Partial<Chunk> = {}): Chunk => ({
  ...{ week: '2024-W13', language: 'ja', id: 'a-0', depth: 'all', state: 'done', states, reports },
  ...{ readers: [...states].map((_, i) => `r${i}`), messageIds: {}, reasons: {}, ...rest },
});

describe('a reader', () => {
  test.each([
    ['whose mail nobody knows about is uncertain', 'U', '.', true],
    ['whose mail a report has told of since is not', 'U', 'd', false],
    ['whose mail was refused after all is not', 'U', 'x', false],
    ['to whom it was sent is not', 'S', '.', false],
    ['who waits for the first mail is not', 'P', '.', false],
  ])('%s', (_, state, report, uncertain) => {
    expect(isUncertain(chunkOf(state, report), 0)).toBe(uncertain);
  });

  test('of whom there is no row of reports is told of by the sender alone', () => {
    expect(isUncertain(chunkOf('SU', ''), 1)).toBe(true);
    expect(isUncertain(chunkOf('SU', ''), 0)).toBe(false);
  });
});

describe('a chunk', () => {
  test.each([
    ['counts its uncertain readers alone', chunkOf('SUKUR', '.d...'), 1],
    ['without any counts none', chunkOf('SSS'), 0],
    ['that a worker may still be at counts none', chunkOf('UUU', '...', { state: 'claimed' }), 0],
  ])('%s', (_, chunk, count) => {
    expect(countUncertain(chunk)).toBe(count);
    expect(isUncertain(chunk)).toBe(count > 0);
  });

  test('is prepared again for its uncertain readers, and the others keep what they have', async () => {
    const chunk = chunkOf('SUKU', '...d');
    const asked: string[] = [];
    const ledger = {
      prepareAgain: async (_: Chunk, states: string) => {
        asked.push(states);
        return 'written' as const;
      },
    };
    expect(await retryChunk(ledger as never, chunk)).toEqual({
      chunk: { ...chunk, state: 'prepared', states: 'SPKU' },
      readers: 1,
    });
    expect(asked).toEqual(['SPKU']);
  });

  test('that somebody else has changed meanwhile is left alone', async () => {
    const ledger = { prepareAgain: async () => 'refused' as const };
    expect(await retryChunk(ledger as never, chunkOf('U'))).toBeUndefined();
  });

  test.each([
    ['is due to the millisecond', chunkOf('U', '.', { leaseUntil: 1000 }), 24 * HOUR, 1000 + 24 * HOUR, 'due'],
    ['waits until then', chunkOf('U', '.', { leaseUntil: 1000 }), 24 * HOUR, 999 + 24 * HOUR, 'later'],
    ['that no worker ever held counts from the beginning', chunkOf('U'), HOUR, HOUR, 'due'],
    ['is never due where the settings do not say so', chunkOf('U'), undefined, 99 * HOUR, 'never'],
    ['is never due twice', chunkOf('U', '.', { retries: 1 }), HOUR, 99 * HOUR, 'never'],
    ['of which all is known is never due', chunkOf('S'), HOUR, 99 * HOUR, 'never'],
  ] as const)('%s', (_, chunk, after, now, when) => {
    expect(retryOf(chunk, after, now)).toBe(when);
  });
});
