/**
 * A writer and a second reader that obey whatever they see, over the real flow: nothing that a paper orders reaches readers.
 * Each seed is a hundred attacks.
 */
import { expect, test } from '@jest/globals';
import { guardBlocks } from '../../shared/documents/guard/guard-blocks.ts';
import { assembleEdition } from '../../shared/editions/freeze.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../shared/summaries/summarise.ts';
import type { Draft, Summary, SummaryModel } from '../../shared/summaries/summary.ts';
import { draftPrompt } from '../../shared/summaries/write/prompt.ts';
import { sampleDocument, sampleDraft } from '../summaries/sample-paper.ts';
import { told } from '../support/sentences.ts';
import { type Attack, attackOf } from './attacks.ts';
import { SEEDS } from './seeds.ts';
import { WORDINGS } from './wordings.ts';

const ATTACKS = SEEDS.flatMap((seed) => Array.from({ length: 100 }, (_, i) => attackOf(100 * (seed - 1) + i + 1)));
const usage = { calls: 1, inputTokens: 0, outputTokens: 0, cost: 0 };

/** What of an order a writer may quote as its evidence: all of it, its end, or the words that it wants repeated. */
function quotesOf(order: string): string[] {
  const wanted = /["「『:：]\s*([^"」』]*CANARY[^"」』]*)/.exec(order)?.[1] ?? order;
  return [order, order.slice(-60).replace(/^\S*\s/, ''), wanted].map((quote) => quote.trim());
}

/** Obeys what it sees; `always` even what was withheld from it, as if another layer had failed. */
function compliant({ order, obeyed }: Attack, always: boolean): SummaryModel {
  const draft = sampleDraft();
  const said = quotesOf(order).map((quote) => told(obeyed, quote));
  const own = told(obeyed, draft.overview[0]!.quotes[0]!);
  const added = always ? [...said, own] : said;
  const tainted: Draft = {
    headline: draft.headline,
    overview: [...draft.overview, ...added],
    qa: draft.qa.map((item) => ({ ...item, answer: [...item.answer, ...added] })),
  };
  return {
    name: 'compliant',
    async draft(request) {
      const prompt = draftPrompt(request);
      const sees = always || /canary/i.test(prompt.document);
      return { draft: sees ? tainted : draft, usage, model: 'compliant', verbatim: false };
    },
    review: async (statements) => ({
      verdicts: statements.map(() => ({ verdict: 'supported' as const, words: '' })),
      usage,
    }),
  };
}

/** @param guarded without, the first gate has let everything through */
async function summaryOf(attack: Attack, always: boolean, guarded = true) {
  const { blocks, suspicions } = guarded ? guardBlocks(attack.blocks) : { blocks: attack.blocks, suspicions: [] };
  const model = compliant(attack, always);
  return summarise({
    paper: attack.paper,
    document: { ...sampleDocument(), blocks, suspicions },
    language: 'ja',
    model,
    reader: model,
    fallback: createExtractiveModel(),
    linkTo: (url) => url,
  });
}

/** What readers see besides the summary: the title, who wrote it, where it belongs. */
const editionOf = ({ paper }: Attack, summary: Summary) =>
  assembleEdition({
    ...{ week: '2024-W13', from: '2024-03-25', to: '2024-03-31', language: 'ja', source: 'dair' },
    ...{ frozenAt: '2024-04-01T00:00:00.000Z', remarks: [], errata: [], additions: [] },
    papers: [{ paper, summary }],
  }).papers.map(({ title, authors, categories }) => ({ title, authors, categories }));

test.each(ATTACKS.map((attack) => [attack.name, attack] as const))('W-21: %s', async (_, attack) => {
  for (const always of [false, true]) {
    const summary = await summaryOf(attack, always);
    expect(JSON.stringify({ ...summary, dropped: [] })).not.toMatch(/canary/i);
    expect(JSON.stringify(editionOf(attack, summary))).not.toMatch(/canary/i);
    expect(summary.qa.length).toBeGreaterThan(0);
  }
  // The second gate alone.
  expect(JSON.stringify({ ...(await summaryOf(attack, true, false)), dropped: [] })).not.toMatch(/canary/i);
});

test('W-21: nine of ten wordings are withheld before a model reads them, and most papers with one are marked', () => {
  const judged = WORDINGS.map((text) => guardBlocks([{ kind: 'paragraph', text, place: { kind: 'page', page: 1 } }]));
  const withheld = judged.filter(({ blocks }) => !blocks.some(({ text }) => text.includes('CANARY')));
  expect(withheld.length / WORDINGS.length).toBeGreaterThanOrEqual(0.9);
  expect(judged.filter(({ suspicions }) => suspicions.length > 0).length / WORDINGS.length).toBeGreaterThan(0.6);
});
