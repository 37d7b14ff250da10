/** A summary leads where its paper leads, and nowhere else. */
import { expect, test } from '@jest/globals';
import { foreignLink } from '../../../../shared/summaries/check/name/foreign-link.ts';

const LINKS = new Set(['a.example/code/x', 'b.example']);

test.each([
  'コードは https://a.example/code/x です。',
  'https://www.a.example/code を見ます。',
  'http://b.example/',
  'リンクはありません。',
])('%s', (text) => {
  expect(foreignLink(text, LINKS)).toBeUndefined();
});

test.each([
  ['https://a.example/cod', 'a.example/cod'],
  ['https://a.example/code/x/y', 'a.example/code/x/y'],
  ['https://b.example と https://c.example/z です。', 'c.example/z'],
  ['質問は team.x+y@lab-1.a.example まで。', 'team.x+y@lab-1.a.example'],
  ['https://c.example/z か a@b.example です。', 'c.example/z'],
])('%s', (text, link) => {
  expect(foreignLink(text, LINKS)).toBe(`readers are not sent to ${link}; leave it out, of the quotes too`);
});

test('a long one is told by its beginning', () => {
  expect(foreignLink(`https://c.example/${'x'.repeat(200)}`, LINKS)).toMatch(
    /^readers are not sent to c\.example\/x{70}; leave/,
  );
});
