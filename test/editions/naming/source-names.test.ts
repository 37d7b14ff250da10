import { expect, test } from '@jest/globals';
import { sourceName, sourceNames } from '../../../shared/editions/naming/source-names.ts';
import { sourceForms } from '../../../shared/sources/source-key.ts';

test.each([
  ['dair', 'DAIR.AI の週間リスト', "DAIR.AI's weekly list"],
  ['list:https://lists.example/a.md', 'lists.example のリスト', 'the list of lists.example'],
  ['arxiv:cs.CL+cs.AI', 'arXiv(cs.CL、cs.AI)', 'arXiv (cs.CL, cs.AI)'],
  ['feed:https://blog.example/rss', 'blog.example のフィード', 'the feed of blog.example'],
  ['biorxiv', 'bioRxiv', 'bioRxiv'],
  ['medrxiv:epidemiology', 'medRxiv(epidemiology)', 'medRxiv (epidemiology)'],
  ['constructor', 'constructor', 'constructor'],
])('%s is called by its name', (key, ja, en) => {
  expect([sourceName(key, 'ja'), sourceName(key, 'en')]).toEqual([ja, en]);
});

test('every form of a key has a name in both languages', () => {
  for (const form of sourceForms) {
    const key = form.replace(/\[.*$/, '');
    expect([key, sourceName(key, 'ja'), sourceName(key, 'en')]).not.toContain(undefined);
    expect([sourceName(key, 'ja'), sourceName(key, 'en')]).not.toContain(key);
  }
});

test('two keys that are one source to a reader are told once', () => {
  expect(sourceNames(['url:https://a.example', 'doi:10.1/x', 'dair'], 'ja')).toBe('編集者が追加、DAIR.AI の週間リスト');
});
