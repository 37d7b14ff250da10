import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ListHints, parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';
import { atOnce } from '../../support/at-once.ts';
import { corpusOrNotice } from '../../support/corpus.ts';

const table = (rows: string, heading = '## Top AI Papers of the Week (March 26 - March 31) - 2024'): string =>
  `# AI Papers of the Week — 2024\n\n---\n\n${heading}\n| **Paper**  | **Links** | \n| ------------- | ------------- |\n${rows}\n`;

const weeksOf = (text: string, hints?: ListHints) => parseCuratedList(text, hints).weeks;
const rowsOf = (rows: string) => weeksOf(table(rows))[0]?.rows ?? [];

describe('a curated list', () => {
  test('a row gives number, title, note and labelled links', () => {
    expect(
      rowsOf(
        '| 3) **Seeds** - a sampler of weather. | [Paper](https://arxiv.org/abs/2403.1), [Tweet](https://x.com/a/status/1?s=20) |',
      ),
    ).toEqual([
      {
        position: 3,
        title: 'Seeds',
        note: 'a sampler of weather.',
        links: [
          { label: 'Paper', url: 'https://arxiv.org/abs/2403.1' },
          { label: 'Tweet', url: 'https://x.com/a/status/1?s=20' },
        ],
        remarks: [],
      },
    ]);
  });

  test.each([
    ['four stars', '| 1) ****Bold**** - told. | [Paper](https://a.org/1) |', 'Bold', 'told.'],
    ['two dashes', '| 1) **Bold** - - told. | [Paper](https://a.org/1) |', 'Bold', 'told.'],
    ['a lost star', '| 1) *8Bold** - told. | [Paper](https://a.org/1) |', '8Bold', 'told.'],
    ['an escaped ampersand', '| 1) **Q\\&A** - told &amp; read. | [Paper](https://a.org/1) |', 'Q&A', 'told & read.'],
    [
      'bullets',
      '| 1) **Bold** - told.  <br>● One: a <br> ● Two: b<br>  ● c | [Paper](https://a.org/1) |',
      'Bold',
      'told. One: a Two: b c',
    ],
    [
      'an unescaped bar',
      '| 1) **Bold** - correlation |r| = 0.5 holds. | [Paper](https://a.org/1) |',
      'Bold',
      'correlation |r| = 0.5 holds.',
    ],
    [
      'no bold, double space',
      '| 1) Plain Title  This paper tells. | [Paper](https://a.org/1) |',
      'Plain Title',
      'This paper tells.',
    ],
    ['no bold, dash', '| 1) Plain-Title - tells. | [Paper](https://a.org/1) |', 'Plain-Title', 'tells.'],
    [
      'no mark at all',
      '| 1) A Plain Title Introduces a thing - good. | [Paper](https://a.org/1) |',
      'A Plain Title',
      'Introduces a thing - good.',
    ],
    [
      'a mark that ends in the middle of the note',
      `| 4) **Agents with Graphs This paper presents a pragmatic framework ${'of agents '.repeat(15)}in** - new detail. | [Paper](https://a.org/1) |`,
      'Agents with Graphs',
      `This paper presents a pragmatic framework ${'of agents '.repeat(15)}in new detail.`,
    ],
    ['two long dashes of 2023', '| 1. **Muse: Words** -- told. | [Paper](https://a.org/1) |', 'Muse: Words', 'told.'],
  ])('a title survives %s', (_, row, title, note) => {
    expect(rowsOf(row)).toEqual([
      expect.objectContaining({ title, note, links: [{ label: 'Paper', url: 'https://a.org/1' }] }),
    ]);
  });

  test('links come from the last cell alone, never from the note', () => {
    const [row] = rowsOf(
      '| 1) **A** - see [this](https://elsewhere.org/x) too. | [Blog](https://a.org/1), [Code](https://a.org/2)_ |',
    );
    expect(row?.note).toBe('see this too.');
    expect(row?.links.map((link) => link.url)).toEqual(['https://a.org/1', 'https://a.org/2']);
  });

  test.each([
    ['[Paper](https://a.org/1)), [Tweet)](https://x.com/2)_ ', ['https://a.org/1', 'https://x.com/2'], []],
    ['[Paper](https://a.org/S0092(25)01-1), [Tweet]()', ['https://a.org/S0092(25)01-1', ''], ['empty-link']],
    ['[Paper](ftp://a.org/1)', ['ftp://a.org/1'], ['unusable-link']],
    ['[Paper](soon)', ['soon'], ['unusable-link']],
    ['coming soon', [], ['no-links']],
    ['', [], ['no-links']],
  ])('the cell %p keeps its row and says what is odd', (cell, urls, remarks) => {
    const [row] = rowsOf(`| 1) **A** - b. | ${cell} |`);
    expect(row?.title).toBe('A');
    expect(row?.links.map((link) => link.url)).toEqual(urls);
    expect(row?.remarks).toEqual(remarks);
  });

  test.each([
    ['## Top ML Papers of the Week (Jan 1-8)', '2023-W01'],
    ['## Top AI Papers of the Week (Feb 6 - 12)', '2023-W06'],
    ['## Top AI Papers of the Week (Mar 20-Mar 26)', '2023-W12'],
    ['## Top AI Papers of the Week (May 29-June 4)', '2023-W22'],
    ['## Top AI Papers of the Week (December 25 - December 31)', '2023-W52'],
    ['## Top AI Papers of the Week (December 30 - January 5) - 2025', '2025-W01'],
    ['## Top AI Papers of the Week (March 18 - March 25) - 2024', '2024-W12'],
    ['## Papers, March 26 - March 31, 2024', '2024-W13'],
    ['### Notes 2024-03-25 ~ 2024-03-31', '2024-W13'],
    ['## Technical notes, 2024-W13', '2024-W13'],
    ['**Top ML Papers of the Week (Jan 1-8):**', '2023-W01'],
  ])('the heading %p is week %s', (heading, week) => {
    const [first] = weeksOf(`${heading}\n| 1) **A** - b. | [Paper](https://a.org/1) |`, { year: 2023 });
    expect(first?.week).toBe(week);
  });

  test('headings without a year count back from the heading above them', () => {
    const heading = (range: string): string =>
      `## Top ML Papers of the Week (${range})\n| 1) **A** - b. | [Paper](https://a.org/1) |\n`;
    const weeks = weeksOf(
      heading('January 1 - January 7) - (2024').replace(') - (', ') - ') +
        heading('December 25 - December 31') +
        heading('Jan 2-8'),
      { today: '2026-01-01' },
    );
    expect(weeks.map((entry) => entry.week)).toEqual(['2024-W01', '2023-W52', '2023-W01']);
  });

  test('a first heading without a year is the newest such range that does not lie ahead', () => {
    const text = '**Top ML Papers of the Week (Dec 25-31):**\n1. A thing. It works.\n - Paper: https://a.org/1';
    expect(weeksOf(text, { today: '2024-01-03' })[0]?.week).toBe('2023-W52');
    expect(weeksOf(text, { today: '2024-12-27' })[0]?.week).toBe('2024-W52');
    expect(weeksOf(text)).toEqual([]);
  });

  test('the numbered form of January 2023 gives rows with the links below them', () => {
    const text = [
      '**Top ML Papers of the Week (Jan 1-8):**',
      '1. A lab introduces Thing, a new model; more efficient than others.',
      '  - Paper: https://arxiv.org/abs/2301.00704',
      '2. Another thing: it compresses.',
      '          - https://thing.github.io/',
      '          - [Code](https://github.com/a/b)',
      '3. Nothing to open here.',
    ].join('\n');
    const rows = weeksOf(text, { year: 2023 })[0]?.rows;
    expect(rows?.map((row) => [row.position, row.title, row.links.length, row.remarks])).toEqual([
      [1, 'A lab introduces Thing, a new model', 1, []],
      [2, 'Another thing', 2, []],
      [3, 'Nothing to open here', 0, ['no-links']],
    ]);
    expect(rows?.[0]?.links).toEqual([{ label: 'Paper', url: 'https://arxiv.org/abs/2301.00704' }]);
  });

  test('an index of headings and links alone holds no weeks', () => {
    const text =
      '## 2026\n- [Top AI Papers of the Week (June 21 - June 28)](years/2026.md#x)\n## 2025\n- [Top AI Papers of the Week (June 1 - June 8)](years/2025.md#y)\n';
    expect(weeksOf(text, { today: '2026-07-01' })).toEqual([]);
  });

  test('no text makes the parser throw', () => {
    const piece = fc.constantFrom(
      '| ',
      '1) ',
      '**',
      '[Paper](',
      'https://a.org',
      ')',
      '\n',
      '## Top (Jan 1-8) - 2023',
      '|',
      '\\',
      '<br>●',
      ' - ',
      'word',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const week of weeksOf(pieces.join(''), { year: 2023 })) expect(week.week).toMatch(/^20\d\d-W\d\d$/);
      }),
    );
  });

  test('hostile rows are read in linear time', () => {
    const rows = [
      '*'.repeat(20_000),
      '['.repeat(20_000),
      '[a]('.repeat(20_000),
      '('.repeat(50_000),
      '|'.repeat(50_000),
      `${'a  '.repeat(20_000)}`,
    ];
    for (const row of rows)
      expect(atOnce(() => weeksOf(table(`| 1) ${row} | ${row} |`)).length)).toBeLessThanOrEqual(1);
  });

  test('very many lines that are no title above an address exhaust no stack', () => {
    const text = `## 2024-W13\n\n${'.\n'.repeat(20_000)}A Title of Words\nhttps://arxiv.org/abs/2403.10001`;
    expect(atOnce(() => weeksOf(text)[0]?.rows.length)).toBe(1);
  });

  test.each<[string, string]>([
    ['brackets behind an address', `- A Title https://a.org/1${')'.repeat(100_000)}`],
    ['marks behind an address', `- A Title https://a.org/1${'.'.repeat(100_000)}x`],
    ['blanks behind a name', `- Jane Doe${' '.repeat(100_000)}x [A Title of Words](https://a.org/1)`],
    ['blanks of another kind', `- Jane Doe${'\u00A0'.repeat(100_000)}x [A Title of Words](https://a.org/1)`],
    ['dashes behind a name', `- Jane Doe${'-'.repeat(100_000)}x [A Title of Words](https://a.org/1)`],
    ['blanks in a bracket', `- A Title (${' '.repeat(300_000)}x [pdf](https://a.org/1)`],
    ['blanks in a bracket of a note', `- **A Title** (${' '.repeat(300_000)}x [pdf](https://a.org/1)`],
    ['blanks behind a dash of a table', `| A | B |\n|-${' '.repeat(100_000)}x\n| [A Title](https://a.org/1) | b |`],
  ])('very many %s are read in linear time', (_, text) => {
    expect(atOnce(() => parseCuratedList(`## 2024-W13\n\n${text}`).weeks.length)).toBeLessThanOrEqual(1);
  });

  test('all 1,560 rows of three years parse, ten in every week and no two weeks alike', () => {
    const files = [2023, 2024, 2025].map((year) => corpusOrNotice(`dair/${year}.md`, `the curated list of ${year}`));
    if (files.some((file) => file === undefined)) return;
    const years = files.map((file) => weeksOf(readFileSync(file ?? '', 'utf8')));
    expect(years.map((weeks) => weeks.length)).toEqual([52, 52, 52]);
    const weeks = years.flat();
    expect(new Set(weeks.map(({ week }) => week)).size).toBe(156);
    for (const week of weeks) expect(week.rows.map((row) => row.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const rows = weeks.flatMap((week) => week.rows);
    expect(rows.length).toBe(1_560);
    expect(rows.filter((row) => !row.title || !row.note || row.links.length === 0)).toEqual([]);
    expect(rows.filter((row) => /\*\*|<br|●|\\|\]\(/.test(row.title + row.note))).toEqual([]);
    const labelled = (pattern: RegExp) => rows.filter((row) => row.links.some((link) => pattern.test(link.label)));
    expect(rows.length - labelled(/^Paper$/).length).toBe(17);
    expect(
      rows.filter((row) => row.links.every((link) => link.label === 'Tweet')).map((row) => row.links.length),
    ).toEqual([1, 1, 1, 1, 1]);
    const brains = rows.find((row) => row.title.startsWith('Disentangling the Factors of Convergence'));
    expect(brains?.note).toContain('|r|');
    expect(rows.some((row) => row.links.some((link) => link.url.endsWith('S0092-8674(25)01312-1')))).toBe(true);
    expect(rows.some((row) => row.links.some((link) => link.url === 'https://arxiv.org/abs/2305.08298'))).toBe(true);
  });
});
