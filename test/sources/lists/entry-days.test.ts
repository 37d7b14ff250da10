import { describe, expect, test } from '@jest/globals';
import { isDayOfPaper, isHead, newestWork, ownDays } from '../../../shared/sources/lists/entry-days.ts';
import { readBlocks } from '../../../shared/sources/lists/list-blocks.ts';
import { type Part, partsOf } from '../../../shared/sources/lists/list-parts.ts';

const parts = (text: string): Part[] => partsOf(readBlocks(text));
const paper = '[A Title](https://arxiv.org/abs/2403.10001)';
const daysOf = (text: string): string[] => [...ownDays(parts(text)).values()];

describe('the day that an item begins with', () => {
  test.each([
    ['2024-03-25, ', '2024-03-25'],
    ['[2024/3/5] ', '2024/3/5'],
    ['2024.03.25: ', '2024.03.25'],
    ['**2024-03-25** ', '2024-03-25'],
    ['🗓 2024-03-25 ', '2024-03-25'],
    ['03-25: ', '03-25'],
    ['03/25 ', '03/25'],
    ['03.25 ', '03.25'],
    ['3/25: ', '3/25'],
    ['[3/5] ', '3/5'],
    ['(3/5) ', '3/5'],
    ['【3/5】', '3/5'],
    ['3/5, ', '3/5'],
    ['3/5：', '3/5'],
    ['3/5 - ', '3/5'],
    ['3/5 – ', '3/5'],
    ['Mar 25, 2024 ', 'Mar 25, 2024'],
    ['March 5, 2024: ', 'March 5, 2024'],
    ['25 March 2024 ', '25 March 2024'],
    ['March 25: ', 'March 25'],
    ['**5 Mar**: ', '5 Mar'],
    ['Mar 25 – ', 'Mar 25'],
    ['[25 March] ', '25 March'],
    ['3月25日：', '3月25日'],
    ['5 Mar, 2024 - ', '5 Mar, 2024'],
  ])('%s', (before, day) => {
    expect(daysOf(`- ${before}${paper}`)).toEqual([day]);
  });

  test.each([
    '3/5 ',
    '2024 ',
    '2024-03 ',
    '12-2024-03-25-1 ',
    '2024-03-25-1 ',
    'Mar 25 ',
    'On 2024-03-25 ',
    '1.5.2 ',
    '03-25-26 ',
    '3/5a',
  ])('is none in %s', (before) => {
    expect(daysOf(`- ${before}${paper}`)).toEqual([]);
  });

  test('counts where half of such items lead to a work, and only where they lead to the web', () => {
    const item = (n: number, url: string): string => `- 2024-03-0${n} [Words](${url})`;
    const work = 'https://arxiv.org/abs/2403.10001';
    expect(daysOf([item(1, work), item(2, 'https://a.org')].join('\n'))).toHaveLength(2);
    expect(daysOf([item(1, work), item(2, 'https://a.org'), item(3, 'https://b.org')].join('\n'))).toEqual([]);
    expect(daysOf([item(1, work), item(2, '#x'), '- 2024-03-03 Words'].join('\n'))).toEqual(['2024-03-01']);
    expect(daysOf(`- 2024-03-01 [page](https://a.org) and [pdf](${work})`)).toEqual(['2024-03-01']);
  });

  test('is that of a row by its column, where it has one', () => {
    const table = (header: string, cell: string): string => `| ${header} | Paper |\n|--|--|\n| ${cell} | ${paper} |`;
    expect(daysOf(table('Date', '2024-03-25'))).toEqual(['2024-03-25']);
    expect(daysOf(table('Date', '3-25'))).toEqual(['3/25']);
    expect(daysOf(table('Date', '3-25-24'))).toEqual(['3-25-24']);
    expect(daysOf(table('Week', '13'))).toEqual(['Week 13']);
    expect(daysOf(table('Date', '13'))).toEqual(['13']);
    expect(daysOf(table('Date', ''))).toEqual([]);
    expect(daysOf(table('Note', '2024-03-25'))).toEqual([]);
    expect(daysOf(`2024-03-25 ${paper}`)).toEqual([]);
  });
});

describe('the head of a file', () => {
  const isAtHead = (before: string): boolean => {
    const all = parts(`${before}\n\nHere.`);
    return isHead(all, all.length - 1);
  };
  test.each(['', '# Title', 'One.\n\nTwo.', '# Title\n\nOne.', '# Title\n\n- One', `${'One.\n\n'.repeat(50)}`])(
    'goes on below %j',
    (before) => {
      expect(isAtHead(before)).toBe(true);
    },
  );

  test.each(['# Title\n\n## Other', paper, `# Title\n\n- ${paper}`, `${'One.\n\n'.repeat(51)}`])(
    'has ended below %j',
    (before) => {
      expect(isAtHead(before)).toBe(false);
    },
  );
});

describe('a day on a line of its own is that of a paper', () => {
  const ofPaper = (text: string): boolean => {
    const all = parts(text);
    const last = all.at(-1);
    return last?.kind === 'line' && isDayOfPaper(last, all, all.length - 1);
  };
  test.each([
    'Date: 2024-03-25',
    '- Posted：2024-03-25'.slice(2),
    '### [A Title](https://a.org)\n2024-03-25',
    '**A Title**\n\n2024-03-25',
    'Words.\n2024-03-25',
  ])('in %j', (text) => {
    expect(ofPaper(text)).toBe(true);
  });
  test.each([
    '2024-03-25',
    '### A Title\n2024-03-25',
    'Words.\n\n2024-03-25',
    'Session of words: 2024-03-25',
    '- Words\n\n2024-03-25',
  ])('and not in %j', (text) => {
    expect(ofPaper(text)).toBe(false);
  });
});

describe('the newest work of a list', () => {
  const work = (id: string): string => `https://arxiv.org/abs/${id}`;
  test.each([
    ['an item', `- [A](${work('2403.10001')})\n- [B](${work('2402.10001')})`, '2024-03-01'],
    ['an item of an item', `- [A](${work('2402.10001')})\n  - [B](${work('2403.10001')})`, '2024-03-01'],
    ['an address in its text', `- A ${work('2403.10001')}\n- B arXiv:2402.10001`, '2024-03-01'],
    ['a line', `[A](${work('2403.10001')})`, '2024-03-01'],
    ['a heading', `## [A](${work('2403.10001')})`, '2024-03-01'],
    ['a row', `| Paper |\n|--|\n| [A](${work('2403.10001')}) |`, '2024-03-01'],
    ['none', '- [A](https://a.org/2403.10001)\n- B', undefined],
    ['none of old', `- [A](${work('math/0309136')})`, undefined],
    ['none of the future', `- [A](${work('2404.10001')})\n- [B](${work('2403.10001')})`, '2024-03-01'],
  ])('is told by %s', (_, text, day) => {
    expect(newestWork(parts(text), '2024-03-01')).toBe(day);
  });

  test('may be of any month where nobody says which day it is', () => {
    expect(newestWork(parts(`- [A](${work('2912.10001')})`), undefined)).toBe('2029-12-01');
  });
});
