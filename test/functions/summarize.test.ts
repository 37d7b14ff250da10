import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { summarize } from '../../functions/summarize.ts';
import type { PaperDocument } from '../../shared/documents/document.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import { type Delivered, PoisonMessageError } from '../../shared/platform/handlers.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import { PaperHeldError, type SummarizeServices } from '../../shared/summaries/summarise-paper.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { samplePaper, sampleSummary } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

let real: RealTable;
beforeAll(async () => {
  real = await startTable();
});
afterAll(() => real.stop());

const document: PaperDocument = {
  kind: 'abstract',
  url: '',
  blocks: [],
  setApart: {},
  suspicions: [],
  coverage: { kind: 'abstract' },
  attempts: [],
};
const delivered: Delivered = { receiveCount: 1, remainingMs: 60_000, counter: { add: () => {} } };
let number = 0;

interface Setting {
  readonly id: string;
  readonly services: SummarizeServices;
  readonly calls: string[];
  readonly message: { version: 1; week: string; paper: string; run: string };
}

async function setting(over: Partial<SummarizeServices> = {}): Promise<Setting> {
  const id = `arxiv:2611.${10_000 + number++}`;
  const papers = createPaperStore(real.table);
  await papers.record(samplePaper({ id }), 1);
  const calls: string[] = [];
  let ids = 0;
  const services: SummarizeServices = {
    papers,
    summaries: createSummaryStore(real.table),
    languages: ['ja'],
    readDocument: async () => document,
    summarise: async ({ paper, language }) => {
      calls.push(language);
      await new Promise((done) => setTimeout(done, 20));
      return sampleSummary({
        paperId: paper.id,
        language,
        headline: [borne(`${language} ${calls.length}`)],
        version: paper.version,
      });
    },
    now: () => new Date(),
    newId: () => `${id}-${ids++}`,
    ...over,
  };
  return { id, services, calls, message: { version: 1, week: '2026-W46', paper: id, run: '' } };
}

test('Q-01: the same message twice makes one model call and one record', async () => {
  const { id, services, calls, message } = await setting();
  await summarize(message, services, delivered);
  await summarize(message, services, delivered);
  expect(calls).toEqual(['ja']);
  expect(await services.summaries.get(id, 'ja')).toMatchObject({ headline: [{ text: 'ja 1' }] });
});

test('Q-02: two workers at once make one call; the other one comes again later', async () => {
  const { services, calls, message } = await setting();
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => summarize(message, services, delivered)));
  expect(calls).toEqual(['ja']);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(3);
  expect(refused.every((result) => result.reason instanceof PaperHeldError)).toBe(true);
  await summarize(message, services, delivered);
  expect(calls).toEqual(['ja']);
});

test('Q-06: a worker killed after the answer and before the write costs one more call and leaves one record', async () => {
  const { id, services, calls, message } = await setting();
  const dying = { ...services, summaries: { ...services.summaries, keep: () => Promise.reject(new Error('killed')) } };
  await expect(summarize(message, dying, delivered)).rejects.toThrow('killed');
  await summarize(message, services, delivered);
  expect(calls).toHaveLength(2);
  expect(await services.summaries.get(id, 'ja')).toMatchObject({ headline: [{ text: 'ja 2' }] });
});

test('Q-07: a lease that ran out no longer holds the paper', async () => {
  const { id, services, calls, message } = await setting();
  await services.papers.lease({ paper: id }, 'dead worker', new Date(Date.now() - 3600_000), 60);
  await summarize(message, services, delivered);
  expect(calls).toEqual(['ja']);
});

test('W-15: of two different summaries the first stored stays', async () => {
  const { id, services } = await setting();
  expect(await services.summaries.keep(sampleSummary({ paperId: id, headline: [borne('first')] }), '')).toBe('written');
  expect(await services.summaries.keep(sampleSummary({ paperId: id, headline: [borne('second')] }), '')).toBe(
    'refused',
  );
  expect(await services.summaries.get(id, 'ja')).toMatchObject({ headline: [{ text: 'first' }] });
});

test('a forced run replaces what another run wrote, but only once', async () => {
  const { services, calls, message } = await setting();
  await summarize(message, services, delivered);
  await summarize({ ...message, run: 'r1' }, services, delivered);
  await summarize({ ...message, run: 'r1' }, services, delivered);
  expect(calls).toHaveLength(2);
});

