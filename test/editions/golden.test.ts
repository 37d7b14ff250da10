/**
 * One edition in every form, byte for byte. A form changes on purpose alone: look at the difference, then write the
 * files anew with `GOLDEN=write npm test -- test/editions/golden.test.ts` and commit them with the change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderFeed } from '../../shared/editions/site/feed.ts';
import { renderJson } from '../../shared/editions/site/json.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import { editionOfKinds, recordOf, SITE_URL } from '../support/edition-of-kinds.ts';

const edition = editionOfKinds();
const mail = renderMail(edition, 'all', { siteUrl: SITE_URL });

test.each([
  ['digest.txt', renderText(edition)],
  ['digest.md', renderMarkdown(edition)],
  ['digest.json', renderJson(edition, SITE_URL)],
  ['page.html', renderEditionPage(edition, { siteUrl: SITE_URL, languages: ['ja', 'en'], errata: [] })],
  ['mail.html', mail.html],
  ['mail.txt', `${mail.subject}\n\n${mail.text}`],
  ['feed.xml', renderFeed(SITE_URL, 'ja', [recordOf(edition)])],
])('%s is as it was agreed on', (name, rendered) => {
  const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
  if (process.env.GOLDEN === 'write') writeFileSync(file, rendered);
  expect(rendered).toBe(readFileSync(file, 'utf8'));
});
