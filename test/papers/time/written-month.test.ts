import { describe, expect, test } from '@jest/globals';
import {
  isFiscal,
  isTerm,
  monthIn,
  wholeYear,
  withoutForeignYear,
  writtenMonth,
  yearIn,
} from '../../../shared/papers/time/written-month.ts';

test.each([
  ['2024', 2024],
  ['24', 2024],
  ["'24", 2024],
  ['', undefined],
  [undefined, undefined],
])('the year %j is %j', (text, year) => {
  expect(wholeYear(text)).toBe(year);
});

test.each([
  ['Papers 2024', 2024],
  ['1999 papers', 1999],
  ["Papers '24", 2024],
  ["'24 papers", 2024],
  ['12024', undefined],
  ['20245', undefined],
  ['1824', undefined],
  ["don'24", undefined],
  ["'24h", undefined],
  ["'2x", undefined],
  ["'x2", undefined],
])('in %j the year is %j', (text, year) => {
  expect(yearIn(text)).toBe(year);
});

test.each([
  ['March', 3],
  ['Papers of Sept. 2024', 9],
  ['3月', 3],
  ['12 月', 12],
  ['2024年 3月', 3],
  ['2024-03', 3],
  ['2024/3', 3],
  ['2024.12', 12],
  ['2024/123', undefined],
  ['13月', undefined],
  ['0月', undefined],
  ['Marching', undefined],
  ['Papers', undefined],
])('in %j the month is %j', (text, month) => {
  expect(monthIn(text)).toBe(month);
});

describe('weeks are counted from a day that nobody says in', () => {
  const terms = ['FY2024', 'FY 24', "FY'24", 'Q1', 'Q4 2024', 'fiscal', 'Spring', 'summer', 'Fall', 'autumn', 'winter'];
  test.each([...terms, 'Semester', 'trimester', 'Term 2', 'quarter', '2024年度', '学期', '前期', '後期'])(
    '%s',
    (text) => {
      expect(isTerm(text)).toBe(true);
    },
  );
  test.each(['FYI', 'Q5', 'Q1x', 'Springs', 'offspring', 'Terms', '2024年', '期間', 'xFY2024'])(
    'and not in %s',
    (text) => {
      expect(isTerm(text)).toBe(false);
    },
  );
});

test('of fiscal years that of Japan alone is known', () => {
  expect([isFiscal('2024年度'), isFiscal('FY2024')]).toEqual([true, false]);
  expect(withoutForeignYear("a FY2024 b FY 24 c fiscal year 2024 d FY'24")).toBe('a   b   c   d  ');
  expect(withoutForeignYear('FYI 2024, FY2, xFY2024')).toBe('FYI 2024, FY2, xFY2024');
});

test.each([
  ['March 2024', { year: 2024, month: 3 }],
  ['2024年度', { year: 2024, fiscal: true, term: true }],
  ['Spring 2024', { year: 2024, term: true }],
  ['FY2024', { term: true }],
  ['前期', { term: true }],
  ['3月', { month: 3 }],
  ['2024', { year: 2024 }],
  ['Papers', {}],
])('%j sets %j', (text, context) => {
  const set = writtenMonth(text);
  expect(set).toEqual(context);
  expect(Object.keys(set).includes('month')).toBe('month' in context);
});
