import { expect, test } from '@jest/globals';
import { questionOf } from '../../../../shared/summaries/extractive/answers/question.ts';

test.each([
  ['We found that pages stay flat.', 'results', 'What do the authors find about pages?'],
  ['Our experiments show that pages stay flat.', 'method', 'What do the authors find about pages?'],
  ['Readers found that pages stay flat.', 'results', 'What do the authors say about pages?'],
  ['Pages need 3.1 ms.', 'results', 'What do the authors report about pages?'],
  ['Pages need 3.1 ms.', 'conclusion', 'What do the authors report about pages?'],
  ['Pages need 3.1 ms.', 'method', 'What do the authors say about pages?'],
  ['Our code is available at https://papers.example.', 'results', 'Where can code or data of the work be had?'],
  ['Our code is at https://papers.example.', 'method', 'What do the authors say about pages?'],
  ['We close pages by hand.', 'results', 'What do the authors say about pages?'],
] as const)('%s (%s): %s', (text, part, question) => {
  expect(questionOf(text, part, 'pages', 'en')).toBe(question);
});

test.each([
  ['頁は増えないことが分かった。', 'results', '「頁」について、何が分かりましたか？'],
  ['頁が増えないことを確認した。', 'results', '「頁」について、何が分かりましたか？'],
  ['頁は3.1ミリ秒で読める。', 'results', '「頁」について、何が報告されていますか？'],
  ['頁を閉じる。', 'results', '「頁」について、何が述べられていますか？'],
] as const)('%s (%s): %s', (text, part, question) => {
  expect(questionOf(text, part, '頁', 'ja')).toBe(question);
});

test('a topic is put in as it stands', () => {
  expect(questionOf('We pay.', 'method', '$& dollars', 'en')).toBe('What do the authors say about $& dollars?');
});
