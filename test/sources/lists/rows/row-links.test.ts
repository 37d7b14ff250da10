/** A row's links: where they lead, what they are called, and what of the text they are. */
import { describe, expect, test } from '@jest/globals';
import type { Run } from '../../../../shared/sources/lists/list-blocks.ts';
import { asPaper, isWork, linksOf, withoutAddresses } from '../../../../shared/sources/lists/rows/row-links.ts';

const run = (text: string, href?: string): Run => ({
  text,
  strong: false,
  emphasis: false,
  ...(href === undefined ? {} : { link: { href } }),
});
const inText = (text: string) => linksOf([run(text)]).map(({ label, url }) => `${label} ${url}`);

describe('an address in running text', () => {
  test.each([
    ['see https://a.org/x.', 'Link https://a.org/x'],
    ['(https://a.org/x)', 'Link https://a.org/x'],
    ['(see https://a.org/x_(y))', 'Link https://a.org/x_(y)'],
    ['[https://a.org/x]', 'Link https://a.org/x'],
    ['"https://a.org/x"', 'Link https://a.org/x'],
    ['**https://a.org/x**', 'Link https://a.org/x'],
    ['https://a.org/x?y=1!', 'Link https://a.org/x?y=1'],
    ['https://a.org/x、次', 'Link https://a.org/x'],
    ['（https://a.org/x）', 'Link https://a.org/x'],
    ['https://a.org/x|https://b.org', 'Link https://a.org/x'],
    ['Code: https://a.org/x', 'Code https://a.org/x'],
    ['Project page: https://a.org/x', 'Project page https://a.org/x'],
    ['see arxiv.org/abs/2403.18802.', 'Link https://arxiv.org/abs/2403.18802'],
    ['(www.github.com/a/b)', 'Link https://www.github.com/a/b'],
    ['Code: github.com/a/b', 'Code https://github.com/a/b'],
    ['https://www.google.com/url?q=https://a.org/x&sa=D', 'Link https://a.org/x'],
    ['Seeds: https://a.org/x', 'Link https://a.org/x'],
    ['arXiv:2403.18802v2', 'arXiv https://arxiv.org/abs/2403.18802v2'],
    ['[2403.18802v2]', 'arXiv https://arxiv.org/abs/2403.18802v2'],
    ['arxiv : 2403.18802', 'arXiv https://arxiv.org/abs/2403.18802'],
    ['doi: 10.1126/a.b.', 'Paper https://doi.org/10.1126/a.b'],
    ['DOI:10.1002/1(1998)49:8<693::AID-ASI4>3.0', 'Paper https://doi.org/10.1002/1(1998)49:8<693::AID-ASI4>3.0'],
  ])('%s', (text, link) => {
    expect(inText(text)[0]).toBe(link);
  });

  test.each([
    'notarxiv.org/abs/1',
    'arxiv.org',
    'me@github.com/a',
    'myarxiv:2403.18802',
    'arXiv:2403.188',
    'doi: 11.1126/a',
    'a.org/x',
    'https:/a.org',
  ])('is none: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  test.each([
    ['Told here. Code: https://a.org/x', 'Told here'],
    ['Told at https://a.org/x and there.', 'Told at and there.'],
    ['One https://a.org/x two https://b.org/y', 'One two'],
    ['Told.', 'Told.'],
  ])('is no word of it: %s', (text, words) => {
    expect(withoutAddresses(text).trim()).toBe(words);
  });
});

describe('a link is called', () => {
  test.each([
    ['Paper', 'Paper'],
    ['[PDF]', 'PDF'],
    ['(Code),', 'Code'],
    ['Blog:', 'Blog'],
    ...[
      'link',
      'Links',
      'here',
      'Click here',
      'URL',
      'リンク',
      'こちら',
      '→',
      '^3',
      '12',
      '',
      'https://a.org/x',
      'arXiv:2403.18802',
    ].map((words) => [words, 'Link'] as const),
    ['x'.repeat(100), 'x'.repeat(80)],
  ] as const)('by its words "%s": %s', (words, label) => {
    expect(linksOf([run(words, 'https://a.org/y')])).toEqual([{ label, url: 'https://a.org/y' }]);
  });

  test('by what stands for no words, where that is told', () => {
    expect(linksOf([run('here', 'https://a.org/y')], 'Paper')[0]?.label).toBe('Paper');
  });

  test('once, by all of its words', () => {
    const link = { href: 'https://a.org/y' };
    const runs = [{ ...run('Pa'), link }, run(' and '), { ...run('per', undefined), strong: true, link }];
    expect(linksOf(runs)).toEqual([{ label: 'Paper', url: link.href }]);
  });

  test.each(['#top', './other.md', '../x', '/root', 'mailto:a@b.org'])(
    'nothing where it leads to a place of the list itself: %s',
    (href) => {
      expect(linksOf([run('Paper', href)])).toEqual([]);
    },
  );

  test('also where it leads nowhere, so that the row can be told', () => {
    expect(linksOf([run('Paper', '')])).toEqual([{ label: 'Paper', url: '' }]);
  });
});

test.each([
  ['https://arxiv.org/abs/2403.18802', true],
  ['https://doi.org/10.1126/a', true],
  ['https://a.org/x.pdf', true],
  ['https://a.org/x', false],
  ['https://x.com/a/status/1', false],
  ['soon', false],
  ['2403.18802', false],
])('%s is a work by its own form: %s', (url, is) => {
  expect(isWork(url)).toBe(is);
});

describe('the link that a title is', () => {
  const [own, other] = ['https://a.org/x', 'https://b.org/y'];
  test.each([
    ['the paper', [{ label: 'Seeds', url: own }], 'Paper'],
    [
      'the paper beside its code',
      [
        { label: 'Seeds', url: own },
        { label: 'Code', url: other },
      ],
      'Paper',
    ],
    ['what it is called', [{ label: 'Code', url: own }], 'Code'],
    ...['Paper', 'PDF', 'arXiv', 'Preprint', '論文'].map(
      (label) =>
        [
          'a page beside the paper',
          [
            { label: 'Seeds', url: own },
            { label, url: other },
          ],
          'Page',
        ] as const,
    ),
    [
      'the paper beside one that leads nowhere',
      [
        { label: 'Seeds', url: own },
        { label: 'Paper', url: '' },
      ],
      'Paper',
    ],
  ] as const)('is %s', (_, links, label) => {
    expect(asPaper(links, own)).toEqual([{ label, url: own }, ...links.filter(({ url }) => url !== own)]);
  });

  test('is the paper where it is a work by its form', () => {
    const work = 'https://arxiv.org/abs/2403.18802';
    expect(
      asPaper(
        [
          { label: 'Seeds', url: work },
          { label: 'Paper', url: other },
        ],
        work,
      )[0],
    ).toEqual({ label: 'Paper', url: work });
  });
});
