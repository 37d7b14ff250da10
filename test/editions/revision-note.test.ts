import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createErrataStore } from '../../shared/editions/errata-store.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { revisionNote } from '../../shared/editions/revision-note.ts';
import { renderText } from '../../shared/editions/text.ts';
import type { Revision } from '../../shared/summaries/quote/revision.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { writtenSite } from '../support/written-site.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

const REVISION: Revision = {
  ...{ from: 1, to: 3, quotes: 12 },
  gone: [
    { quote: 'We release\nthe code.', before: [], now: [] },
    { quote: 'It falls by 37%.', before: ['37%'], now: ['31%', '7'], passage: 'It falls by 31%. 7' },
  ],
};

test('a note tells figures first, each change by its words, and of many how many more there are', () => {
  expect(revisionNote(REVISION, 'ja')).toBe(
    '第3版(要約したのは第1版)では、根拠12か所のうち2か所の文が変わりました。変わった文「It falls by 37%.」 (37% → 31%)、なくなった文「We release the code.」',
  );
  expect(revisionNote(REVISION, 'en')).toBe(
    'Version 3 changed 2 of the 12 passages that this summary of version 1 stands on. Changed: “It falls by 37%.” (37% → 31%); Gone: “We release the code.”',
  );
  const many = { ...REVISION, gone: Array.from({ length: 20 }, () => REVISION.gone[0]!) };
  expect(revisionNote(many, 'ja')).toMatch(/、ほか12か所$/);
});

test('stands at the paper of an edition frozen before it, in the next mail, and only once', async () => {
  const errata = createErrataStore(real.table);
  const about = {
    week: '2024-W13',
    language: 'ja',
    paperId: 'arxiv:2403.00001',
    note: '',
    revision: REVISION,
  } as const;
  for (const recordedAt of ['2024-04-03T00:00:00.000Z', '2024-04-03T00:00:01.000Z'])
    await errata.record({ ...about, recordedAt });
  const told = await errata.between('2024-04-01T00:00:00.000Z', '2024-04-08T00:00:00.000Z', 'ja', '2024-W14');
  expect(told).toEqual([
    {
      week: '2024-W13',
      paperId: about.paperId,
      day: '2024-04-03',
      kind: 'revision',
      note: revisionNote(REVISION, 'ja'),
    },
  ]);
  const next = sampleEdition({ week: '2024-W14', errata: told });
  const mail = renderMail(next, 'headlines', { siteUrl: 'https://digest.example' });
  for (const form of [mail.text, mail.html, renderText(next)]) expect(form).toContain('改訂で変わったこと');
  expect(mail.text).not.toContain('訂正');

  const before = sampleEdition({ papers: [samplePaper()], frozenAt: '2024-04-01T00:00:00.000Z' });
  const after = { ...before, frozenAt: '2024-04-05T00:00:00.000Z' };
  for (const [edition, shown] of [
    [before, true],
    [after, false],
  ] as const) {
    const site = await writtenSite([edition], errata.of);
    expect(site.get('papers/arxiv-2403.00001/ja/')!.includes('改訂で変わったこと')).toBe(shown);
  }
});
