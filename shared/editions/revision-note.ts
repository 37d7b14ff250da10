/** What a newer version of a paper changed of its summary's ground, in a reader's words. */
import type { Language } from '../language.ts';
import type { Gone, Revision } from '../summaries/quote/revision.ts';
import { oneLine } from './text.ts';

/** Passages that one note tells; of further ones it tells the number. */
const MOST_TOLD = 8;
const LONGEST_QUOTE = 80;

interface Words {
  readonly all: (revision: Revision) => string;
  readonly gone: (quote: string) => string;
  readonly changed: (quote: string) => string;
  readonly more: (count: number) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  ja: {
    all: ({ from, to, quotes, gone }) =>
      `第${to}版(要約したのは第${from}版)では、根拠${quotes}か所のうち${gone.length}か所の文が変わりました。`,
    gone: (quote) => `なくなった文「${quote}」`,
    changed: (quote) => `変わった文「${quote}」`,
    more: (count) => `ほか${count}か所`,
  },
  en: {
    all: ({ from, to, quotes, gone }) =>
      `Version ${to} changed ${gone.length} of the ${quotes} passages that this summary of version ${from} stands on. `,
    gone: (quote) => `Gone: “${quote}”`,
    changed: (quote) => `Changed: “${quote}”`,
    more: (count) => `and ${count} more`,
  },
};

export function revisionNote(revision: Revision, language: Language): string {
  const words = WORDS[language];
  // Numbers first: they are what a reader may have passed on.
  const told = revision.gone.toSorted((a, b) => Number(b.before.length > 0) - Number(a.before.length > 0));
  const parts = told.slice(0, MOST_TOLD).map((gone) => part(gone, words));
  const more = told.length - parts.length;
  return `${words.all(revision)}${[...parts, ...(more > 0 ? [words.more(more)] : [])].join(language === 'ja' ? '、' : '; ')}`;
}

function part({ quote, passage, before, now }: Gone, words: Words): string {
  const numbers = before.length > 0 ? ` (${before.join(', ')} → ${now.slice(0, before.length).join(', ') || '–'})` : '';
  const shown = oneLine(quote).slice(0, LONGEST_QUOTE);
  return `${passage ? words.changed(shown) : words.gone(shown)}${numbers}`;
}
