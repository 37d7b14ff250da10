/** That the paper does not say it is no answer; that the authors found nothing is one. */
import { describe, expect, test } from '@jest/globals';
import { nonAnswer } from '../../../../shared/summaries/check/wording/non-answer.ts';

const TOLD = [
  '情報',
  '記載',
  '記述',
  '言及',
  '説明',
  '詳細',
  '明記',
  '予想外の結果',
  '意外な結果',
  '予期せぬ点',
  '驚くべき点',
  '特筆すべき点',
];
const MISSING = [
  'ありません',
  '見つかりません',
  '見当たりません',
  '見当たらず、不明です',
  '見られません',
  '得られません',
  'なく、不明です',
  '不足しています',
  '含まれていません',
];

describe('in Japanese there is no answer where', () => {
  test.each(
    TOLD.flatMap((told, at) => MISSING.map((missing, nth) => `${told}${'はがも'[(at + nth) % 3]}${missing}。`)),
  )('%s', (answer) => {
    expect(nonAnswer(answer)).toBeDefined();
  });

  test.each([
    ...[
      '詳細は本文では提供されていません。',
      '詳細な情報は公に記載されていない。',
      '詳細が十分に説明されていません。',
      '情報は提供されていない。',
      '情報は記載されていない。',
      '手法についての詳細を提供します。',
    ],
    ...['論文', '本文', 'テキスト', '文書', '資料', '原文', 'この文章', '提供された抜粋'].map(
      (where) => `${where}には速度が述べられていません。`,
    ),
    ...[
      '述べられて',
      '書かれて',
      '示されて',
      '触れられて',
      '明記されて',
      '明示されて',
      '含まれて',
      '説明されて',
      '報告されて',
    ].flatMap((told) => [`論文中では速度が${told}いません。`, `論文からは速度が${told}おらず、不明です。`]),
    ...['得られ', '読み取れ', '確認でき', '判断でき', '特定でき'].flatMap((told) => [
      `論文では速度が${told}ません。`,
      `論文では速度が${told}なかったです。`,
      `論文では速度が${told}ていない。`,
    ]),
    '論文では速度に言及しておらず、不明です。'.replace('言及し', '言及され'),
    ...[
      'お答えできません。',
      '回答できません。',
      '回答することはできません。',
      '回答することができません。',
      '回答をいたしかねます。',
      'お答えできかねます。',
      '回答できない状況です。',
    ],
    ...['該当する', '関連する', '具体的な', '詳しい'].map((kind) => `${kind}数値はありません。`),
    ...['数値が示されていない', '数値は記載されていない', '数値が得られません'].map(
      (missing) => `具体的な${missing}。`,
    ),
    ...[
      '速度は記載されておらず',
      '速度は言及されていないため',
      '速度は明示されていません',
      '速度は明記されていません',
      '速度に触れられていません',
      '速度に触れられておらず',
    ].map((each) => `${each}、不明です。`),
    ...[
      '速度を読み取ることはできません。',
      '速度を読み取ることは困難です。',
      '申し訳ありません。',
      '申し訳ございません。',
      '残念ながら、不明です。',
    ],
  ])('%s', (answer) => {
    expect(nonAnswer(answer)).toBeDefined();
  });
});

describe('in English there is no answer where', () => {
  test.each([
    ...['is', 'are', 'was', 'were'].flatMap((verb) => [
      `The rate ${verb} not specified.`,
      `The rate ${verb}n't stated.`,
    ]),
    ...['mentioned', 'disclosed'].map((told) => `The rate is not ${told}.`),
    ...['provided', 'described', 'given', 'discussed', 'reported'].map(
      (told) => `The rate is not ${told} in the text.`,
    ),
    ...['paper', 'document', 'article', 'author', 'authors'].map((who) => `The rate is not given by the ${who}.`),
    ...[
      'No details are given.',
      'No detail is given.',
      'No information was given.',
      'No further details were given.',
      'No more information is given.',
      'No specific details are given.',
    ],
    ...['text', 'paper', 'document', 'context', 'excerpt', 'passage', 'article', 'author', 'authors'].map(
      (who) => `The ${who} does not say it.`,
    ),
    ...['provide', 'specify', 'state', 'mention', 'describe', 'say', 'disclose', 'discuss', 'report'].map(
      (verb) => `The paper didn't ${verb} it.`,
    ),
    'The authors do not report it.',
    ...['text', 'paper', 'document'].map((where) => `It is unclear from the ${where}.`),
    ...[
      "I can't tell.",
      'I cannot tell.',
      'We cannot tell.',
      'I am unable to tell.',
      'We are unable to tell.',
      'As an AI it has no view.',
      "I'm sorry.",
    ],
  ])('%s', (answer) => {
    expect(nonAnswer(answer)).toBeDefined();
  });
});

describe('an answer is', () => {
  test.each([
    ...[
      '差は見つかりませんでした。',
      '追加の調整は必要ありませんでした。',
      '結果は予想外でした。',
      '情報は三つの機関から得られます。',
      '詳細は付録にあります。',
    ],
    ...[
      'この方式では誤りの箇所を特定できません。',
      '論文は速度について述べています。',
      '数値はありません。',
      '速度は表に記載されています。',
      '回答は正確です。',
    ],
    ...[
      'The rate is not high.',
      'The text is not given to annotators.',
      'This is not provided in tables.',
      'No details of the rate matter.',
      'The model does not say it.',
      'The textile does not report it.',
      'It is unclear from the tables.',
      'Alexei cannot tell.',
    ],
  ])('%s', (answer) => {
    expect(nonAnswer(answer)).toBeUndefined();
  });
});

test('what is no answer is named, at no length', () => {
  expect(nonAnswer(' 残念ながら、不明です。')).toBe('"残念ながら" is no answer; ask what the paper does say');
  const long = nonAnswer(`論文には${'速度や'.repeat(12)}が述べられていません。`)!;
  expect(long.length).toBeLessThan(100);
});
