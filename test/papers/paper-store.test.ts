import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Paper } from '../../shared/papers/paper.ts';
import { createPaperStore, type PaperStore } from '../../shared/papers/paper-store.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper } from '../support/sample-papers.ts';

let real: RealTable;
let papers: PaperStore;
beforeAll(async () => {
  real = await startTable();
  papers = createPaperStore(real.table);
});
beforeEach(() => {
  real.setAside.length = 0;
});
afterAll(() => real.stop());

const full: Required<Paper> = {
  ...(samplePaper({ id: 'arxiv:2611.00002' }) as Required<Paper>),
  earlierVersions: [1],
  version: 2,
  picks: [
    {
      ...{ source: 'dair', position: 1, title: 'Lanterns', note: 'counts lanterns', upvotes: 3 },
      links: [{ label: 'paper', url: 'https://a.example/' }],
    },
  ],
  reason: { ja: '著者', en: 'an author you follow' },
  feedHtml: '<p>whole</p>',
  remarks: ['future-date'],
};

describe('what is stored', () => {
  test('comes back as it was, every field of it', async () => {
    await papers.record(full, 1);
    expect(await papers.get(full.id)).toEqual(full);
  });

  test('without the number of its form is of the first, and read', async () => {
    const { table } = real;
    const paper = samplePaper({ id: 'arxiv:2611.00003' });
    await table.put({ pk: `PAPER#${paper.id}`, sk: 'META', paper });
    expect(await papers.get(paper.id)).toEqual(paper);
  });

  test.each([
    ['of a newer form', { form: 9 }, 'its form 9 is newer than 1, the newest that is known here'],
    ['that lacks a field', { paper: { ...full, title: undefined } }, 'paper.title is missing'],
    [
      'with a place of an unknown kind',
      { paper: { ...full, locations: [{ kind: 'scroll', url: '' }] } },
      /^paper\.loc/,
    ],
    [
      'with a number that JavaScript cannot hold',
      { paper: { ...full, picks: 10n ** 30n } },
      'paper.picks is not Array',
    ],
  ])('%s is set aside and stays as it is, whatever a source says now', async (name, change, reason) => {
    const id = `url:https://a.example/${encodeURIComponent(name)}`;
    const item = { pk: `PAPER#${id}`, sk: 'META', paper: full, ...change };
    await real.table.put(item);
    const before = await real.table.get(item);
    expect(await papers.get(id)).toBeUndefined();
    expect(await papers.record(samplePaper({ id }), 1)).toBe('set-aside');
    expect(await real.table.get(item)).toEqual(before);
    const [told] = real.setAside;
    expect(told).toEqual({
      key: `PAPER#${id} / META`,
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });
});

test('a week keeps every paper, also one whose place in it can not be read', async () => {
  const week = '2026-W30';
  for (const n of [1, 2, 3]) await papers.record(samplePaper({ id: `arxiv:2607.0000${n}`, week }), n);
  await real.table.put({ pk: `WEEK#${week}`, sk: 'PAPER#arxiv:2607.00002', position: 'second' });
  const entries = await papers.entries(week);
  expect(entries.map(({ id }) => id)).toEqual(['arxiv:2607.00001', 'arxiv:2607.00003', 'arxiv:2607.00002']);
  expect(entries.at(-1)?.setAside).toEqual({ key: `WEEK#${week} / PAPER#arxiv:2607.00002`, reason: 'id is missing' });
});

test('a watermark that names no week counts as none', async () => {
  await real.table.put({ pk: 'COLLECTED', sk: 'WATERMARK', week: 'last' });
  expect(await papers.watermark()).toBeUndefined();
  expect(real.setAside).toHaveLength(1);
});
