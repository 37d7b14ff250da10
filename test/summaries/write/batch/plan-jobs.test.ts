import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BatchRecord } from '../../../../shared/summaries/write/batch/batch-store.ts';
import { hoursFor, planJobs, waitingEnds } from '../../../../shared/summaries/write/batch/plan-jobs.ts';

const HOUR = 3_600_000;
const NOW = new Date('2024-03-27T00:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

const record = (id: string, hoursLeft: number, over: Partial<BatchRecord> = {}): BatchRecord => ({
  ...{ id, paper: `paper ${id}`, week: '2024-W13', modelId: 'm', until: inHours(hoursLeft).toISOString() },
  ...{ bytes: 40_000, held: { tokens: 1, usd: 1 }, state: 'waiting', ...over },
});
const many = (count: number, hoursLeft: number, over: Partial<BatchRecord> = {}) =>
  Array.from({ length: count }, (_, at) => record(`${over.modelId ?? 'r'}${hoursLeft}-${at}`, hoursLeft, over));
const rules = { now: NOW, least: 100, full: 150 };
const shape = (records: BatchRecord[]) =>
  planJobs(records, rules).map(({ records: { length }, refusal }) => [length, refusal]);

describe('waiting', () => {
  test('ends six hours before the edition, and is not begun when a job could not have its day before that', () => {
    expect(waitingEnds(inHours(100), NOW)).toEqual(inHours(94));
    expect(waitingEnds(inHours(31), NOW)).toEqual(inHours(25));
    expect(waitingEnds(inHours(30.9), NOW)).toBeUndefined();
    expect(waitingEnds(inHours(-1), NOW)).toBeUndefined();
  });
});

describe('jobs', () => {
  test.each([
    ['nothing waits', [], []],
    ['there is time and the edition is not full', many(120, 60), []],
    ['the edition is full', many(150, 60), [[150, undefined]]],
    ['the last hour for a job has come', many(120, 25), [[120, undefined]]],
    ['it has come and too few are there', many(99, 25), [[99, 'too-few']]],
    ['nobody made a job in time', many(120, 0), [[120, 'too-late']]],
    [
      'two models were asked, one job each',
      [...many(100, 25), ...many(101, 25, { modelId: 'n' })],
      [
        [101, undefined],
        [100, undefined],
      ],
    ],
    [
      'two deadlines do not share a job',
      [...many(60, 25), ...many(60, 24.5)],
      [
        [60, 'too-few'],
        [60, 'too-few'],
      ],
    ],
  ])('when %s', (_when, records, planned) => {
    expect(shape(records as BatchRecord[])).toEqual(planned);
  });

  test('of more than a function can hold are made in parts', () => {
    expect(shape(many(250, 25, { bytes: 500_000 }))).toEqual([
      [200, undefined],
      [50, 'too-few'],
    ]);
  });

  test('are given the hours that are left, within what Bedrock takes', () => {
    const hours = (left: number) => hoursFor({ until: inHours(left).toISOString() }, NOW);
    expect([hours(24.9), hours(94), hours(500), hours(3)]).toEqual([24, 94, 168, 24]);
  });

  test('hold every record at most once, are never too small or too large, and leave nothing behind at the deadline', () => {
    const records = fc.array(
      fc.record({
        hours: fc.constantFrom(-2, 0, 12, 24.5, 25, 26, 90),
        modelId: fc.constantFrom('m', 'n'),
        bytes: fc.integer({ min: 1, max: 40_000_000 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), (given, least, full) => {
        const all = given.map(({ hours, ...over }, at) => record(`r${at}`, hours, over));
        const plan = planJobs(all, { now: NOW, least, full });
        const planned = plan.flatMap((job) => job.records.map(({ id }) => id));
        expect(new Set(planned).size).toBe(planned.length);
        for (const { records: part, refusal } of plan) {
          expect(new Set(part.map(({ until, modelId }) => `${until} ${modelId}`)).size).toBe(1);
          if (refusal) continue;
          expect(part.length).toBeGreaterThanOrEqual(least);
          expect(part.length === 1 || part.reduce((sum, { bytes }) => sum + bytes, 0) <= 100e6).toBe(true);
        }
        const left = all.filter(({ id }) => !planned.includes(id));
        expect(left.every(({ until }) => new Date(until) > inHours(25))).toBe(true);
      }),
    );
  });

  test('are the same whatever the order of the table', () => {
    const all = many(130, 25);
    expect(planJobs([...all].reverse(), rules)).toEqual(planJobs(all, rules));
  });
});
