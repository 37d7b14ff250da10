import { expect, test } from '@jest/globals';
import { dayWritten, instantWritten } from '../../../shared/papers/time/calendar-day.ts';

test.each([
  ['Tue, 26 Mar 24 09:00:00 +0900', '2024-03-26'],
  ['Tue, 26 Mar 74 09:00:00 GMT', '1974-03-26'],
  ['20240325', '2024-03-25'],
  ['2024年3月25日', '2024-03-25'],
  ['２０２４年３月２５日', '2024-03-25'],
  ['26-Mar-2024', '2024-03-26'],
  ['Tuesday, March 26th, 2024', '2024-03-26'],
  ['Tue Mar 26 09:00:00 JST 2024', '2024-03-26'],
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
});
