import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PaperDocument } from '../../shared/documents/document.ts';
import { createRecordedWeb } from '../../shared/documents/fetch/recorded/recorded-web.ts';
import { pageFacts } from '../../shared/documents/html/facts/page-facts.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { readPaper } from '../../shared/documents/read-paper.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { collectWeek } from '../../shared/sources/collect-week.ts';
import { createListSource } from '../../shared/sources/lists/list-source.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';

const folder = fileURLToPath(new URL('../../infra/local/sample', import.meta.url));
const web = createRecordedWeb(folder);
const now = () => new Date('2026-11-23T00:00:00Z');
let papers: readonly Paper[] = [];
const documents = new Map<string, PaperDocument>();

beforeAll(async () => {
  const source = createListSource('https://notes.ronbun.example/list.md', { web, now, zoneOffsetMinutes: 540 });
  ({ papers } = await collectWeek({ sources: [source], week: '2026-W46', web, pageFacts, now }));
  for (const paper of papers) documents.set(paper.id, await readPaper(paper, { web, readPdf, lastTry: true }));
}, 20_000);
afterAll(closePdfReader);

describe('the bundled sample week', () => {
  test('is one list of seven notes whose pages tell author and a day of the week', () => {
    expect(papers).toHaveLength(7);
    const described = papers.filter(({ published }) => published !== undefined);
    expect(described).toHaveLength(6);
    for (const { authors, published } of described) {
      expect(authors).toEqual(['Ronbun maintainers']);
      expect(published! >= '2026-11-09' && published! <= '2026-11-15').toBe(true);
    }
  });

  test('is read in full: four PDFs of several pages and three pages', () => {
    const read = [...documents.values()];
    expect(read.map(({ coverage }) => coverage.kind)).toEqual(papers.map(() => 'full'));
    const pdfs = read.filter(({ kind }) => kind === 'pdf');
    expect(pdfs).toHaveLength(4);
    for (const { pages } of pdfs) expect(pages).toBeGreaterThanOrEqual(3);
    expect(read.filter(({ kind }) => kind === 'html')).toHaveLength(3);
  });

  test.each(['Abstract', 'Introduction', 'Limitations', 'Conclusion'])('has a section %s in every note', (section) => {
    for (const { blocks } of documents.values())
      expect(blocks.some((block) => block.section === section && block.kind === 'paragraph')).toBe(true);
  });

  test('gives most notes answers, each in the words of its own note', async () => {
    const model = createExtractiveModel();
    const counts: number[] = [];
    for (const paper of papers) {
      const document = documents.get(paper.id)!;
      const { draft } = await model.draft({ paper, document, language: 'ja' });
      const text = document.blocks.map((block) => block.text).join('\n');
      counts.push(draft.qa.length);
      for (const { sentence, quotes } of draft.qa.flatMap(({ answer }) => answer))
        expect([sentence, ...quotes].every((words) => text.includes(words))).toBe(true);
    }
    expect(counts.filter((count) => count >= 1).length).toBeGreaterThanOrEqual(5);
  });

  test('stays small enough to travel with every clone', () => {
    for (const file of readdirSync(`${folder}/files`))
      expect(statSync(`${folder}/files/${file}`).size).toBeLessThan(150_000);
  });
});
