import { expect, test } from '@jest/globals';
import { SAME_WORDS, searchQueries, wordsToMark } from '../../../shared/editions/site/search/search-words.ts';

test.each([
  ['トランスフォーマー', 'transformer'],
  ['Transformer', 'トランスフォーマー'],
  ['ＲＥＩＮＦＯＲＣＥＭＥＮＴ learning', '強化学習'],
  ['arXiv:2403.18802v2', '2403.18802'],
  ['https://arxiv.org/abs/2403.18802', '2403.18802'],
  ['http://arxiv.org/pdf/2403.18802', '2403.18802'],
  ['https://www.arxiv.org/html/2403.18802v12', '2403.18802'],
])('%s is searched as %s too', (query, meant) => {
  expect(searchQueries(query, SAME_WORDS)).toContain(meant);
});

test('a word that nobody writes otherwise is searched as it was typed, and nothing is searched for nothing', () => {
  expect([searchQueries('RWKV', SAME_WORDS), searchQueries('  ', SAME_WORDS)]).toEqual([['rwkv'], []]);
});

test('no row names a word twice, and however many rows are met the queries stay few', () => {
  for (const row of SAME_WORDS) expect(new Set(row).size).toBe(row.length);
  expect(searchQueries(SAME_WORDS.flat().join(' '), SAME_WORDS).length).toBeLessThanOrEqual(12);
});

test.each([
  ['キャッシュの効果', ['キャッシュ', 'の効果'], ['ッシ', '効果']],
  ['検索 rag', ['検索'], ['索', 'rag']],
  ['a 鍵', ['鍵'], ['a']],
])('of %s a hit marks whole words and no stray pair of letters', (query, marked, unmarked) => {
  const words = wordsToMark([query]);
  expect(words).toEqual(expect.arrayContaining(marked));
  for (const each of unmarked) expect(words).not.toContain(each);
});
