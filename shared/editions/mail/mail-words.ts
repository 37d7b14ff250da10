/** Sentences that only a mail needs. */
import type { Language } from '../../language.ts';

const ja = {
  onTheWeb: '根拠つきの全文をウェブで読む',
  shortened: '長さの都合で一部を省きました。続きはウェブで読めます',
  why: 'このメールは、確認済みの購読者にお送りしています。',
  preferences: '設定を変える',
  unsubscribe: '購読をやめる',
  verbatimNote: '【原文】の文は論文からの引用で、翻訳していません。',
};

const en: typeof ja = {
  onTheWeb: 'Read the whole edition with its evidence on the web',
  shortened: 'Parts were left out to keep this mail short; the web page has them all',
  why: 'You receive this mail because you confirmed your subscription.',
  preferences: 'Preferences',
  unsubscribe: 'Unsubscribe',
  verbatimNote: 'Sentences marked [verbatim] are quoted from the papers.',
};

export const MAIL_WORDS: Readonly<Record<Language, typeof ja>> = { ja, en };
