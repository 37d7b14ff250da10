import { expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';
import { createListSource } from '../../../shared/sources/lists/list-source.ts';
import { stubWeb } from '../stub-web.ts';

const paper = (n: number): string => `- [A Paper of the Number ${n}](https://arxiv.org/abs/2403.0000${n})`;

test.each([
  [
    '## One\n- a\n## Two of them\n- [A Paper](https://a.org/1)',
    '2 headings, none with a date that can be read; the first: line 3 “Two of them”',
  ],
  [
    '# All\n\nText.\n\n- [A Paper](https://a.org/1)',
    '1 heading, and it has no date that can be read; the first: line 1 “All”',
  ],
  ['- [A Paper](https://a.org/1)', 'no heading; the first line with a link: line 1 “A Paper”'],
  [
    '# All\n- Words\n  - see: [A Page](https://a.org/1)',
    '1 heading, and it has no date that can be read; the first: line 1 “All”',
  ],
  ['# Soon\n\nNothing yet.', 'no line with a link to a paper; it begins: line 1 “Soon”'],
  ['', 'no line with a link to a paper'],
  ['## March 25 - 31\n- [A Paper of Ours](https://a.org/1)', 'line 1 “March 25 - 31”: its days can’t be told'],
  [`## 04/03/2024\n${paper(1)}`, 'line 1 “04/03/2024”: its days can’t be told'],
  [`## March 1 - 31, 2024\n${paper(1)}`, 'line 1 “March 1 - 31, 2024”: its days can’t be told'],
  [
    '# 2024\n## March 25 - 31\nSoon to come.',
    'line 2 “March 25 - 31”: no paper below it can be read; the first line: line 3 “Soon to come.”',
  ],
  [
    '# Changes\n\n## v1.2.0 (2024-03-25)\n- Support for X by @me in https://github.com/a/b/pull/12\n- See [the docs](https://a.org/docs)',
    '2 headings, none with a date that can be read; the first: line 3 “v1.2.0 (2024-03-25)”',
  ],
  [
    '## 2024-03-25\n- **core:** no more crashes ([abc1234](https://github.com/a/b/commit/abc1234)), see https://gitlab.com/a/b/-/issues/3',
    'line 1 “2024-03-25”: no paper below it can be read; the first line: line 2 “core: no more crashes (abc1234), see https://gitlab.com/a/b/”',
  ],
  [
    '# Papers\n- [March 25 - 31, 2024](https://a.org/13)\n- [April 1 - 7, 2024](https://a.org/14)',
    '1 heading, and it has no date that can be read; the first: line 1 “Papers”',
  ],
  [
    '# Papers\n- [March 25 - 31, 2024](13.md)\n- [A Page of Ours](https://a.org/14)',
    '1 heading, and it has no date that can be read; the first: line 1 “Papers”',
  ],
  [
    `# March 2024 (25-31 papers)\n${paper(1)}`,
    '1 heading, and it has no date that can be read; the first: line 1 “March 2024 (25-31 papers)”',
  ],
  [
    '## 2024-W13\n### Summary\n\n[A Page](https://a.org/1)',
    '2024-W13: no paper can be read; the first line: line 4 “A Page”',
  ],
  [
    '## 2024-W13\n### Effects\n- Seen in [the lung](https://a.org/1).\n- Not in [the liver](https://a.org/2).',
    '2024-W13: no paper can be read; the first line: line 3 “Seen in the lung.”',
  ],
])('I-34: of the list %p it is told why no week was read', (text, remark) => {
  expect(parseCuratedList(text)).toEqual({ weeks: [], remarks: [remark] });
});

test('I-34: lines of HTML, of cells and of line ends from another machine are counted as they were written', () => {
  const line = (text: string): string | undefined => /line \d+/.exec(parseCuratedList(text).remarks[0] ?? '')?.[0];
  expect(line('<html><body>\n<h1>A</h1>\n<ul><li><a href="https://a.org/1">A Paper</a></li></ul></body></html>')).toBe(
    'line 2',
  );
  expect(line('One\r\n\r\nTwo\r\nThree\r\n\r\n## Here\r\n- [A Paper](https://a.org/1)')).toBe('line 6');
  expect(line('| a | b |\n| c | d |\n\n## Here\n- [A Paper](https://a.org/1)')).toBe('line 4');
});

test('I-34: rows without a title are set aside by their line, and the others of the week come out', () => {
  const { weeks } = parseCuratedList(
    `## 2024-W13\n${paper(1)}\n- [Code](https://github.com/a/b)\n${paper(2)}\n- <https://example.org/x>`,
  );
  expect(weeks[0]?.rows.map(({ title }) => title)).toEqual(['A Paper of the Number 1', 'A Paper of the Number 2']);
  expect(weeks[0]?.unread).toEqual([
    { line: 3, words: 'Code' },
    { line: 5, words: 'https://example.org/x' },
  ]);
});

test('I-34: what links nothing among papers is set aside by its line, and alone is no week', () => {
  const { weeks, remarks } = parseCuratedList(
    `## 2024-W13\n${paper(1)}\n- A Paper Without a Link\n\n### Vision\n${paper(2)}\n\n**A Bold One Without a Link**\n\nNo link yet.\n\n### Summary\nWords.\n## 2024-W12\n- A Paper Without a Link\n- And Another\n## 2024-W11\n${paper(3)}`,
  );
  expect(weeks.map(({ week, rows, unread }) => [week, rows.length, unread])).toEqual([
    [
      '2024-W13',
      2,
      [
        { line: 3, words: 'A Paper Without a Link', unlinked: true },
        { line: 8, words: 'A Bold One Without a Link', unlinked: true },
      ],
    ],
    ['2024-W11', 1, []],
  ]);
  expect(remarks).toEqual([
    'line 14 “2024-W12”: no paper below it can be read; the first line: line 15 “A Paper Without a Link”',
  ]);
});

test('I-34: items below the line of a paper are words of it, of a linked item they are set aside', () => {
  const { weeks } = parseCuratedList(
    '## 2024-W13\nA Paper of Words https://arxiv.org/abs/2403.00001\n- It is good\n- And short\n\n1. [Another of Words](https://arxiv.org/abs/2403.00002)\n- It is long',
  );
  expect(weeks[0]?.rows.map(({ title, note }) => [title, note])).toEqual([
    ['A Paper of Words', 'It is good And short'],
    ['Another of Words', ''],
  ]);
  expect(weeks[0]?.unread).toEqual([{ line: 7, words: 'It is long', unlinked: true }]);
});

test('I-34: a line that cites several works by numbers is prose, not a paper', () => {
  const { weeks } = parseCuratedList(
    `## 2024-W13\nThis week we read *One Thing* [1] and *Another* [2].\n\n- One Thing [1]\n- Another [2]\n\n[1]: https://arxiv.org/abs/2403.00001\n[2]: https://arxiv.org/abs/2403.00002`,
  );
  expect(weeks[0]?.rows.map(({ title }) => title)).toEqual(['One Thing', 'Another']);
  expect(weeks[0]?.unread).toEqual([{ line: 2, words: 'This week we read One Thing 1 and Another 2.' }]);
});

test('I-34: what is called so in the middle of prose is set aside, unless it leads to a work', () => {
  const { weeks } = parseCuratedList(
    `## 2024-03-25\n${paper(1)}\n- We talked of the roadmap, see [board](https://a.org/board)\n- We talked of [A Work of Three Words](https://arxiv.org/abs/2403.00002)`,
  );
  expect(weeks[0]?.rows.map(({ title }) => title)).toEqual(['A Paper of the Number 1', 'A Work of Three Words']);
  expect(weeks[0]?.unread).toEqual([{ line: 3, words: 'We talked of the roadmap, see board' }]);
});

test('I-34: places that wait for a paper are none, nor are jobs and events', () => {
  const table = '| Date | Paper | Presenter |\n|---|---|---|\n| Mar 26, 2024 | TBD | Ann |\n| Apr 2, 2024 |';
  expect(parseCuratedList(`${table} [A Paper of Five Words](https://arxiv.org/abs/2403.00001) | Ben |`).weeks).toEqual([
    expect.objectContaining({ week: '2024-W14', rows: [expect.objectContaining({ note: 'Ben' })] }),
  ]);
  const { weeks } = parseCuratedList(`## 2024-W13\n${paper(1)}\n### Jobs\n- [A Researcher of Rooms](https://a.org/1)`);
  expect(weeks[0]?.rows).toHaveLength(1);
});

test('I-34: a source tells it by its key, names the weeks it holds, and reads the raw file of a viewer’s page', async () => {
  const web = stubWeb({
    'https://raw.githubusercontent.com/o/r/main/a.md': `## 2024-W12\n${paper(1)}\n## 2024-W13\n${paper(2)}\n- [Code](https://github.com/a/b)\n- Some Other Paper`,
  });
  const url = 'https://github.com/o/r/blob/main/a.md';
  const source = createListSource(url, { web, now: () => new Date('2024-04-03T00:00:00Z'), zoneOffsetMinutes: 540 });
  expect((await source.collect('2024-W13')).remarks).toEqual([
    `list:${url}: line 5 “Code”: no paper can be told, set aside`,
    `list:${url}: line 6 “Some Other Paper”: it links nothing, set aside`,
  ]);
  expect(await source.collect('2024-W14')).toEqual({
    candidates: [],
    remarks: [`list:${url}: no week 2024-W14; it holds 2 weeks, 2024-W12 to 2024-W13`],
  });
  expect(await source.newestWeek()).toBe('2024-W13');
});

test('O-01: a list that was read and gives no week at all is an error that tells why, never a week without papers', async () => {
  const web = stubWeb({ 'https://lists.example/a.md': '# Our list has moved\nSee [there](https://a.org/).' });
  const services = { web, now: () => new Date('2024-04-03T00:00:00Z'), zoneOffsetMinutes: 540 };
  const source = createListSource('https://lists.example/a.md', services);
  const told = { fault: 'no-week', message: expect.stringMatching(/^no week of the list can be read: .*moved/) };
  await expect(source.collect('2024-W13')).rejects.toMatchObject(told);
  await expect(source.newestWeek()).rejects.toMatchObject(told);
});

const rowsIn = (text: string): string[] =>
  parseCuratedList(text).weeks.flatMap(({ rows }) => rows.map(({ title }) => title));
const asideIn = (text: string): string[] =>
  parseCuratedList(text).weeks.flatMap(({ unread }) => unread.map(({ line, words }) => `${line} ${words}`));
const mine = '[Everything I Wrote](https://jane.example/everything.pdf)';

test.each([
  '--',
  '-- ',
  'Best,',
  'Kind regards',
  'Cheers!',
  'See you on Monday,',
  'よろしくお願いします。',
  'Viele Grüße',
])('what a writer links below %p is set aside by its line, above it read as ever', (farewell) => {
  const text = `## 2024-W13\n${paper(1)}\n\nSee ${'[A Paper We Liked](https://arxiv.org/abs/2403.00002)'}\n\n${farewell}\n\nJane\n${mine}\n`;
  expect(rowsIn(text)).toEqual(['A Paper of the Number 1', 'A Paper We Liked']);
  expect(asideIn(text)).toEqual(['9 Everything I Wrote']);
});

test('a signature may follow the last line at once, and underlines nothing', () => {
  const text = `## 2024-W13\n${paper(1)}\n\nJane\n--\nJane Doe, Example University\nMy newest: ${mine}\n`;
  expect(rowsIn(text)).toEqual(['A Paper of the Number 1']);
  expect(asideIn(text)).toEqual(['7 My newest: Everything I Wrote']);
});

test('words that only part a list take no leave: rows follow them, or lines of the same kind', () => {
  expect(rowsIn(`## 2024-W13\n${paper(1)}\n\n--\n\n${paper(2)}`)).toHaveLength(2);
  const far = Array.from({ length: 9 }, (_, at) => paper(at));
  expect(rowsIn(`## 2024-W13\n\nThanks\n${far.join('\n')}`)).toHaveLength(9);
  expect(rowsIn(`## 2024-W13\nA Title\n--\n${far.join('\n\n')}`)).toHaveLength(9);
});

test('a heading that tells the days of a file holds the headings beside it, unless it has papers or they have days', () => {
  const sections = `### One Paper of Ours\n\nhttps://arxiv.org/abs/2403.00001\n\n### Another One\n\nhttps://arxiv.org/abs/2403.00002\n`;
  expect(rowsIn(`# Issue 88\n\n### March 25 - 31, 2024\n\nHello.\n\n${sections}`)).toEqual([
    'One Paper of Ours',
    'Another One',
  ]);
  expect(rowsIn(`# Issue 88\n\n### March 25 - 31, 2024\n\n${paper(3)}\n\n${sections}`)).toEqual([
    'A Paper of the Number 3',
  ]);
  expect(rowsIn(`# All\n\n### March 25 - 31, 2024\n\n${sections}\n### March 18 - 24, 2024\n\n${paper(3)}`)).toEqual([
    'A Paper of the Number 3',
  ]);
});
