import { describe, expect, test } from '@jest/globals';
import { parseSourceKey } from '../../../shared/sources/source-key.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { stubWeb } from '../stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({})) => parseSourceKey(key, { web, now, zoneOffsetMinutes: 540 });

describe('the curated list by year', () => {
  const table = (range: string, title: string): string =>
    `## Top AI Papers of the Week (${range})\n| **Paper** | **Links** |\n|---|---|\n| 1) **${title}** - n. | [Paper](https://a.org/1) |\n`;
  const base = 'https://raw.githubusercontent.com/dair-ai/';

  test('reads the asked week’s year, then its neighbours, then the README of old', async () => {
    const web = stubWeb({
      [`${base}AI-Papers-of-the-Week/main/years/2024.md`]: table(
        'March 26 - March 31) - (2024'.replace(') - (', ') - '),
        'now',
      ),
      [`${base}AI-Papers-of-the-Week/main/years/2026.md`]: table('December 29 - January 4) - 2026', 'turn'),
      [`${base}ML-Papers-of-the-Week/main/README.md`]: table('Jan 1-8', 'first'),
    });
    const titles = async (week: string) =>
      (await source('dair', web).collect(week)).candidates.map((row) => row.pick.title);
    expect(await titles('2024-W13')).toEqual(['now']);
    expect(web.asked.length).toBe(1);
    expect(await titles('2025-W02')).toEqual([]);
    expect(await titles('2026-W01')).toEqual(['turn']);
    expect(await titles('2024-W01')).toEqual(['first']);
  });

  test('tells its newest complete week, looking back over silent years', async () => {
    const web = stubWeb({
      [`${base}AI-Papers-of-the-Week/main/years/2023.md`]: table('December 18 - December 24', 'x'),
    });
    expect(await source('dair', web).newestWeek()).toBe('2023-W51');
    expect(web.asked).toEqual([2024, 2023].map((year) => `${base}AI-Papers-of-the-Week/main/years/${year}.md`));
  });

  test('has no years before its first, and is told by its key', async () => {
    const web = stubWeb({
      [`${base}ML-Papers-of-the-Week/main/README.md`]: table(
        'January 1 - 8) - (2023'.replace(') - (', ') - '),
        'first',
      ),
    });
    const read = source('dair', web);
    expect(read).toMatchObject({ key: 'dair', curated: true });
    expect((await read.collect('2023-W01')).candidates).toMatchObject([{ pick: { source: 'dair', title: 'first' } }]);
    expect(web.asked).toEqual([
      ...[2023, 2024].map((year) => `${base}AI-Papers-of-the-Week/main/years/${year}.md`),
      ...['AI', 'ML'].map((name) => `${base}${name}-Papers-of-the-Week/main/README.md`),
    ]);
    expect((await read.collect('2023-W02')).remarks).toEqual([
      'dair: no week 2023-W02; it holds 1 weeks, 2023-W01 to 2023-W01',
    ]);
    expect(await read.newestWeek()).toBe('2023-W01');
  });

  test('gone from everywhere, it says so; a refusal stops it at once', async () => {
    await expect(source('dair').newestWeek()).rejects.toMatchObject({ refusal: 'unreachable', retryable: true });
    const web = stubWeb({ [base]: { status: 503 } });
    await expect(source('dair', web).collect('2024-W13')).rejects.toMatchObject({ retryable: true });
    expect(web.asked.length).toBe(2);
  });
});
