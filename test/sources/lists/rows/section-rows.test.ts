/** The papers of a week's part, by what stands together in it. */
import { describe, expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../../shared/sources/lists/curated-list.ts';
import type { Item } from '../../../../shared/sources/lists/list-blocks.ts';
import { detailsOf } from '../../../../shared/sources/lists/rows/row-details.ts';

const at = (n: number): string => `https://arxiv.org/abs/2403.1000${n}`;
const page = 'https://a.org/x';
/** `number title | note | authors | links by number`; `?` before what was set aside, `!` where it links nothing. */
function read(text: string): string[] {
  const { weeks } = parseCuratedList(`## 2024-W13\n\n${text}`);
  return weeks.flatMap(({ rows, unread }) => [
    ...rows.map(({ position, title, note, authors = '', links }) =>
      [
        `${position} ${title}`,
        note,
        authors,
        links.map(({ label, url }) => `${label} ${url.replace('https://arxiv.org/abs/2403.1000', '')}`).join(', '),
      ]
        .join(' | ')
        .replace(/ {2,}/g, ' ')
        .replace(/[ |]+$/, ''),
    ),
    ...unread.map(({ words, unlinked }) => `${unlinked ? '!' : '?'} ${words}`),
  ]);
}

describe('items', () => {
  test.each<[string, string, string[]]>([
    ['with a link are papers', `- A Title [pdf](${at(1)})`, ['1 A Title | | | pdf 1']],
    [
      'with a number are papers',
      `1. A Title\n2. [Other Title](${at(2)})`,
      ['1 A Title', '2 Other Title | | | Paper 2'],
    ],
    ['that are bold are papers, where most are', `- **A Title** it says.`, ['1 A Title | it says.']],
    ['with a link that leads nowhere are papers', `- A Title [pdf](soon)`, ['1 A Title | | | pdf soon']],
    [
      'that name several works are a paper each',
      `- [A Title](${at(1)}), [Other Title](${at(2)})`,
      ['1 A Title | | | Paper 1', '2 Other Title | | | Paper 2'],
    ],
    [
      'that are links by name alone belong to the one before',
      `1. A Title\n- [pdf](${at(1)})\n- [code](${page})`,
      [`1 A Title | | | pdf 1, code ${page}`],
    ],
    [
      'that are links by name alone are a work, where none waits for them',
      `- [A Title](${at(1)})\n- [pdf](${at(2)})`,
      ['1 A Title | | | Paper 1', '2 | | | pdf 2'],
    ],
    [
      'that link a page by name are set aside',
      `- [A Title](${at(1)})\n- [Blog](${page})`,
      ['1 A Title | | | Paper 1', '? Blog'],
    ],
    [
      'that are fields belong to the one that waits',
      `1. A Title\n- Authors: Jane Doe\n- Note: It is short.`,
      ['1 A Title | Note: It is short. | Jane Doe'],
    ],
    [
      'that are fields belong to none that has its link',
      `- [A Title](${at(1)})\n- Note: It is short.`,
      ['1 A Title | | | Paper 1'],
    ],
    [
      'below an item are its note, its authors and its links',
      `- A Title\n  - Authors: Jane Doe\n  - It is short.\n  - Paper: [here](${at(1)})\n    - [code](${page})`,
      [`1 A Title | It is short. | Jane Doe | Paper 1, code ${page}`],
    ],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });
});

describe('lines', () => {
  test.each<[string, string, string[]]>([
    [
      'that link a work are papers',
      `[A Title](${at(1)})\n\n[Other Title](${at(2)})`,
      ['1 A Title | | | Paper 1', '2 Other Title | | | Paper 2'],
    ],
    [
      'below belong to it',
      `[A Title](${at(1)})\nIt is short.\n\nAnd good.`,
      ['1 A Title | It is short. And good. | | Paper 1'],
    ],
    [
      'of links below belong to it',
      `[A Title](${page})\n\n**Other** [Title](${at(1)})\n[code](https://b.org/y)`,
      ['1 Other | Title | | Title 1, code https://b.org/y', '? A Title'],
    ],
    [
      'above an address are title and authors',
      `A Title\nAuthors: Jane Doe\n${at(1)}`,
      ['1 A Title | | Jane Doe | Link 1'],
    ],
    [
      'in capitals above the title of an address are a label',
      `MUST READ\nA Title of Words (Doe)\n${at(1)}`,
      ['1 A Title of Words (Doe) | | | Link 1'],
    ],
    ['in capitals above names are a title', `BERT\nJane Doe\n${at(1)}`, ['1 BERT | Jane Doe | | Link 1']],
    [
      'above the words right above an address are other words',
      `Words of ours.\n\nA Title\n${at(1)}`,
      ['1 A Title | | | Link 1'],
    ],
    ['with a number are papers', `1\\) A Title\n\nIt is short.`, ['1 A Title | It is short.']],
    ['of prose are none', `We met on Monday.\n\n- [A Title](${at(1)})`, ['1 A Title | | | Paper 1']],
    [
      'of prose with a page are none',
      `See [our page](${page}) for more.\n\n- [A Title](${at(1)})`,
      ['1 A Title | | | Paper 1'],
    ],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });
});

describe('a section', () => {
  test.each<[string, string, string[]]>([
    [
      'whose heading is linked is a paper',
      `### [A Title](${at(1)})\nIt is short.`,
      ['1 A Title | It is short. | | Paper 1'],
    ],
    ['whose heading says so is a paper', '### Paper: A Title\nIt is short.', ['1 A Title | It is short.']],
    ['that has a number is a paper', '### 2. A Title\nIt is short.', ['2 A Title | It is short.']],
    [
      'with links below its title is a paper',
      `### A Title of Words\nIt is short. [pdf](${at(1)})`,
      ['1 A Title of Words | It is short. | | pdf 1'],
    ],
    [
      'with papers in it is none',
      `### A Title of Words\n- [One Title](${at(1)})\n- [Other Title](${at(2)})`,
      ['1 One Title | | | Paper 1', '2 Other Title | | | Paper 2'],
    ],
    [
      'with a row in it is none',
      `### A Title of Words\n| Title | Link |\n|--|--|\n| One Title | [pdf](${at(1)}) |`,
      ['1 One Title | | | pdf 1'],
    ],
    [
      'with prose about several is none',
      `### A Title of Words\nWe read [One Title of Words](${at(1)}).\n\nAnd [Other Title of Words](${at(2)}).`,
      ['1 One Title of Words | | | Paper 1', '2 Other Title of Words | | | Paper 2'],
    ],
    [
      'with a linked title on a line of it is none',
      `### ⭐ Favourite\n[One Title](${at(1)}) — good.\n### Also\n1. [Other Title](${at(2)})`,
      ['1 One Title | good. | | Paper 1', '2 Other Title | | | Paper 2'],
    ],
    [
      'with a line of several works is none',
      `### Skimmed\n[One Title](${at(1)}), [Other Title](${at(2)})`,
      ['1 One Title | | | Paper 1', '2 Other Title | | | Paper 2'],
    ],
    [
      'with a page on a line of it may be a paper',
      `### A Title of Words\n[Our Page](${page}) and [pdf](${at(1)})`,
      [`1 A Title of Words | Our Page and | | Our Page ${page}, pdf 1`],
    ],
    ['of a field is none', `### Summary\n[One Title](${at(1)})`, ['1 One Title | | | Paper 1']],
    ['that is a day is none', `### 2024-03-26\n[One Title](${at(1)})`, ['1 One Title | | | Paper 1']],
    [
      'of other matters holds none',
      `### Contributing\n- [One Title](${at(1)})\n### Vision\n- [Other Title](${at(2)})`,
      ['1 Other Title | | | Paper 2'],
    ],
    [
      'with a table of its fields is a paper',
      `### A Title of Words\n| Venue | Link |\n|--|--|\n| Nature | [pdf](${at(1)}) |`,
      ['1 Nature | | | pdf 1'],
    ],
    [
      'with a part is a paper with what the part says',
      `### [A Title](${at(1)})\nOne.\n#### Details of it\nTwo. [code](${page})`,
      [`1 A Title | One. Details of it Two. | | Paper 1, code ${page}`],
    ],
    [
      'without a link is told, where its title says something',
      `### Great Titles of Many Words\nSoon.\n### Vision\nSoon.\n### Other\n- [One Title](${at(1)})`,
      ['1 One Title | | | Paper 1', '! Great Titles of Many Words'],
    ],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });
});

test('a title in capitals or without letter case stands above its authors', () => {
  expect(read(`論文の題\nJane Doe, Max Mu, Ann Lee\n[pdf](${at(1)})`)[0]).toMatch(/^1 論文の題/);
  expect(read(`BERT\nJane Doe, Max Mu\n[pdf](${at(1)})`)[0]).toMatch(/^1 BERT/);
});

test.each(['Event Extraction', 'Citation Recommendation', 'Job Scheduling', 'Feedback Alignment', 'License Plates'])(
  'a field that begins like a section without papers holds its works, and its pages are told: %s',
  (field) => {
    expect(read(`### ${field}\n- [One Title](${at(1)})\n- [A Page](${page})`)).toEqual([
      '1 One Title | | | Paper 1',
      '? A Page',
    ]);
  },
);

test('a table on its side holds a paper in every column, however short its first row is', () => {
  const cells = (name: string, ...words: readonly string[]): string =>
    `<tr>${[name, ...words].map((word) => `<td>${word}</td>`).join('')}</tr>`;
  for (const top of ['<tr><td colspan="3">Ours</td></tr>', '<tr><td></td><td colspan="2">Ours</td></tr>'])
    expect(
      read(
        `<table>${top}${cells('Title', 'One Title', 'Other Title')}${cells('Link', `<a href="${at(1)}">pdf</a>`, `<a href="${at(2)}">pdf</a>`)}</table>`,
      ),
    ).toEqual(['1 One Title | | | pdf 1', '2 Other Title | | | pdf 2']);
});

test('very many items below a paper exhaust no stack', () => {
  const items = Array.from({ length: 150_000 }, (): Item => ({ kind: 'item', runs: [], items: [], line: 1 }));
  expect(detailsOf(items)).toEqual({ links: [], note: '' });
});

describe('sections of a newsletter beside its papers', () => {
  test.each([
    'News',
    '📰 AI News',
    'Tools',
    'Sponsored',
    'Action items',
    'Next week',
    'おわりに',
    '編集後記',
    'お知らせ',
  ])('%s holds a paper only where an address says so; the others are set aside', (heading) => {
    const text = `### Papers\n- [A Title](${at(1)})\n### ${heading}\n- [A Firm Raises Money](${page})\n- [Other Title](${at(2)})`;
    expect(read(text)).toEqual(['1 A Title | | | Paper 1', '2 Other Title | | | Paper 2', '? A Firm Raises Money']);
  });

  test('a heading that only begins like one is a paper or a topic as ever', () => {
    const text = `### News Recommendation\n- [A Title](${page})\n- [Other Title](${page}/2)`;
    expect(read(text)).toHaveLength(2);
  });
});
