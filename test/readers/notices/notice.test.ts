import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../shared/language.ts';
import { composeNotice } from '../../../shared/readers/notices/notice.ts';
import { NOTICE_WORDS } from '../../../shared/readers/notices/notice-words.ts';

const KINDS = ['confirm', 'welcome-back', 'export', 'erase'] as const;
const LINK = 'https://digest.example/api/confirm?1.1.c.x';

describe.each(LANGUAGES)('the notices in %s', (language) => {
  test('are the four that ask a reader something', () => {
    expect(Object.keys(NOTICE_WORDS[language])).toEqual(KINDS);
  });

  test.each(KINDS)(
    '%s says what it is about, what the button does, and what to do with a mail nobody asked for',
    (kind) => {
      const words = NOTICE_WORDS[language][kind];
      expect(Object.keys(words)).toEqual(['subject', 'lead', 'button', 'note']);
      const script = language === 'ja' ? /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u : /^[A-Z][ -~]+$/;
      for (const said of Object.values(words)) expect(said).toMatch(script);
      const { subject, html, text } = composeNotice(kind, language, LINK);
      expect(subject).toBe(`Ronbun: ${words.subject}`);
      expect(text).toBe(`${words.lead}\n\n${words.button}:\n${LINK}\n\n${words.note}\n`);
      expect(html).toContain(`<html lang="${language}">`);
      for (const said of Object.values(words)) expect(html).toContain(`>${said}</`);
      expect(html.match(/href="[^"]*"/g)).toEqual([`href="${LINK}"`]);
    },
  );

  test('can be told apart by their subjects and buttons', () => {
    const words = Object.values(NOTICE_WORDS[language]);
    expect(new Set(words.map(({ subject }) => subject)).size).toBe(4);
    expect(new Set(words.map(({ button }) => button)).size).toBe(4);
  });
});
