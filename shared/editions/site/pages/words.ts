/** Sentences of the site, per language. */
import type { Language } from '../../../language.ts';

export interface SiteWords {
  readonly name: string;
  readonly tagline: string;
  readonly promise: string;
  readonly home: string;
  readonly archive: string;
  readonly search: string;
  readonly trends: string;
  readonly subscribe: string;
  readonly newest: string;
  readonly contents: string;
  readonly toContents: string;
  readonly wholeEdition: (papers: number) => string;
  readonly allEditions: string;
  readonly address: string;
  readonly next: string;
  readonly toMain: string;
  readonly navigation: string;
  readonly moreAuthors: (count: number) => string;
  readonly answersThere: (count: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly papers: (count: number) => string;
  readonly permalink: string;
  readonly report: string;
  readonly otherForms: string;
  readonly openPlace: string;
  readonly checked: (withEvidence: number, answers: number) => string;
  readonly perCategory: string;
  readonly perDay: string;
  readonly readHow: string;
  readonly quotes: string;
  readonly quotesChecked: string;
  readonly quotesRefused: string;
  readonly trendsIntro: string;
  readonly perEdition: string;
  readonly growing: string;
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly searchNone: string;
  /** `{n}` is the number of hits. */
  readonly searchSome: string;
  readonly searchMost: (shown: number) => string;
  readonly searchFailed: string;
  readonly noScript: string;
  readonly verbatimNote: string;
  readonly notFound: string;
  readonly otherLanguage: string;
  readonly footer: string;
  readonly found: string;
  readonly errata: string;
  readonly other: string;
}

export const SITE_WORDS: Readonly<Record<Language, SiteWords>> = {
  ja: {
    name: 'Ronbun 論文',
    tagline: '今週の論文を全文で読み、根拠つきで届ける',
    promise:
      'すべての回答に、論文のどこに書かれているかを示します。引用が本文にあることは、プログラムが確かめています。',
    home: 'ホーム',
    archive: 'これまでの号',
    search: '検索',
    trends: '動向',
    subscribe: 'メールで受け取る',
    newest: '最新号',
    contents: '目次',
    toContents: '目次へ',
    wholeEdition: (papers) => `この号を読む(全${papers}本)`,
    allEditions: 'すべての号を年ごとに見る',
    address: 'you@example.jp',
    next: '次へ',
    toMain: '本文へ',
    navigation: 'サイト内',
    moreAuthors: (count) => `ほか${count}名`,
    answersThere: (count) => `回答${count}件を根拠とともに読む`,
    minutes: (minutes) => `読了目安 ${minutes}分`,
    papers: (count) => `${count}本`,
    permalink: 'この論文へのリンク',
    report: '誤りを知らせる',
    otherForms: 'ほかの形式',
    openPlace: '該当箇所を開く',
    checked: (withEvidence, answers) => `回答${answers}件のうち${withEvidence}件の引用を確認済み`,
    perCategory: '分野ごとの本数',
    perDay: '発行日ごとの本数',
    readHow: '読了範囲',
    quotes: '回答の確認',
    quotesChecked: '引用を確認できた回答',
    quotesRefused: '確認できず載せなかった回答',
    trendsIntro: '分野ごとの本数を、古い号から新しい号へ並べています(最大52号)。数字は合計です。',
    perEdition: '号ごとの本数',
    growing: '増えている分野(1号あたりの平均本数、以前 → 直近4号)',
    searchLabel: 'これまでの号から探す',
    searchHint: '論文名、手法、言葉を入力してください',
    searchNone: '見つかりませんでした',
    searchSome: '{n}件見つかりました',
    searchMost: (shown) => `{n}件のうち、上位${shown}件を示します`,
    searchFailed: '索引を読めませんでした。通信を確かめて、もう一度お試しください。',
    noScript: '検索にはJavaScriptが要ります。これまでの号の一覧はどなたでも読めます。',
    verbatimNote: '【原文】の文は論文からの引用で、翻訳していません。',
    notFound: 'お探しのページはありません',
    otherLanguage: 'English',
    footer: '要約と引用のみを掲載し、論文の本文は再配布しません。',
    found: '選ばれた論文',
    errata: '訂正',
    other: 'その他',
  },
  en: {
    name: 'Ronbun 論文',
    tagline: "The week's papers, read in full, every answer with its evidence",
    promise: 'Every answer shows where in the paper it stands. A program has checked that the quote is really there.',
    home: 'Home',
    archive: 'All editions',
    search: 'Search',
    trends: 'Trends',
    subscribe: 'Get it by mail',
    newest: 'Newest edition',
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
    report: 'Report an error',
    otherForms: 'Other forms',
    openPlace: 'open the place',
    checked: (withEvidence, answers) => `quotes of ${withEvidence} of ${answers} answers verified`,
    perCategory: 'Papers per category',
    perDay: 'Papers per day of publication',
    readHow: 'How much was read',
    quotes: 'Answers checked',
    quotesChecked: 'with verified quotes',
    quotesRefused: 'refused and left out',
    trendsIntro: 'Papers per category, from older editions to newer ones (52 at most). The figure is the sum.',
    perEdition: 'edition by edition',
    growing: 'Growing categories (papers per edition on average: before → last four editions)',
    searchLabel: 'Search all editions',
    searchHint: 'a paper, a method, a word',
    searchNone: 'Nothing was found',
    searchSome: '{n} found',
    searchMost: (shown) => `the best ${shown} of {n}`,
    searchFailed: 'The index could not be read. Please check the network and try again.',
    noScript: 'Search needs JavaScript. The list of all editions works without it.',
    verbatimNote: 'Sentences marked [verbatim] are quoted from the papers.',
    notFound: 'There is no such page',
    otherLanguage: '日本語',
    footer: 'Summaries and quotes only; the text of papers is not redistributed.',
    found: 'Papers found',
    errata: 'Corrections',
    other: 'Other',
  },
};
