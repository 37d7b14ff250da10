/** A digest reports: it neither speaks as the authors nor calls upon the reader. */
import { expect, test } from '@jest/globals';
import { voice } from '../../../../shared/summaries/check/wording/voice.ts';

test.each([
  ...[
    '私たちは',
    '私達は',
    '我々は',
    'われわれは',
    'わたしたちは',
    '弊社は',
    '当社は',
    'ご覧',
    'お試しください',
    'ご利用ください',
    'ご期待ください',
  ],
  ...[
    'ご参照ください',
    'ご確認ください',
    'ご注目ください',
    'お読みください',
    'お使いください',
    '試してみてください',
    '見てください',
    '使ってください',
  ],
  ...[
    '読んでください',
    '試してください',
    '訪れてください',
    'チェックしてください',
    '参照してください',
    '確認してください',
    '使ってみてください',
  ],
  ...[
    'お待ちしています',
    'お楽しみに',
    '楽しみにしています',
    'ぜひ',
    '皆さん',
    'みなさん',
    'みなさま',
    '皆様',
    'あなた',
    'ダウンロードするか',
  ],
  ...['試そうではありませんか', '学ぼうでありませんか', '見るよではありませんか', '利用しましょう'],
])('%s invites or speaks as the authors', (words) => {
  expect(voice(`結果です。${words}、この手法です。`, 'ja')).toMatch(
    /^".+" speaks as the authors or invites the reader; report what the paper says$/,
  );
});

test.each([
  'We propose it.',
  'Here we propose it.',
  'It is ours.',
  'It is our method.',
  'Our method.',
  'It helps us.',
  'Check out the code.',
  'So check out the code.',
  'Stay tuned.',
  'and stay tuned',
  'Try it.',
  'now try it',
  "Don't miss it.",
  "and don't miss it",
])('%s invites or speaks as the authors in English', (words) => {
  expect(voice(words, 'en')).toBeDefined();
});

test.each([
  ['著者らは手法を提案し、利用者はこれを使います。', 'ja'],
  ['使用してみて、確認しました。', 'ja'],
  ['「あなたはどうですか」と繰り返しました。', 'ja'],
  ['We propose it.', 'ja'],
  ['The authors, of the US, use a bus and a power tower.', 'en'],
  ['They check it, stay there and miss nothing.', 'en'],
] as const)('%s reports', (text, language) => {
  expect(voice(text, language)).toBeUndefined();
});
