import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { noteAsked } from '../../../shared/editions/asked-store.ts';
import { createReportStore } from '../../../shared/editions/reports/report-store.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createPageRig, type PageRig } from '../../support/page-visit.ts';
import { type RealTable, startTable } from '../../support/real-table.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';

let real: RealTable;
let clock: FakeClock;
let rig: PageRig;

beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());
let day = 0;
beforeEach(async () => {
  await real.table.put({ pk: 'EDITION#2024-W23#ja', sk: 'META', papers: PAPERS.map(digestOf) });
  // A day of its own for every test: the counters of an hour are shared by the table.
  clock = createFakeClock(Date.UTC(2027, 0, ++day));
  rig = createPageRig(real.table, clock);
});

const PAPERS = ['arxiv:2305.13048', 'arxiv:2305.00002', 'arxiv:2305.00003'];
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 16);
const ABOUT = { language: 'ja', week: '2024-W23', paper: 'arxiv:2305.13048' };
const open = (about: Record<string, string> = ABOUT) =>
  rig.visit('/api/report', { query: new URLSearchParams(about).toString() });

async function send(fields: Record<string, string> = {}, waited = 5000, viewer?: string) {
  const token = /name="token" value="([^"]+)"/.exec((await open()).body)?.[1] ?? '';
  clock.advance(waited);
  const form = { ...ABOUT, text: '図3の値が違います', website: '', token, ...fields };
  return rig.visit('/api/report', { form, ...(viewer && { viewer }) });
}

async function kept() {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return (await createReportStore(real.table, clock.now, () => '').newest(200)).filter(({ at }) =>
    at.startsWith(today),
  );
}

describe('a report of an error', () => {
  test('is asked for in a form, kept, and thanked for with the way back to the paper', async () => {
    expect((await open()).statusCode).toBe(200);
    const answer = await send();
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('href="/editions/2024-W23/ja/#arxiv-2305.13048"');
    expect(await kept()).toEqual([expect.objectContaining({ ...ABOUT, text: '図3の値が違います' })]);
  });

  test('names the paper and the question it is about, which are kept with it', async () => {
    const paper = samplePaper({ title: 'RNNs <again>', id: ABOUT.paper });
    await noteAsked(real.table, sampleEdition({ week: ABOUT.week, papers: [paper] }));
    const shown = (await open({ ...ABOUT, answer: '1' })).body;
    expect(shown).toContain('<p>2024-W23 · RNNs &lt;again&gt;</p>');
    expect(shown).toContain('<p>Q. How often do letters arrive?</p>');
    expect((await open({ ...ABOUT, answer: '9' })).body).not.toContain('Q. ');
    await send({ answer: '1' });
    await send({ answer: 'x' });
    expect((await kept()).map(({ question }) => question)).toEqual([undefined, 'How often do letters arrive?']);
  });

  test('of a form that is too young, or empty, comes back with its text', async () => {
    const young = await send({}, 1000);
    expect([young.statusCode, young.body.includes('図3の値が違います')]).toEqual([400, true]);
    expect((await send({ text: ' \u200b\n ' })).statusCode).toBe(400);
    expect(await kept()).toEqual([]);
  });

  test('whose trap is filled in is thanked for and thrown away', async () => {
    expect((await send({ website: 'http://spam.example' })).statusCode).toBe(200);
    expect(await kept()).toEqual([]);
  });

  test('is cut at a thousand characters, loses control characters and is escaped', async () => {
    await send({ text: `\u0007\u202e<script>alert(1)</script>${'x'.repeat(3000)}` });
    const [report] = await kept();
    expect(report!.text).toHaveLength(1000);
    expect(report!.text.startsWith('<script>')).toBe(true);
    expect((await send({ text: '"><script>', token: 'x' })).body).not.toContain('<script>');
  });

  test('H-24: about a week or a paper that is not there is refused for free', async () => {
    for (let i = 0; i < 100; i++) {
      const false_: Record<string, string> = i % 2 ? { week: '2023-W01' } : { paper: `arxiv:2305.${10_000 + i}` };
      expect((await send(false_, 5000)).statusCode).toBe(404);
    }
    expect((await send()).statusCode).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  test('H-24: many about one paper leave room for another one', async () => {
    for (let i = 0; i < 30; i++) await send({}, 5000, `203.0.${i}.9:1`);
    expect((await send({}, 5000, '192.0.2.9:1')).statusCode).toBe(429);
    expect((await send({ paper: PAPERS[1]! }, 5000, '192.0.2.9:1')).statusCode).toBe(200);
  });

  test('H-23: a form that was used comes back with its text', async () => {
    const token = /name="token" value="([^"]+)"/.exec((await open()).body)?.[1] ?? '';
    expect((await send({ token })).statusCode).toBe(200);
    expect((await send({ token })).statusCode).toBe(400);
    expect(await kept()).toHaveLength(1);
  });

  test('is taken ten times an hour from one network, and still from others', async () => {
    for (let i = 0; i < 10; i++) expect((await send()).statusCode).toBe(200);
    expect((await send()).statusCode).toBe(429);
    expect((await send({}, 5000, '203.0.113.9:1')).statusCode).toBe(200);
    expect(await kept()).toHaveLength(11);
  });

  test.each([
    ['week', '2024'],
    ['paper', 'javascript:alert(1)'],
    ['paper', `arxiv:${'1'.repeat(600)}`],
    ['language', 'xx'],
  ])('about a wrong %s is refused', async (name, value) => {
    expect((await open({ ...ABOUT, [name]: value })).statusCode).toBe(400);
    expect((await send({ [name]: value })).statusCode).toBe(400);
  });
});
