/** Sentences of the site, per language. */
import type { Language } from '../../../language.ts';
import type { PublishingSlot } from '../../../papers/time/publish-slot.ts';
import type { Receipt } from '../../edition.ts';

const DAYS: Readonly<Record<Language, Readonly<Record<PublishingSlot['day'], string>>>> = {
  ja: { SUN: '日', MON: '月', TUE: '火', WED: '水', THU: '木', FRI: '金', SAT: '土' },
  en: {
    ...{ SUN: 'Sunday', MON: 'Monday', TUE: 'Tuesday', WED: 'Wednesday' },
    ...{ THU: 'Thursday', FRI: 'Friday', SAT: 'Saturday' },
  },
};

const ja = {
  name: 'Ronbun 論文',
  tagline: '今週の論文を全文で読み、根拠つきで届ける',
  promise:
    'すべての文に、論文のどこに書かれているかを示します。文の数と名前が引用にあり、引用が本文にあることは、プログラムが確かめています。',
  home: 'ホーム',
  topicFeeds: '話題ごとのフィード',
  archive: 'これまでの号',
  search: '検索',
  trends: '動向',
  about: '作り方',
  subscribe: 'メールで受け取る',
  newest: '最新号',
  waiting: (due: PublishingSlot) =>
    `最初の号はまだありません。毎週${DAYS.ja[due.day]}曜日 ${due.time}(${due.zone})の発行時刻に、その週の論文を読み終えた号から出ます。`,
  contents: '目次',
  toContents: '目次へ',
  wholeEdition: (papers: number) => `この号を読む(全${papers}本)`,
  allEditions: 'すべての号を年ごとに見る',
  address: 'you@example.jp',
  next: '次へ',
  toMain: '本文へ',
  navigation: 'サイト内',
  moreAuthors: (count: number) => `ほか${count}名`,
  answersThere: (count: number) => `回答${count}件を根拠とともに読む`,
  minutes: (minutes: number) => `読了目安 ${minutes}分`,
  papers: (count: number) => `${count}本`,
  permalink: 'この論文へのリンク',
  answerLink: 'この回答へのリンク',
  cite: '引用情報',
  report: '誤りを知らせる',
  otherForms: 'ほかの形式',
  openPlace: (place: string) => `${place} を開く`,
  /** Before places of more evidence than the one that is quoted. */
  further: 'ほかの根拠',
  checked: ({ sentences, sentencesCarried, sentencesAgreed, ...older }: Receipt) =>
    sentences === 0
      ? `回答${older.answers}件のうち${older.answersWithEvidence}件の引用を確認済み(以前の方式)`
      : `${sentences}文のうち引用を照合 ${sentencesCarried}文、第二の読み手も確認 ${sentencesAgreed}文`,
  perCategory: '分野ごとの本数',
  perDay: '発行日ごとの本数',
  readHow: '読了範囲',
  quotes: '文の確認',
  quotesChecked: '引用を照合できた文',
  quotesRefused: '確かめられず載せなかったもの',
  trendsIntro: '分野ごとの本数を、古い週から新しい週へ並べています(最大52週)。数字は合計、点は号のない週です。',
  perEdition: '号ごとの本数',
  uncategorised: '分野の記載なし',
  figures: '数字を表で見る',
  growing: '増えている分野(1号あたりの平均本数、以前 → 直近4号)',
  searchLabel: 'これまでの号から探す',
  searchHint: '論文名、手法、arXiv の番号、号',
  searchNone: '見つかりませんでした。短い言葉、英語の綴り、arXiv の番号、号(2024-W23)でも探せます。',
  /** `{n}` is the number of hits. */
  searchSome: '{n}件見つかりました',
  searchMost: (shown: number) => `{n}件のうち、上位${shown}件を示します`,
  /** `{from}` and `{to}` are the oldest and the newest edition of several. */
  searchSpan: '{from}から{to}まで',
  /** `{weeks}` is one edition or a span. */
  searchRange: '({weeks}の号を探しました)',
  searchOlder: 'さらに前の号も探す({weeks})',
  searchFailed: '索引を読めませんでした。通信を確かめて、もう一度お試しください。',
  noScript: '検索には JavaScript が要ります。これまでの号の一覧はどなたでも読めます。',
  verbatimNote:
    'この号の【原文】の文は、論文から選んだ文をそのまま引用したもので、翻訳していません。要約を書くモデルは使っていません。',
  recordedNote:
    'これは見本です。下書きは収録済みで、わざと誤りを混ぜてあります。引用の照合、第二の読み手、書き直し、不掲載の判断は、この号を作ったときに実行しました。',
  surveyNote: 'この号の要約の文だけを根拠に書いています。',
  /** Over results of two papers that code has put side by side. */
  apart: '数字の異なる結果',
  apartNote:
    '同じベンチマークと指標について数字の異なる文を、プログラムが並べたものです。対象や条件が違うこともあります。',
  refused: (count: number) => `確かめられず載せなかったもの ${count}件。`,
  howChecked: '確かめ方',
  neighbours: '前後の号',
  earlier: '前の号',
  later: '次の号',
  notFound: 'お探しのページはありません',
  otherLanguage: 'English',
  footer: '要約と引用のみを掲載し、論文の本文は再配布しません。',
  found: '選ばれた論文',
  other: 'その他',
};

