import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../shared/language.ts';
import { PAGE_WORDS } from '../../../shared/readers/pages/page-words.ts';
import { DEPTHS } from '../../../shared/readers/reader.ts';
import { buttonForm, preferenceFields, readPreferences, single } from '../../../shared/readers/requests/form-parts.ts';

const fields = (text: string) => {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) found.set(name, [...(found.get(name) ?? []), value]);
  return found;
};
const topicsOf = (typed: string) =>
  readPreferences(fields(new URLSearchParams({ language: 'ja', depth: 'all', topics: typed }).toString()))?.topics;

describe('preferences that are posted', () => {
  test('are one language, one depth and the topics', () => {
    expect(readPreferences(fields('language=en&depth=headlines&topics=RAG, agents'))).toEqual({
      ...{ language: 'en', depth: 'headlines', topics: ['RAG', 'agents'] },
    });
    expect(readPreferences(fields('language=ja&depth=all'))).toEqual({ language: 'ja', depth: 'all', topics: [] });
  });

  test.each([
    'depth=all',
    'language=ja',
    'language=fr&depth=all',
    'language=ja&depth=everything',
    'language=ja&language=ja&depth=all',
    'language=ja&depth=all&depth=all',
  ])('are none where a choice is missing, doubled or none of ours: %s', (text) => {
    expect(readPreferences(fields(text))).toBeUndefined();
  });

  test.each([
    ['a,b、c，d', ['a', 'b', 'c', 'd']],
    [' a , , b ,', ['a', 'b']],
    ['a,b,a', ['a', 'b']],
    ['a\u200b\u2028\u2029\u0007b', ['ab']],
    ['概要 と 数', ['概要 と 数']],
    ['', []],
  ])('have the topics of %j', (typed, topics) => {
    expect(topicsOf(typed)).toEqual(topics);
  });

  test('several fields of topics are one list', () => {
    expect(readPreferences(fields('language=ja&depth=all&topics=a&topics=b'))?.topics).toEqual(['a', 'b']);
  });

  test('have at most ten topics of at most forty letters', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);
    expect(topicsOf(many(10).join())).toEqual(many(10));
    expect(topicsOf(many(11).join())).toBeUndefined();
    expect(topicsOf(`x,${'a'.repeat(40)}`)).toEqual(['x', 'a'.repeat(40)]);
    expect(topicsOf(`x,${'a'.repeat(41)}`)).toBeUndefined();
  });
});

test('a field that came twice has no one value', () => {
  expect(single(fields('a=1&b=1&b=2'), 'a')).toBe('1');
  expect(single(fields('a=1&b=1&b=2'), 'b')).toBeUndefined();
  expect(single(fields(''), 'a')).toBeUndefined();
});

describe.each(LANGUAGES)('the fields of preferences in %s', (language) => {
  const words = PAGE_WORDS[language];
  test.each(DEPTHS)('show every choice by its word and have %s checked', (depth) => {
    const { html } = preferenceFields(language, { language, depth, topics: ['a', '<b>'] });
    for (const each of LANGUAGES) {
      const checked = each === language ? ' checked' : '';
      expect(html).toContain(`name="language" value="${each}" required${checked}> ${words.languages[each]}</label>`);
    }
    for (const each of DEPTHS) {
      const checked = each === depth ? ' checked' : '';
      expect(html).toContain(`name="depth" value="${each}" required${checked}> ${words.depths[each]}</label>`);
    }
    expect(html).toContain('value="a, &lt;b&gt;"');
    for (const word of [
      words.subscribe.language,
      words.subscribe.depth,
      words.subscribe.topics,
      words.subscribe.topicsNote,
    ])
      expect(html).toContain(`>${word}</`);
  });
});

test('a form of one button posts to its action, which is escaped', () => {
  expect(buttonForm('/api/x?"1', 'Go').html).toBe(
    '<form method="post" action="/api/x?&quot;1"><button type="submit">Go</button></form>',
  );
});
