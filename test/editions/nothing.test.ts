/** A week without papers in every form: it says so first, holds nothing else, and can be left. */
import { expect, test } from '@jest/globals';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderFeed } from '../../shared/editions/site/feed.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import { recordOf } from '../support/edition-of-kinds.ts';
import { sampleEdition } from '../support/sample-edition.ts';

const SITE = 'https://ronbun.example';

test.each([
  ['ja', '今週は新しい論文がありません。'],
  ['en', 'There are no new papers this week.'],
] as const)('P-35: in %s', (language, words) => {
  const nothing = sampleEdition({ language, papers: [], model: '' });
  const mail = renderMail(nothing, 'all', { siteUrl: SITE });
  expect(mail.shortened).toBe('none');
  for (const form of [
    renderText(nothing),
    renderMarkdown(nothing),
    renderEditionPage(nothing, { siteUrl: SITE, languages: ['ja', 'en'], errata: [] }),
    mail.html,
    mail.text,
  ]) {
    expect(form).toContain(words);
    expect(form).not.toMatch(/undefined|NaN/);
  }
  for (const link of ['{{unsubscribe}}', '{{preferences}}']) expect(mail.html).toContain(link);
  for (const link of ['{{{unsubscribe}}}', '{{{preferences}}}']) expect(mail.text).toContain(link);
  expect(renderFeed(SITE, language, [recordOf(nothing)])).not.toMatch(/undefined|NaN/);
});
