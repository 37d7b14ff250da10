/**
 * `npm run bench -- cost`: tokens and money of a paper by our way, one read and one answer, against the usual ways: a summary
 * and ten retrieval calls (the reference's), and ten calls that each read the whole text. Prompts are the real ones, over
 * real papers where they stand beside the project; tokens by o200k_base (±15% against other tokenizers).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import type { PaperDocument } from '../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import { DRAFT_SCHEMA, REPAIR_SCHEMA } from '../../shared/summaries/write/draft-schema.ts';
import { BATCH_DISCOUNT, costOf, PRICES_READ, priceOf } from '../../shared/summaries/write/models/prices.ts';
import { draftPrompt, type Prompt, repairPrompt } from '../../shared/summaries/write/prompt.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../summaries/sample-paper.ts';
import { corpusOrNotice } from '../support/corpus.ts';

export interface CostBenchResult {
  readonly bench: 'cost';
  readonly papers: number;
  readonly callsPerPaper: number;
  /** Mean tokens of a paper: ours, the reference's way, and every question over the whole text. */
  readonly inputTokens: { readonly ours: number; readonly reference: number; readonly wholeTextEachTime: number };
  readonly inputRatio: number;
  /** With the references left in, as the reference's way has them. */
  readonly inputRatioWithReferences: number;
  /** Dollars of an edition of ten papers, by model. */
  readonly edition: Readonly<
    Record<string, { readonly ours: number; readonly batch: number; readonly reference: number }>
  >;
  readonly moneyRatio: number;
  readonly moneyRatioBatch: number;
  readonly goals: Readonly<Record<string, boolean>>;
}

const MODELS = [
  'amazon.nova-lite-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
];
const EDITION = 10;
/** Share of papers whose draft goes back once, as `createBedrockModel` expects it. */
const REPAIR_RATE = 0.1;
/** The reference's way, as performance.md sizes it: ten questions of 60 tokens, each with 4,000 of retrieved text and 600 of instructions. */
const RETRIEVAL = { questions: 10, question: 60, context: 4_000, instructions: 600 } as const;
/** Embedding the text for retrieval, overlaps included: $0.02 for a million tokens. */
const EMBEDDING = { overlap: 1.15, price: 0.02 } as const;
const PAPERS = [
  ...['1706.03762v5', '2205.14135v2', '2305.13048v1', '1801.07779v1', '1601.03642v1'],
  ...['A00-2018', 'A00-2030', 'v18i03'],
];
/** Characters of a token in English papers. */
const CHARACTERS = 3.49;

interface Sizes {
  readonly draftIn: number;
  readonly repairIn: number;
  /** Tokens of the references and furniture that were set apart. */
  readonly setApart: number;
  readonly text: number;
}

const count = (text: string): number => encode(text).length;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export async function bench(): Promise<{ table: string; result: CostBenchResult }> {
  const { documents, real } = await readDocuments();
  const sizes = documents.map(sizesOf);
  const output = outputs();
  const ours = mean(sizes.map(({ draftIn, repairIn }) => draftIn + REPAIR_RATE * repairIn));
  const full = mean(sizes.map(({ text, setApart }) => text + setApart));
  const { questions, question, context, instructions } = RETRIEVAL;
  const reference = full + instructions + questions * (context + instructions + question);
  const wholeTextEachTime = (questions + 1) * (full + instructions) + questions * question;
  const edition = Object.fromEntries(
    MODELS.map((model) => {
      const price = priceOf(model);
      const draft = EDITION * costOf(price, { input: mean(sizes.map(({ draftIn }) => draftIn)), output: output.ours });
      const repair = mean(sizes.map(({ repairIn }) => repairIn));
      const repairs = EDITION * REPAIR_RATE * costOf(price, { input: repair, output: output.ours / 3 });
      const embedding = (EDITION * EMBEDDING.overlap * full * EMBEDDING.price) / 1e6;
      const theirs = EDITION * costOf(price, { input: reference, output: output.reference }) + embedding;
      // A repair can't wait for a second batch: it is asked for by itself.
      return [model, { ours: draft + repairs, batch: draft * BATCH_DISCOUNT + repairs, reference: theirs }];
    }),
  );
  const worst = (way: 'ours' | 'batch') =>
    Math.max(...Object.values(edition).map((money) => money[way] / money.reference));
  const result: CostBenchResult = {
    bench: 'cost',
    papers: sizes.length,
    callsPerPaper: 1 + REPAIR_RATE,
    inputTokens: { ours, reference, wholeTextEachTime },
    inputRatio: ours / reference,
    inputRatioWithReferences: (ours + mean(sizes.map(({ setApart }) => setApart))) / reference,
    edition,
    moneyRatio: worst('ours'),
    moneyRatioBatch: worst('batch'),
    goals: {
      calls: 1 + REPAIR_RATE <= 1.1,
      // Any way of ours is cheap on notes of two pages.
      ...(real && {
        inputWithReferences: (ours + mean(sizes.map(({ setApart }) => setApart))) / reference <= 0.3,
        inputReferencesCut: ours / reference <= 0.2,
        money: worst('ours') <= 0.4,
        moneyBatch: worst('batch') <= 0.2,
      }),
    },
  };
  return { table: tableOf(result), result };
}

