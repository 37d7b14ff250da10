import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createRecordedWeb } from '../../shared/documents/fetch/recorded/recorded-web.ts';
import { pageFacts } from '../../shared/documents/html/facts/page-facts.ts';
import { categoryName } from '../../shared/sources/arxiv/arxiv-categories.ts';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { createDairSource } from '../../shared/sources/lists/dair.ts';
import { createListSource } from '../../shared/sources/lists/list-source.ts';
import { corpusOrNotice } from '../support/corpus.ts';

describe('recorded weeks', () => {
  test('comes out with the reference’s metadata from the recorded web', async () => {
    const dir = corpusOrNotice('web', 'the recorded week 2024-W13');
    const truth = corpusOrNotice('seed-week/sources.json', 'the true metadata of 2024-W13');
    if (!dir || !truth) return;
    const web = createRecordedWeb(dir);
    const clock = () => new Date('2026-11-22T00:00:00Z');
    const source = createDairSource({ web, now: clock, zoneOffsetMinutes: 540 });
    const { papers, remarks } = await collectWeek({ sources: [source], week: '2024-W13', web, pageFacts, now: clock });
    expect(remarks).toEqual([]);
    expect(papers.length).toBe(10);
    const sources = JSON.parse(readFileSync(truth, 'utf8')) as Record<string, string & string[]>[];
    for (const expected of sources) {
      const paper = papers.find(({ url }) => url === expected.url);
      expect(paper).toMatchObject({ title: expected.title, published: expected.published });
      expect(paper?.updated ?? '').toBe(expected.updated);
      expect(paper?.categories).toEqual(expected.categories?.map(categoryName));
      if (expected.authors && expected.authors.length > 0) expect(paper?.authors).toEqual(expected.authors);
      expect(paper?.authors.length).toBeGreaterThan(0);
    }
  });

  test('the recorded open week comes out whole, eight texts to read and two rows that only tell', async () => {
    const dir = corpusOrNotice('web', 'the recorded week 2024-W23');
    if (!dir) return;
    const web = createRecordedWeb(dir);
    const clock = () => new Date('2026-11-22T00:00:00Z');
    const source = createListSource('https://lists.example/open-week.md', { web, now: clock, zoneOffsetMinutes: 540 });
    const { papers, week } = await collectWeek({ sources: [source], web, pageFacts, now: clock });
    expect(week).toBe('2024-W23');
    expect(
      papers.flatMap(({ locations }) => locations.filter(({ kind }) => kind === 'pdf').map(({ url }) => url)),
    ).toEqual([
      'https://arxiv.org/pdf/1706.03762v5',
      'https://arxiv.org/pdf/2205.14135v2',
      'https://arxiv.org/pdf/2305.13048v1',
      'https://arxiv.org/pdf/1801.07779v1',
      'https://arxiv.org/pdf/1601.03642v1',
      'https://aclanthology.org/A00-2018.pdf',
      'https://aclanthology.org/A00-2030.pdf',
      'https://www.jstatsoft.org/article/view/v018i03/v18i03.pdf',
    ]);
    expect(papers.slice(8).map((paper) => paper.remarks)).toEqual([['only-a-post'], ['page: 403']]);
  });
});
