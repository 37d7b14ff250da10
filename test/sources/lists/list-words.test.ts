/** The words that stand around papers in a list name its links, its fields, its columns and itself, and no paper. */
import { describe, expect, test } from '@jest/globals';
import {
  columnKind,
  holdsNoPapers,
  isAddress,
  isFieldName,
  isLinkName,
  isPlaceholder,
  ownWords,
} from '../../../shared/sources/lists/list-words.ts';

describe('a link is named by', () => {
  test.each([
    'Paper',
    '[PDF]',
    'Code & data',
    'Paper 2',
    'arXiv / HTML',
    'Project page',
    'Hugging Face',
    '論文',
    'コード・データ',
    'Read the full paper',
    'arXiv or HTML',
    'Slides, video',
    '^1',
    'ＰＤＦ',
    '“Demo”',
    '',
  ])('%s', (text) => {
    expect(isLinkName(text)).toBe(true);
  });

  test.each([
    'Seeds',
    'Paper on seeds',
    'Attention is all you need',
    'Code and data of the model paper',
    '1234',
    'Pdfs',
    'Authors',
    '論文を読む',
  ])('and not by %s', (text) => {
    expect(isLinkName(text)).toBe(false);
  });

  test('no text that is longer than any five such words', () => {
    expect(isLinkName('supplementary implementation documentation discussion announcement')).toBe(true);
    expect(isLinkName(`paper${' '.repeat(250)}code`)).toBe(false);
  });
});

