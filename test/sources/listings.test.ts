import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { listedCandidate } from '../../shared/sources/hf-daily.ts';
import { parseSourceKey } from '../../shared/sources/source-key.ts';
import type { Web } from '../../shared/sources/web.ts';
import { corpusOrNotice } from '../support/corpus.ts';
import { stubWeb } from './stub-web.ts';

const now = () => new Date('2024-04-03T00:00:00Z');
const source = (key: string, web: Web = stubWeb({})) => parseSourceKey(key, { web, now, zoneOffsetMinutes: 540 });

describe('Hugging Face’s daily papers', () => {
  const listed = (id: string, upvotes: number) => ({
    paper: {
      id,
      title: `T ${id}`,
      summary: 'Two\nlines',
      upvotes,
      publishedAt: '2024-03-20T21:26:31.000Z',
      authors: [{ name: 'Ada' }, { name: 'Gone', hidden: true }],
    },
  });
  const api = 'https://huggingface.co/api/daily_papers?';

  test('a week comes page by page, most upvoted first, under its paper’s own date', async () => {
    const web = stubWeb({
      [`${api}week=2024-W13&p=0`]: JSON.stringify([
        ...Array.from({ length: 98 }, (_, i) => listed(`2403.${String(i + 100).padStart(5, '0')}`, 1)),
        listed('2403.00002', 5),
        { odd: true },
      ]),
      [`${api}week=2024-W13&p=1`]: JSON.stringify([listed('2403.00001', 26), listed('2403.00002', 5)]),
    });
    const { candidates, remarks } = await source('hf-daily', web).collect('2024-W13');
    expect(candidates.length).toBe(100);
    expect(remarks).toEqual(['hf-daily: 1 entries of another shape left out']);
    expect(candidates[0]).toEqual({
      pick: {
        source: 'hf-daily',
        position: 1,
        title: 'T 2403.00001',
        note: '',
        upvotes: 26,
        links: [{ label: 'Paper', url: 'https://arxiv.org/abs/2403.00001' }],
      },
      facts: { title: 'T 2403.00001', authors: ['Ada'], published: '2024-03-20', abstract: 'Two lines' },
    });
    expect(web.asked.length).toBe(2);
  });

  test('a 53rd week is asked day by day', async () => {
    const web = stubWeb({ [api]: '[]' });
    await source('hf-daily', web).collect('2026-W53');
    expect(web.asked.map((url) => new URL(url).searchParams.get('date'))).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ]);
  });

  test('an answer that is no list, or no JSON, is a named failure', async () => {
    await expect(source('hf-daily', stubWeb({ [api]: '{"error":"x"}' })).collect('2024-W13')).rejects.toMatchObject({
      fault: 'bad-request',
    });
    await expect(source('hf-daily', stubWeb({ [api]: '[{"pap' })).collect('2024-W13')).rejects.toMatchObject({
      fault: 'cut-short',
      retryable: true,
    });
  });

  test('the recorded object is understood', () => {
    const file = corpusOrNotice('hf-daily/hf_daily_paper_2025-09-08.json', 'a recorded daily paper');
    if (!file) return;
    const [first] = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
    expect(listedCandidate(first)).toMatchObject({
      pick: {
        title: 'Why Language Models Hallucinate',
        upvotes: 26,
        links: [{ url: 'https://arxiv.org/abs/2509.04664' }],
      },
      facts: {
        published: '2025-09-04',
        authors: ['Adam Tauman Kalai', 'Ofir Nachum', 'Santosh S. Vempala', 'Edwin Zhang'],
      },
    });
  });
});

describe('bioRxiv and medRxiv', () => {
  const preprint = (doi: string, version = '1') => ({
    doi,
    title: 'A  <i>title</i>',
    authors: 'Doe, J.; Roe, R. A.',
    date: '2024-03-27',
    version,
    category: 'cell_biology',
    abstract: 'Text.',
  });

  test('a week’s first versions come with their record; revisions are no new work', async () => {
    const web = stubWeb({
      'https://api.biorxiv.org/details/biorxiv/2024-03-25/2024-03-31/0/json?category=cell_biology': JSON.stringify({
        messages: [{ status: 'ok', total: '3' }],
        collection: [preprint('10.1101/2024.03.01.582941'), preprint('10.1101/2024.01.01.500000', '2')],
      }),
      'https://api.biorxiv.org/details/biorxiv/2024-03-25/2024-03-31/2/json?category=cell_biology': JSON.stringify({
        messages: [{ total: 3 }],
        collection: [preprint('10.1101/2024.03.02.111111')],
      }),
    });
    const { candidates } = await source('biorxiv:cell biology', web).collect('2024-W13');
    expect(candidates.length).toBe(2);
    expect(candidates[0]).toMatchObject({
      complete: true,
      pick: { links: [{ url: 'https://www.biorxiv.org/content/10.1101/2024.03.01.582941v1' }] },
      facts: {
        title: 'A title',
        authors: ['J. Doe', 'R. A. Roe'],
        published: '2024-03-27',
        categories: ['Cell biology'],
        doi: '10.1101/2024.03.01.582941',
      },
    });
  });

  test('an empty page that counts records is a retryable failure', async () => {
    const web = stubWeb({ 'https://api.biorxiv.org/': JSON.stringify({ messages: [{ total: 5 }], collection: [] }) });
    await expect(source('medrxiv', web).collect('2024-W13')).rejects.toMatchObject({
      fault: 'empty-page',
      retryable: true,
    });
  });
});
