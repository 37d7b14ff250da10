import { describe, expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';
import { readBlocks } from '../../../shared/sources/lists/list-blocks.ts';

const paper = (n: number): string => `<a href="https://arxiv.org/abs/2403.1000${n}">A Paper of Number ${n}</a>`;
const titles = (text: string): Record<string, string[]> =>
  Object.fromEntries(parseCuratedList(text).weeks.map(({ week, rows }) => [week, rows.map(({ title }) => title)]));
const page = (body: string): string => `<!doctype html><html><body><h2>2024-W13</h2>${body}</body></html>`;

describe('a page of HTML', () => {
  test.each([
    ...['script', 'style', 'template', 'noscript', 'nav', 'footer', 'aside', 'form', 'button', 'select'],
    ...['textarea', 'svg', 'iframe', 'del', 's', 'strike', 'pre'],
  ])('says nothing of papers within %s', (name) => {
    const hidden = `<${name}><p>${paper(2)}</p></${name}>`;
    expect(titles(page(`<ul><li>${paper(1)}</li></ul>${hidden}`))).toEqual({ '2024-W13': ['A Paper of Number 1'] });
  });

  test.each(['div', 'section', 'article', 'main', 'header', 'blockquote', 'center', 'fieldset', 'figure', 'details'])(
    'is read through %s',
    (name) => {
      expect(titles(page(`<${name}><ul><li>${paper(1)}</li></ul></${name}>`))).toEqual({
        '2024-W13': ['A Paper of Number 1'],
      });
    },
  );

  test.each(['b', 'strong', 'em', 'i'])('marks a title by %s', (name) => {
    const item = `<ul><li><${name}>Words of Weight</${name}> in a row <a href="https://a.org/1">pdf</a></li></ul>`;
    expect(titles(page(item))).toEqual({ '2024-W13': ['Words of Weight'] });
  });

  test.each(['summary', 'caption', 'dt', 'legend', 'h3', 'b'])('has a heading in %s', (name) => {
    const heading = `<${name}>March 18 – 24, 2024</${name}>`;
    const body =
      name === 'caption'
        ? `<table>${heading}<tr><td>${paper(1)}</td></tr></table>`
        : `<div>${heading}<ul><li>${paper(1)}</li></ul></div>`;
    expect(titles(`<!doctype html><html><body>${body}</body></html>`)).toEqual({ '2024-W12': ['A Paper of Number 1'] });
  });

  test('lets a cell reach down so many rows and no further', () => {
    const row = (n: number, week = ''): string => `<tr>${week}<td>${paper(n)}</td></tr>`;
    const cell = (days: string, down: number): string => `<td rowspan="${down}">${days}</td>`;
    const table = `<table><tr><th>Week</th><th>Paper</th></tr>${row(1, cell('Mar 18 - 24, 2024', 3))}${row(2)}${row(3)}${row(4, cell('Mar 25 - 31, 2024', 2))}${row(5)}</table>`;
    expect(titles(table)).toEqual({
      '2024-W12': ['A Paper of Number 1', 'A Paper of Number 2', 'A Paper of Number 3'],
      '2024-W13': ['A Paper of Number 4', 'A Paper of Number 5'],
    });
  });

  test('has references in its words and its addresses, also those without their end', () => {
    const item = '<ul><li><a href="https://a.org/p?a=1&amp;b=2">Caf&eacute; &copy 2024 &amp; More</a></li></ul>';
    const [row] = parseCuratedList(page(item)).weeks[0]?.rows ?? [];
    expect([row?.title, row?.links]).toEqual([
      'Café © 2024 & More',
      [{ label: 'Paper', url: 'https://a.org/p?a=1&b=2' }],
    ]);
  });
});

test.each([
  'github.com/a/b/pull/1',
  'github.com/a/b/pulls',
  'www.github.com/a/b/issues/1',
  'github.com/a/b/commit/abc',
  'github.com/a/b/commits/main',
  'github.com/a/b/compare/v1...v2',
  'github.com/a/b/releases',
  'github.com/a/b/releases/tag/v1',
  'github.com/a/b/milestone/1',
  'gitlab.com/a/b/-/merge_requests/1',
  'gitlab.example.org/g/a/b/-/issues/1',
])('what happened at %s is no paper', (address) => {
  expect(titles(`## 2024-W13\n- [Words of a Change](https://${address})\n- ${paper(1)}`)).toEqual({
    '2024-W13': ['A Paper of Number 1'],
  });
});

test('tags of a word processor are no words', () => {
  const item = `<ul><li><p><a href="https://a.org/1">A Paper of Words<o:p></o:p></a></p></li></ul>`;
  expect(titles(page(item))).toEqual({ '2024-W13': ['A Paper of Words'] });
});

test.each<[string, string, number]>([
  ['items', `<html><ul>${'<li>x'.repeat(150_000)}`, 150_000],
  ['items of an item', `<html><ul><li>x<ul>${'<li>x'.repeat(150_000)}`, 1],
  ['parts of one cell', `<html><table><tr><td>${'<br>'.repeat(150_000)}</table>`, 1],
  ['rows of Markdown', '|\n'.repeat(150_000), 1],
])('very many %s exhaust no stack', (_, text, blocks) => {
  expect(readBlocks(text).length).toBeGreaterThanOrEqual(blocks);
});
