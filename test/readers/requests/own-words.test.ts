import { expect, test } from '@jest/globals';
import { readWish } from '../../../shared/readers/requests/inbound-mail.ts';
import { ownWords } from '../../../shared/readers/requests/own-words.ts';

const lines = (html: string) =>
  ownWords(html)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

test('the words of an HTML mail come line by line, as they are shown', () => {
  expect(
    lines(
      '<html><head><title>t</title><style>p { color: red }</style></head><body><p>Dear&nbsp;all,<br>\nplease  <b>remove</b>\nme</p><div>山田&amp;鈴木</div><script>x()</script></body></html>',
    ),
  ).toEqual(['Dear all,', 'please remove me', '山田&鈴木']);
});

test.each([
  ['a block quote', '<blockquote>unsubscribe</blockquote>'],
  ['a rule', '<hr><p>unsubscribe</p>'],
  ['Gmail', '<div class="gmail_quote">unsubscribe</div>'],
  ['Yahoo', '<div class="yahoo_quoted">unsubscribe</div>'],
  ['Thunderbird', '<div class="moz-cite-prefix">unsubscribe</div>'],
  ['Outlook', '<div id="divRplyFwdMsg">unsubscribe</div>'],
  ['Outlook on the web', '<div id="appendonsend"></div>unsubscribe'],
])('they end where the mail is quoted that it answers, by %s', (_, quoted) => {
  expect(lines(`<p>Thanks</p>${quoted}<p>bye</p>`)).toEqual(['Thanks']);
});

test('whatever is no HTML, or is nested without end, gives words or none and never an error', () => {
  expect(lines('unsubscribe')).toEqual(['unsubscribe']);
  expect(lines('<<<>>><div')).toEqual(['<<<>>>']);
  expect(lines(`${'<div>'.repeat(40_000)}x`)).toEqual(['x']);
});

test('H-27: a wish in a mail of HTML alone is heard', async () => {
  const raw = [
    'Authentication-Results: amazonses.com; dkim=pass header.i=@example.com',
    'From: a@example.com',
    'To: digest@digest.example',
    'Subject: =?UTF-8?B?44GK6aGY44GE?=',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<div>配信停止をお願いします</div><blockquote>今週の論文</blockquote>',
  ].join('\r\n');
  expect(await readWish(Buffer.from(raw))).toEqual({ kind: 'leave', address: 'a@example.com' });
});
