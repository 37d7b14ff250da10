import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import { createEditionStore, type EditionStore } from '../../shared/editions/edition-store.ts';
import { createErrataStore } from '../../shared/editions/errata-store.ts';
import { createReportStore } from '../../shared/editions/reports/report-store.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { sampleEdition, sampleEditionPaper } from '../support/sample-papers.ts';

let real: RealTable;
let queues: RealQueues;
let files: Bucket;
let editions: EditionStore;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
  files = await queues.bucket('files');
  editions = createEditionStore(real.table, files);
});
beforeEach(() => {
  real.setAside.length = 0;
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

const full: Required<EditionPaper> = { ...(sampleEditionPaper() as Required<EditionPaper>), failure: 'a reason' };
const errata = [{ week: '2026-W45', paperId: full.id, note: 'it is 92%', day: '2026-11-12' }];

test('a frozen edition comes back as it was, every field of it', async () => {
  const edition: Edition = sampleEdition({ papers: [full, sampleEditionPaper({ published: undefined })], errata });
  expect(await editions.freeze(edition, false)).toEqual({ edition, frozen: 'now' });
  expect(await editions.load(edition.week, 'ja')).toEqual(edition);
});

async function fileOf(week: string): Promise<string> {
  return String((await real.table.get({ pk: `EDITION#${week}#ja`, sk: 'META' }))?.key);
}

test.each([
  ['2026-W20', 'of a newer form', JSON.stringify({ form: 3, ...sampleEdition() }), /newer than 2/],
  [
    '2026-W21',
    'in an unknown language',
    JSON.stringify({ form: 2, ...sampleEdition(), language: 'fr' }),
    /^language is not/,
  ],
  ['2026-W22', 'that was cut', JSON.stringify(sampleEdition()).slice(0, 100), /^the record is missing$/],
])('%s: an edition %s is set aside and frozen anew by force alone', async (week, _name, body, reason) => {
  const edition = sampleEdition({ week });
  await editions.freeze(edition, false);
  await files.put(await fileOf(week), body, 'application/json');
  expect(await editions.load(week, 'ja')).toBeUndefined();
  expect(real.setAside).toEqual([{ key: await fileOf(week), reason: expect.stringMatching(reason) }]);
  const later = { ...edition, frozenAt: '2026-12-01T00:00:00.000Z' };
  expect(await editions.freeze(later, false)).toBeUndefined();
  expect(await editions.freeze(later, true)).toEqual({ edition: later, frozen: 'now' });
  expect(await editions.load(week, 'ja')).toEqual(later);
});

test('of lists, what can not be read is set aside and the rest is listed', async () => {
  const week = '2026-W23';
  await editions.freeze(sampleEdition({ week }), false);
  await real.table.put({ pk: 'EDITIONS', sk: '2026-W24#xx', week: '2026-W24', language: 'xx' });
  expect((await editions.list()).map((one) => one.week)).toContain(week);

  const errataStore = createErrataStore(real.table);
  const correction = { week, language: 'ja', paperId: full.id, note: 'it is 92%' } as const;
  await errataStore.record({ ...correction, recordedAt: '2026-06-10T00:00:00.000Z' });
  await real.table.put({ pk: 'ERRATA', sk: '2026-06-11#x', week, language: 'ja', note: 1 });
  expect(await errataStore.of(week, 'ja')).toHaveLength(1);

  const reports = createReportStore(
    real.table,
    () => Date.UTC(2026, 5, 10),
    () => 'one',
  );
  await reports.save({ week, language: 'ja', paper: full.id, text: 'wrong' });
  await real.table.put({ pk: 'REPORTS', sk: '2026-06-11#x', week, language: 'xx', paper: full.id, text: 'wrong' });
  expect(await reports.newest(10)).toHaveLength(1);

  expect(real.setAside.map(({ key }) => key)).toEqual([
    'EDITIONS / 2026-W24#xx',
    'ERRATA / 2026-06-11#x',
    'REPORTS / 2026-06-11#x',
  ]);
});