function sizesOf(document: PaperDocument): Sizes {
  const request = { paper: { ...samplePaper(), abstract: '' }, document, language: 'ja' as const };
  const draft = sampleDraft();
  const objections = [0, 1].map((at) => ({
    where: `qa[${at}].answer[0]`,
    check: 'number-unsupported',
    reason: 'the paper does not contain 57.6%',
  }));
  const tokens = ({ system, document: text, task }: Prompt, schema: object) =>
    count(system) + count(text) + count(task) + count(JSON.stringify(schema));
  const characters = Object.values(document.setApart).reduce((sum, size) => sum + size, 0);
  return {
    draftIn: tokens(draftPrompt(request), DRAFT_SCHEMA.schema),
    repairIn: tokens(repairPrompt(request, draft, objections, false), REPAIR_SCHEMA.schema),
    setApart: characters / CHARACTERS,
    text: count(document.blocks.map(({ text }) => text).join('\n')),
  };
}

/** Tokens of an answer with ten questions: the sample's, scaled up; ours carries its quotes and the JSON around them. */
function outputs(): { ours: number; reference: number } {
  const draft = sampleDraft();
  const scale = RETRIEVAL.questions / draft.qa.length;
  const { qa, ...summary } = draft;
  return {
    ours: count(JSON.stringify(summary)) + scale * count(JSON.stringify(qa)),
    // Its questions are asked beforehand; only answers are written.
    reference:
      count(textOf(draft.headline)) +
      count(textOf(draft.overview)) +
      scale * qa.reduce((sum, { answer }) => sum + count(textOf(answer)), 0),
  };
}

/** Eight papers of two to fifty pages where they stand beside the project, else the bundled notes. */
async function readDocuments(): Promise<{ documents: PaperDocument[]; real: boolean }> {
  const papers = corpusOrNotice('web/files', 'the goals, which want real papers; the bundled notes are measured');
  const folder = papers ?? fileURLToPath(new URL('../../infra/local/sample/files', import.meta.url));
  const names = papers
    ? PAPERS.map((name) => `${name}.pdf`)
    : readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const documents: PaperDocument[] = [];
  for (const name of names) {
    if (!existsSync(join(folder, name))) continue;
    const { blocks, setApart } = await readPdf(readFileSync(join(folder, name)));
    documents.push({ ...sampleDocument(), blocks, setApart });
  }
  await closePdfReader();
  return { documents, real: papers !== undefined };
}

function tableOf(result: CostBenchResult): string {
  const tokens = (value: number) => Math.round(value).toLocaleString('en-US').padStart(9);
  const money = (value: number) => `$${value.toFixed(4)}`.padStart(9);
  const { ours, reference, wholeTextEachTime } = result.inputTokens;
  return [
    `${result.papers} papers, means; ${result.callsPerPaper} calls a paper expected (goal <= 1.1)`,
    `input tokens, ours, references cut        ${tokens(ours)}`,
    `input tokens, summary and ten retrievals  ${tokens(reference)}   ratio ${result.inputRatio.toFixed(3)} (goal <= 0.20), references left in ${result.inputRatioWithReferences.toFixed(3)} (goal <= 0.30)`,
    `input tokens, whole text for each question${tokens(wholeTextEachTime)}   ratio ${(ours / wholeTextEachTime).toFixed(3)}`,
    `an edition of ${EDITION} papers, prices read ${PRICES_READ}`,
    ...Object.entries(result.edition).map(
      ([model, cost]) =>
        `${model.padEnd(44)} ours ${money(cost.ours)}  batch ${money(cost.batch)}  reference ${money(cost.reference)}  ratio ${(cost.ours / cost.reference).toFixed(3)}`,
    ),
    `worst ratio ${result.moneyRatio.toFixed(3)} on demand (goal <= 0.40), ${result.moneyRatioBatch.toFixed(3)} in batch (goal <= 0.20)`,
    '',
  ].join('\n');
}
