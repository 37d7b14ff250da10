/** P-35: too little of a week holds its edition for the operator, and an edition of nothing never goes out by itself. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Coverage } from '../../shared/documents/document.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { publishAgain, publishSlot } from '../../shared/editions/publish-slot.ts';
import { publishWeek } from '../../shared/editions/publish-week.ts';
import { createPunctuality } from '../../shared/editions/punctuality.ts';
import { renderMarkdown } from '../../shared/editions/site/markdown.ts';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { renderText } from '../../shared/editions/text.ts';
import { publishServices } from '../support/publish-services.ts';
import { type RealQueues, startQueues } from '../support/real-queues.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';

const HOUR = 3_600_000;
const MONDAY = { zone: 'Asia/Tokyo', day: 'MON', time: '09:00' } as const;
const ask = { force: false, withoutMail: false };
let real: RealTable;
let queues: RealQueues;
beforeAll(async () => {
  [real, queues] = await Promise.all([startTable(), startQueues()]);
});
afterAll(() => Promise.all([real.stop(), queues.stop()]));

/** Ten papers, so many of them read, before the slot that is theirs. */
async function weekOfTen(week: string, slot: string, read: number) {
  let at = Date.parse(slot);
  const [counted, mailed]: [string[], string[]] = [[], []];
  const own = publishServices(real.table, await queues.bucket(`enough-${week.toLowerCase()}`), {
    hold: { read: 0.3, answers: 1, hours: 24 },
    now: () => new Date(at),
    weeksDue: () => [week],
    prepareDeliveries: async (edition) => {
      mailed.push(edition.week);
      return { outcome: 'prepared' };
    },
  });
  await createPunctuality(real.table, () => at - 30 * 24 * HOUR).hoursLate(MONDAY);
  for (let n = 0; n < 10; n++) {
    const id = `arxiv:${week.replace(/\D/g, '')}.0000${n}`;
    const coverage: Coverage = { kind: n < read ? 'full' : 'unreachable' };
    await own.papers.record(samplePaper({ id, week }), n + 1);
    await own.summaries.keep(sampleSummary({ paperId: id, coverage }), '');
  }
  const counter = { add: (metric: string) => void counted.push(metric) };
  return {
    ...{ own, counter, counted, mailed, frozen: () => own.editions.load(week, 'ja') },
    first: () => publishSlot(new Date(at), ask, own, counter),
    later(hours: number) {
      at += hours * HOUR;
      return publishAgain(new Date(at), ask, own, counter);
    },
  };
}

describe('P-35: an edition', () => {
  test('of which nothing was read is held with an alarm and never mailed, until the operator says so', async () => {
    const { own, counter, counted, mailed, frozen, first, later } = await weekOfTen(
      '2030-W10',
      '2030-03-11T00:00:00Z',
      0,
    );
    expect(await first()).toMatchObject({
      outcome: 'held',
      papers: 10,
      reason: expect.stringMatching(/^only 0 of 10/),
    });
    expect(counted).toContain('editionsHeld');
    expect(await own.punctuality.heldFor('2030-W10')).toMatch(/^only 0 of 10/);
    expect(await later(30)).toMatchObject({ outcome: 'held' });
    expect([mailed, await frozen()]).toEqual([[], undefined]);
    await publishWeek('2030-W10', { ...ask, force: true, aged: false }, own, counter);
    expect((await frozen())?.thin).toEqual({ read: 0, found: 10 });
  });

  test('of which too little was read goes out after a day of silence, and its first line says so in every form', async () => {
    const { mailed, frozen, first, later } = await weekOfTen('2030-W11', '2030-03-18T00:00:00Z', 2);
    expect(await first()).toMatchObject({ outcome: 'held', papers: 8 });
    expect(await later(23)).toMatchObject({ outcome: 'held' });
    expect(mailed).toEqual([]);
    expect(await later(2)).toMatchObject({ outcome: 'published', week: '2030-W11' });
    expect(mailed).toEqual(['2030-W11']);
    const edition = (await frozen())!;
    const { html, text } = renderMail(edition, 'all', { siteUrl: 'https://site.example' });
    const page = renderEditionPage(edition, { siteUrl: 'https://site.example', languages: ['ja'], errata: [] });
    for (const form of [html, text, page, renderText(edition), renderMarkdown(edition)])
      expect(form).toContain('今週は論文10本のうち2本しか読めませんでした');
  });

  test('of which enough was read goes out at once and says nothing of it', async () => {
    const { frozen, first } = await weekOfTen('2030-W12', '2030-03-25T00:00:00Z', 3);
    expect(await first()).toMatchObject({ outcome: 'published' });
    expect((await frozen())?.thin).toBeUndefined();
  });
});
