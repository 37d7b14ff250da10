import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { textOf } from '../../shared/summaries/parts.ts';
import type { Summary } from '../../shared/summaries/summary.ts';
import { createSummaryStore, type SummaryStore } from '../../shared/summaries/summary-store.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

let real: RealTable;
let summaries: SummaryStore;
beforeAll(async () => {
  real = await startTable();
  summaries = createSummaryStore(real.table);
});
afterAll(() => real.stop());

const places = [
  { kind: 'page', page: 3 },
  { kind: 'section', heading: 'Method', anchor: 'S3' },
  { kind: 'section', heading: 'Method' },
  { kind: 'abstract' },
  { kind: 'note' },
] as const;
const coverages = [
  { kind: 'full' },
  { kind: 'partial', percent: 40 },
  { kind: 'abstract' },
  { kind: 'unreachable' },
] as const;

test.each(coverages)('a summary of %j comes back as it was, every field of it', async (coverage) => {
  const evidence = places.map((place) => ({ quote: 'words', place, link: '', before: 'a', after: 'b' }));
  const answer = [
    { ...borne('a', ...evidence), agreed: true },
    { text: 'b', evidence: [], carried: 'neighbour' as const },
    { text: 'c', evidence: [], carried: false as const, agreed: false },
  ];
  const summary: Required<Summary> = {
    ...(sampleSummary({ paperId: `arxiv:${coverage.kind}` }) as Required<Summary>),
    ...{ coverage, version: 3, qa: [{ question: 'q', answer }] },
    dropped: [{ check: 'number-unsupported', text: 'x' }],
  };
  await summaries.keep(summary, '');
  expect(await summaries.get(summary.paperId, 'ja')).toEqual(summary);
});

test('one that can not be read is set aside by name, the others are read, and a forced run alone writes it anew', async () => {
  const ids = ['arxiv:1', 'arxiv:2', 'arxiv:3'];
  for (const paperId of ids) await summaries.keep(sampleSummary({ paperId }), '');
  const key = { pk: 'PAPER#arxiv:2', sk: 'SUMMARY#ja' };
  await real.table.put({ ...(await real.table.get(key))!, ...key, form: 7 });
  real.setAside.length = 0;

  const stored = await summaries.all(ids, 'ja');
  const aside = { key: 'PAPER#arxiv:2 / SUMMARY#ja', reason: expect.stringContaining('form 7 is newer') };
  expect([...stored.keys()].sort()).toEqual(ids);
  expect(ids.filter((id) => stored.get(id)?.read)).toEqual(['arxiv:1', 'arxiv:3']);
  expect(stored.get('arxiv:2')?.setAside).toEqual(aside);
  expect(real.setAside).toEqual([aside]);
  expect(await summaries.get('arxiv:2', 'ja')).toBeUndefined();

  expect(await summaries.keep(sampleSummary({ paperId: 'arxiv:2', headline: [borne('anew')] }), '')).toBe('refused');
  expect(await summaries.keep(sampleSummary({ paperId: 'arxiv:2', headline: [borne('anew')] }), 'run-1')).toBe(
    'written',
  );
  expect(textOf((await summaries.get('arxiv:2', 'ja'))!.headline)).toBe('anew');
});

test('a row that does not say which run and version it is of stands: no ordinary run pays for it again', async () => {
  await real.table.put({ pk: 'PAPER#arxiv:9', sk: 'SUMMARY#ja', run: 5 });
  const written = await summaries.provenance('arxiv:9', 'ja');
  expect(written).toEqual({ run: '', version: Number.MAX_SAFE_INTEGER });
  expect(await summaries.provenance('arxiv:10', 'ja')).toBeUndefined();
});

test('a summary of the first form goes on sentence by sentence, and says that it was checked in the older way', async () => {
  const evidence = [{ quote: 'letters arrive once', place: { kind: 'page', page: 2 }, link: '' }];
  const { check: _c, repaired: _r, characters: _n, ...kept } = sampleSummary({ paperId: 'arxiv:7' });
  const older = { ...kept, headline: 'H.', overview: '', qa: [{ question: 'q', answer: 'a', evidence }] };
  await real.table.put({ pk: 'PAPER#arxiv:7', sk: 'SUMMARY#ja', summary: older, run: '', version: 1 });
  expect(await summaries.get('arxiv:7', 'ja')).toEqual({
    ...kept,
    ...{ check: 'answer', repaired: 0, characters: 0, overview: [] },
    headline: [{ text: 'H.', evidence: [], carried: false }],
    qa: [{ question: 'q', answer: [{ text: 'a', evidence, carried: false }] }],
  });
});