test('a paper that no source had a title for goes by the title of its own text, before it is summarised', async () => {
  const { services, message } = await setting();
  const untitled = samplePaper({
    id: 'url:example.org/a.pdf',
    title: 'https://example.org/a.pdf',
    remarks: ['no-title'],
  });
  await services.papers.record(untitled, 1);
  const titles: string[] = [];
  const titled: SummarizeServices = {
    ...services,
    readDocument: async () => ({ ...document, title: ' A Study of\nTides ' }),
    summarise: async (work) => {
      titles.push(work.paper.title);
      return services.summarise(work);
    },
  };
  await summarize({ ...message, paper: untitled.id }, titled, delivered);
  expect(titles).toEqual(['A Study of Tides']);
  expect(await services.papers.get(untitled.id)).toMatchObject({
    ...{ title: 'A Study of Tides', remarks: [], suppliedBy: { title: 'text' } },
  });
});

test('a title that a source gave stays, whatever the text says', async () => {
  const { id, services, message } = await setting();
  const before = await services.papers.get(id);
  const titled = { ...services, readDocument: async () => ({ ...document, title: 'Proceedings of Something' }) };
  await summarize(message, titled, delivered);
  expect((await services.papers.get(id))?.title).toBe(before?.title);
});

test('every language is made, and the second one is rendered from the first', async () => {
  const firsts: (string | undefined)[] = [];
  const base = await setting();
  const services: SummarizeServices = {
    ...base.services,
    languages: ['ja', 'en'],
    summarise: async ({ paper, language, first }) => {
      firsts.push(first && textOf(first.headline));
      return sampleSummary({ paperId: paper.id, language, headline: [borne(language)] });
    },
  };
  await summarize(base.message, services, delivered);
  expect(firsts).toEqual([undefined, 'ja']);
});

test('Q-04: a message for a paper that nobody recorded is poison', async () => {
  const { services, message } = await setting();
  await expect(summarize({ ...message, paper: 'arxiv:none' }, services, delivered)).rejects.toThrow(PoisonMessageError);
});

test('the third delivery takes what text there is, and the trouble of the others stands in the week', async () => {
  const tries: boolean[] = [];
  const { id, services, message } = await setting({
    readDocument: async (_paper, lastTry) => {
      tries.push(lastTry);
      if (!lastTry) throw new Error('the site is down');
      return document;
    },
  });
  await expect(summarize(message, services, delivered)).rejects.toThrow('down');
  const entry = (await services.papers.entries('2026-W46')).find((each) => each.id === id);
  expect(entry?.trouble).toBe('the site is down');
  await summarize(message, services, { ...delivered, receiveCount: 3 });
  expect(tries).toEqual([false, true]);
});

test('a newer version tells what it changed of the words that the summary before it stands on, once it is read in full', async () => {
  const quote = 'The cache reduces latency by 37% on the public trace.';
  const text = (words: string): PaperDocument => ({
    ...{ ...document, kind: 'pdf', url: 'https://papers.example/a.pdf', coverage: { kind: 'full' } },
    blocks: [{ kind: 'paragraph', text: words, place: { kind: 'page', page: 1 } }],
  });
  const told: unknown[] = [];
  let read = text(quote);
  const { id, services, message } = await setting({
    readDocument: async () => read,
    summarise: async ({ paper, language }) => {
      const sentence = borne('37%減る。', { quote, place: { kind: 'page', page: 1 }, link: '' });
      return sampleSummary({
        paperId: paper.id,
        language,
        version: paper.version,
        overview: [sentence],
        headline: [],
        qa: [],
      });
    },
    noteRevision: async (paper, language, { from, to, gone }) =>
      void told.push([paper.id, language, from, to, gone.map(({ before, now }) => [before, now])]),
  });
  await summarize(message, services, delivered);
  expect(told).toEqual([]);
  read = text(quote.replace('37%', '31%'));
  const stored = await services.papers.get(id);
  await services.papers.record({ ...stored!, version: (stored!.version ?? 0) + 1 }, 1);
  await summarize(message, services, delivered);
  await summarize(message, services, delivered);
  expect(told).toEqual([[id, 'ja', stored!.version, stored!.version! + 1, [[['37%'], ['31%']]]]]);
});
