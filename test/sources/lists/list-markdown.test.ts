import { describe, expect, test } from '@jest/globals';
import { readBlocks, textOfRuns } from '../../../shared/sources/lists/list-blocks.ts';

const cellsOf = (text: string): string[][] =>
  readBlocks(text).flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map(({ cells, header }) => [header ? 'th' : 'td', ...cells.map((cell) => textOfRuns(cell).trim())])
      : [],
  );
const textsOf = (text: string): string[] =>
  readBlocks(text).flatMap((block) =>
    'runs' in block ? [`${block.line} ${block.kind} ${textOfRuns(block.runs).trim()}`] : [],
  );

describe('a table of Markdown', () => {
  test.each([
    [
      'as GFM has it',
      '|a|b|\n|-|-|\n|c|d|',
      [
        ['th', 'a', 'b'],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'with marks of where its text stands',
      '|a|b|\n|:-|-:|\n|c|d|',
      [
        ['th', 'a', 'b'],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'without the line of dashes',
      '|a|b|\n|c|d|',
      [
        ['th', '', ''],
        ['td', 'a', 'b'],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'that begins with it',
      '|-|-|\n|c|d|',
      [
        ['th', '', ''],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'of one column',
      '|a|\n|-|\n|b|',
      [
        ['th', 'a'],
        ['td', 'b'],
      ],
    ],
    [
      'with a bar within words',
      '|a|b|\n|-|-|\n|c |r| d|e|',
      [
        ['th', 'a', 'b'],
        ['td', 'c |r| d', 'e'],
      ],
    ],
    [
      'with bars between blanks',
      '|a|b|\n|-|-|\n| c | r | d | e |',
      [
        ['th', 'a', 'b'],
        ['td', 'c | r | d', 'e'],
      ],
    ],
    [
      'with an escaped bar',
      '|a|b|\n|-|-|\n|c \\| d|e|',
      [
        ['th', 'a', 'b'],
        ['td', 'c | d', 'e'],
      ],
    ],
    [
      'with a bar too many at its end',
      '|a|b|\n|-|-|\n|c|d||',
      [
        ['th', 'a', 'b'],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'that is indented',
      '  |a|b|\n  |-|-|\n  |c|d|',
      [
        ['th', 'a', 'b'],
        ['td', 'c', 'd'],
      ],
    ],
    [
      'of three columns',
      '|a|b|c|\n|-|-|-|\n|1|x |y| z|3|',
      [
        ['th', 'a', 'b', 'c'],
        ['td', '1', 'x |y| z', '3'],
      ],
    ],
    [
      'of which the narrowest row tells',
      '|a|b|\n|c |r| d|e|',
      [
        ['th', '', ''],
        ['td', 'a', 'b'],
        ['td', 'c |r| d', 'e'],
      ],
    ],
    [
      'with a row of one cell',
      '|a|b|\n|-|-|\n|c|',
      [
        ['th', 'a', 'b'],
        ['td', 'c', ''],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });
});

describe('the lines before a page', () => {
  test('between rules are lines of it', () => {
    expect(textsOf('---\ntitle: One\ndate: Two\n---\n\n# Three')).toEqual([
      '2 line title: One',
      '3 line date: Two',
      '6 heading Three',
    ]);
  });

  test('are none without their end, or further down', () => {
    expect(textsOf('---\n\nOne')).toEqual(['3 line One']);
    expect(textsOf('One\n---\n\nTwo')).toEqual(['1 heading One', '4 line Two']);
    expect(textsOf('# One\n\n---\n\nTwo\n\n---\n')).toEqual(['1 heading One', '5 line Two']);
  });
});

describe('a definition', () => {
  const links = (text: string) =>
    readBlocks(text).flatMap((block) =>
      'runs' in block ? block.runs.flatMap(({ link, text: words }) => (link ? [`${words} ${link.href}`] : [])) : [],
    );
  test.each([
    ['close under text', 'One\n[1]: https://a.org\n\n[two][1]', ['two https://a.org']],
    [
      'below another',
      '[two][1] [three][2]\n\n[1]: https://a.org\n[2]: https://b.org',
      ['two https://a.org', 'three https://b.org'],
    ],
    ['without its colon', '[two][1]\n\n[1] https://a.org', ['two https://a.org']],
    ['of a note with its words', 'two[^1]\n\n[^1]: Doe et al., https://a.org, 2024', ['^1 https://a.org,']],
    ['of a note without an address', 'two[^1]\n\n[^1]: Doe et al.', ['^1 #']],
    ['with a title', '[two]\n\n[two]: https://a.org "Words"', ['two https://a.org']],
  ])('is read %s', (_, text, found) => {
    expect(links(text)).toEqual(found);
  });

  test('leaves what is no definition', () => {
    expect(textsOf('[1] and https://a.org')).toEqual(['1 line [1] and https://a.org']);
    expect(textsOf('[1234] https://a.org')).toEqual(['1 line [1234] https://a.org']);
  });
});

test('lines are counted as they were written, also behind lines that were added', () => {
  expect(textsOf('|a|b|\n|c|d|\n\nOne\n[1]: https://a.org\n\nTwo\n- three\n- four')).toEqual([
    '4 line One',
    '7 line Two',
    '8 item three',
    '9 item four',
  ]);
  expect(textsOf('<div>\n\nOne\n\n</div>\n\n<p>Two</p>\n')).toEqual(['3 line One', '7 line Two']);
  expect(textsOf('One\ntwo')).toEqual(['1 line One', '2 line two']);
});

test('code is no list, what stands far in is', () => {
  expect(textsOf('```\nOne\n```\n\n        Two')).toEqual(['5 line Two']);
  expect(textsOf('4. one\n9. two').length).toBe(2);
  expect(readBlocks('4. one\n9. two')).toMatchObject([{ number: 4 }, { number: 9 }]);
  expect(readBlocks('- one')[0]).not.toHaveProperty('number');
});
