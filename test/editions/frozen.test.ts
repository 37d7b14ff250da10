/** An edition that 0.1.0 froze, as its own `digest.json` has it: read, shown, mailed, searched and corrected to this day. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseText } from '../../infra/evaluation/audit/parse-text.ts';
import { readDigest } from '../../infra/evaluation/audit/read-digest.ts';
import { correctEdition } from '../../shared/editions/correct-edition.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import { createEditionStore, type EditionStore } from '../../shared/editions/edition-store.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { growIndex } from '../../shared/editions/site/search/search-index.ts';
import { renderText } from '../../shared/editions/text.ts';
import { SITE_URL } from '../support/edition-of-kinds.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { searchPart } from '../support/search-part.ts';

const digest = readFileSync(new URL('frozen/0.1.0.json', import.meta.url), 'utf8');

let real: RealTable;
let queues: RealQueues;
let editions: EditionStore;
let edition: Edition;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
  const files = await queues.bucket('files');
  const { $schema: _schema, version: _version, ...frozen } = JSON.parse(digest);
  await files.put('editions/old.json', JSON.stringify(frozen), 'application/json');
  await real.table.put({ pk: 'EDITION#2024-W13#ja', sk: 'META', key: 'editions/old.json' });
  editions = createEditionStore(real.table, files);
  edition = (await editions.load('2024-W13', 'ja'))!;
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

test('its text reads as it did, answer by answer with a quote, and says that the older check was made', () => {
  const read = parseText(renderText(edition));
  expect(read.papers.map(({ headline }) => headline)[0]).toBe('手紙は一度だけ届きます。');
  expect(read.papers[0]!.qa).toEqual([
    expect.objectContaining({ answer: 'They arrive once.', quotes: ['letters arrive once'] }),
  ]);
  expect(renderText(edition)).toContain('「letters arrive once」 (p. 2)');
  expect(renderText(edition)).toContain('確認: 以前の方式で照合(回答ごと)');
  expect(renderText(edition)).not.toContain('引用を照合');
});

test('its page and its Markdown show quotes, claim nothing of single sentences, and keep what failed', () => {
  const page = renderEditionPage(edition, { siteUrl: SITE_URL, languages: ['ja'], errata: [] });
  expect(page).toContain('回答3件のうち3件の引用を確認済み(以前の方式)');
  expect(page).toContain('letters arrive once');
  expect(page).toContain('要約できませんでした: the host did not answer');
  expect(page).not.toMatch(/class="s c|<dd>[^<]*(引用を照合|第二の読み手)/);
  expect(renderMarkdown(edition)).toContain('> letters arrive once ([p. 2]');
});

test.each(['headlines', 'overviews', 'all'] as const)('it is mailed at depth %s', (depth) => {
  const { html, text } = renderMail(edition, depth, { siteUrl: SITE_URL });
  expect(html).toContain('手紙は一度だけ届きます。');
  expect(text.includes('「letters arrive once」 (p. 2)')).toBe(depth === 'all');
});

test('it is found by its words', () => {
  expect(searchPart(growIndex(undefined, [edition]).text, '仕組み')).toEqual(['A Paper About Letters']);
});

test('it is corrected', async () => {
  const noted: unknown[] = [];
  const corrected = await correctEdition(
    {
      editions,
      errata: { record: async (one) => void noted.push(one), of: async () => [], between: async () => [] },
      writeSite: async ({ papers }) => papers.map(({ id }) => id),
      now: () => new Date('2024-04-03T00:00:00Z'),
    },
    { week: '2024-W13', language: 'ja', paper: 'arxiv:2403.00001', note: '表2の値は3.1です。' },
  );
  expect(noted).toHaveLength(1);
  expect(corrected.files).toHaveLength(4);
});

test('its digest.json is audited as it was', () => {
  const [paper] = readDigest(digest).papers;
  expect(paper).toMatchObject({ headline: '手紙は一度だけ届きます。', sentences: undefined });
  expect(paper!.qa[0]).toMatchObject({ answer: 'They arrive once.', quotes: ['letters arrive once'] });
});
