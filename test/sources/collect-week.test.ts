import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../shared/papers/identity/candidate.ts';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { createListSource } from '../../shared/sources/lists/list-source.ts';
import type { Source } from '../../shared/sources/source.ts';
import type { Web } from '../../shared/sources/web.ts';
import { arxivApi, curatedList, type StubEntry, stubWeb } from './stub-web.ts';

const api = 'https://export.arxiv.org/api/query?';
const listUrl = 'https://lists.example/week.md';
const now = () => new Date('2024-04-03T00:00:00Z');

/** What the document reader's pageFacts does, as far as these pages need it. */
const pageFacts = (html: string): Facts => {
  const meta = (name: string): string | undefined => new RegExp(`"${name}" content="([^"]*)"`).exec(html)?.[1];
  const author = meta('author');
  return {
    ...(meta('og:title') ? { title: meta('og:title') ?? '' } : {}),
    ...(author ? { authors: [author] } : {}),
    ...(meta('article:published_time') ? { published: meta('article:published_time') ?? '' } : {}),
  };
};

const listSource = (web: Web): Source => createListSource(listUrl, { web, now, zoneOffsetMinutes: 540 });
const collect = (web: Web, more: Partial<Parameters<typeof collectWeek>[0]> = {}) =>
  collectWeek({ sources: [listSource(web)], web, pageFacts, now, ...more });

const entries: StubEntry[] = [
  { id: '2403.00001v1', title: 'First  Title\n  folded', authors: ['A One', 'B Two'], categories: ['cs.OS', 'cs.AI'] },
  { id: '2403.00001v3', title: 'First Title, revised', updated: '2024-03-30T00:00:00Z' },
  { id: '2403.00002v2', title: 'Second Title' },
];

