import { describe, expect, test } from '@jest/globals';
import { namesYear, rangeWritten } from '../../../shared/papers/time/days-meant.ts';
import { writtenMonth } from '../../../shared/papers/time/written-month.ts';
import { type NumberOrder, writtenRange } from '../../../shared/papers/time/written-range.ts';

const read = (text: string, context = {}, order?: NumberOrder): string | undefined => {
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
    ['2024年第13周', '2024-03-25..2024-03-31'],
    ['论文周报（2024年3月25日-31日）', '2024-03-25..2024-03-31'],
    ['2024年3月25日（周一）', '2024-03-25..2024-03-31'],
    ['2024년 3월 25일 ~ 31일', '2024-03-25..2024-03-31'],
    ['2024년 13주차', '2024-03-25..2024-03-31'],
    ['2024年3月第四週', '2024-03-25..2024-03-31'],
    ['2024年度 3月24日〜30日', '2025-03-24..2025-03-30'],
    ['2024年度 4月1日〜7日', '2024-04-01..2024-04-07'],
    ['2024年度 3月第4週', '2025-03-24..2025-03-30'],
    ['2024年度第1週', undefined],
    ['FY2024 Week 1', undefined],
    ['FY24 W01', undefined],
    ['Fall 2024, Week 3', undefined],
    ['2024年度前期 第3週', undefined],
    ['Spring 2024: March 25 - 31', '2024-03-25..2024-03-31'],
    ['Session 3 — 25 March 2024', '2024-03-25..2024-03-31'],
    ['Meeting #3 - 25 March 2024', '2024-03-25..2024-03-31'],
    // Days between dashes beside their month.
    ...[
      'March 2024 (25-31)',
      'March 2024: 25 - 31',
      '2024年3月（25日〜31日）',
      '2024年3月 (25 日 - 31 日)!',
      'March 2024 25-31',
    ].map((text) => [text, '2024-03-25..2024-03-31'] as const),
    ['March 2024 (4-9)', '2024-03-04..2024-03-09'],
    ['March 2024 (25-31 papers)', undefined],
    ['March 2024 v25-31', undefined],
    // Numbers of weeks.
    ...[
      '2024-W13',
      '2024W13',
      '2024 w13',
      '2024 年 の 第 13 週',
      '2024年の13週',
      '2024年第 13週',
      'ISO week 13, 2024',
    ].map((text) => [text, '2024-03-25..2024-03-31'] as const),
    ...[
      'Calendar week 13 2024',
      'Wk 13, 2024',
      'CW13 2024',
      'KW 13 2024',
      'Week no. 13, 2024',
      'week #13 2024',
      'W13 2024',
    ].map((text) => [text, '2024-03-25..2024-03-31'] as const),
    ...['2024-W131', '12024-W13', 'Week 13:30 2024', 'Week 131 2024', 'Biweek 13 2024', '2024-w', 'xW13 2024'].map(
      (text) => [text, undefined] as const,
    ),
    // Weeks of a month.
    ...[
      '2024-03, week 4',
      '2024/3 (W4)',
      '2024.03 w4',
      '2024/03 第4',
      '2024年 3 月 の 第 4 週',
      '2024年3月の4週',
      '2024年3月4週',
    ].map((text) => [text, '2024-03-25..2024-03-31'] as const),
    ['2024年12月第2週', '2024-12-09..2024-12-15'],
    ['2024-12, week 2', '2024-12-09..2024-12-15'],
    ['Week 4 in March 2024', '2024-03-25..2024-03-31'],
    ['fourth week in March 2024', '2024-03-25..2024-03-31'],
    ['2024年13月1日', undefined],
    ['2024年0月1日', undefined],
    ['2024年1月0日', undefined],
    ['2024年1月32日', undefined],
    ['2024年12月31日', '2024-12-30..2025-01-05'],
    ['2024年1月1日', '2024-01-01..2024-01-07'],
    ...['Ending: March 30, 2024', 'ends on March 30, 2024', 'w/e March 30, 2024', '2024年3月30日まで'].map(
      (text) => [text, '2024-03-24..2024-03-30'] as const,
    ),
    ['Endings of March 30, 2024', '2024-03-25..2024-03-31'],
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
    ['3月24日〜30日', { year: 2024, fiscal: true }, '2025-03-24..2025-03-30'],
    ['3月24日', { year: 2024, fiscal: true }, '2025-03-24..2025-03-30'],
    ['12月30日〜1月5日', { year: 2024, fiscal: true }, '2024-12-30..2025-01-05'],
    ['第3週', { year: 2024, term: true }, undefined],
    ['Week 3', { year: 2024, term: true }, undefined],
    ['March 25 - 31', { year: 2024, term: true }, '2024-03-25..2024-03-31'],
    ['March 25 - 31', {}, undefined],
    ...[
      '25 Mon',
      'Mon 25',
      'Monday, the 25th',
      '25th (Mon.)',
      '25（月）',
      '月曜 25',
      'Tues 26',
      '28 Thursday',
      '31 sun',
    ].map((text) => [text, { year: 2024, month: 3 }, '2024-03-25..2024-03-31'] as const),
    ...['2週目', '2 week', '2 Week', '(2週目)'].map(
      (text) => [text, { year: 2024, month: 3 }, '2024-03-11..2024-03-17'] as const,
    ),
    ['7週目', { year: 2024, month: 3 }, undefined],
    ['papers 2 week', { year: 2024, month: 3 }, undefined],
    ['2 weeks', { year: 2024, month: 3 }, undefined],
    ['Week 6', { year: 2024, month: 3 }, '2024-02-05..2024-02-11'],
    ['25 Mon', { year: 2024 }, undefined],
    ['25', { year: 2024, month: 3 }, undefined],
    ['25 Months', { year: 2024, month: 3 }, undefined],
    ['Mon 25 papers', { year: 2024, month: 3 }, undefined],
    ['Mon 32', { year: 2024, month: 3 }, undefined],
  ])('%p below %p is %p', (text, context, range) => {
    expect(read(text, context)).toBe(range);
  });

  test('numbers are read in the order that is told', () => {
    expect(read('03/04/2024')).toBe('2024-03-04..2024-03-10');
    expect(read('03/04/2024', {}, 'day-first')).toBe('2024-04-01..2024-04-07');
    expect(read('25.03.–31.03.2024', {}, 'day-first')).toBe('2024-03-25..2024-03-31');
    expect(read('240325', {}, 'year-first')).toBe('2024-03-25..2024-03-31');
    expect(read('250324', {}, 'day-first')).toBe('2024-03-25..2024-03-31');
    expect(read('032524')).toBe('2024-03-25..2024-03-31');
    expect(read('24032', {}, 'year-first') ?? read('240325 papers', {}, 'year-first')).toBeUndefined();
    expect(writtenRange('240325')?.ordered).toBe(false);
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

const WEEK_13 = '2024-03-25..2024-03-31';

/** Ranges of the week in the spellings of people, each from its Monday to its Sunday. */
const RANGES = [
  ...['March', 'Mar', 'Mar.', 'march', 'MARCH'].flatMap((month) => [
    `${month} 25 - 31, 2024`,
    `25 - 31 ${month} 2024`,
    `${month} 25 - ${month} 31, 2024`,
  ]),
  ...['‐', '‑', '‒', '–', '—', '―', '−', '~', '〜', '～', '→', '-', ' - ', '--'].map(
    (dash) => `March 25${dash}31, 2024`,
  ),
  ...[' to ', ' through ', ' thru ', ' until ', ' till ', '  to  '].map((to) => `March 25${to}31, 2024`),
  ...['Mon', 'Mon.', 'Mon,', 'Monday', 'Monday,'].map((day) => `${day} March 25 - Sunday March 31, 2024`),
  ...[
    'Tue',
    'Tues',
    'Tuesday',
    'Wed',
    'Wednesday',
    'Thu',
    'Thur',
    'Thurs',
    'Thursday',
    'Fri',
    'Friday',
    'Sat',
    'Saturday',
    'Sun',
    'Sunday',
  ].map((day) => `March 25 - ${day} March 31, 2024`),
  ...[
    'March 25th - 31st, 2024',
    'March 25th - March 31st 2024',
    '25th to 31st of March 2024',
    '25-31 March, 2024',
    '25 March - 31 March 2024',
  ],
  ...[
    '2024-03-25 - 2024-03-31',
    '2024/03/25 - 2024/03/31',
    '2024.03.25-2024.03.31',
    '2024-3-25 to 2024-3-31',
    '2024-03-25 - 03-31',
    '2024/03/25-03/31',
    '2024/3/25 - 3/31',
    '2024.3.25-3.31',
  ],
  ...[
    '20240325-20240331',
    '20240325 - 20240331',
    'R6.3.25-R6.3.31',
    '令和6年3月25日〜令和6年3月31日',
    '令和 6 年 3 月 25 日 - 3 月 31 日',
    '令和6年3月25日〜31日',
  ],
  ...[
    '2024年3月25日〜31日',
    '2024年3月25日〜3月31日',
    '2024 年 3 月 25 日 - 31 日',
    '2024年3月25日ー31日',
    '2024年3月25日から31日',
    '2024年3月25日より31日',
    '2024年3月25日 から 3月31日',
    '2024年3月25日から31日まで',
  ],
  ...[
    '2024年3月25日(月)〜31日(日)',
    '2024年3月25日(月曜日)〜31日(日曜日)',
    '2024年3月25日(月曜)〜31日(日・祝)',
    '2024年3月25日(月祝)〜31日',
    '2024年3月25日月曜日〜31日日曜日',
    '2024年3月25日月曜〜31日',
  ],
  ...[
    '２０２４年３月２５日〜３１日',
    '3月25日〜31日 2024',
    '3/25/2024 - 3/31/2024',
    '3/25/24 - 3/31/24',
    '03-25-2024 - 03-31-2024',
  ],
  ...['3/25 - 3/31, 2024', '3/25-31 2024', '3.25. - 3.31. 2024'],
  ...['March 25, 2024 - March 31, 2024', '25.March.2024 - 31.March.2024'.replaceAll('.March.', ' March ')],
  ...[
    'Week of March 25, 2024',
    'Week of the 25th of March 2024',
    'w/c 25 March 2024',
    'Week commencing 25 March 2024',
    'Beginning March 25, 2024',
    'Starting on March 25, 2024',
    'Week begins March 25, 2024',
    'Starts March 25, 2024',
    'From March 25, 2024',
    '2024年3月25日の週',
    '2024年3月25日から',
    '2024年3月25日週',
    '2024年3月25日 の週',
  ],
  ...[
    'Week ending March 31, 2024',
    'Week ends March 31, 2024',
    'Week end on March 31, 2024',
    'w/e 31 March 2024',
    '2024年3月31日まで',
    '2024年3月31日 まで',
  ],
];
/** From a Sunday to a Saturday: no single day of it could stand for the whole. */
const fromSunday = (text: string): string =>
  text.replaceAll('25', '24').replaceAll('31', '30').replaceAll('２５', '２４').replaceAll('３１', '３０');

describe('one week, in the spellings of people', () => {
  test.each(RANGES)('%s', (text) => {
    expect(read(text)).toBe(WEEK_13);
    expect(read(fromSunday(text))).toBe('2024-03-24..2024-03-30');
  });

  test.each([
    ...[
      '2024-W13',
      '2024W13',
      '2024 W13',
      '2024 w13',
      '2024年第13週',
      '2024年の第13週',
      '2024 年 の 第 13 週',
      '2024年13週',
      '第13週 2024',
      '第 13 週、2024',
    ],
    ...[
      'Week 13, 2024',
      'week 13 2024',
      'ISO week 13, 2024',
      'Calendar week 13, 2024',
      'wk 13 2024',
      'wk13 2024',
      'CW 13 2024',
      'KW13 2024',
      'KW 13, 2024',
      'Week #13, 2024',
      'Week: 13, 2024',
      'Week-13 2024',
      'Week no. 13, 2024',
      'Week no 13, 2024',
      'Week no.13, 2024',
      'W13 2024',
      '13th week of 2024',
      '2024, week 13',
    ],
    ...[
      'Week 4 of March 2024',
      'Week 4, March 2024',
      'Week 4 (March 2024)',
      'Week 4 in March, 2024',
      '4th week of March 2024',
      'Fourth week of March 2024',
      'fourth week in March 2024',
      'March 2024, week 4',
      'March 2024: week 4',
      'March, 2024 - week 4',
      'March week 4, 2024',
      '2024年3月第4週',
      '2024年3月の第4週',
      '2024 年 3 月 の 第 4 週',
      '2024年 3月 4週',
    ],
    ...[
      'March 27, 2024',
      '27 March 2024',
      '27 Mar 2024',
      '27th of March, 2024',
      '2024-03-27',
      '20240327',
      '2024年3月27日',
      '2024年3月27日(水)',
      'Papers - 2024/03/27',
      "27 Mar '24",
      'Mar-27 2024',
    ],
  ])('%s', (text) => {
    expect(read(text)).toBe(WEEK_13);
  });

  test.each([
    'March 25 - 31',
    '25-31 March',
    '3/25 - 3/31',
    '3月25日〜31日',
    'Week 13',
    'W13',
    '第13週',
    'March 25',
    '3/25',
    'week of 3/25',
    'Week of the 3/25',
    '3/25の週',
    'Fourth week of March',
    '3月第4週',
  ])('%s, below its year', (text) => {
    expect(read(text, { year: 2024 })).toBe(WEEK_13);
    expect(read(text)).toBeUndefined();
  });

  test.each(['25 - 31', '25日〜31日', 'Papers, 25-31', 'Week 4'])('%s, below its year and month', (text) => {
    expect(read(text, { year: 2024, month: 3 })).toBe(WEEK_13);
    expect(read(text, { month: 3 })).toBeUndefined();
  });
});

describe('the weeks of a month', () => {
  test.each([
    ['First', '2024-05-02', '2024-04-29..2024-05-05'],
    ['second', '', '2024-05-06..2024-05-12'],
    ['third', '', '2024-05-13..2024-05-19'],
    ['fourth', '', '2024-05-20..2024-05-26'],
    ['fifth', '', '2024-05-27..2024-06-02'],
  ])('are those whose Thursday lies in it: the %s of May', (nth, _, range) => {
    expect(read(`${nth} week of May 2024`)).toBe(range);
  });

  test('are five where its last days begin a week, and never six', () => {
    expect(read('Week 5 of March 2024')).toBe('2024-04-01..2024-04-07');
    expect(read('Week 6 of March 2024')).toBeUndefined();
    expect(read('Week 6', { year: 2024, month: 3 })).toBe('2024-02-05..2024-02-11');
  });
});

describe('no week', () => {
  test.each([
    ...[
      'Updated March 25, 2024',
      'Last update: 2024-03-25',
      'Modified 2024-03-25',
      'Revised 2024-03-25',
      'Created 2024-03-25',
      'Generated 2024-03-25',
      'Since 2024-03-25',
      'Copyright 2024-03-25',
      '2024-03-25 更新',
      '2024-03-25 作成',
    ],
    ...[
      '2024-13-25',
      '2024-03-32',
      '2024-04-31',
      'March 0, 2024',
      '30 February 2024',
      '2024-W00',
      '2024-W54',
      'Week 60, 2024',
      '2024年13月1日〜5日',
    ],
    ...[
      'Table 3.4 of 2024',
      '3/4 of 2024 papers',
      'GPT-4-32',
      'v2024.3',
      'Section 25-31 and others 12',
      'v3/25',
      'at 25:31',
      '25% - 31%',
      'Top 10 papers of 2024',
    ],
    ...['March 1 - 15, 2024', 'March 15 - 1, 2024'],
  ])('is named by %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a range', () => {
  test.each([
    ['has a fortnight at most', 'March 1 - 14, 2024', '2024-03-01..2024-03-14'],
    ['may be one day', 'March 5 - 5, 2024', '2024-03-05..2024-03-05'],
    ['may cross a month', 'March 28 - April 3, 2024', '2024-03-28..2024-04-03'],
    ['may cross a year, of which it names the last', 'Dec 30 - Jan 5, 2025', '2024-12-30..2025-01-05'],
    ['may cross a year, of which it names the first', 'Dec 30, 2024 - Jan 5', '2024-12-30..2025-01-05'],
    ['names its month behind', '28 - 30 April 2024', '2024-04-28..2024-04-30'],
  ])('%s: %s', (_, text, range) => {
    expect(read(text)).toBe(range);
  });

  test('below a year and across one ends in it', () => {
    expect(read('Dec 30 - Jan 5', { year: 2025 })).toBe('2024-12-30..2025-01-05');
  });
});

describe('a single day', () => {
  test.each([
    ['Week of March 24, 2024', '2024-03-24..2024-03-30'],
    ['March 24, 2024', '2024-03-18..2024-03-24'],
    ['Week of March 23, 2024', '2024-03-18..2024-03-24'],
    ['Week ending March 27, 2024', '2024-03-21..2024-03-27'],
  ])('%s is %s', (text, range) => {
    expect(read(text)).toBe(range);
  });
});

describe('a text', () => {
  test.each([
    ['March 25 - 31, 2024', true],
    ['March 25, 2024 - 31', true],
    ['March 25 - 31', false],
    ['March 25', false],
    ['March 25, 2024', true],
    ['2024: March 25 - 31', true],
    ['2024: March 25', true],
    ['Week 13', false],
    ['2024-W13', true],
    ['Week 1 of March', false],
    ['25 - 31', false],
  ])('"%s" names its year: %s', (text, names) => {
    expect(namesYear(writtenRange(text)!)).toBe(names);
  });

  test.each([
    ['Top Papers (March 25 - 31) of 2024', ['Top', 'Papers', 'of']],
    ['Issue: March 25, with more', ['Issue', 'with', 'more']],
    ['Papers of 25-31 March', ['Papers', 'of']],
    ['Week 13: all of it', ['all', 'of', 'it']],
    ['Fourth week of March, all of it', ['all', 'of', 'it']],
    ['The papers, 25 - 31', ['The', 'papers']],
  ])('"%s" leaves %j', (text, words) => {
    expect(writtenRange(text)!.rest.match(/\w+/g)).toEqual(words);
  });

  test.each([
    ['3/4/2024', false],
    ['3/4 - 3/9', false],
    ['March 4 - 3/9/2024', false],
    ['March 4', true],
    ['2024/3/4', true],
    ['Week 3', true],
    ['Week 3 of May', true],
    ['4 - 9', true],
  ])('"%s" leaves no doubt which number is the month: %s', (text, sure) => {
    expect(writtenRange(text)!.ordered).toBe(sure);
  });

  test('as long as a page is read at its beginning', () => {
    expect(read(`${'word '.repeat(200)} March 25 - 31, 2024`)).toBeUndefined();
    expect(writtenMonth(`${'word '.repeat(200)} March 2024`)).toEqual({});
  });

  test('that says the day first is read so where it can be told', () => {
    for (const text of ['25/03/2024 - 31/03/2024', '25/3 - 31/3, 2024', '25.3.-31.3. 2024', '25-03-2024 - 31-03-2024'])
      expect(read(text, {}, 'day-first')).toBe(WEEK_13);
  });
});

describe('a heading for those below', () => {
  test.each([
    ['January', { month: 1 }],
    ['December 2024', { year: 2024, month: 12 }],
    ['12月', { month: 12 }],
    ['1 月', { month: 1 }],
    ['2024 年 12 月', { year: 2024, month: 12 }],
    ['2024/12', { year: 2024, month: 12 }],
    ['2024.1', { year: 2024, month: 1 }],
    ['1999', { year: 1999 }],
    ['13月', {}],
    ['0月', {}],
    ['2024-13', { year: 2024 }],
    ['120243', {}],
    ['2024年度', { year: 2024, fiscal: true, term: true }],
    ['FY2024', { term: true }],
    ['Spring 2024', { year: 2024, term: true }],
    ['Marching on', {}],
  ])('%s sets %j', (text, context) => {
    expect(writtenMonth(text)).toEqual(context);
  });
});
