import { describe, expect, test } from '@jest/globals';
import { clampFuture, dayWritten, instantWritten } from '../../../shared/papers/time/calendar-day.ts';

test.each([
  ['Tue, 26 Mar 24 09:00:00 +0900', '2024-03-26'],
  ['Tue, 26 Mar 74 09:00:00 GMT', '1974-03-26'],
  ['20240325', '2024-03-25'],
  ['2024年3月25日', '2024-03-25'],
  ['２０２４年３月２５日', '2024-03-25'],
  ['26-Mar-2024', '2024-03-26'],
  ['Tuesday, March 26th, 2024', '2024-03-26'],
  ['Tue Mar 26 09:00:00 JST 2024', '2024-03-26'],
  ['2024. 3. 26.', '2024-03-26'],
  ['26.03.2024', '2024-03-26'],
  ['04.03.2024', '2024-03-04'],
  ['26/03/2024', '2024-03-26'],
  ['03/26/2024', '2024-03-26'],
  ['03/04/2024', undefined],
  ['Tu, 26 Mar 2024', '2024-03-26'],
  ['20241301', undefined],
  ['26 Marchen 2024', undefined],
])('the day of %p is %p', (text, day) => {
  expect(dayWritten(text)).toBe(day);
});

test.each([
  ['JST', '00:00'],
  ['KST', '00:00'],
  ['IST', '03:30'],
  ['CET', '08:00'],
  ['CEST', '07:00'],
  ['MEZ', '08:00'],
  ['MESZ', '07:00'],
  ['BST', '08:00'],
  ['AEST', '23:00'],
  ['AEDT', '22:00'],
  ['NZST', '21:00'],
  ['NZDT', '20:00'],
  ['SGT', '01:00'],
  ['HKT', '01:00'],
  ['BRT', '12:00'],
  ['EST', '14:00'],
  ['PDT', '16:00'],
  ['(CEST)', '07:00'],
  ['GMT+9', '00:00'],
  ['+09:00', '00:00'],
  ['−0700', '16:00'],
  ['Z', '09:00'],
  ['', '09:00'],
  ['XYZ', '09:00'],
])('nine o’clock in the zone %p is %p in UTC', (zone, time) => {
  expect(instantWritten(`Tue, 26 Mar 2024 09:00:00 ${zone}`)?.toISOString().slice(11, 16)).toBe(time);
});

test('a time without a zone never means that of the machine, and halves of the day are told', () => {
  expect(instantWritten('2024-03-26 09:30')?.toISOString()).toBe('2024-03-26T09:30:00.000Z');
  expect(instantWritten('March 26, 2024 12:05 a.m. EST')?.toISOString()).toBe('2024-03-26T05:05:00.000Z');
  expect(instantWritten('26 Mar 2024 9:00 PM UTC')?.toISOString()).toBe('2024-03-26T21:00:00.000Z');
  expect(instantWritten('2024-03-26 25:00')).toBeUndefined();
  expect(instantWritten('20240326T093015Z')?.toISOString().slice(0, 16)).toBe('2024-03-26T09:30');
  expect(instantWritten('20240326T0930+0900')?.toISOString()).toBe('2024-03-26T00:30:00.000Z');
  expect(instantWritten('2024年3月26日 8時05分 JST')?.toISOString()).toBe('2024-03-25T23:05:00.000Z');
});

