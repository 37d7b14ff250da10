/** Sentences that only a mail needs. */
import type { Language } from '../../language.ts';
import type { NearPaper } from '../topics/near-papers.ts';

const ja = {
  /** Of a week's papers the one that the subject names, and how many there are besides. */
  lead: (name: string, others: number, days: string) => `${name}${others > 0 ? ` ほか${others}本` : ''}｜${days}`,
  papers: (count: number) => `${count}本`,
  near: (count: number) => `あなたの関心に近い${count}本`,
  nearReason: (topic: string, where: NearPaper['where'], sentences: number) =>
    `「${topic}」が${where === 'sentences' ? `${sentences}文に` : { title: '題名に', categories: '分野に', headline: '見出しに' }[where]}`,
  inBrowser: 'ブラウザで読む',
  source: '原文',
  report: '誤りを知らせる',
  onTheWeb: '根拠つきの全文をウェブで読む',
  shortened: '長さの都合で一部を省きました。続きはウェブで読めます',
  why: 'このメールは、確認済みの購読者にお送りしています。',
  preferences: '設定を変える',
  unsubscribe: '購読をやめる',
  verbatimNote: '【原文】の文は論文からの引用で、翻訳していません。',
};

const en: typeof ja = {
  lead: (name, others, days) => `${name}${others > 0 ? ` and ${others} more` : ''} | ${days}`,
  papers: (count) => `${count} papers`,
  near: (count) => `${count} ${count === 1 ? 'paper' : 'papers'} near to your topics`,
  nearReason: (topic, where, sentences) =>
    `“${topic}” ${where === 'sentences' ? `in ${sentences} sentences` : { title: 'in the title', categories: 'in the categories', headline: 'in the headline' }[where]}`,
  inBrowser: 'Read in the browser',
  source: 'The paper',
  report: 'Report an error',
  onTheWeb: 'Read the whole edition with its evidence on the web',
  shortened: 'Parts were left out to keep this mail short; the web page has them all',
  why: 'You receive this mail because you confirmed your subscription.',
  preferences: 'Preferences',
  unsubscribe: 'Unsubscribe',
  verbatimNote: 'Sentences marked [verbatim] are quoted from the papers.',
};

export const MAIL_WORDS: Readonly<Record<Language, typeof ja>> = { ja, en };
