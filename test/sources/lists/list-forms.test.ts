import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';
import { corpusOrNotice } from '../../support/corpus.ts';
import {
  framedHeadings,
  fullHeadings,
  headingMarks,
  headingOf,
  rowForms,
  type WrittenPaper,
  weekAfter,
} from './list-forms.ts';

const papers: readonly WrittenPaper[] = [
  ['Hyperbolic Metric Learning for Visual Outlier Detection', '2403.15260', 'A metric loss in hyperbolic space.'],
  ['Early Period of Training: Out-of-Distribution Generalization', '2403.15210', 'Early epochs decide.'],
  ['Continual Vision-and-Language Navigation', '2403.15049', 'Agents that learn scenes in turn.'],
].map(([title = '', id, note = '']) => ({ title, url: `https://arxiv.org/abs/${id}`, note }));

/** Week → title and the links that are papers, as they were read. */
const read = (text: string): Record<string, [string, string | undefined][]> =>
  Object.fromEntries(
    parseCuratedList(text).weeks.map(({ week, rows }) => [
      week,
      rows.map(({ title, links }) => [title, links.find(({ url }) => url.includes('arxiv.org'))?.url]),
    ]),
  );
const expected = (week: string, of: readonly WrittenPaper[] = papers) => ({
  [week]: of.map(({ title, url }) => [title, url]),
});

