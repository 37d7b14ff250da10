/** Hostile contents that no other file names: PDF bombs, model answers with markup, a summary too large for a row. */

import { afterAll, expect, test } from '@jest/globals';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { readPaper } from '../../shared/documents/read-paper.ts';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import type { Item, Table } from '../../shared/platform/table.ts';
import type { Web } from '../../shared/sources/web.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import { box, makePdf, text } from '../support/make-pdf.ts';
import { flateBomb, formBomb, manyPages, wideXref } from '../support/make-pdf-bombs.ts';
import { sampleEdition, sampleEditionPaper, samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

afterAll(closePdfReader);

const page = { paint: [text(72, 700, 'One honest sentence stands on this page.')] };
const bombs: readonly [string, Uint8Array][] = [
  ['an encrypted file', makePdf([page], { encrypted: true })],
  ['a truncated file', makePdf([page, page, page]).slice(0, 900)],
  ['ten thousand pages', manyPages(10_000)],
  ['a bomb of nested streams', flateBomb(300)],
  ['a bomb of nested forms', formBomb(9)],
  ['a cross-reference field of a billion bytes', wideXref()],
];

test.each(bombs)('I-20: %s costs its time limit at most, and the abstract is read instead', async (_, body) => {
  const web: Web = { get: async (url) => ({ status: 200, url, contentType: 'application/pdf', body }) };
  const document = await readPaper(samplePaper(), {
    web,
    readPdf: (bytes) => readPdf(bytes, { timeoutMs: 1500 }),
    lastTry: true,
  });
  // Ten thousand pages hold text; only the first are read, and the reader of the digest is told so.
  if (document.kind === 'pdf') expect(document.coverage.kind).toBe('partial');
  else expect(document).toMatchObject({ kind: 'abstract', coverage: { kind: 'abstract' } });
  expect((await readPdf(makePdf([page]))).blocks[0]?.text).toBe('One honest sentence stands on this page.');
});

test('W-11: a white title on a dark banner is read and not called suspicious', async () => {
  const title = text(90, 770, 'Lanterns Counted Twice', { size: 20, font: 'bold', colour: [1, 1, 1] });
  const reading = await readPdf(makePdf([{ paint: [box(50, 750, 500, 50, [0.1, 0.2, 0.4]), title, ...page.paint] }]));
  expect(reading.suspicions).toEqual([]);
  expect(reading.title).toBe('Lanterns Counted Twice');
});

test('W-07: markup in a model’s answer reaches no reader as markup', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '{{unsubscribe}}',
    '<a href="https://evil.example/">here</a>',
  ].join(' ');
  const answer = { question: hostile, answer: [borne(hostile)] };
  const papers = [sampleEditionPaper({ headline: [borne(hostile)], overview: [borne(hostile)], qa: [answer] })];
  const edition = sampleEdition({ papers });
  const siteUrl = 'https://digest.example';
  const { html, text: plain } = renderMail(edition, 'all', { siteUrl });
  for (const page of [renderEditionPage(edition, { siteUrl, languages: ['ja'], errata: [] }), html]) {
    expect(page).not.toMatch(/<script>alert|<img src=x|href="https:\/\/evil|href="javascript:/);
    expect(page).toContain('&lt;script&gt;');
  }
  // SES fills in `{{unsubscribe}}`: the one place of our own footer has it, a model's words never.
  expect(html.split('{{unsubscribe}}')).toHaveLength(2);
  expect(plain.split('{{unsubscribe}}')).toHaveLength(2);
  expect(renderText(edition)).toContain('<script>alert(1)</script>');
});

test('S-08: a summary or an edition too large for a row is refused or kept small before the table sees it', async () => {
  const rows: Item[] = [];
  const table = {
    put: async (item: Item) => {
      rows.push(item);
      return 'written';
    },
  } as unknown as Table;
  const huge = sampleSummary({ overview: [borne('x'.repeat(450_000))] });
  await expect(createSummaryStore(table).keep(huge, '')).rejects.toMatchObject({
    name: 'SummaryTooLargeError',
    retryable: false,
  });
  expect(rows).toEqual([]);
  const files = { put: async () => {} } as unknown as Bucket;
  const papers = Array.from({ length: 2000 }, () => sampleEditionPaper({ title: 't'.repeat(2000) }));
  await createEditionStore(table, files).freeze(sampleEdition({ papers }), false);
  // A small row for each paper's title and questions, the edition's own and its record.
  expect(rows).toHaveLength(papers.length + 2);
  for (const row of rows) expect(JSON.stringify(row).length).toBeLessThan(100_000);
});