test.each([
  ['NST', '-03:30'],
  ['NDT', '-02:30'],
  ['AST', '-04:00'],
  ['ADT', '-03:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['AKST', '-09:00'],
  ['AKDT', '-08:00'],
  ['HST', '-10:00'],
  ['BRT', '-03:00'],
  ['BRST', '-02:00'],
  ['ART', '-03:00'],
  ['CLT', '-04:00'],
  ['CLST', '-03:00'],
  ['COT', '-05:00'],
  ['PET', '-05:00'],
  ['VET', '-04:00'],
  ['UYT', '-03:00'],
  ['UT', '+00:00'],
  ['UTC', '+0000'],
  ['WET', '+00'],
  ['NPT', '+05:45'],
  ['gmt-3', '-03:00'],
  ['UTC + 2', '+02:00'.replace('+', '+')],
  ['(GMT+02:30)', '+02:30'],
  ['UTC-0930', '-09:30'],
])('the zone %s is %s', (zone, offset) => {
  const at = (written: string) => instantWritten(`Tue, 26 Mar 2024 12:00:00 ${written}`)?.toISOString();
  expect(at(zone.replace(' + ', '+'))).toBe(at(offset));
  expect(at(offset)).toBeDefined();
});

test.each([
  ['ESTX', '12:00'],
  ['constructor', '12:00'],
  ['(X)', '12:00'],
])('a zone that nobody knows, %s, counts for none', (zone, time) => {
  expect(instantWritten(`Tue, 26 Mar 2024 12:00:00 ${zone}`)?.toISOString().slice(11, 16)).toBe(time);
});

describe('a day is read', () => {
  test.each([
    ...[
      '2024-03-07',
      '2024-3-7',
      '2024/03/07',
      '2024/3/7',
      '2024.03.07',
      '20240307',
      '2024年3月7日',
      '2024 年 3 月 7 日',
      '２０２４年３月７日',
      ' 2024-03-07T10:00',
      '20240307T100000',
    ],
    ...[
      '7 Mar 2024',
      '7 March 2024',
      '07-Mar-2024',
      '7th March 2024',
      '7 Mar. 2024',
      '7 March, 2024',
      'Thu, 7 Mar 2024',
      'Thu 7 Mar 2024',
      'Thursday, 7 March 2024',
      'Thurs. 7 March 2024',
      '7 Mar 24',
      'Thu, 07 Mar 24 00:00:00 JST',
    ],
    ...[
      'March 7, 2024',
      'Mar 7 2024',
      'Mar. 7, 2024',
      'March 7th, 2024',
      'Thu, March 7, 2024',
      'Thu Mar 7 2024',
      'Thu Mar  7 10:00:00 2024',
      'Thu Mar 7 10:00 2024',
      'Thu Mar 7 10:00:00 JST 2024',
      'Thu Mar 7 10:00:00 EST 2024',
    ],
  ])('from %s', (text) => {
    expect(dayWritten(text)).toBe('2024-03-07');
  });

  test.each([
    ['1 Jan 49', '2049-01-01'],
    ['1 Jan 50', '1950-01-01'],
    ...[
      'Jan',
      'January',
      'Feb',
      'February',
      'Febr',
      'Apr',
      'April',
      'May',
      'Jun',
      'June',
      'Jul',
      'July',
      'Aug',
      'August',
      'Sep',
      'Sept',
      'September',
      'Oct',
      'October',
      'Nov',
      'November',
      'Dec',
      'December',
    ].map(
      (month) =>
        [
          `2 ${month} 2024`,
          `2024-${String(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(month.slice(0, 3)) + 1).padStart(2, '0')}-02`,
        ] as const,
    ),
  ])('from %s as %s', (text, day) => {
    expect(dayWritten(text)).toBe(day);
  });

  test.each([
    '',
    undefined,
    'soon',
    '2024',
    'March 2024',
    '2024-03',
    '2024-13-01',
    '2024-02-30',
    '2024-03-071',
    '2024/03/071',
    '202403071',
    '18240307',
    '2024年3月',
    '7 Marx 2024',
    '7 Mar 20245',
    'on 2024-03-07',
    `${' '.repeat(200)}2024-03-07`,
  ])('from none: %p', (text) => {
    expect(dayWritten(text)).toBeUndefined();
  });
});

describe('an instant is read', () => {
  test.each([
    ['2024-03-07', '2024-03-07T12:00:00.000Z'],
    ['2024-03-07T10:20:30Z', '2024-03-07T10:20:30.000Z'],
    ['2024-03-07 10:20:30.5', '2024-03-07T10:20:30.000Z'],
    ['2024-03-07T10:20', '2024-03-07T10:20:00.000Z'],
    ['2024-03-07T01:20+02:00', '2024-03-06T23:20:00.000Z'],
    ['2024-03-07T24:00', '2024-03-08T00:00:00.000Z'],
    ['7 Mar 2024 12:05 am', '2024-03-07T00:05:00.000Z'],
    ['7 Mar 2024 12:05 p.m.', '2024-03-07T12:05:00.000Z'],
    ['7 Mar 2024 1:05 PM EST', '2024-03-07T18:05:00.000Z'],
    ['7 Mar 2024 10:20:61', '2024-03-07T10:20:59.000Z'],
    ['2024-03-07 10:60', undefined],
    ['2024-03-07 25:00', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('from %s', (text, instant) => {
    expect(instantWritten(text)?.toISOString()).toBe(instant);
  });
});

test.each([
  ['2024-03-28', '2024-03-28', false],
  ['2024-03-29', '2024-03-29', false],
  ['2024-03-30', '2024-03-28', true],
  ['2031-01-01', '2024-03-28', true],
  ['1999-01-01', '1999-01-01', false],
  [undefined, undefined, false],
])('a day that lies ahead is today: %s', (day, clamped, future) => {
  expect(clampFuture(day, new Date('2024-03-28T03:00:00Z'), 0)).toEqual({ day: clamped, future });
  expect(clampFuture(day, new Date('2024-03-27T18:00:00Z'), 540)).toEqual({ day: clamped, future });
});
