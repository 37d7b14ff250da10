/** The words around the papers, per language; a language without a set of labels does not exist for Ronbun. */

import type { Coverage, Place } from '../documents/document.ts';
import type { Language } from '../language.ts';
import type { Day } from '../papers/paper.ts';
import { sentencesOf } from '../summaries/parts.ts';
import type { Edition, EditionPaper, Thin } from './edition.ts';

const ja = {
  digest: '最新論文ノート',
  authors: '著者',
  published: '発行日',
  updated: '最終更新日',
  categories: 'カテゴリ',
  overview: '概要',
  evidence: '根拠',
  /** Stands for the quote where the sentence is the paper's own. */
  thisSentence: 'この文',
  /** Before what was done to check a paper. */
  checks: '確認',
  coverage: '読了範囲',
  /** Before the address that was read, where it is not the paper's own. */
  readFrom: '本文の入手先',
  /** Before who said which of a paper's data. */
  suppliers: '書誌の出所',
  title: '題名',
  abstract: '要旨',
  unknown: '不明',
  /** Before sentences of the paper itself, not translated. */
  verbatim: '【原文】',
  /** Before sentences of the curator, where nothing of the paper could be read. */
  fromNote: '【紹介文】',
  suspicious: '疑わしい指示を含む',
  revised: '改訂あり',
  /** Before the title of a paper that its authors took back. */
  withdrawn: '【撤回】',
  failed: '要約できませんでした',
  noOverview: '確かめられた概要はありません。',
  noAnswers: '確かめられた回答はありません。',
  sources: '選んだ情報源',
  writer: '書き手',
  errata: '訂正',
  /** Before what a newer version of a paper changed. */
  revision: '改訂で変わったこと',
  /** Before the title of a paper that came after its edition was mailed. */
  added: '【追加】',
  additions: '先週の追加',
  /** Over what the papers say together. */
  survey: '今週の見取り図',
  nothing: '今週は新しい論文がありません。',
  thin: ({ read, found }: Thin) => `今週は論文${found}本のうち${read}本しか読めませんでした。`,
};

const en: typeof ja = {
  digest: 'New papers',
  authors: 'Authors',
  published: 'Published',
  updated: 'Updated',
  categories: 'Categories',
  overview: 'Overview',
  evidence: 'Evidence',
  thisSentence: 'this sentence',
  checks: 'Checked',
  coverage: 'Read',
  readFrom: 'Text from',
  suppliers: 'Details from',
  title: 'title',
  abstract: 'abstract',
  unknown: 'unknown',
  verbatim: '[verbatim] ',
  fromNote: '[curator] ',
  suspicious: 'contains suspicious instructions',
  revised: 'revised',
  withdrawn: '[withdrawn] ',
  failed: 'could not be summarised',
  noOverview: 'No overview could be verified.',
  noAnswers: 'No answer could be verified.',
  sources: 'Picked by',
  writer: 'Written by',
  errata: 'Corrections',
  revision: 'Changed by a newer version',
  added: '[added] ',
  additions: 'Added since',
  survey: 'Across this week’s papers',
  nothing: 'There are no new papers this week.',
  thin: ({ read, found }) => `Of this week's ${found} papers only ${read} could be read.`,
};

export const LABELS: Readonly<Record<Language, typeof ja>> = { ja, en };

/** What readers are told first of an edition that holds little or nothing; empty for all others. */
export function firstLine({ papers, thin, language }: Pick<Edition, 'papers' | 'thin' | 'language'>): string {
  if (papers.length === 0) return LABELS[language].nothing;
  return thin ? LABELS[language].thin(thin) : '';
}

/** What stands before every sentence that is quoted and not written by a model; empty for the others. */
export function markOf(paper: Pick<EditionPaper, 'verbatim' | 'coverage'>, language: Language): string {
  if (!paper.verbatim) return '';
  return paper.coverage.kind === 'unreachable' ? LABELS[language].fromNote : LABELS[language].verbatim;
}

/** `2024年03月27日`, `2024-03-27`, or the word for unknown. */
export function dayLabel(day: Day | undefined, language: Language): string {
  if (!day) return LABELS[language].unknown;
  if (language === 'en') return day;
  const [year, month, date] = day.split('-');
  return `${year}年${month}月${date}日`;
}

export function coverageLabel(coverage: Coverage, language: Language): string {
  const ja = language === 'ja';
  switch (coverage.kind) {
    case 'full':
      if (coverage.withoutAppendix === undefined) return ja ? '全文' : 'full text';
      return ja
        ? `全文(付録${coverage.withoutAppendix}%を除く)`
        : `full text without its appendix (${coverage.withoutAppendix}%)`;
    case 'partial':
      return ja ? `本文の約${coverage.percent}%` : `about ${coverage.percent}% of the text`;
    case 'abstract':
      return ja ? '要旨のみ' : 'abstract only';
    case 'unreachable':
      return ja ? '本文取得不可' : 'text unreachable';
  }
}

/** The label without its figures, under which papers are counted. */
export function coverageKindLabel(coverage: Coverage, language: Language): string {
  const ja = language === 'ja';
  if (coverage.kind === 'partial') return ja ? '本文の一部' : 'part of the text';
  if (coverage.kind === 'full' && coverage.withoutAppendix !== undefined)
    return ja ? '全文(付録を除く)' : 'full text without its appendix';
  return coverageLabel(coverage, language);
}

/** Where a quote stands, short: `p. 7`, `§ Results`, `要旨`. */
export function placeLabel(place: Place, language: Language): string {
  switch (place.kind) {
    case 'page':
      return `p. ${place.page}`;
    case 'section':
      return `§ ${place.heading}`;
    case 'abstract':
      return LABELS[language].abstract;
    case 'note':
      return language === 'ja' ? '紹介文' : "curator's note";
  }
}

const MARKS = {
  ja: {
    byCode: '引用を照合',
    byReader: '第二の読み手も確認',
    byReaderInPart: (agreed: number, all: number) => `第二の読み手は${all}文のうち${agreed}文を確認`,
    byNobodyElse: '第二の読み手による確認なし',
    older: '以前の方式で照合(回答ごと)',
  },
  en: {
    byCode: 'quotes compared by code',
    byReader: 'a second reader agrees',
    byReaderInPart: (agreed: number, all: number) => `a second reader agrees with ${agreed} of ${all} sentences`,
    byNobodyElse: 'no second reader has looked',
    older: 'compared in the older way, answer by answer',
  },
} as const;

/**
 * What was done to check a paper's sentences, one mark for each. Sentences of the paper itself need no second reader, and
 * where there are none nothing was checked.
 */
export function checkMarks(paper: EditionPaper, language: Language): string[] {
  const words = MARKS[language];
  const sentences = sentencesOf(paper).map(({ sentence }) => sentence);
  if (sentences.length === 0) return [];
  if (paper.check === 'answer') return [words.older];
  if (paper.verbatim) return sentences.every(({ carried }) => carried) ? [words.byCode] : [];
  return marksOf(sentences, language);
}

/** Of sentences that code has compared: how many of them a second reader agrees with. */
export function marksOf(sentences: readonly { readonly agreed?: boolean }[], language: Language): string[] {
  const words = MARKS[language];
  const agreed = sentences.filter((sentence) => sentence.agreed).length;
  if (agreed === 0) return [words.byCode, words.byNobodyElse];
  return [words.byCode, agreed === sentences.length ? words.byReader : words.byReaderInPart(agreed, sentences.length)];
}
