import { describe, expect, test } from '@jest/globals';
import { writtenRange } from '../../../shared/papers/time/written-range.ts';
import { daysOfHeadings } from '../../../shared/sources/lists/heading-days.ts';

interface Around {
  readonly today?: string;
  readonly newest?: string;
  readonly year?: number;
  readonly isEntry?: boolean;
}
/** The first day of each heading. */
const daysOf = (texts: readonly string[], { today, newest, year, isEntry = false }: Around = {}) =>
  daysOfHeadings(
    texts.map((text) => {
      const written = writtenRange(text);
      if (!written) throw new Error(`no days in ${text}`);
      return { text, written, context: year === undefined ? {} : { year }, isEntry };
    }),
    { ...(today === undefined ? {} : { today }), newestWork: () => newest },
  ).map((range) => range?.from);

describe('which number is the month', () => {
  test.each([
    [
      ['25/03/2024', '01/04/2024'],
      ['2024-03-25', '2024-04-01'],
    ],
    [
      ['03/25/2024', '04/01/2024'],
      ['2024-03-25', '2024-04-01'],
    ],
    // All fit both ways: what lies a week or two apart tells.
    [
      ['01/04/2024', '08/04/2024', '15/04/2024'],
      ['2024-04-01', '2024-04-08', '2024-04-15'],
    ],
    [
      ['01/04/2024', '01/11/2024'],
      ['2024-01-01', '2024-01-08'],
    ],
    [
      ['01/02/2024', '01/02/2023'],
      [undefined, undefined],
    ],
    [
      ['05/05/2024', '04/03/2024'],
      ['2024-04-29', undefined],
    ],
    [['05/05/2024'], ['2024-04-29']],
    [
      ['240325', '240401'],
      ['2024-03-25', '2024-04-01'],
    ],
    [
      ['240101', '240201'],
      [undefined, undefined],
    ],
    [
      ['24/03/25 - 24/03/31', '24/04/01 - 24/04/07'],
      ['2024-03-25', '2024-04-01'],
    ],
    // What names its month asks nothing, and tells nothing of the others.
    [
      ['April 8, 2024', '04/03/2024', '2024-04-15'],
      ['2024-04-08', undefined, '2024-04-15'],
    ],
    [
      ['45/03/2024', '13/03/2024'],
      [undefined, '2024-03-11'],
    ],
  ])('is the habit of the list: %j', (texts, days) => {
    expect(daysOf(texts)).toEqual(days);
  });

  test('weeks follow each other by three weeks at most', () => {
    // By the day first 21 and 22 days lie between.
    expect(daysOf(['01/04/2024', '22/04/2024'])).toEqual(['2024-04-01', '2024-04-22']);
    expect(daysOf(['01/05/2024', '09/05/2024'])).toEqual(['2024-04-29', '2024-05-06']);
    expect(daysOf(['01/05/2024', '10/06/2024'])).toEqual([undefined, undefined]);
    expect(daysOf(['01/05/2024', '01/26/2024'])).toEqual(['2024-01-01', '2024-01-22']);
  });
});

describe('the year of headings that name none', () => {
  const old = ['Dec 18 - 24', 'Dec 25 - 31', 'Jan 1 - 7', 'Jan 8 - 14'];
  const days = ['2023-12-18', '2023-12-25', '2024-01-01', '2024-01-08'];

  test('is told by their order and the newest', () => {
    expect(daysOf(old, { today: '2024-01-20' })).toEqual(days);
    expect(daysOf(old.toReversed(), { today: '2024-01-20' })).toEqual(days.toReversed());
    expect(daysOf(old, { newest: '2024-01-01' })).toEqual(days);
    expect(daysOf(old)).toEqual(old.map(() => undefined));
  });

  test('is that of the file, where it has one', () => {
    expect(daysOf(old, { year: 2022 })).toEqual(['2022-12-18', '2022-12-25', '2022-01-01', '2022-01-08']);
    expect(daysOf(['Feb 26 - 29', 'Mar 4 - 10'], { year: 2023, today: '2024-04-01' })).toEqual([
      undefined,
      '2023-03-04',
    ]);
  });

  test('runs on below a heading that names its own', () => {
    expect(daysOf(['Jan 1 - 7, 2024', 'Dec 25 - 31', 'Dec 18 - 24'], { today: '2026-01-01' })).toEqual([
      '2024-01-01',
      '2023-12-25',
      '2023-12-18',
    ]);
    expect(daysOf(['Feb 30, 2024', 'Dec 25 - 31'], { today: '2024-01-01' })).toEqual([undefined, '2023-12-25']);
  });

  test('days that stand several times run neither up nor down', () => {
    expect(daysOf(['Jan 8', 'Jan 8', 'Jan 8', 'Jan 22'], { today: '2024-02-01', isEntry: true })).toEqual([
      '2024-01-08',
      '2024-01-08',
      '2024-01-08',
      '2024-01-22',
    ]);
  });

  test.each([
    ['the newest work lies in its week', { newest: '2024-01-07' }, '2024-01-01'],
    ['the newest work lies behind it', { newest: '2024-01-08' }, '2025-01-01'],
    ['what came after lies ahead', { newest: '2024-01-08', today: '2024-12-31' }, '2024-01-01'],
    ['it begins today', { today: '2024-01-01' }, '2024-01-01'],
    ['it begins tomorrow', { today: '2023-12-31' }, '2023-01-01'],
  ])('where %s', (_, around, day) => {
    expect(daysOf(['Jan 1 - 7'], around)).toEqual([day]);
  });

  test('a heading as new as its neighbour is a year older, a day of an entry may be some days newer', () => {
    expect(daysOf(['Jan 8 - 14', 'Jan 8 - 14'], { today: '2024-02-01' })).toEqual(['2024-01-08', '2023-01-08']);
    const entries = (first: string, second: string) => daysOf([first, second], { today: '2024-02-01', isEntry: true });
    expect(entries('Jan 9', 'Jan 8')).toEqual(['2024-01-08', '2024-01-08']);
    expect(entries('Jan 8', 'Jan 10')).toEqual(['2024-01-08', '2024-01-08']);
  });
});
