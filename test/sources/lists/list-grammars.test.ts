import { describe, expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../shared/sources/lists/curated-list.ts';
import { markdownLines, otherGrammar } from '../../../shared/sources/lists/list-grammars.ts';

describe('a link is brought to Markdown from', () => {
  test.each([
    [
      'reStructuredText',
      '* `A Title <https://a.org/1>`_, `B <http://b.org>`__',
      '* [A Title](https://a.org/1), [B](http://b.org)',
    ],
    ['reStructuredText by its name', '#. `A Title`_ and more', '#. [A Title][] and more'],
    ['the address of such a name', '.. _A Title: https://a.org/1', '[A Title]: https://a.org/1'],
    ['the address of a quoted name', '.. _`A: Title`: https://a.org/1', '.. _`A: Title`: https://a.org/1'],
    [
      'org-mode',
      '- [[https://a.org/1][A Title]], [[http://b.org][B]]',
      '- [A Title](https://a.org/1), [B](http://b.org)',
    ],
    ['Slack', '• <https://a.org/1|A Title> <http://b.org|B>', '• [A Title](https://a.org/1) [B](http://b.org)'],
    ['AsciiDoc', '* https://a.org/1[A Title], link:http://b.org[B]', '* [A Title](https://a.org/1), [B](http://b.org)'],
    ['MediaWiki', '* [https://a.org/1 A Title] [http://b.org B]', '* [A Title](https://a.org/1) [B](http://b.org)'],
    ['a note under another name', '- [[2403.1|A Title]] [[a\\|B]] https://a.org', '- A Title B https://a.org'],
  ])('%s', (_, line, markdown) => {
    expect(markdownLines(line)).toEqual([markdown]);
  });

  test.each([
    '- [A Title](https://a.org/1) and [B](<https://b.org>)',
    '- A Title [[paper](https://a.org/1)] [[code]] https://b.org',
    '- <https://a.org/1> https://a.org/1 [1]',
    '- A Title https://a.org/1[2]',
    '[paper]: https://a.org/1 "A Title"',
    '- `snake_case` and `code`_name at https://a.org',
    '- [https://a.org/1](https://a.org/1) [https://a.org/1 B](https://b.org)',
    '- "https://a.org/1[A]" (https://a.org/1[A])',
  ])('no line of Markdown: %s', (line) => {
    expect(markdownLines(line)).toEqual([line]);
  });

  test('a line of many beginnings in time', () => {
    for (const piece of ['[[https://a', '<https://a|', 'https://a', '[https://a ', '`a', '.. _', '[[a|'])
      expect(markdownLines(`${piece.repeat(20_000)} ://`)).toHaveLength(1);
  });
});

describe('an outline of org-mode', () => {
  const work = (n: number): string => `[[https://arxiv.org/abs/2403.1000${n}][A Paper of Number ${n}]]`;

  test('is read by its headings, its days and its links', () => {
    const text = `#+TITLE: Papers\n* 2024-W13\n:PROPERTIES:\n:ID: 1\n:END:\n** ${work(1)}\n   - good\n** TODO ${work(2)}\n* DONE <2024-03-18 Mon>\n- ${work(3)}`;
    expect(markdownLines(text)).toEqual([
      '',
      '# 2024-W13',
      '',
      '',
      '',
      '## [A Paper of Number 1](https://arxiv.org/abs/2403.10001)',
      '   - good',
      '## [A Paper of Number 2](https://arxiv.org/abs/2403.10002)',
      '# 2024-03-18',
      '- [A Paper of Number 3](https://arxiv.org/abs/2403.10003)',
    ]);
    const { weeks } = parseCuratedList(text);
    expect(weeks.map(({ week, rows }) => [week, ...rows.map(({ title }) => title)])).toEqual([
      ['2024-W13', 'A Paper of Number 1', 'A Paper of Number 2'],
      ['2024-W12', 'A Paper of Number 3'],
    ]);
  });

  test.each(['* One\n* Two', '** Bold with blanks **\n* One', '**Bold** one\n* Two', '*** \n* Two'])(
    'is none where stars are items or bold: %j',
    (text) => {
      expect(markdownLines(text)).toEqual(text.split('\n'));
    },
  );

  test.each(['#+title: x\n* One', '** Two\n* One', '[[https://a.org][A]]\n* One'])(
    'is told by one sign: %j',
    (text) => {
      expect(markdownLines(text).at(-1)).toBe('# One');
    },
  );
});

describe('of a list in another grammar it is told that it is not read', () => {
  const not = (grammar: string) =>
    `it is written in ${grammar}, which is not read as a list: give it as Markdown or HTML`;

  test.each([
    ['BibTeX', '% week of 2024-03-25\n\n@article{doe2024, title={A Title}, url={https://a.org/1}}'],
    ['BibTeX', '@misc(roe, title = "A Title")'],
    ['JSON', '[{"week":"2024-W13","papers":[{"title":"A Title","url":"https://a.org/1"}]}]'],
    ['JSON', '{\n "cells": []}'],
    ['TeX', '\\section*{Week of March 25, 2024}\n\\begin{itemize}\n\\item \\href{https://a.org/1}{A Title}'],
    ['TeX', '\\documentclass{article}'],
    ['TeX', 'Papers\n  \\begin{enumerate}'],
    ['separated values', 'date,title,url\n2024-03-25,"A, B and C",https://a.org/1'],
    ['separated values', 'Date\tTitle\tLink\n2024-03-25\tA Title\thttps://a.org/1'],
    ['separated values', '"Paper";"Date";"Notes"\r\nA Title;2024-03-25;'],
    ['YAML', '- week: 2024-W13\n  papers:\n    - title: A Title\n      url: https://a.org/1'],
    ['YAML', '---\n# ours\n"2024-W13":\n- title: A Title\n  url: https://a.org/1\n\n- title: B\n'],
  ])('%s: %j', (grammar, text) => {
    expect(parseCuratedList(text)).toEqual({ weeks: [], remarks: [not(grammar)] });
  });

  test.each(['<?xml version="1.0"?>\n<rss version="2.0">', '<feed xmlns="http://www.w3.org/2005/Atom">', ' <rdf:RDF>'])(
    'a feed: %j',
    (text) => {
      expect(otherGrammar(text)).toBe('it is a feed: name it as feed:URL');
    },
  );

  test.each([
    '# Papers\n@jane wrote this\n```bibtex\n@misc{a, title={A}}\n```',
    '[{Paper}](https://a.org/1)',
    '[[paper](https://a.org/1)]',
    'We use \\begin{equation} x \\end{equation}',
    '## 2024-W13\n- [A Title](https://a.org/1)\n\\item',
    `${'\n'.repeat(50_000)}x`,
    'Papers, links\n\n## 2024-W13',
    'Papers, code\nand words',
    'Our papers, our code, our words\nare, here, too',
    'Title\nA Title',
    'Papers, 25-31 March 2024\n1. Jane Doe, Max Mu. A Title. https://arxiv.org/abs/2403.10001',
    'Papers, week 13 of 2024\n1. Jane Doe, Max Mu. A Title. https://arxiv.org/abs/2403.10001',
    'Papers, words and thoughts\n1. Jane Doe, Max Mu. A Title.',
    '## 2024-W13\n- title: A Title\n  url: https://a.org/1',
    '- Title: A Title\n- Link: https://a.org/1',
    'title: A Title',
    '- title: [A Title](https://a.org/1)\n  note: x',
    '- title: A Title\n  note: x\nand some words',
    '<?xml version="1.0"?>\n<!DOCTYPE html><html><body>\n\\item</body></html>',
    '',
  ])('but of none that is Markdown or HTML: %j', (text) => {
    expect(otherGrammar(text)).toBeUndefined();
  });
});
