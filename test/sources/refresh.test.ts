import { expect, test } from '@jest/globals';
import { followingRefresh, refreshTarget } from '../../shared/sources/refresh.ts';
import type { Web, WebAnswer } from '../../shared/sources/web.ts';

const answer = (url: string, html: string): WebAnswer => ({
  status: 200,
  url,
  contentType: 'text/html',
  body: new TextEncoder().encode(html),
});
const meta = (content: string): string => `<html><head><meta http-equiv="refresh" content="${content}"></head></html>`;
const from = 'https://a.example/old/page';
const long = '<p>A page with a text of its own that a reader can read. </p>'.repeat(20);

test.each([
  ['an address from the root', meta('0; url=/real.html'), 'https://a.example/real.html'],
  ['an address beside it', meta('3;URL=next'), 'https://a.example/old/next'],
  ['another host, in quotes', meta("0;url='https://b.example/x?a=1&amp;b=2'"), 'https://b.example/x?a=1&b=2'],
  ['an address without a word before it', meta('0, https://b.example/'), 'https://b.example/'],
  ['a tag for those without scripts', `<noscript>${meta('0;url=/plain')}</noscript>`, 'https://a.example/plain'],
  ['attributes in the other order', '<META content="0;url=/x" HTTP-EQUIV=Refresh>', 'https://a.example/x'],
])('a page leads on by %s', (_, html, target) => {
  expect(refreshTarget(answer(from, html))).toBe(target);
});

test.each([
  ['itself again', meta('5; url=/old/page#top')],
  ['another page, but only after minutes', meta('300; url=/other')],
  ['nowhere', meta('5')],
  ['a script', meta('0; url=javascript:alert(1)')],
  ['the web without a lock', meta('0; url=http://a.example/real')],
  ['another page in a comment', `<!--${meta('0; url=/x')}-->`],
  ['another page in a script', `<script>const a = '${meta('0; url=/x')}'</script>`],
  ['another page without scripts, though it has a text', `<noscript>${meta('0;url=/plain')}</noscript>${long}`],
])('a page that leads to %s is read itself', (_, html) => {
  expect(refreshTarget(answer(from, html))).toBeUndefined();
});

test('I-26: a page that is written to keep its reader busy keeps nobody busy', () => {
  const floods = ['<', '<meta ', '<!--', '<script ', '<meta http-equiv = '].map((word) =>
    word.repeat(90_000 / word.length),
  );
  const tag = meta('1'.repeat(90_000));
  for (const html of [tag, ...floods]) expect(refreshTarget(answer(from, `http-equiv${html}`))).toBeUndefined();
}, 20_000);

test('a refused page leads nowhere', () => {
  expect(refreshTarget({ ...answer(from, meta('0; url=/x')), status: 403 })).toBeUndefined();
});

test('a circle of pages ends, and each step is asked of the same web', async () => {
  const asked: string[] = [];
  const web: Web = {
    get: async (url) => {
      asked.push(url);
      return answer(url, meta(`0; url=/${asked.length}`));
    },
  };
  expect((await followingRefresh(web).get(from)).url).toBe('https://a.example/3');
  expect(asked).toEqual([from, 'https://a.example/1', 'https://a.example/2', 'https://a.example/3']);
});
