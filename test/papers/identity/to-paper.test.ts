/** A work becomes a paper: each field from whoever knows it best, nothing guessed, what was odd said. */
import { describe, expect, test } from '@jest/globals';
import type { Candidate } from '../../../shared/papers/identity/candidate.ts';
import { toPaper, UNTITLED } from '../../../shared/papers/identity/to-paper.ts';
import { type Work, workOf } from '../../../shared/papers/identity/work.ts';
import { WITHDRAWN } from '../../../shared/papers/paper.ts';

const NOW = new Date('2024-03-28T03:00:00Z');
const candidate = (change: Partial<Candidate> = {}, url = 'https://a.org/x'): Candidate => ({
  pick: { source: 'dair', position: 3, title: 'Lanterns', note: 'n', links: [{ label: 'Paper', url }] },
  ...change,
});
const work = (change: Partial<Work> = {}, url?: string): Work => ({
  ...workOf(candidate({}, url), '2024-W13'),
  ...change,
});
const paper = (each: Work) => toPaper(each, '2024-W13', NOW, 0);

test('a row alone gives its title, its address and nothing that it does not say', () => {
  expect(paper(work())).toEqual({
    ...{
      id: 'url:https://a.org/x',
      week: '2024-W13',
      title: 'Lanterns',
      authors: [],
      url: 'https://a.org/x',
      categories: [],
      abstract: '',
    },
    ...{
      locations: [{ kind: 'page', url: 'https://a.org/x' }],
      picks: work().picks,
      suppliedBy: { title: 'dair' },
      remarks: [],
    },
  });
});

test('each field comes from the first who knows it, and it is said who that was', () => {
  const facts = [
    { from: 'page', title: '', authors: [], published: '2024-03-20', abstract: 'An  abstract\n here.' },
    {
      from: 'crossref',
      title: 'Lanterns at Sea',
      authors: ['Ada Poe', ' Ada  Poe'],
      published: '2024-01-01',
      categories: ['Sound'],
    },
    { from: 'feed', updated: '2024-03-21', categories: ['Other'], abstract: 'Another.' },
  ];
  expect(paper(work({ facts }))).toMatchObject({
    ...{
      title: 'Lanterns at Sea',
      authors: ['Ada Poe'],
      published: '2024-03-20',
      updated: '2024-03-21',
      categories: ['Sound'],
      abstract: 'An abstract here.',
    },
    suppliedBy: {
      title: 'crossref',
      authors: 'crossref',
      published: 'page',
      updated: 'feed',
      categories: 'crossref',
      abstract: 'page',
    },
  });
});

describe('a day', () => {
  test.each([
    ['2024-03-28', '2024-03-28', []],
    ['2024-03-29', '2024-03-29', []],
    ['2024-03-30', '2024-03-28', ['future-date']],
    ['March 20, 2024', '2024-03-20', []],
  ])('%s is %s, and one that lies ahead is said to be odd', (written, day, remarks) => {
    for (const field of ['published', 'updated'] as const) {
      const told = paper(work({ facts: [{ [field]: written }] }));
      expect([told[field], told.remarks]).toEqual([day, remarks]);
    }
  });

  test('that nobody knows is left out', () => {
    expect(paper(work({ facts: [{ published: 'soon' }] }))).not.toHaveProperty('published');
    expect(paper(work())).not.toHaveProperty('updated');
  });
});

describe('a title', () => {
  test.each([
    ['WITHDRAWN: Lanterns', true],
    ['Withdrawn : Lanterns', true],
    ['[Retracted] Lanterns', true],
    ['RETRACTED ARTICLE: Lanterns', true],
    ['Retracted article] Lanterns', true],
    ['Withdrawn lanterns', false],
    ['Lanterns: withdrawn: no', false],
  ])('"%s" says that the work was taken back: %s', (title, back) => {
    expect(paper(work({ facts: [{ title }] })).remarks.includes(WITHDRAWN)).toBe(back);
  });

  test('that nobody gives is the address, and said to be missing', () => {
    const untitled = (change: Partial<Work>, pick: object = {}) =>
      paper(work({ picks: [{ ...work().picks[0]!, title: ' ', ...pick }], ...change }));
    expect(untitled({})).toMatchObject({ title: 'https://a.org/x', remarks: [UNTITLED] });
    expect(untitled({ identity: undefined }, { links: [{ label: 'x', url: '#soon' }] }).title).toBe('#soon');
    expect(untitled({ identity: undefined, id: 'row:dair:2024-W13:3' }, { links: [] }).title).toBe(
      'row:dair:2024-W13:3',
    );
  });
});

describe('what a reader opens, and where the text is looked for', () => {
  const arxiv = 'https://arxiv.org/abs/2403.18802v2';
  const other = { kind: 'pdf', url: 'https://b.org/y.pdf' } as const;
  test('of arXiv is the newest version that anybody knows', () => {
    expect(paper(work({}, arxiv))).toMatchObject({ version: 2, url: 'http://arxiv.org/pdf/2403.18802v2' });
    expect(paper(work({ facts: [{ version: 3 }] }, arxiv))).toMatchObject({
      version: 3,
      url: 'http://arxiv.org/pdf/2403.18802v3',
    });
    expect(paper(work({ facts: [{ version: 3 }] }))).not.toHaveProperty('version');
    expect(paper(work({}, 'https://arxiv.org/abs/2403.18802'))).not.toHaveProperty('version');
  });

  test('begins with arXiv’s own copies, and of a DOI with the open copy', () => {
    expect(paper(work({ alternatives: [other] }, arxiv)).locations.map(({ url }) => url)).toEqual([
      'https://arxiv.org/html/2403.18802v2',
      'https://arxiv.org/pdf/2403.18802v2',
      other.url,
    ]);
    expect(paper(work({ alternatives: [other] }, 'https://doi.org/10.1126/a')).locations).toEqual([
      other,
      { kind: 'page', url: 'https://doi.org/10.1126/a' },
    ]);
  });

  test('of a post, or of no address, is only what else the row names', () => {
    expect(paper(work({ alternatives: [other] }, 'https://x.com/a/status/1'))).toMatchObject({
      locations: [other],
      remarks: ['only-a-post'],
    });
    expect(paper(work({ identity: undefined, alternatives: [other] }))).toMatchObject({ url: '', locations: [other] });
  });

  test('names each place once, and eight at most', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ kind: 'page', url: `https://b.org/${at}` }) as const);
    expect(
      paper(work({ alternatives: [other, other, { kind: 'page', url: 'https://a.org/x' }] })).locations,
    ).toHaveLength(2);
    expect(paper(work({ alternatives: many })).locations).toHaveLength(8);
    expect(paper(work({ identity: undefined, alternatives: many })).locations).toHaveLength(8);
  });
});

test('the text that a feed carried goes along', () => {
  expect(paper(work({ feedHtml: '<p>whole</p>' })).feedHtml).toBe('<p>whole</p>');
  expect(paper(work({ feedHtml: '' }))).not.toHaveProperty('feedHtml');
});
