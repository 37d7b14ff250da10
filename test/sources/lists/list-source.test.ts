import { describe, expect, test } from '@jest/globals';
import {
  collectedOf,
  createListSource,
  newestCompleteOf,
  readList,
  weeksOf,
  withoutWeek,
} from '../../../shared/sources/lists/list-source.ts';
import type { Web } from '../../../shared/sources/web.ts';
import { stubWeb } from '../stub-web.ts';

const row = {
  position: 3,
  title: 'A Title',
  note: 'A note.',
  links: [{ label: 'Paper', url: 'https://a.org/1' }],
  remarks: [],
};
const range = { from: '2024-03-25', to: '2024-03-31' };
const week = { week: '2024-W13', range, rows: [row], unread: [] };
const services = (web: Web, now = '2024-04-03T00:00:00Z', zoneOffsetMinutes = 540) => ({
  web,
  now: () => new Date(now),
  zoneOffsetMinutes,
});

describe('the rows of a week', () => {
  test('are picks of the list under its key, with the authors it names', () => {
    expect(
      collectedOf('dair', { ...week, rows: [row, { ...row, authors: 'Doe, Jane; Mu, Max', remarks: ['no-links'] }] }),
    ).toEqual({
      candidates: [
        { pick: { source: 'dair', position: 3, title: 'A Title', note: 'A note.', links: row.links }, remarks: [] },
        {
          pick: { source: 'dair', position: 3, title: 'A Title', note: 'A note.', links: row.links },
          facts: { authors: ['Jane Doe', 'Max Mu'] },
          remarks: ['no-links'],
        },
      ],
      remarks: [],
    });
  });

  test('keep the links that lead to the web', () => {
    const links = ['', 'javascript:alert(1)', 'soon', 'ftp://a.org', 'http://b.org/2'].map((url) => ({
      label: 'Paper',
      url,
    }));
    const [candidate] = collectedOf('dair', { ...week, rows: [{ ...row, links }] }).candidates;
    expect(candidate?.pick.links).toEqual([{ label: 'Paper', url: 'http://b.org/2' }]);
  });

  test('come with those that were set aside, the first five without a link by their words', () => {
    const unread = [
      { line: 1, words: 'code' },
      ...[2, 3, 4, 5, 6, 7, 8].map((line) => ({ line, words: `words ${line}`, unlinked: true })),
    ];
    expect(collectedOf('dair', { ...week, unread }).remarks).toEqual([
      'dair: line 1 “code”: no paper can be told, set aside',
      ...[2, 3, 4, 5, 6].map((line) => `dair: line ${line} “words ${line}”: it links nothing, set aside`),
      'dair: 2 more lines, set aside: 7 to 8 (it links nothing)',
    ]);
    expect(collectedOf('dair', { ...week, unread: unread.slice(0, 6) }).remarks).toHaveLength(6);
    const linked = unread.map(({ line, words }) => ({ line, words }));
    expect(collectedOf('dair', { ...week, unread: linked }).remarks.at(-1)).toBe(
      'dair: 3 more lines, set aside: 6 to 8 (no paper can be told)',
    );
  });
});

describe('a list without the week', () => {
  const weeks = ['2024-W15', '2024-W13', '2024-W14'].map((each) => ({ ...week, week: each }));

  test('says which it holds, and what of it could not be read', () => {
    const lists = [
      { weeks, remarks: ['line 1: no'] },
      { weeks: [], remarks: ['line 2: no'] },
    ];
    expect(withoutWeek('dair', '2024-W01', lists)).toEqual({
      candidates: [],
      remarks: [
        'dair: no week 2024-W01; it holds 3 weeks, 2024-W13 to 2024-W15',
        'dair: line 1: no',
        'dair: line 2: no',
      ],
    });
  });

  test('fails with its reasons, where it gave no week at all', () => {
    const told = (remarks: string[]) => () => weeksOf([{ weeks: [], remarks }]);
    expect(told(['one', 'two'])).toThrow(
      expect.objectContaining({
        fault: 'no-week',
        retryable: true,
        message: 'no week of the list can be read: one; two',
      }),
    );
    expect(told([])).toThrow('no week of the list can be read');
    expect(weeksOf([{ weeks, remarks: [] }])).toEqual(weeks);
  });

  test.each([
    ['2024-04-07T14:59:59Z', '2024-W13'],
    ['2024-04-07T15:00:00Z', '2024-W14'],
    ['2024-04-01T00:00:00Z', '2024-W13'],
    ['2024-03-31T12:00:00Z', undefined],
  ])('at %s its newest complete week is %s', (now, newest) => {
    expect(newestCompleteOf(weeks, services(stubWeb({}), now))).toBe(newest);
  });
});

describe('the list at an address', () => {
  const text = '## March 25 - 31\n- [A Title of Words](https://arxiv.org/abs/2403.10001)';

  test('is read by the year of its file or by today', async () => {
    const web = stubWeb({ 'https://a.org/list.md': text });
    const weekOf = async (hints: { year?: number }) =>
      (await readList('https://a.org/list.md', hints, services(web, '2025-06-01T00:00:00Z')))?.weeks[0]?.week;
    expect(await weekOf({})).toBe('2024-W13');
    expect(await weekOf({ year: 2022 })).toBe('2022-W13');
    expect(await readList('https://a.org/none.md', {}, services(web))).toBeUndefined();
  });

  test('is asked for as text, bounded, twice at most', async () => {
    const asked: unknown[] = [];
    const web: Web = {
      async get(url, request) {
        asked.push([url, request]);
        return { status: 503, url, contentType: 'text/plain', body: new Uint8Array() };
      },
    };
    await expect(readList('https://a.org/list.md', {}, services(web))).rejects.toMatchObject({ retryable: true });
    const request = { accept: 'text/plain, text/markdown, text/html;q=0.9, */*;q=0.5', maxBytes: 10_000_000 };
    const once = ['https://a.org/list.md', request];
    expect(asked).toMatchObject([once, once]);
  });

  test('that is not there is an error that no retry mends', async () => {
    const source = createListSource('https://a.org/none.md', services(stubWeb({})));
    expect(source).toMatchObject({ key: 'list:https://a.org/none.md', curated: true });
    await expect(source.collect('2024-W13')).rejects.toMatchObject({
      refusal: 'unreachable',
      retryable: false,
      message: 'there is no list at that address (404)',
    });
  });
});