describe('an address is', () => {
  test.each([
    'https://a.org/x',
    'http://a.org',
    'www.a.org',
    '(https://a.org)',
    'https://a.org/x [cs.CL]',
    'arXiv:2403.18802',
    'arxiv 2403.18802',
    'doi: 10.1126/a',
    '2403.18802',
    '[2403.18802v2]',
    '10.1126/a',
    'github.com/a/b',
    'a-b.c.org/',
  ])('%s', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  test.each([
    'See https://a.org/x',
    'arXiv',
    'arXiv paper',
    '2403.188',
    'a.org',
    'and/or',
    'a b.org/x',
    '2403.18802 and more',
    '深層学習の基礎 https://a.org/x',
    'https://a.org/x 深層学習',
    '論文 2403.18802',
  ])('and not %s', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});

describe('a field is named by', () => {
  test.each(['Authors', 'TL;DR', 'Key idea', 'Code', 'Published date', '著者', '公開日', 'Why', 'Main results'])(
    '%s',
    (text) => {
      expect(isFieldName(text)).toBe(true);
    },
  );

  test.each(['', 'Seeds', 'Authors of seeds', 'Key idea and main results of it', '…'])('and not by "%s"', (text) => {
    expect(isFieldName(text)).toBe(false);
  });
});

test.each([
  ['Top AI Papers of the Week', 0],
  ['Weekly digest, issue no. 12', 0],
  ['今週の論文まとめ', 0],
  ['読書会メモ 第12号', 0],
  ['Week of seeds', 1],
  ['Seeds and weather models', 3],
  ['a b c', 0],
  ['12 2024', 0],
])('"%s" says %d words of its own', (heading, words) => {
  expect(ownWords(heading)).toBe(words);
});

describe('a paper is still to come where it says', () => {
  test.each([
    ...['TBA', 'tbd', 'TBC', 'To be announced', 'to be decided', 'To be confirmed', 'N/A', 'None', 'Coming soon'],
    ...['No paper', 'No papers', 'No meeting', 'No session', 'No seminar', 'No talk', 'No class', 'Canceled'],
    ...['cancelled', 'Break', 'Spring break', 'Holiday', 'Easter holidays', 'Vacation', 'Summer vacations', 'Recess'],
    ...[
      '未定',
      'なし',
      '休み',
      'お休み',
      '休会',
      '休講',
      '中止',
      '祝日',
      '延期',
      '— TBD —',
      'TBD!',
      'TBD (Ann)',
      'TBD(Ann)',
    ],
  ])('%s', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each([
    ...[
      'None of the Above',
      'Breaking Walls',
      'Holiday Lights of Cities',
      'TBD Title',
      'No Free Lunch',
      'Papers: none',
    ],
    ...[
      'Coming soon to a city',
      'A long break',
      'To be or not',
      `TBD (${'x'.repeat(50)}`,
      'Pronoun',
      '中止の理由',
      '画像分類のための教師なし',
      '夏の休み',
      '',
    ],
  ])('but not where it says "%s"', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe('a heading says nothing of its own by', () => {
  test.each(['論文', '论文', 'まとめ', '紹介', '読んだ', '読書会', 'メモ', 'ノート', '一覧', 'リスト', '今週', '周报'])(
    '%s',
    (word) => {
      expect(ownWords(word)).toBe(0);
    },
  );

  test.each([...'号第の年月日週分目周'])('%s', (sign) => {
    expect(ownWords(`${sign}${sign}`)).toBe(0);
    expect(ownWords(`論${sign}文`)).toBe(0);
  });
});

describe('a column holds', () => {
  test.each([
    ...['#', '№', 'No', 'No.', 'n', 'nr', 'Nr.', 'num', 'Number', 'Rank', 'Index', '番号', '順位'].map(
      (header) => [header, 'number'] as const,
    ),
    ...[
      'Title',
      'Paper title',
      'Name',
      'Names',
      'Paper name',
      'Model name',
      'Article names',
      'タイトル',
      '題名',
      '題目',
      '論文名',
      '表題',
      '标题',
      '题目',
      '제목',
    ].map((header) => [header, 'title'] as const),
    ...[
      'Paper',
      'Papers',
      'The paper',
      'Article',
      'Publication',
      'Works',
      'Paper of the week',
      '論文',
      '论文',
      '논문',
      'Reading',
      'readings',
      ' ｐａｐｅｒ ',
    ].map((header) => [header, 'paper'] as const),
    ...['Author', 'Authors', 'First author', '著者', '作者', '저자'].map((header) => [header, 'authors'] as const),
    ...[
      'Date',
      'Week',
      'Published',
      'Posted on',
      'Submitted',
      'Year',
      '日付',
      '週',
      '公開日',
      '投稿日',
      '掲載',
      '発行日',
      '日期',
      '时间',
      '날짜',
      '周',
      'Submitted on',
    ].map((header) => [header, 'date'] as const),
    ...['Links', 'Link', 'PDF', 'Code', 'arXiv', 'Paper link', 'リンク'].map((header) => [header, 'links'] as const),
    ...['Abstract', 'Text', '要旨', 'Summary', 'Name of the place', 'Nominal', 'Dated', 'Entitled', 'Paperwork'].map(
      (header) => [header, 'note'] as const,
    ),
    ['', 'unknown'],
  ] as const)('as "%s" says: %s', (header, kind) => {
    expect(columnKind(header)).toBe(kind);
  });
});

describe('no papers stand below', () => {
  test.each([
    ...[
      'About',
      'Contributing',
      'Contribution guide',
      'How to contribute',
      'How to use',
      'How to subscribe',
      'License',
      'Licence',
      'Acknowledgements',
      'Contact',
      'Table of contents',
      'Contents',
      'TOC',
      'Subscribe',
      'Sponsor',
      'Sponsors',
      'Support',
      'Stay tuned',
      'Stay in touch',
      'Follow us',
      'Star history',
      'Citation',
      'FAQ',
      'Join us',
      'Jobs',
      'Job board',
      'Hiring',
      'Event',
      'Events',
      'Upcoming events',
      'このリストについて',
    ],
    ...['目次', 'ライセンス', '連絡先', '謝辞', '🎉 About', '## License'],
  ])('%s', (heading) => {
    expect(holdsNoPapers(heading)).toBe(true);
  });

  test.each([
    'Aboutness in language',
    'Papers',
    'Learning to contribute',
    'Supports of measures',
    'Followers',
    'Joints',
    'Support Vector Machines',
    'Event Extraction',
    'Job Scheduling',
    'Events of the Higgs Boson',
    'All about seeds',
    'How to read',
  ])('but they may below %s', (heading) => {
    expect(holdsNoPapers(heading)).toBe(false);
  });
});
