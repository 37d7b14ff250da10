import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../shared/papers/identity/candidate.ts';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { createListSource } from '../../shared/sources/lists/list-source.ts';
import type { Source } from '../../shared/sources/source.ts';
import { type Web, WebRefusedError } from '../../shared/sources/web.ts';
import { arxivApi, curatedList, type StubEntry, stubWeb } from './stub-web.ts';

const api = 'https://export.arxiv.org/api/query?';
const listUrl = 'https://lists.example/week.md';
const now = () => new Date('2024-04-03T00:00:00Z');

const pageFacts = (): Facts => ({});

const listSource = (web: Web): Source => createListSource(listUrl, { web, now, zoneOffsetMinutes: 540 });
const collect = (web: Web, more: Partial<Parameters<typeof collectWeek>[0]> = {}) =>
  collectWeek({ sources: [listSource(web)], web, pageFacts, now, ...more });

const entries: StubEntry[] = [
  { id: '2403.00001v1', title: 'First  Title\n  folded', authors: ['A One', 'B Two'], categories: ['cs.OS', 'cs.AI'] },
  { id: '2403.00001v3', title: 'First Title, revised', updated: '2024-03-30T00:00:00Z' },
  { id: '2403.00002v2', title: 'Second Title' },
];

describe('a week collected in trouble', () => {
  test('I-03: arXiv saying 429 with a wait gives a partial run, no throw, and the wait to keep', async () => {
    const base = stubWeb({
      [listUrl]: curatedList([
        '**One** - a. | [Paper](https://arxiv.org/abs/2403.00001)',
        '**P** - b. | [Paper](https://a.example/p.pdf)',
      ]),
    });
    const web: Web = {
      get: (url, request) =>
        url.startsWith(api)
          ? Promise.reject(
              new WebRefusedError('rate-limited', 'asked to wait', { retryable: true, retryAfterSeconds: 120 }),
            )
          : base.get(url, request),
    };
    const result = await collect(web);
    expect(result).toMatchObject({ partial: true, retryAfterSeconds: 120, postponed: 1 });
    expect(result.papers.map((paper) => paper.title)).toEqual(['P']);
    const degraded = await collect(web, { withoutMetadata: 'accept' });
    expect(degraded.papers[0]).toMatchObject({
      id: 'arxiv:2403.00001',
      title: 'One',
      remarks: ['metadata-unreachable'],
    });
  });

  const never = (): Promise<never> => new Promise(() => {});
  const answering = (key: string, change: Partial<Source> = {}): Source => ({
    key,
    curated: false,
    collect: async () => ({ candidates: [], remarks: [] }),
    newestWeek: async () => '2024-W13',
    ...change,
  });

  test('sources that hang are named and asked once; all others are asked, whatever their number and place', async () => {
    let asked = 0;
    const hang = (): Promise<never> => {
      asked += 1;
      return never();
    };
    const hanging = ['feed:one', 'feed:two', 'feed:three'].map((key) =>
      answering(key, { collect: hang, newestWeek: hang }),
    );
    const late = answering('feed:late', { collect: hang });
    const remarks = ['it was read'];
    const last = answering('feed:last', { collect: async () => ({ candidates: [], remarks }) });
    const result = await collect(stubWeb({}), { sources: [...hanging, late, last], deadlineMs: 200 });
    expect(result).toMatchObject({ week: '2024-W13', partial: true });
    expect(result.unreached).toEqual([...hanging, late].map(({ key }) => `${key}: it did not answer in time`));
    expect(result.remarks).toContain('it was read');
    expect(asked).toBe(4);
  });

  test('sources of one host take turns, so that none is late by the others; behind one that hangs none is asked', async () => {
    const turns: string[] = [];
    const turn = (name: string) => async () => {
      turns.push(`${name} begins`);
      await new Promise((done) => setImmediate(done));
      turns.push(`${name} ends`);
      return { candidates: [], remarks: [] };
    };
    const pace = 'one host';
    const sources = ['a', 'b'].map((key) => answering(key, { pace, collect: turn(key) }));
    await collect(stubWeb({}), { sources });
    expect(turns).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    const hanging = answering('hangs', { pace, collect: never });
    const result = await collect(stubWeb({}), { sources: [hanging, ...sources, answering('else')], deadlineMs: 200 });
    expect(turns).toHaveLength(4);
    expect(result.unreached?.map((line) => line.split(':')[0])).toEqual(['hangs', 'a', 'b']);
  });

  test('a source that refuses by a timeout of its own to tell its newest week is still asked for a week that is given', async () => {
    const refusing = answering('feed:slow', {
      newestWeek: async () => {
        throw new WebRefusedError('timeout', 'no answer', { retryable: true });
      },
      collect: async () => ({ candidates: [], remarks: ['it was read'] }),
    });
    const result = await collect(stubWeb({}), { sources: [refusing], week: '2024-W13' });
    expect(result.unreached).toBeUndefined();
    expect(result.remarks).toContain('it was read');
  });

  test('I-04: 503, 503, 200 is a success', async () => {
    const answers = [503, 503, 200];
    const web = stubWeb({
      [listUrl]: curatedList(['**One** - a. | [Paper](https://arxiv.org/abs/2403.00001)']),
      [api]: (url) => (answers.shift() === 200 ? arxivApi(entries)(url) : { status: 503 }),
    });
    const { papers, partial } = await collect(web);
    expect({ partial, version: papers[0]?.version }).toEqual({ partial: false, version: 3 });
  });

  test.each([
    [
      'I-06: an empty page with a count',
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>1</opensearch:totalResults></feed>',
    ],
    ['I-06: an HTML error page', '<!doctype html><title>Error</title>'],
    ['I-07: an answer cut in an entry', arxivApi(entries)(`${api}id_list=2403.00001`).slice(0, 700)],
  ])('%s stores nothing of the page and says so', async (_, body) => {
    const web = stubWeb({
      [listUrl]: curatedList(['**One** - a. | [Paper](https://arxiv.org/abs/2403.00001)']),
      [api]: body,
    });
    const result = await collect(web);
    expect(result).toMatchObject({ papers: [], partial: true, postponed: 1 });
    expect(result.remarks.join()).toContain('arXiv');
  });

  test('one source that is down hides none of the others; all down is an error that says whether to retry', async () => {
    const web = stubWeb({
      [listUrl]: curatedList(['**P** - b. | [Paper](https://a.example/p.pdf)']),
      'https://down.example/': { status: 500 },
    });
    const down = createListSource('https://down.example/list.md', { web, now, zoneOffsetMinutes: 540 });
    const result = await collect(web, { sources: [down, listSource(web)] });
    expect(result.papers.map((paper) => paper.title)).toEqual(['P']);
    expect(result).toMatchObject({
      partial: true,
      unreached: ['list:https://down.example/list.md: down.example answered 500'],
      remarks: ['list:https://down.example/list.md: down.example answered 500'],
    });
    await expect(collect(web, { sources: [down] })).rejects.toMatchObject({
      message: 'list:https://down.example/list.md: down.example answered 500',
      retryable: true,
    });
  });
});
