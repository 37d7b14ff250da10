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

describe('the row of a paper in its week', () => {
  const week = '2026-W31';
  const id = 'arxiv:2607.10001';
  const row = async () => (await papers.entries(week)).find((entry) => entry.id === id)!;
  beforeEach(async () => {
    await real.table.batchDelete([
      { pk: `WEEK#${week}`, sk: `PAPER#${id}` },
      { pk: `PAPER#${id}`, sk: 'META' },
    ]);
    await papers.record(samplePaper({ id, week }), 7);
  });

  test('keeps what each step of the work tells, and its place', async () => {
    await papers.markEnqueued(week, id, '2026-07-27T01:00:00Z', ['ja', 'en']);
    await papers.markRead(week, id, '2026-07-27T02:00:00Z', { kind: 'partial', percent: 60 });
    await papers.markWriting(week, id, 900);
    await papers.markAwaiting(week, id, '2026-07-28T00:00:00Z');
    expect(await row()).toMatchObject({
      ...{ id, position: 7, enqueuedAt: '2026-07-27T01:00:00Z', languages: ['ja', 'en'] },
      ...{ readAt: '2026-07-27T02:00:00Z', read: { kind: 'partial', percent: 60 } },
      ...{ writing: 900, awaits: '2026-07-28T00:00:00Z' },
    });
  });

  test('waits for no batch once it is entered again, and keeps its languages', async () => {
    await papers.markEnqueued(week, id, '2026-07-27T01:00:00Z', ['ja']);
    for (const enter of [
      () => papers.markEnteredAgain(week, id, '2026-07-27T03:00:00Z'),
      () => papers.markSwept(week, id, '2026-07-27T03:00:00Z'),
      () => papers.markEnqueued(week, id, '2026-07-27T03:00:00Z', ['ja']),
    ]) {
      await papers.markAwaiting(week, id, '2026-07-28T00:00:00Z');
      await enter();
      expect(await row()).toMatchObject({ enqueuedAt: '2026-07-27T03:00:00Z', languages: ['ja'] });
      expect(await row()).not.toHaveProperty('awaits');
    }
  });

  test('counts how often the sweep entered it', async () => {
    expect(await row()).not.toHaveProperty('sweeps');
    for (const sweeps of [1, 2]) {
      await papers.markSwept(week, id, '2026-07-27T03:00:00Z');
      expect(await row()).toHaveProperty('sweeps', sweeps);
    }
  });

  test('of a held paper says why, at no length, and is no longer on its way', async () => {
    await papers.markEnqueued(week, id, '2026-07-27T01:00:00Z', ['ja']);
    await papers.markWriting(week, id, 900);
    await papers.markHeld(week, id, `no right to ask the model ${'x'.repeat(1000)}`);
    const held = await row();
    expect(held.held).toMatch(/^no right to ask the model x{250,300}$/);
    expect(held.enqueuedAt ?? held.writing).toBeUndefined();
  });

  test('of a paper in trouble says what, and is neither held nor being written', async () => {
    await papers.markHeld(week, id, 'no right');
    await papers.markWriting(week, id, 900);
    await papers.markTrouble(week, id, `the model refused ${'x'.repeat(1000)}`);
    const troubled = await row();
    expect(troubled.trouble).toMatch(/^the model refused x{250,300}$/);
    expect(troubled.held ?? troubled.writing).toBeUndefined();
  });

  test('does not come into being by being marked', async () => {
    for (const mark of [
      () => papers.markRead(week, 'arxiv:2607.99999', '2026-07-27T02:00:00Z', { kind: 'full' }),
      () => papers.markTrouble(week, 'arxiv:2607.99999', 'none'),
      () => papers.markEnqueued(week, 'arxiv:2607.99999', '2026-07-27T02:00:00Z', ['ja']),
      () => papers.markSwept(week, 'arxiv:2607.99999', '2026-07-27T02:00:00Z'),
    ])
      await mark();
    expect((await papers.entries(week)).map((entry) => entry.id)).toEqual([id]);
  });
});

