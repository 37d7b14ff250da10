/** I-27: one record that the table would refuse is bounded, or set aside with a reason, and the other nine come out. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { collect } from '../../functions/collect.ts';
import type { Candidate } from '../../shared/papers/identity/candidate.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import type { Source } from '../../shared/sources/source.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

let real: RealTable;
let queues: RealQueues;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

const now = () => new Date('2031-03-03T00:00:00Z');
let weeks = 10;

const candidate = (n: number, week: string, over: Partial<Candidate['pick']> & { facts?: object } = {}): Candidate => {
  const { facts, ...pick } = over;
  const link = { label: 'Paper', url: `https://papers.example/${week}/${n}` };
  return {
    pick: { source: 'list:x', position: n, title: `Paper ${n} of ${week}`, note: '', links: [link], ...pick },
    facts: { title: `Paper ${n} of ${week}`, authors: [`A. Author${n}`], ...facts },
    complete: true,
  };
};
const long = (length: number) => '長'.repeat(length);
const links = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    label: `Link ${i}`,
    url: `https://links.example/${'p'.repeat(90)}/${i}`,
  }));

test.each<[string, Parameters<typeof candidate>[2]]>([
  [
    'whose address has a path of 1,100 characters',
    { links: [{ label: 'Paper', url: `https://papers.example/${'p'.repeat(1100)}` }] },
  ],
  [
    'whose address has a path of 1,100 letters of Japan',
    { links: [{ label: 'Paper', url: `https://papers.example/${long(1100)}` }] },
  ],
  ['with 3,000 long author names', { facts: { authors: Array.from({ length: 3000 }, (_, i) => `${long(150)} ${i}`) } }],
  ['with 5,000 links', { links: links(5000) }],
  ['with a note of a million letters', { note: long(1_000_000) }],
  ['with an abstract of a million letters', { facts: { abstract: long(1_000_000) } }],
  ['with 20,000 categories', { facts: { categories: Array.from({ length: 20_000 }, (_, i) => `cs.${long(20)}${i}`) } }],
  ['with a title of a million letters', { title: long(1_000_000), facts: { title: long(1_000_000) } }],
])(
  'I-27: of ten papers one %s: the other nine are recorded and enqueued, and that one is told of',
  async (_n, over) => {
    const week = `2031-W${weeks++}`;
    const candidates = Array.from({ length: 10 }, (_, i) => candidate(i + 1, week, i === 4 ? over : {}));
    const source: Source = {
      ...{ key: 'list:x', curated: true, newestWeek: async () => week },
      collect: async () => ({ candidates, remarks: [] }),
    };
    const web = { get: async (url: string) => ({ status: 404, url, contentType: '', body: new Uint8Array() }) };
    const queue = await queues.queue(`bounds-${week}`);
    const papers = createPaperStore(real.table);
    const services = {
      ...{ papers, queue, languages: ['ja'] as const, now, newId: () => week },
      collectWeek: () => collectWeek({ sources: [source], web, pageFacts: () => ({}), now, week }),
    };
    const asked = { week, run: '', dryRun: false, lastTry: false };
    const result = await collect(asked, services, { add: () => {} });
    expect(result).toMatchObject({ outcome: 'collected', found: 10 });
    const entries = await papers.entries(week);
    expect(entries.length + (await papers.remarks(week)).filter((remark) => remark.includes('set aside')).length).toBe(
      10,
    );
    expect((await queue.take()).length).toBe(entries.length);
    expect(entries.length).toBeGreaterThanOrEqual(9);
  },
);
