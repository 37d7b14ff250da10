/** A term of the paper has one right name in the asked language, and keeps it. */
import { describe, expect, test } from '@jest/globals';
import { mixedTerms } from '../../../../shared/summaries/check/wording/mixed-terms.ts';
import { termMistranslated } from '../../../../shared/summaries/check/wording/term-mistranslated.ts';
import { untranslated } from '../../../../shared/summaries/check/wording/untranslated.ts';

describe('one term', () => {
  const TERMS = [
    { term: /\bverifier\b/, variants: [/確認器/, /検算器/] },
    { term: /\bstudent\b/, variants: [/学習者/, /学生/, /生徒/] },
  ];
  const mixed = (text: string, before: string, source = 'a student and a verifier') =>
    mixedTerms(text, before, TERMS, source);

  test.each([
    ['生徒が読みます', '学生が書きます', '"生徒" was called "学生" before'],
    ['学生が書き、生徒が読みます', '', '"生徒" was called "学生" before'],
    ['学生と生徒が読みます', '学生が書きます', '"生徒" was called "学生" before'],
    ['検算器で読みます', '確認器で書きます', '"検算器" was called "確認器" before'],
    ['学生が検算器で読みます', '学生が確認器で書きます', '"検算器" was called "確認器" before'],
  ])('has two names in "%s" behind "%s"', (text, before, reason) => {
    expect(mixed(text, before)).toBe(`${reason}; keep one word for one thing`);
  });

  test.each([
    ['学生が読みます', '学生が書きます'],
    ['学生が読みます', ''],
    ['誰かが読みます', '学生と生徒が書きます'],
  ])('has one in "%s" behind "%s"', (text, before) => {
    expect(mixed(text, before)).toBeUndefined();
  });

  test('may have two where the paper does not speak of it', () => {
    expect(mixed('生徒が読みます', '学生が書きます', 'pupils of two schools')).toBeUndefined();
  });
});

test('a wrong word is told with the right one, where the paper has the term', () => {
  const glossary = [
    { word: 'agent', term: /\bagent\b/, wrong: /代理人/, right: 'エージェント' },
    { word: 'token', term: /\btoken\b/, wrong: /引換券/, right: 'トークン' },
  ];
  const told = (claim: string, source: string) => termMistranslated(claim, glossary, source);
  expect(told('代理人が引換券を読みます', 'each token')).toBe('"引換券" is a wrong word here; write トークン');
  expect(told('代理人が読みます', 'an agent')).toBe('"代理人" is a wrong word here; write エージェント');
  expect(told('代理人が読みます', 'each token')).toBeUndefined();
  expect(told('エージェントが読みます', 'an agent')).toBeUndefined();
});

describe('English is left in', () => {
  test.each([
    ['手法は fast and good です', 'fast and good'],
    ['手法は well-known and so-called methods です', 'well-known and so-called methods'],
    ['ベンチマークsで評価します', 'クs'],
    ['センサーs', 'ーs'],
  ])('%s', (text, found) => {
    expect(untranslated(text)).toBe(`"${found}" is left in English`);
  });

  test.each([
    '手法は chain prompting です',
    '手法は Fast And Good です',
    '手法は GPT-fast and good です',
    '手法は a b c です',
    ...['(', '（', '「', '『', '"', '“'].map((open, at) => `手法${open}fast and good${')）」』"”'[at]}です`),
    '手法は https://a.example/x fast and です',
    'ベンチマークsync',
    '手法sです',
  ])('not in %s', (text) => {
    expect(untranslated(text)).toBeUndefined();
  });

  test('and told by its beginning', () => {
    expect(untranslated(`手法は ${'quite so very '.repeat(4)}good です`)!.length).toBeLessThan(90);
  });
});