describe('a work that comes again', () => {
  const week = '2026-W32';
  const from = (source: string) => [{ source, position: 1, title: 'x', note: '', links: [] }];
  const next = (() => {
    let number = 0;
    return () => `arxiv:2608.${String(++number).padStart(5, '0')}`;
  })();
  const first = (change: object) =>
    samplePaper({ id: next(), week, version: 1, picks: from('dair'), remarks: [], ...change });

  test('is known, and gains the sources that it did not have', async () => {
    const paper = first({});
    expect(await papers.record(paper, 1)).toBe('new');
    expect(await papers.record(paper, 1)).toBe('known');
    expect(await papers.record({ ...paper, title: 'Another', picks: [...from('dair'), ...from('hf-daily')] }, 1)).toBe(
      'known',
    );
    expect(await papers.get(paper.id)).toEqual({ ...paper, picks: [...from('dair'), ...from('hf-daily')] });
  });

  test('in another week stays in its first one', async () => {
    const paper = first({});
    await papers.record(paper, 1);
    expect(await papers.record({ ...paper, week: '2026-W33' }, 1)).toBe('known-in-other-week');
    expect((await papers.get(paper.id))?.week).toBe(week);
    expect(await papers.entries('2026-W33')).toEqual([]);
  });

  test('in a newer version is revised, in its week, and remembers the older ones', async () => {
    const paper = first({});
    await papers.record(paper, 1);
    for (const version of [2, 4])
      expect(
        await papers.record({ ...paper, version, title: `v${version}`, week: '2026-W33', picks: from('x') }, 1),
      ).toBe('revised');
    expect(await papers.get(paper.id)).toMatchObject({ week, version: 4, title: 'v4', earlierVersions: [1, 2] });
    expect((await papers.get(paper.id))?.picks.map(({ source }) => source)).toEqual(['dair', 'x']);
    expect(await papers.record({ ...paper, version: 3 }, 1)).toBe('known');
    expect((await papers.get(paper.id))?.version).toBe(4);
  });

  test('whose version was not known has none that is newer', async () => {
    const paper = first({ version: undefined });
    await papers.record(paper, 1);
    expect(await papers.record({ ...paper, version: 2 }, 1)).toBe('known');
  });

  test('brings the facts that the registry could not give before, and loses none that it gave', async () => {
    const [bare, whole] = [
      { title: 'bare', remarks: ['metadata-unreachable'] },
      { title: 'whole', remarks: [] },
    ];
    const paper = first(bare);
    await papers.record(paper, 1);
    await papers.record({ ...paper, ...whole, week: '2026-W33' }, 1);
    expect(await papers.get(paper.id)).toMatchObject({ ...whole, week });
    await papers.record({ ...paper, ...bare }, 1);
    expect(await papers.get(paper.id)).toMatchObject(whole);
  });
});

test('a paper that is given a title is no longer said to have none', async () => {
  const paper = samplePaper({ id: 'arxiv:2608.90001', title: 'x', remarks: ['no-title', 'future-date'] });
  await papers.record(paper, 1);
  const entitled = await papers.entitle(paper, { title: 'Lanterns at Sea', authors: ['Jane Doe'] });
  expect(entitled).toMatchObject({ title: 'Lanterns at Sea', authors: ['Jane Doe'], remarks: ['future-date'] });
  expect(await papers.get(paper.id)).toEqual(entitled);
});

test('of what was odd about a week the first fifty remarks are kept, and no long ones', async () => {
  expect(await papers.remarks('2026-W34')).toEqual([]);
  await papers.remark('2026-W34', [
    `first ${'x'.repeat(2000)}`,
    ...Array.from({ length: 60 }, (_, at) => `remark ${at}`),
  ]);
  const kept = await papers.remarks('2026-W34');
  expect(kept).toHaveLength(50);
  expect(kept[0]).toHaveLength(500);
  expect(kept.at(-1)).toBe('remark 48');
  await papers.remark('2026-W34', []);
  expect(await papers.remarks('2026-W34')).toEqual([]);
});

test('the watermark never moves back', async () => {
  await real.table.batchDelete([{ pk: 'COLLECTED', sk: 'WATERMARK' }]);
  for (const [week, now] of [
    ['2026-W30', '2026-W30'],
    ['2026-W32', '2026-W32'],
    ['2026-W31', '2026-W32'],
  ] as const) {
    await papers.moveWatermark(week);
    expect(await papers.watermark()).toBe(now);
  }
});

describe('a lease', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 6, 27, 0, 0, second));
  test.each([[{ week: '2026-W35' }], [{ paper: 'arxiv:2608.90002' }]] as const)(
    'of %j is one worker’s until it is over or given back, and can be renewed',
    async (what) => {
      expect(await papers.lease(what, 'one', at(0), 30)).toBe(true);
      expect(await papers.lease(what, 'two', at(10), 30)).toBe(false);
      expect(await papers.lease(what, 'one', at(20), 30)).toBe(true);
      expect(await papers.lease(what, 'two', at(49), 30)).toBe(false);
      expect(await papers.lease(what, 'two', at(51), 30)).toBe(true);
      await papers.release(what, 'one');
      expect(await papers.lease(what, 'one', at(52), 30)).toBe(false);
      await papers.release(what, 'two');
      expect(await papers.lease(what, 'one', at(53), 30)).toBe(true);
    },
  );
});
