/** What of a paper may be quoted, and what may be told beside it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoteInSource } from '../../../shared/summaries/quote/quote-in-source.ts';
import { addressesOf, indexSource } from '../../../shared/summaries/quote/source-index.ts';
import { holdsName } from '../../../shared/summaries/text/names.ts';
import { quantitiesNotHeld } from '../../../shared/summaries/text/quantities/held.ts';
import { documentOf, paper } from './written-document.ts';

test('the abstract is a part of its own, unless it is all there is', () => {
  const { blocks } = documentOf('Some text.');
  expect(indexSource(paper, documentOf('Some text.')).places).toEqual([
    { kind: 'page', page: 1 },
    { kind: 'abstract' },
  ]);
  expect(indexSource({ ...paper, abstract: '' }, documentOf('Some text.')).places).toHaveLength(1);
  expect(indexSource(paper, { ...documentOf(), kind: 'abstract', blocks }).places).toHaveLength(1);
});

test('what lies behind a thousand pages supports nothing', () => {
  const long = 'many words of no interest here '.repeat(60_000);
  const index = indexSource({ ...paper, abstract: '' }, documentOf(long, 'A short one.', long, 'Behind it all, 4711.'));
  expect(index.starts).toEqual([0, long.length + 1]);
  expect(index.places).toHaveLength(2);
  expect(quoteInSource('Behind it all, 4711', index)).toBeUndefined();
});

test('the appendix stands behind the text, its tables known as such', () => {
  const [proof, table] = documentOf('We prove the lemma.', 'Model | BLEU; Kite | 12').blocks;
  const appendix = [proof!, { ...table!, kind: 'table' as const }];
  const index = indexSource(paper, { ...documentOf('Running text.'), appendix });
  expect(quoteInSource('We prove the lemma.', index)).toBeDefined();
  expect([...index.tables.keys()]).toEqual([2]);
});

test('of the parts, tables are known as such', () => {
  const document = documentOf('Running text.', 'Model | BLEU; Kite | 12', 'More text.');
  const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind: 'table' as const } : block));
  expect([...indexSource(paper, { ...document, blocks }).tables.keys()]).toEqual([1]);
});

describe('beside what may be quoted', () => {
  const index = indexSource(
    {
      ...paper,
      title: 'Of Mini-Gemini and its kin',
      authors: ['Aiko Mori', 'Jonas Feld'],
      categories: ['Sound', 'Robotics'],
      published: '2024-03-27',
      updated: '2025-11-30',
      url: 'https://Papers.example/first/',
      locations: [{ kind: 'pdf', url: 'http://www.papers.example/first.pdf' }],
      picks: [
        { source: 'dair', position: 1, title: 'Zephyrus', note: '', links: [] },
        {
          ...{ source: 'dair', position: 2, title: 'Boreas', note: '' },
          links: [
            { label: 'Code', url: 'https://code.example/x' },
            { label: 'Mail', url: '' },
          ],
        },
      ],
    },
    {
      ...documentOf('Data are at data.example.org/set.'),
      title: 'Of Quibbleton and its kin',
      url: 'https://read.example/a',
    },
  );

  test.each(['Mini-Gemini', 'Quibbleton', 'Mori', 'Feld', 'Sound', 'Robotics', 'Zephyrus', 'Boreas', '2024', '2025'])(
    '%s of the metadata supports a name and a number',
    (name) => {
      expect(holdsName(name, index.names)).toBe(true);
      expect(quantitiesNotHeld(`It was ${name}.`, index.quantities)).toEqual([]);
    },
  );

  test('each entry of the metadata stands by itself', () => {
    for (const glued of ['kin of quibbleton', 'mori jonas', 'sound robotics', 'zephyrus boreas'])
      expect(quoteInSource(glued, index)).toBeUndefined();
    expect(holdsName('ori', index.names)).toBe(false);
    for (const name of ['Jonas', 'Robotics', 'Of', 'Boreas', 'Aiko']) expect(holdsName(name, index.names)).toBe(true);
  });

  test('days of the metadata may be told', () => {
    for (const day of ['2024-03-27', '2025-11-30']) expect(index.dates).toContain(day);
  });

  test('names of the title are known in kana too', () => {
    expect([...index.kanaNames.values()]).toContain('Mini-Gemini');
  });

  test('addresses of the paper, of its places and rows may be linked, however they are written', () => {
    expect([...index.links].sort()).toEqual(
      [
        ...['papers.example/first', 'papers.example/first.pdf', 'code.example/x', 'read.example/a'],
        'github.com/mori/kitesum',
      ].sort(),
    );
  });
});

describe('an address', () => {
  test.each([
    ['https://a.example/b', 'a.example/b'],
    ['http://a.example/b', 'a.example/b'],
    ['HTTPS://WWW.A.example/B', 'a.example/b'],
    ['https://www.a.example/www.b', 'a.example/www.b'],
    ['see www.a.example, or ask', 'www.a.example'],
    ['(https://a.example/b)', 'a.example/b'],
    ['"https://a.example/b"', 'a.example/b'],
    ['<https://a.example/b>', 'a.example/b'],
    ['[https://a.example/b]', 'a.example/b'],
    ['{https://a.example/b}', 'a.example/b'],
    ['https://a.example/bを見る', 'a.example/b'],
    ['Is it https://a.example/b?!', 'a.example/b'],
    ['https://a.example/b/; more', 'a.example/b'],
    ['https://a.example/?q=1.2&r=x', 'a.example/?q=1.2&r=x'],
    ['https://go.example/https://a.example/b', 'go.example/https://a.example/b'],
    ['at acme.github.io/follow now', 'acme.github.io/follow'],
    ['at my-lab.cs.dept.uni.ac.jp/follow', 'my-lab.cs.dept.uni.ac.jp/follow'],
    ['コードはgithub.com/acme', 'github.com/acme'],
  ])('is read from %s', (text, address) => {
    expect(addressesOf(text)).toEqual([address]);
  });

  test.each('com org net edu gov io ai dev co ru cn jp de uk fr xyz info'.split(' '))(
    'without a scheme is one at a domain of .%s',
    (ending) => {
      expect(addressesOf(`Code is at acme.${ending}/follow.`)).toEqual([`acme.${ending}/follow`]);
    },
  );

  test.each([
    'Node.js/Python on both',
    'e.g./i.e. as said',
    'mail to team@acme.com/lab',
    'acme.com alone',
    'the file data/acme.com/x',
    'xwww.acme.example',
    '3.5/4 points',
  ])('is none: %s', (text) => {
    expect(addressesOf(text)).toEqual([]);
  });

  test('is the same with and without scheme, www and closing signs, in any case', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ validSchemes: ['https'] }).filter((url) => /^https:\/\/[a-z]/.test(url) && !/[()']/.test(url)),
        fc.constantFrom('', '.', '/', '/.', '),', '?'),
        (url, closing) => {
          const bare = addressesOf(url.replace(/[.,;:!?/]+$/, ''));
          expect(addressesOf(`See ${url.replace('https://', 'http://www.')}${closing} now`)).toEqual(bare);
          expect(addressesOf(url.toUpperCase())).toEqual(bare);
        },
      ),
    );
  });

  test('all of a text are read, in its order', () => {
    expect(addressesOf('https://b.example/1 and https://a.example/2 and https://b.example/1')).toEqual([
      'b.example/1',
      'a.example/2',
      'b.example/1',
    ]);
  });
});
