import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import type { Edition } from '../../../../shared/editions/edition.ts';
import { searchFiles } from '../../../../shared/editions/site/search/search-parts.ts';
import { recordOf } from '../../../support/edition-of-kinds.ts';
import { sampleEdition, samplePaper } from '../../../support/sample-edition.ts';
import { searchPart } from '../../../support/search-part.ts';

/** An edition whose papers are called by its week and a number. */
function edition(week: string, papers: number, named = ''): Edition {
  return sampleEdition({
    week,
    papers: Array.from({ length: papers }, (_, n) =>
      samplePaper({
        id: `arxiv:${week}.${n}`,
        title: `Paper ${week}x${n}${named}`,
        qa: [],
        overview: [],
        headline: [],
      }),
    ),
  });
}

/** A language's search in memory; `publish` answers the keys that it wrote. */
function searchOf() {
  const files = new Map<string, string>();
  const known = new Map<string, Edition>();
  const loaded: string[] = [];
  const site = {
    put: async () => {},
    get: async (key: string) => (files.has(key) ? new TextEncoder().encode(files.get(key)) : undefined),
    list: async () => [...files.keys()],
  };
  const load = async (week: string) => {
    loaded.push(week);
    return known.get(week);
  };
  const publish = async (each: Edition) => {
    known.set(each.week, each);
    const records = [...known.values()].map(recordOf).sort((a, b) => (a.week < b.week ? 1 : -1));
    const written = await searchFiles({ site, load }, each, records);
    for (const [key, body] of written) files.set(key, body);
    return written.map(([key]) => key);
  };
  const list = (): { parts: { file: string; weeks: Record<string, number> }[] } =>
    JSON.parse(files.get('search/index.json')!);
  /** Titles, part by part, as a reader finds them who has asked for everything. */
  const find = (wanted: string) => list().parts.flatMap(({ file }) => searchPart(files.get(`search/${file}`)!, wanted));
  return { files, known, loaded, publish, list, find };
}

test('each year has a part of its own, newest first, and a publish writes no other than its own', async () => {
  const { publish, list, loaded } = searchOf();
  expect(await publish(edition('2025-W52', 2))).toEqual(['search/2025-1.json', 'search/index.json']);
  expect(await publish(edition('2026-W01', 2))).toEqual(['search/2026-1.json', 'search/index.json']);
  expect(await publish(edition('2026-W02', 3))).toEqual(['search/2026-1.json', 'search/index.json']);
  expect(list().parts).toEqual([
    { file: '2026-1.json', weeks: { '2026-W01': 2, '2026-W02': 3 } },
    { file: '2025-1.json', weeks: { '2025-W52': 2 } },
  ]);
  expect(loaded).toEqual([]);
});

test('an edition that is written again as it stands writes nothing', async () => {
  const { publish } = searchOf();
  await publish(edition('2026-W01', 2));
  expect(await publish(edition('2026-W01', 2))).toEqual([]);
});

test('a part that is full is followed by the next, and editions keep their place when they grow', async () => {
  const { publish, list } = searchOf();
  for (const [week, papers] of [
    ['2026-W01', 400],
    ['2026-W02', 201],
    ['2026-W03', 200],
    ['2026-W04', 700],
    ['2026-W01', 401],
  ] as const)
    await publish(edition(week, papers));
  expect(list().parts).toEqual([
    { file: '2026-3.json', weeks: { '2026-W04': 700 } },
    { file: '2026-2.json', weeks: { '2026-W02': 201, '2026-W03': 200 } },
    { file: '2026-1.json', weeks: { '2026-W01': 401 } },
  ]);
});

test('an edition that was frozen anew is found by its new words alone, and papers that it lost not at all', async () => {
  const { publish, find } = searchOf();
  await publish(edition('2026-W01', 1));
  await publish(edition('2026-W02', 3, ' lantern'));
  await publish(edition('2026-W02', 2, ' harbour'));
  expect(find('lantern')).toEqual([]);
  expect(find('harbour')).toHaveLength(2);
  expect(find('2026-W01')).toHaveLength(1);
});

test.each([
  ['a list that can not be read', 'search/index.json', '{"parts":[{"file":7}]}'],
  ['the one index of 0.1 in place of the list', 'search/index.json', JSON.stringify(new MiniSearch({ fields: ['a'] }))],
  ['a part that can not be read', 'search/2026-1.json', '{"broken"'],
])('%s is begun anew, and what stood there is found again after the next editions', async (_, key, body) => {
  const { files, publish, find } = searchOf();
  for (const week of ['2025-W51', '2025-W52', '2026-W01', '2026-W02']) await publish(edition(week, 2));
  files.set(key, body);
  for (const week of ['2026-W03', '2026-W04']) await publish(edition(week, 2));
  for (const week of ['2025-W51', '2025-W52', '2026-W01', '2026-W02', '2026-W03', '2026-W04'])
    expect(find(week)).toHaveLength(2);
});

test('what stands in no part comes in newest first, no more at once than fill one', async () => {
  const { known, publish, list, loaded } = searchOf();
  for (const week of ['2024-W50', '2024-W51', '2024-W52', '2025-W01']) known.set(week, edition(week, 250));
  await publish(edition('2025-W02', 10));
  expect(loaded).toEqual(['2025-W01', '2024-W52']);
  await publish(edition('2025-W03', 10));
  expect(Object.assign({}, ...list().parts.map(({ weeks }) => weeks))).toEqual({
    ...{ '2024-W50': 250, '2024-W51': 250, '2024-W52': 250, '2025-W01': 250 },
    ...{ '2025-W02': 10, '2025-W03': 10 },
  });
});

test('in whatever order and however often editions are published, each of their papers is found once', async () => {
  const published = fc.record({
    week: fc.integer({ min: 1, max: 6 }).map((n) => (n < 4 ? `2025-W0${n}` : `2026-W0${n}`)),
    papers: fc.constantFrom(1, 5, 350),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(published, { minLength: 1, maxLength: 8 }), async (publications) => {
      const { known, publish, list, find } = searchOf();
      for (const { week, papers } of publications) await publish(edition(week, papers));
      const places = list().parts.flatMap(({ weeks }) => Object.entries(weeks));
      expect(places.toSorted()).toEqual(
        [...known].map(([week, { papers }]) => [week, papers.length] as const).toSorted(),
      );
      for (const [week, { papers }] of known) expect(find(week)).toHaveLength(papers.length);
    }),
    { numRuns: 25 },
  );
});
