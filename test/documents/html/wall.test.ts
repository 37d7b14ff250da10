import { describe, expect, test } from '@jest/globals';
import { isWall } from '../../../shared/documents/html/article/wall.ts';

const english = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `In trial ${i} the camera keeps the slope of the wet plate in view all day.`);
const japanese = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `第${i}の実験では、濡れた板の傾きをカメラで一日じゅう記録した。`);
const wall = (blocks: readonly string[], around = ''): boolean => isWall(blocks, `${blocks.join(' ')} ${around}`);

describe('a page in the place of a text is a wall', () => {
  test.each([
    [
      'a consent question',
      [
        'We and our 842 partners store cookies and process personal data to show personalised ads.',
        'You can manage consent at any time.',
        ...english(4),
      ],
    ],
    ['a log-in', ['Sign in to your account.', 'Forgot your password?', ...english(5)]],
    ['a check for machines', ['Verify that you are human by completing the action below.', 'Ray ID: 8f2a']],
    [
      'a consent question in Japanese',
      ['当サイトではクッキーを使用しています。同意する場合は下のボタンを押してください。', ...japanese(5)],
    ],
    [
      'a membership in Japanese',
      ['会員登録すると続きをお読みいただけます。', '月額980円（税込）のプランに登録する', ...japanese(5)],
    ],
    ['nothing', []],
  ])('%s', (_, blocks) => {
    expect(wall(blocks)).toBe(true);
  });

  test.each([
    ['the end of what is free', 'Subscribe now to read the full story'],
    ['the number of letters behind it', 'この記事は有料会員限定です。残り 2,345文字'],
    ['what must be done to go on', '続きを読むには会員登録が必要です'],
  ])('a longer beginning too, when the page tells %s', (_, around) => {
    expect(wall(english(40))).toBe(false);
    expect(wall(english(40), around)).toBe(true);
  });
});

describe('a text is none', () => {
  test('with a banner on it', () => {
    expect(wall(['This site uses cookies.', 'Sign in', ...english(12)])).toBe(false);
    expect(wall(['当サイトではクッキーを使用しています。', ...japanese(20)])).toBe(false);
  });

  test('that is long and tells of subscribers who pay to read the rest', () => {
    expect(wall(english(120), 'Subscribe now to read the full story')).toBe(false);
  });

  test('that names such a thing now and then', () => {
    expect(wall([...english(12), 'We study how cookies are used.', 'The study asked for no password.'])).toBe(false);
  });
});
