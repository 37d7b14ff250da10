/** Where the weeks of a list begin, and which days they mean. */
import { describe, expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';

const titles = (text: string, today?: string): Record<string, string[]> =>
  Object.fromEntries(
    parseCuratedList(text, today ? { today } : {}).weeks.map(({ week, rows }) => [
      week,
      rows.map(({ title }) => title),
    ]),
  );

const work = (n: number, month = '2403'): string => `[A Paper of Number ${n}](https://arxiv.org/abs/${month}.1000${n})`;

describe('days of their own', () => {
  const two = { '2024-W13': ['A Paper of Number 1'], '2024-W12': ['A Paper of Number 2'] };

  test.each([
    ['before an entry', `- 2024-03-26, ${work(1)}\n- 2024-03-19, ${work(2)}`],
    ['in brackets', `- [2024/03/26] ${work(1)}\n- [2024/03/19] ${work(2)}`],
    ['by the name of a month', `- Mar 26, 2024 - ${work(1)}\n- Mar 19, 2024 - ${work(2)}`],
    ['below a year', `# 2024\n- 03/26 - ${work(1)}\n- 3/19: ${work(2)}`],
    ['in cells below a year', `# 2024\n| Date | Paper |\n|--|--|\n| 03-26 | ${work(1)} |\n| 03-19 | ${work(2)} |`],
    ['beside some news', `- 2024-03-26 ${work(1)}\n- 2024-03-19 ${work(2)}\n- 2024-03-11 No link.`],
  ])('count where no heading names a week: %s', (_, text) => {
    expect(titles(text)).toEqual(two);
  });

  test('stand in a line below the title of an issue, beside its author or the minutes it takes', () => {
    const issue = (dateline: string): string =>
      `# The Digest\n\n${dateline}\n\nHello.\n\n## Top papers\n- ${work(1)}\n`;
    for (const dateline of ['March 31, 2024 • 4 min read', 'By Jane Doe · Mar 31, 2024', 'March 31, 2024 | Issue 3'])
      expect(titles(issue(dateline))).toEqual({ '2024-W13': ['A Paper of Number 1'] });
    for (const prose of [
      'We met on March 31, 2024 in Rome',
      'Our lab has stood here since day one: May 1, 2001 • hello and welcome',
    ])
      expect(titles(issue(prose))).toEqual({});
  });

  test('do not where one does', () => {
    expect(titles(`## 2024-W10\n- 2024-03-26, ${work(1)}\n- 2024-03-19, ${work(2)}`)).toEqual({
      '2024-W10': ['A Paper of Number 1', 'A Paper of Number 2'],
    });
  });

  test('do not before the news of a project, nor before a version', () => {
    const news = '- [2024/03/25] We are on [the radio](https://a.org/1)\n- [2024/03/26] And on [TV](https://a.org/2)';
    expect(titles(`# News\n${news}\n# Papers\n- ${work(1)}`)).toEqual({});
    expect(titles(`# 2024\n- 2.5 Years of ${work(1)}\n- 4/3 Apples and ${work(2)}`)).toEqual({});
  });

  test('without a year run on by the turn of one, a day or two out of their order', () => {
    const days = ['01-03', '01-04', '01-02', '12-29', '12-28', '12-29', '12-19'];
    const rows = days.map((day, at) => `| ${day} | ${work(at + 1, '2312')} |`).join('\n');
    expect(titles(`| Date | Paper |\n|--|--|\n${rows}`, '2026-05-01')).toEqual({
      '2024-W01': [1, 2, 3].map((n) => `A Paper of Number ${n}`),
      '2023-W52': [4, 5, 6].map((n) => `A Paper of Number ${n}`),
      '2023-W51': ['A Paper of Number 7'],
    });
  });

  test.each([
    ['ends the paragraph of a paper', `**A Thing of Four Words** \\\n*Jane Doe* \\\n[[Paper](@)] \\\n26 Mar 2024`],
    ['stands below a linked title', '### [A Thing of Four Words](@)\n\nApril 9, 2024'],
    ['is a field', '### A Thing of Four Words\n\nDate：20240326\n\nAuthor：Jane Doe\n\narXiv：@'],
  ])('open no week where one %s', (_, entry) => {
    const entries = [1, 2].map((n) => entry.replace('@', `https://arxiv.org/abs/2403.1000${n}`)).join('\n\n');
    expect(parseCuratedList(`# Things\n\n${entries}`).weeks).toEqual([]);
  });

  test('open one at the head of a file, also as the title it begins with', () => {
    const papers = `**《A Thing of Four Words》**\n\narXiv：https://arxiv.org/abs/2403.10001`;
    for (const head of ['# Things\n\nDate: 2024-03-26', '# Things\n2024-03-26', '【新着速递】2024-03-26'])
      expect(titles(`${head}\n\n# Vision\n\n${papers}`)).toEqual({ '2024-W13': ['A Thing of Four Words'] });
  });

  test('of a mail are told by its subject, whenever it was sent', () => {
    const mail = `Date: Mon, 1 Apr 2024\nSubject: Re: [ml-papers] week of 25 Mar 2024\n\n1) ${work(1)}`;
    expect(titles(mail)).toEqual({ '2024-W13': ['A Paper of Number 1'] });
    expect(titles(mail.replace('week of ', ''))).toEqual({ '2024-W14': ['A Paper of Number 1'] });
  });

  test('in an item of tasks head those below it', () => {
    const tasks = `- [ ] 2024-03-26 Tue\n\t- [ ] read: A Paper of Number 1 https://arxiv.org/abs/2403.10001\n- [x] 2024-03-19 Tue\n\t- [x] read: A Paper of Number 2 https://arxiv.org/abs/2403.10002`;
    expect(titles(tasks)).toEqual({ '2024-W13': ['A Paper of Number 1'], '2024-W12': ['A Paper of Number 2'] });
  });

  test('as an item at the head of a file head it, as those before its first rule do', () => {
    const papers = `## ${work(1)}\n\nWords.\n\n## ${work(2)}`;
    const both = { '2024-W13': ['A Paper of Number 1', 'A Paper of Number 2'] };
    expect(titles(`# Things\n\n- **Session:** 26th March 2024\n\n${papers}`)).toEqual(both);
    expect(titles(`---\ntitle: "Papers of ours"\ndate: 2024-03-26\n---\n\n${papers}`)).toEqual(both);
    expect(titles(`---\ntitle: Papers, March 25-31 2024\ndate: 2024-04-02\n---\n\n${papers}`)).toEqual(both);
  });

  test('in a column for weeks are numbers, but for those of a term', () => {
    const table = `| Week | Paper |\n|--|--|\n| 13 | ${work(1)} |`;
    expect(titles(`# Papers 2024\n${table}`)).toEqual({ '2024-W13': ['A Paper of Number 1'] });
    expect(parseCuratedList(`# Papers, spring 2024\n${table}`)).toEqual({
      weeks: [],
      remarks: ['line 4 “A Paper of Number 1”: its days can’t be told'],
    });
  });

  test('below the number of their week are told once', () => {
    expect(parseCuratedList(`# 2024\n## Week 13\n*March 25 - 31*\n- ${work(1)}`)).toMatchObject({
      weeks: [{ week: '2024-W13', rows: [{ title: 'A Paper of Number 1' }] }],
      remarks: [],
    });
  });

  test('on a line head the sections that follow', () => {
    const text = `# Papers\nMarch 25-31, 2024\n## Vision\n- ${work(1)}\n## Text\n- ${work(2)}`;
    expect(titles(text)).toEqual({ '2024-W13': ['A Paper of Number 1', 'A Paper of Number 2'] });
  });
});

test('the days of a week over the turn of a year are its parts in either year', () => {
  const days = ['Monday, December 30', 'Thursday, January 2'].map((day, at) => `### ${day}\n- ${work(at + 1)}\n`);
  expect(titles(`## Papers, week of December 30, 2024\n${days.join('')}`)).toEqual({
    '2025-W01': ['A Paper of Number 1', 'A Paper of Number 2'],
  });
});

test('a year or a fiscal year beside the headings of its weeks counts for them', () => {
  expect(titles(`# 2023\n# Mar 20 - 26\n- ${work(1)}\n## Words\n- ${work(2)}\n# Mar 13 - 19\n- ${work(3)}`)).toEqual({
    '2023-W12': ['A Paper of Number 1', 'A Paper of Number 2'],
    '2023-W11': ['A Paper of Number 3'],
  });
  expect(titles(`# 2024年度\n## 3月24日〜30日\n- ${work(1)}\n## 4月1日〜7日\n- ${work(2)}`)).toEqual({
    '2025-W13': ['A Paper of Number 1'],
    '2024-W14': ['A Paper of Number 2'],
  });
});

describe('headings without a year', () => {
  const headings = ['Dec 18 - 24', 'Dec 25 - 31', 'Jan 1 - 7', 'Jan 8 - 14'];
  const weeks = { '2023-W51': [1], '2023-W52': [2], '2024-W01': [3], '2024-W02': [4] };
  const expected = Object.fromEntries(Object.entries(weeks).map(([week, [n]]) => [week, [`A Paper of Number ${n}`]]));
  const sections = headings.map((heading, at) => `## ${heading}\n- ${work(at + 1)}\n`);

  test('run on over the turn of a year, from old to new and from new to old', () => {
    expect(titles(sections.join('\n'), '2024-01-20')).toEqual(expected);
    expect(titles(sections.toReversed().join('\n'), '2024-01-20')).toEqual(expected);
  });

  test('end with the first that the newest work allows, whatever the day is', () => {
    const text = `## Jan 8 - 14\n- ${work(1, '2401')}\n## Dec 25 - 31\n- ${work(2, '2312')}`;
    expect(Object.keys(titles(text, '2026-11-28'))).toEqual(['2024-W02', '2023-W52']);
    expect(Object.keys(titles(text))).toEqual(['2024-W02', '2023-W52']);
    // A number of the future is a slip.
    expect(Object.keys(titles(`${text}\n- ${work(3, '2912')}`, '2026-11-28'))).toEqual(['2024-W02', '2023-W52']);
  });

  test.each([
    'https://ar5iv.labs.arxiv.org/html/2401.10001',
    'https://www.alphaxiv.org/abs/2401.10001v2',
    'https://huggingface.co/papers/2401.10001',
    'https://arxiv.org/pdf/2401.10001v1.pdf',
  ])('know the newest work by its address %s', (url) => {
    const list = (address: string): string => `## Jan 8 - 14\n- [A Paper of Four Words](${address})`;
    expect(Object.keys(titles(list(url), '2026-11-28'))).toEqual(['2024-W02']);
    expect(Object.keys(titles(list('https://a.org/2401.10001'), '2026-11-28'))).toEqual(['2026-W02']);
    // A subject and seven digits tell no month of this century.
    expect(Object.keys(titles(list('https://arxiv.org/abs/math/2401001'), '2026-11-28'))).toEqual(['2026-W02']);
  });

  test('end with the newest that has begun', () => {
    expect(Object.keys(titles(sections[1] ?? '', '2024-01-20'))).toEqual(['2023-W52']);
    expect(Object.keys(titles(sections[1] ?? '', '2024-12-20'))).toEqual(['2023-W52']);
    expect(Object.keys(titles(sections[1] ?? '', '2024-12-28'))).toEqual(['2024-W52']);
  });
});
