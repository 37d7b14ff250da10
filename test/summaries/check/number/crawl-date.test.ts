/** No day and no time of day comes from anywhere but the paper. */
import { expect, test } from '@jest/globals';
import { crawlDate } from '../../../../shared/summaries/check/number/crawl-date.ts';

const DATES = new Set(['03-28', '2024-03-28', '13:22']);

test.each(['2024年3月28日に公開され、13:22に終わりました。', 'It began on March 28, 2024.', '日付はありません。'])(
  '%s',
  (claim) => {
    expect(crawlDate(claim, DATES)).toBeUndefined();
  },
);

test('each foreign one is named once', () => {
  expect(crawlDate('2024年3月29日と3月29日、13:22と14:05です。', DATES)).toBe(
    'neither the paper nor its metadata hold 03-29, 2024-03-29, 14:05',
  );
});