describe('a collected week', () => {
  test('carries arXiv’s record: folded title, all authors, both days, version, category names, pinned addresses', async () => {
    const web = stubWeb({
      [listUrl]: curatedList([
        '**One** - note. | [Paper](https://arxiv.org/abs/2403.00001v1), [Tweet](https://x.com/a/status/1)',
      ]),
      [api]: arxivApi(entries),
    });
    const { week, papers, partial } = await collect(web);
    expect({ week, partial }).toEqual({ week: '2024-W13', partial: false });
    expect(papers).toEqual([
      {
        id: 'arxiv:2403.00001',
        week: '2024-W13',
        title: 'First Title folded',
        authors: ['A One', 'B Two'],
        published: '2024-03-27',
        updated: '2024-03-27',
        version: 1,
        url: 'http://arxiv.org/pdf/2403.00001v1',
        categories: ['Operating Systems', 'Artificial Intelligence'],
        abstract: 'An abstract.',
        locations: [
          { kind: 'arxiv-html', url: 'https://arxiv.org/html/2403.00001v1' },
          { kind: 'pdf', url: 'https://arxiv.org/pdf/2403.00001v1' },
        ],
        picks: [
          {
            source: `list:${listUrl}`,
            position: 1,
            title: 'One',
            note: 'note.',
            links: [
              { label: 'Paper', url: 'https://arxiv.org/abs/2403.00001v1' },
              { label: 'Tweet', url: 'https://x.com/a/status/1' },
            ],
          },
        ],
        reason: { ja: `list:${listUrl} の選定 1 番`, en: `chosen by list:${listUrl}, no. 1` },
        suppliedBy: Object.fromEntries(
          ['title', 'authors', 'published', 'updated', 'categories', 'abstract'].map((field) => [field, 'arxiv']),
        ),
        remarks: [],
      },
    ]);
  });

  test('asks arXiv once for all ids, and takes the newest version where the list pins none', async () => {
    const web = stubWeb({
      [listUrl]: curatedList([
        '**One** - a. | [Paper](https://arxiv.org/pdf/2403.00001)',
        '**Two** - b. | [Paper](http://www.arxiv.org/abs/2403.00002)',
      ]),
      [api]: arxivApi(entries),
    });
    const { papers } = await collect(web);
    expect(web.asked.filter((url) => url.startsWith(api))).toEqual([
      `${api}id_list=2403.00001,2403.00002&max_results=2`,
    ]);
    expect(papers.map((paper) => [paper.url, paper.updated])).toEqual([
      ['http://arxiv.org/pdf/2403.00001v3', '2024-03-30'],
      ['http://arxiv.org/pdf/2403.00002v2', '2024-03-27'],
    ]);
  });

  test('I-01, I-10: the same work from two rows and as v1 and v3 is one paper; a second run gives the very same', async () => {
    const web = stubWeb({
      [listUrl]: curatedList([
        '**One** - a. | [Paper](https://arxiv.org/abs/2403.00001v1)',
        '**Again** - b. | [Paper](https://huggingface.co/papers/2403.00001), [Paper](https://x.com/a/status/1)',
        '**Pinned** - c. | [Paper](https://ar5iv.labs.arxiv.org/html/2403.00001v3)',
      ]),
      [api]: arxivApi(entries),
    });
    const first = await collect(web);
    expect(first.papers.map((paper) => [paper.id, paper.version, paper.picks.map((pick) => pick.title)])).toEqual([
      ['arxiv:2403.00001', 3, ['One', 'Again', 'Pinned']],
    ]);
    expect(await collect(web)).toEqual(first);
  });

  test('a row with only a post, an empty link or none at all comes out, labelled, under the list’s own words', async () => {
    const web = stubWeb({
      [listUrl]: curatedList([
        '**Posted** - told in a post. | [Tweet](https://x.com/lab/status/42?s=20)',
        '**Linkless** - told nowhere. | ',
        '**Empty** - told. | [Paper]()',
      ]),
    });
    const { papers } = await collect(web);
    expect(papers.map(({ id, title, url, locations, remarks }) => ({ id, title, url, locations, remarks }))).toEqual([
      {
        id: 'url:https://x.com/lab/status/42',
        title: 'Posted',
        url: 'https://x.com/lab/status/42',
        locations: [],
        remarks: ['only-a-post'],
      },
      { id: `row:list:${listUrl}:2024-W13:2`, title: 'Linkless', url: '', locations: [], remarks: ['no-links'] },
      { id: `row:list:${listUrl}:2024-W13:3`, title: 'Empty', url: '', locations: [], remarks: ['empty-link'] },
    ]);
    expect(web.asked.filter((url) => url !== listUrl)).toEqual([]);
  });

  test('a page that refuses leaves the row’s own words; one that answers gives its title, author and day', async () => {
    const web = stubWeb({
      [listUrl]: curatedList([
        '**Shut** - a. | [Blog](https://shut.example/a)',
        '**Open** - b. | [Blog](https://open.example/b?utm_source=x)',
      ]),
      'https://shut.example/a': { status: 403 },
      'https://open.example/b':
        '<meta property="og:title" content="The Open Page"><meta name="author" content="The Lab"><meta property="article:published_time" content="2024-03-28T23:00:00-07:00">',
    });
    const { papers } = await collect(web);
    expect(papers).toMatchObject([
      { title: 'Shut', authors: [], remarks: ['page: 403'], url: 'https://shut.example/a', categories: [] },
      { title: 'The Open Page', authors: ['The Lab'], published: '2024-03-28', url: 'https://open.example/b' },
    ]);
    expect(papers[0]?.published).toBeUndefined();
    expect(papers[1]?.updated).toBeUndefined();
  });

  test('I-22: a date ahead of now is clamped and flagged', async () => {
    const web = stubWeb({
      [listUrl]: curatedList(['**Early** - b. | [Blog](https://open.example/b)']),
      'https://open.example/b': '<meta property="article:published_time" content="2042-03-28">',
    });
    const { papers } = await collect(web);
    expect(papers).toMatchObject([{ published: '2024-04-03', remarks: ['future-date'] }]);
  });

  test('two sources naming the same ten papers give ten papers that list both', async () => {
    const rows = Array.from(
      { length: 10 },
      (_, i) => `**T${i}** - note. | [Paper](https://arxiv.org/abs/2403.0010${i})`,
    );
    const known = Array.from(
      { length: 10 },
      (_, i): StubEntry => ({ id: `2403.0010${i}v1`, title: `A title of its own number ${i}` }),
    );
    const other = 'https://other.example/list.md';
    const web = stubWeb({
      [listUrl]: curatedList(rows),
      [other]: curatedList(rows.toReversed()),
      [api]: arxivApi(known),
    });
    const second = createListSource(other, { web, now, zoneOffsetMinutes: 540 });
    const { papers } = await collect(web, { sources: [listSource(web), second] });
    expect(papers.length).toBe(10);
    for (const paper of papers)
      expect(paper.picks.map((pick) => pick.source)).toEqual([`list:${listUrl}`, `list:${other}`]);
  });

  test('without a week the newest complete one is taken, and the watchdog’s days are told', async () => {
    const web = stubWeb({
      [listUrl]: `${curatedList(['**P** - b. | [Paper](https://a.example/p.pdf)'])}\n## Top AI Papers of the Week (April 1 - April 7) - 2024\n| 1) **Q** - c. | [Paper](https://a.example/q.pdf) |\n`,
    });
    expect(await collect(web)).toMatchObject({ week: '2024-W13', daysSinceNewestWeek: 3 });
    expect(await collect(web, { week: '2024-W14' })).toMatchObject({ week: '2024-W14', papers: [{ title: 'Q' }] });
    expect(await collect(web, { week: '2024-W15' })).toMatchObject({
      papers: [],
      remarks: [`list:${listUrl}: no week 2024-W15; it holds 2 weeks, 2024-W13 to 2024-W14`],
    });
  });
});
