import { describe, expect, test } from '@jest/globals';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { parseSourceKey } from '../../shared/sources/source-key.ts';
import { arxivApi, curatedList, type StubEntry, stubWeb } from './stub-web.ts';

const listUrl = 'https://lists.example/week.md';
const now = () => new Date('2024-04-03T00:00:00Z');
const listed = (id: string, upvotes: number) => ({
  paper: { id, title: `Listed ${id}`, summary: `About ${id}.`, upvotes },
});
const entries = Array.from(
  { length: 9 },
  (_, i): StubEntry => ({
    id: `2403.0000${i}v1`,
    title: `A title of its own, number ${i}`,
    summary: i === 7 ? 'A survey of agents.' : i === 5 ? 'Agents that plan.' : 'Weather.',
  }),
);

async function week(options: { rows: readonly string[]; size?: number; page?: string }) {
  const web = stubWeb({
    [listUrl]: curatedList(options.rows),
    'https://huggingface.co/api/daily_papers?': JSON.stringify([
      listed('2403.00003', 5),
      listed('2403.00007', 90),
      listed('2403.00005', 4),
      listed('2403.00004', 2),
    ]),
    'https://export.arxiv.org/api/query?': arxivApi(entries),
    ...(options.page === undefined ? {} : { 'https://a.example/': options.page }),
  });
  const services = { web, now, zoneOffsetMinutes: 540 };
  return collectWeek({
    sources: ['hf-daily', `list:${listUrl}`].map((key) => parseSourceKey(key, services)),
    web,
    pageFacts: (html) => ({ title: html }),
    now,
    preferences: { topics: ['agents that plan'], negativeKeywords: ['survey'] },
    ...(options.size === undefined ? {} : { size: options.size }),
  });
}

const rows = [
  '**One** - a. | [Paper](https://arxiv.org/abs/2403.00001)',
  '**Three** - b. | [Paper](https://arxiv.org/abs/2403.00003v1)',
];

describe('choosing a week’s papers', () => {
  test('the list’s rows come first, then the rest by rank, cut to size, each with its reason', async () => {
    const { papers, ranking, remarks } = await week({ rows, size: 3 });
    expect(papers.map((paper) => [paper.id, paper.picks.length])).toEqual([
      ['arxiv:2403.00001', 1],
      ['arxiv:2403.00003', 2],
      ['arxiv:2403.00005', 1],
    ]);
    expect(papers[1]?.reason?.en).toBe(`chosen by list:${listUrl}, no. 2; named by 2 sources; 5 upvotes`);
    expect(papers[2]?.reason?.ja).toMatch(/^関心「agents that plan」に近い \(0\.\d\d\)、4 票 \[\d\.\d\d 点\]$/);
    expect(ranking.map((ranked) => ranked.paper.id)).toEqual([
      'arxiv:2403.00001',
      'arxiv:2403.00003',
      'arxiv:2403.00005',
      'arxiv:2403.00004',
      'arxiv:2403.00007',
    ]);
    expect(remarks).toEqual(['left out: A title of its own, number 7: holds the excluded “survey”']);
  });

  test('a list whose words are rewritten names the very same papers', async () => {
    const before = await week({ rows });
    const after = await week({
      rows: [
        '**Uno, told anew** - all other words. | [Paper](https://www.arxiv.org/pdf/2403.00001.pdf)',
        '**Drei** - too. | [Preprint](https://arxiv.org/abs/2403.00003v1)',
      ],
    });
    expect(after.papers.map((paper) => paper.id)).toEqual(before.papers.map((paper) => paper.id));
  });

  test('O-01: a list that gives no week at all leaves the issue to the other sources, and is told as not reached', async () => {
    const { papers, unreached } = await week({ rows: [] });
    expect(papers.map((paper) => paper.id)).toEqual(['arxiv:2403.00005', 'arxiv:2403.00003', 'arxiv:2403.00004']);
    expect(unreached).toEqual([expect.stringMatching(`^list:${listUrl}: no week of the list can be read: `)]);
  });

  test('a challenge that answers 200 in the page’s place gives the paper no title', async () => {
    const { papers } = await week({ rows: ['**Shut** - a. | [Blog](https://a.example/p)'], page: 'Just a moment...' });
    expect(papers[0]).toMatchObject({ title: 'Shut', remarks: ['page: gate'] });
  });
});
