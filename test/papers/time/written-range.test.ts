import { describe, expect, test } from '@jest/globals';
import { rangeWritten, writtenMonth, writtenRange } from '../../../shared/papers/time/written-range.ts';

const read = (text: string, context = {}, order?: 'month-first' | 'day-first'): string | undefined => {
  const written = writtenRange(text, order);
  const range = written && rangeWritten(written, context);
  return range && `${range.from}..${range.to}`;
};

describe('days as people write them', () => {
  test.each([
    ['March 25 – 31, 2024', '2024-03-25..2024-03-31'],
    ['25-31 March 2024', '2024-03-25..2024-03-31'],
    ['Top Papers (Dec 30, 2024 - Jan 5)', '2024-12-30..2025-01-05'],
    ['December 30 - January 5 - 2025', '2024-12-30..2025-01-05'],
    ["Mar 25 '24", '2024-03-25..2024-03-31'],
    ['2024-03-25/2024-03-31', '2024-03-25..2024-03-31'],
    ['2024-03-25 ～ 03-31', '2024-03-25..2024-03-31'],
    ['Issue #12 – March 29, 2024', '2024-03-25..2024-03-31'],
    ['Week 12: March 25, 2024', '2024-03-25..2024-03-31'],
    ['Week of March 24, 2024', '2024-03-24..2024-03-30'],
    ['week ending 2024-03-30', '2024-03-24..2024-03-30'],
    ['13th week of 2024', '2024-03-25..2024-03-31'],
    ['Week 1 of March 2024', '2024-03-04..2024-03-10'],
    ['Second week of March, 2024', '2024-03-11..2024-03-17'],
    ['March 2024, Week 4', '2024-03-25..2024-03-31'],
    ['令和元年5月6日〜12日', '2019-05-06..2019-05-12'],
    ['2024年3月25日の週', '2024-03-25..2024-03-31'],
    ['2024-02-30', undefined],
    ['February 26 - 30, 2024', undefined],
    ['March 1 - March 31, 2024', undefined],
    ['March 31 - March 25, 2024', undefined],
    ['2024-W54', undefined],
    ['Last updated: March 30, 2024', undefined],
    ['GPT-3.5 and 3/4 of all models', undefined],
    ['Papers 1-10', undefined],
    ['Contributing', undefined],
  ])('%p is %p', (text, range) => {
    expect(read(text)).toBe(range);
  });

  test.each([
    ['March 25 - 31', { year: 2024 }, '2024-03-25..2024-03-31'],
    ['Jan 1-8', { year: 2023 }, '2023-01-01..2023-01-08'],
    ['Week 13', { year: 2024 }, '2024-03-25..2024-03-31'],
    ['Week 2', { year: 2024, month: 3 }, '2024-03-11..2024-03-17'],
    ['25–31', { year: 2024, month: 3 }, '2024-03-25..2024-03-31'],
    ['3/25〜31', { year: 2024 }, '2024-03-25..2024-03-31'],
    ['25–31', { year: 2024 }, undefined],
    ['March 25 - 31', {}, undefined],
  ])('%p below %p is %p', (text, context, range) => {
    expect(read(text, context)).toBe(range);
  });

  test('numbers are read in the order that is told', () => {
    expect(read('03/04/2024')).toBe('2024-03-04..2024-03-10');
    expect(read('03/04/2024', {}, 'day-first')).toBe('2024-04-01..2024-04-07');
    expect(read('25.03.–31.03.2024', {}, 'day-first')).toBe('2024-03-25..2024-03-31');
    expect(writtenRange('03/04/2024')?.ordered).toBe(false);
    expect(writtenRange('2024-03-04')?.ordered).toBe(true);
  });

  test.each([
    ['March 2024', { year: 2024, month: 3 }],
    ['2024年3月', { year: 2024, month: 3 }],
    ['2024-03', { year: 2024, month: 3 }],
    ['3月', { month: 3 }],
    ['AI Papers of the Week — 2024', { year: 2024 }],
    ['Contributing', {}],
  ])('%p sets %p for those below', (text, context) => {
    expect(writtenMonth(text)).toEqual(context);
  });
});