describe('a list in the words of its writer', () => {
  test.each(Object.keys(fullHeadings))('a week is opened by %s', (form) => {
    const text = `## ${headingOf(form, '2024-W13')}\n${rowForms['bold titles']?.(papers)}`;
    expect(read(text)).toEqual(expected('2024-W13'));
  });

  test.each(Object.keys(framedHeadings))('a week is opened by %s', (form) => {
    const text = `${headingOf(form, '2024-W13')}\n${rowForms['linked titles']?.(papers)}`;
    expect(read(text)).toEqual(expected('2024-W13'));
  });

  test.each(Object.keys(rowForms))('papers stand below it as %s', (form) => {
    expect(read(`## ${headingOf('month first', '2024-W13')}\n${rowForms[form]?.(papers)}`)).toEqual(
      expected('2024-W13'),
    );
  });

  test.each(Object.keys(headingMarks))('a heading is set apart by %s', (mark) => {
    const text = `${headingMarks[mark]?.('March 25 - 31, 2024')}${rowForms['linked titles']?.(papers)}`;
    expect(read(text)).toEqual(expected('2024-W13'));
  });

  test.each([
    ['a year above and days below', '# 2024\n## 3/25 - 3/31\n', 'linked titles'],
    ['year, month and days', '# 2024\n## March\n### 25–31\n', 'linked titles'],
    ['a month and its week', '# March 2024\n## Week 4\n', 'linked titles'],
    ['the week of a month', '## Week 4 of March 2024\n', 'linked titles'],
    ['a Japanese month and its week', '## 2024年3月第4週\n', 'linked titles'],
    ['a year and a week', '# 2024\n## Week 13\n', 'linked titles'],
    ['a Sunday that begins a week', '## Week of Sunday, March 24, 2024\n', 'linked titles'],
    ['a range from Sunday to Saturday', '## March 24 - 30, 2024\n', 'linked titles'],
    ['an issue and its day', '## Issue #12 – March 29, 2024\n', 'linked titles'],
    ['a line without marks', 'Week of March 25, 2024\n\n', 'linked titles'],
    ['a month and the short name of its week', '## March 2024 Wk 4\n', 'linked titles'],
    ['a Japanese month and its week in two digits', '## 2024年03月第04週\n', 'linked titles'],
    ['a month and its days in brackets', '## March 2024 (25–31)\n', 'linked titles'],
    ['a Japanese month and its days in brackets', '## 2024年3月（25〜31日）\n', 'linked titles'],
    ['an article before the day', '## March the 25th, 2024\n', 'linked titles'],
    ['the name of a file', '## Week_13_2024\n', 'linked titles'],
    ['categories in between', '## March 25 - 31, 2024\n\n### Vision\n', 'linked titles'],
    ['an item of a list of years', '- 2024\n  - March 25 - 31\n', 'deeper items'],
    ['an item', '- March 25 - 31, 2024\n', 'items'],
  ])('a week is told by %s', (_, heading, form) => {
    const items = (indent: string) => papers.map(({ title, url }) => `${indent}- [${title}](${url})`).join('\n');
    const rows = form === 'items' ? items('  ') : form === 'deeper items' ? items('    ') : rowForms[form]?.(papers);
    expect(read(heading + rows)).toEqual(expected('2024-W13'));
  });

  test('a cell of the table may open the week, alone or in a column of its own', () => {
    const rows = papers.map(({ title, url }) => `${title} | [paper](${url}) |`);
    const other = 'Another Paper of Old | [paper](https://arxiv.org/abs/2403.00001) |';
    const both = {
      ...expected('2024-W13'),
      '2024-W12': [['Another Paper of Old', 'https://arxiv.org/abs/2403.00001']],
    };
    const head = '# Reading list 2024\n| Week | Paper | Link |\n|---|---|---|\n';
    expect(read(`${head}| Mar 25 - 31 | ${rows.join('\n| | ')}\n| Mar 18 - 24 | ${other}`)).toEqual(both);
    const span = '# Reading list 2024\n| Paper | Link |\n|---|---|\n';
    expect(read(`${span}| **Mar 25 - 31** | |\n| ${rows.join('\n| ')}\n| **Mar 18 - 24** | |\n| ${other}`)).toEqual(
      both,
    );
    const cells = papers.map(({ title, url }) => `<td><a href="${url}">${title}</a></td></tr>`).join('<tr>');
    expect(
      read(`<table><tr><th>Week</th><th>Paper</th></tr><tr><td rowspan=3>Mar 25-31, 2024</td>${cells}</table>`),
    ).toEqual(expected('2024-W13'));
  });

  test('days across all columns open a week each, above the header and below it once more', () => {
    const row = ({ title, url }: WrittenPaper): string => `<tr><td>${title}</td><td><a href="${url}">pdf</a></td></tr>`;
    const head = '<tr><th>Title</th><th>Link</th></tr>';
    const days = (text: string): string => `<tr><th colspan="2">${text}</th></tr>`;
    const old = { title: 'Another Paper of Old', url: 'https://arxiv.org/abs/2403.00001', note: '' };
    for (const again of ['', head])
      expect(
        read(
          `<table>${days('Week 13: March 25 to March 31, 2024')}${head}${papers.map(row).join('')}${days('Week 12: March 18 to 24, 2024')}${again}${row(old)}</table>`,
        ),
      ).toEqual({ ...expected('2024-W13'), ...expected('2024-W12', [old]) });
  });

  test('a line that is days and begins with a number and a stop is no item of a list', () => {
    const [first] = papers;
    const items = `- [${first?.title}](${first?.url})\n`;
    for (const days of ['25. März 2024 – 31. März 2024', '25. März – 31. März'])
      expect(read(`# 2024\n\n${days}\n\n${items}`)).toEqual(expected('2024-W13', papers.slice(0, 1)));
    expect(read(`## 2024-W13\n25. March of the Robots: ${first?.url}`)).toEqual({
      '2024-W13': [['March of the Robots', first?.url]],
    });
  });

  test('a bold week opens the line it begins, but no bold day of an entry does', () => {
    const links = papers.map(({ title, url }) => `[${title}](${url})`).join(', ');
    for (const week of ['**Week 13 of 2024**: ', '**March 25 - 31, 2024** – ', '**Week of March 25, 2024** '])
      expect(read(`${week}${links}\n`)).toEqual(expected('2024-W13'));
    const [first] = papers;
    expect(read(`## 2024-W13\n**Mar 19, 2024** [${first?.title}](${first?.url})`)).toEqual(
      expected('2024-W13', papers.slice(0, 1)),
    );
  });

  test('which number is the month is the habit of the list', () => {
    const part = (heading: string, at: number): string =>
      `## ${heading}\n- [${papers[at]?.title}](${papers[at]?.url})\n`;
    const weeks = (...headings: string[]) => Object.keys(read(headings.map(part).join('')));
    expect(weeks('25/03/2024', '01/04/2024')).toEqual(['2024-W13', '2024-W14']);
    expect(weeks('04/01/2024', '03/25/2024')).toEqual(['2024-W14', '2024-W13']);
    expect(weeks('01/04/2024', '08/04/2024')).toEqual(['2024-W14', '2024-W15']);
    expect(weeks('04/01/2024', '04/08/2024')).toEqual(['2024-W14', '2024-W15']);
    // 3 April and 4 March are told apart by nothing here.
    expect(weeks('04/03/2024')).toEqual([]);
    expect(parseCuratedList(part('04/03/2024', 0)).remarks).toEqual(['line 1 “04/03/2024”: its days can’t be told']);
    expect(weeks('05/05/2024')).toEqual(['2024-W18']);
    expect(weeks('240325', '240401')).toEqual(['2024-W13', '2024-W14']);
    expect(weeks('250324', '010424')).toEqual(['2024-W13', '2024-W14']);
    expect(parseCuratedList(part('240325', 0)).remarks).toEqual(['line 1 “240325”: its days can’t be told']);
  });

  test('a page of HTML is read without its frame', () => {
    const items = papers.map(({ title, url, note }) => `<li><a href="${url}">${title}</a> – ${note}</li>`).join('');
    const text = `<!DOCTYPE html><html><head><title>Papers 2023-01-02</title></head><body><nav><ul><li><a href="https://x.org/a">About this list</a></li></ul></nav><main><h2>March 25 &ndash; 31, 2024</h2><ul>${items}</ul></main><footer><ul><li><a href="https://x.org/b">Legal notice here</a></li></ul></footer></body></html>`;
    expect(read(text)).toEqual(expected('2024-W13'));
  });

  test('what is no paper is made none: calls, contents, other sections, tokens in angle brackets', () => {
    const text = `# Papers\n- [March 25 - 31, 2024](#march)\n- [March 18 - 24, 2024](#older)\n\n## March 25 - 31, 2024\nJoin [Discord](https://discord.gg/x), read [our blog](https://x.org/blog).\n\n${rowForms['linked titles']?.(papers)}\n---\nFollow us on [Twitter](https://twitter.com/x).\n\n### Contributing\n- [Open an issue](https://github.com/a/b/issues)\n\n## Licence and thanks\n- [The MIT Licence](https://x.org/mit)\n`;
    expect(read(text)).toEqual(expected('2024-W13'));
    const tokens = [
      { title: 'What the <mask> token learns', url: 'https://arxiv.org/abs/2403.1', note: 'If n<p and p>k.' },
    ];
    expect(read(`## 2024-W13\n${rowForms['bold titles']?.(tokens)}`)).toEqual(expected('2024-W13', tokens));
  });

  test('a paper that names a day below a week stays a paper of that week', () => {
    const text = `## March 25 - 31, 2024\n${papers.map(({ title, url }, at) => `### ${title} (March 1${at}, 2023)\n[paper](${url})\n`).join('')}`;
    expect(Object.values(read(text))[0]?.map(([, url]) => url)).toEqual(papers.map(({ url }) => url));
    expect(Object.keys(read(text))).toEqual(['2024-W13']);
  });

  test('every paper once, in its week, and nothing made up, in any of these forms', () => {
    const word = fc.constantFrom(
      'Learning',
      'Graphs',
      'of',
      'Sparse',
      'GPT-4',
      'Deep',
      'with',
      'Noise',
      'Bounds',
      'for',
      'Agents',
      'in',
      'Attention',
      'Models',
      '3D',
      'Vision',
    );
    const title = fc
      .tuple(
        fc.constantFrom('Towards', 'Rethinking', 'Scaling', 'A', 'Efficient'),
        fc.array(word, { minLength: 3, maxLength: 7 }),
        fc.constantFrom('Transformers', 'Diffusion', 'Benchmarks', 'Worlds?', 'Minds: A Survey'),
      )
      .map(([first, middle, last]) => [first, ...middle, last].join(' '));
    const note = fc.constantFrom(
      'It works well.',
      'A simple method; it scales.',
      'Shows that 3 of 4 rules hold.',
      'New data, new models.',
    );
    const list = fc.record({
      first: fc.integer({ min: 0, max: 300 }),
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      titles: fc.uniqueArray(title, { minLength: 16, maxLength: 16 }),
      note,
      heading: fc.constantFrom(...Object.keys(fullHeadings), ...Object.keys(framedHeadings)),
      mark: fc.constantFrom(...Object.keys(headingMarks)),
      rows: fc.constantFrom(...Object.keys(rowForms)),
      newestFirst: fc.boolean(),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(list, ({ first, sizes, titles, note: words, heading, mark, rows, newestFirst, lineEnd }) => {
        const weeks = sizes.map((size, at) => ({
          week: weekAfter('2019-W40', first + (newestFirst ? -at : at)),
          papers: titles.slice(4 * at, 4 * at + size).map(
            (each, k): WrittenPaper => ({
              title: each,
              url: `https://arxiv.org/abs/2403.1${1000 + 4 * at + k}`,
              note: words,
            }),
          ),
        }));
        const opened = (week: string): string =>
          heading in framedHeadings
            ? `${headingOf(heading, week)}\n\n`
            : (headingMarks[mark]?.(headingOf(heading, week)) ?? '');
        // Sections of papers stand below that of their week.
        const below = (text = ''): string =>
          heading in framedHeadings ? text.replace(/^### /gm, '#### ').replace(/(?<=<\/?)h3(?=>)/g, 'h4') : text;
        const text = `# Reading list\n\nSome words.\n\n${weeks.map((each) => `${opened(each.week)}${below(rowForms[rows]?.(each.papers))}${mark === 'details' ? '\n</details>\n' : ''}`).join('\n')}`;
        expect(read(text.replaceAll('\n', lineEnd))).toEqual(
          Object.assign({}, ...weeks.map((each) => expected(each.week, each.papers))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('each list of the field gives its three papers', () => {
    for (const name of [
      'bullet-bold',
      'h3-paper-headings',
      'heading-day-first',
      'heading-slash',
      'heading-week-of',
      'numbered-link-title-note',
      'numbered-link-title',
      'table-3col-authors-link',
      'table-number-col',
    ]) {
      const file = corpusOrNotice(`field/lists/${name}.md`, `the list ${name}`);
      if (!file) return;
      const rows = read(readFileSync(file, 'utf8'))['2024-W13'];
      expect([name, rows?.map(([, url]) => url)]).toEqual([name, papers.map(({ url }) => url)]);
      expect(rows?.map(([title]) => title)).toEqual([
        papers[0]?.title,
        'Early Period of Training Impacts Out-of-Distribution Generalization',
        papers[2]?.title,
      ]);
    }
  });
});