const en: typeof ja = {
  name: 'Ronbun 論文',
  tagline: "The week's papers, read in full, every answer with its evidence",
  promise:
    'Every sentence shows where in the paper it stands. A program has checked that its numbers and names are in the quotes, and that the quotes are in the paper.',
  home: 'Home',
  topicFeeds: 'A feed for each topic',
  archive: 'All editions',
  search: 'Search',
  trends: 'Trends',
  about: 'How it is made',
  subscribe: 'Get it by mail',
  newest: 'Newest edition',
  waiting: (due: PublishingSlot) =>
    `There is no edition yet. The first one comes out at the weekly time of publication, ${DAYS.en[due.day]} ${due.time} (${due.zone}).`,
  contents: 'Contents',
  toContents: 'to the contents',
  wholeEdition: (papers) => `Read this edition (${papers} papers)`,
  allEditions: 'All editions by year',
  address: 'you@example.com',
  next: 'Next',
  toMain: 'To the text',
  navigation: 'Site',
  moreAuthors: (count) => `and ${count} more`,
  answersThere: (count) => `Read ${count} answers with their evidence`,
  minutes: (minutes) => `${minutes} min read`,
  papers: (count) => `${count} papers`,
  permalink: 'Link to this paper',
  answerLink: 'Link to this answer',
  cite: 'Cite',
  report: 'Report an error',
  otherForms: 'Other forms',
  openPlace: (place) => `open ${place}`,
  further: 'more evidence',
  checked: ({ sentences, sentencesCarried, sentencesAgreed, ...older }) =>
    sentences === 0
      ? `quotes of ${older.answersWithEvidence} of ${older.answers} answers verified (in the older way)`
      : `${sentences} sentences: ${sentencesCarried} compared with their quotes by code, ${sentencesAgreed} found borne out by a second reader`,
  perCategory: 'Papers per category',
  perDay: 'Papers per day of publication',
  readHow: 'How much was read',
  quotes: 'Sentences checked',
  quotesChecked: 'carried by their quotes',
  quotesRefused: 'refused and left out',
  trendsIntro:
    'Papers per category, from older weeks to newer ones (52 at most). The figure is the sum; a dot is a week without an edition.',
  perEdition: 'edition by edition',
  uncategorised: 'without a category',
  figures: 'The figures as a table',
  growing: 'Growing categories (papers per edition on average: before → last four editions)',
  searchLabel: 'Search all editions',
  searchHint: 'a paper, a method, a word',
  searchNone: 'Nothing was found. Try a shorter word, an arXiv id or an edition (2024-W23).',
  searchSome: '{n} found',
  searchMost: (shown) => `the best ${shown} of {n}`,
  searchSpan: '{from} to {to}',
  searchRange: '(searched: {weeks})',
  searchOlder: 'Search earlier editions too ({weeks})',
  searchFailed: 'The index could not be read. Please check the network and try again.',
  noScript: 'Search needs JavaScript. The list of all editions works without it.',
  verbatimNote:
    'Sentences marked [verbatim] are picked from the papers as they stand and not translated. No model wrote this edition.',
  recordedNote:
    'This is a sample. Its drafts were recorded beforehand, with errors among them on purpose; quotes were compared, a second reader asked, sentences sent back and left out when this edition was made.',
  surveyNote: 'Written from sentences of the summaries alone.',
  apart: 'Figures that differ',
  apartNote:
    'Put side by side by a program: different figures of one measure on one benchmark. What was measured, and how, may differ.',
  refused: (count) => `Left out because it could not be confirmed: ${count}.`,
  howChecked: 'How this is checked',
  neighbours: 'Editions before and after',
  earlier: 'Before',
  later: 'Next',
  notFound: 'There is no such page',
  otherLanguage: '日本語',
  footer: 'Summaries and quotes only; the text of papers is not redistributed.',
  found: 'Papers found',
  other: 'Other',
};

export const SITE_WORDS: Readonly<Record<Language, typeof ja>> = { ja, en };
