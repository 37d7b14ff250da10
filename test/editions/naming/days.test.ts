import { expect, test } from '@jest/globals';
import { dayWords, shortWeek, weekWords } from '../../../shared/editions/naming/days.ts';

test.each([
  ['2024-06-03', '2024-06-09', '2024年6月3日〜9日', '3–9 June 2024', '6月3日〜9日'],
  ['2024-05-27', '2024-06-02', '2024年5月27日〜6月2日', '27 May – 2 June 2024', '5月27日〜6月2日'],
  ['2024-12-30', '2025-01-05', '2024年12月30日〜2025年1月5日', '30 December 2024 – 5 January 2025', '12月30日〜1月5日'],
])('a week from %s to %s says once what its ends share', (from, to, ja, en, short) => {
  expect([weekWords(from, to, 'ja'), weekWords(from, to, 'en'), shortWeek(from, to, 'ja')]).toEqual([ja, en, short]);
});

test('a day has no leading zeros, and an unknown one is called unknown', () => {
  expect([dayWords('2024-06-03', 'ja'), dayWords('2024-06-03', 'en')]).toEqual(['2024年6月3日', '3 June 2024']);
  expect([dayWords(undefined, 'ja'), dayWords(undefined, 'en')]).toEqual(['不明', 'unknown']);
});
