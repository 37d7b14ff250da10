import { describe, expect, test } from '@jest/globals';
import { PAGE_WORDS } from '../../../shared/readers/pages/page-words.ts';

const flat = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : flat(value, `${path}${name}.`),
  );
const SAME = ['languages.ja', 'languages.en'];

describe('what the pages say', () => {
  test('is said in both languages', () => {
    expect(flat(PAGE_WORDS.en).map(([name]) => name)).toEqual(flat(PAGE_WORDS.ja).map(([name]) => name));
  });

  test('covers every page', () => {
    expect(Object.keys(PAGE_WORDS.ja)).toEqual(
      ['depths', 'languages', 'subscribe', 'confirm', 'unsubscribe', 'preferences', 'export', 'erase'].concat(
        ...[['badLink', 'refused', 'failed']],
      ),
    );
  });

  test.each(flat(PAGE_WORDS.ja))('%s is Japanese: %s', (name, said) => {
    if (!SAME.includes(name)) expect(said).toMatch(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u);
  });

  test.each(flat(PAGE_WORDS.en))('%s is English: %s', (name, said) => {
    if (!SAME.includes(name)) expect(said).toMatch(/^[A-Z][ -~]+$/);
  });

  test('a language is called by its own name', () => {
    expect(PAGE_WORDS.en.languages).toEqual({ ja: '日本語', en: 'English' });
  });
});
