/**
 * `npm run bench -- cost`: tokens and money of a paper by our way, one read and one answer, against the usual ways: a summary
 * and ten retrieval calls (the reference's), and ten calls that each read the whole text. Prompts are the real ones, over
 * real papers where they stand beside the project; tokens by o200k_base (±15% against other tokenizers).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import * as v from 'valibot';
import type { PaperDocument } from '../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { checkDraft } from '../../shared/summaries/check/check-draft.ts';
import { sentencesOf } from '../../shared/summaries/parts.ts';
import { indexSource, type SourceIndex } from '../../shared/summaries/quote/source-index.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { DRAFT_SCHEMA, REPAIR_SCHEMA, REVIEW_SCHEMA } from '../../shared/summaries/write/draft-schema.ts';
import { BATCH_DISCOUNT, costOf, PRICES_READ, priceOf } from '../../shared/summaries/write/models/prices.ts';
import { inWords, type Schema } from '../../shared/summaries/write/models/wire/schema.ts';
import { draftPrompt, type Prompt, repairPrompt } from '../../shared/summaries/write/prompt.ts';
import { reviewPrompt, statementsOf } from '../../shared/summaries/write/second-reader.ts';
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
/** Who reads a second time: a cheap model, as the rule of `choose-reader.ts` takes one where it is listed. */
const READER = 'amazon.nova-lite-v1:0';
/** Tokens of one verdict. */
const VERDICT = 16;
/** Sentences of a repair that the second reader looks at once more. */
const LOOKED_AT_AGAIN = 2;
/** Where no recorded run stands beside the project: every second draft goes back, which is more than any that was seen. */
const REPAIR_RATE = 0.5;
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
  const { whole, words, review, sentences: statements, repairRate: rate } = written();
  const again = review * (LOOKED_AT_AGAIN / statements);
  const ours = mean(sizes.map(({ draftIn, repairIn }) => draftIn + rate * (repairIn + again))) + review;
  const full = mean(sizes.map(({ text, setApart }) => text + setApart));
  const { questions, question, context, instructions } = RETRIEVAL;
  const reference = full + instructions + questions * (context + instructions + question);
  const wholeTextEachTime = (questions + 1) * (full + instructions) + questions * question;
  const edition = Object.fromEntries(
    MODELS.map((model) => {
      const price = priceOf(model);
      const draft = EDITION * costOf(price, { input: mean(sizes.map(({ draftIn }) => draftIn)), output: whole });
      const repair = mean(sizes.map(({ repairIn }) => repairIn));
      const repairs = EDITION * rate * costOf(price, { input: repair, output: (whole / statements) * LOOKED_AT_AGAIN });
      const reader = priceOf(READER);
      const looks =
        EDITION *
        (costOf(reader, { input: review, output: statements * VERDICT }) +
          rate * costOf(reader, { input: again, output: LOOKED_AT_AGAIN * VERDICT }));
      const embedding = (EDITION * EMBEDDING.overlap * full * EMBEDDING.price) / 1e6;
      const theirs = EDITION * costOf(price, { input: reference, output: words }) + embedding;
      // Neither a repair nor the second reader can wait for a batch: they are asked for by themselves.
      const onDemand = repairs + looks;
      return [model, { ours: draft + onDemand, batch: draft * BATCH_DISCOUNT + onDemand, reference: theirs }];
    }),
  );
  const worst = (way: 'ours' | 'batch') =>
    Math.max(...Object.values(edition).map((money) => money[way] / money.reference));
  const result: CostBenchResult = {
    bench: 'cost',
    papers: sizes.length,
    callsPerPaper: 2 + 2 * rate,
    inputTokens: { ours, reference, wholeTextEachTime },
    inputRatio: ours / reference,
    inputRatioWithReferences: (ours + mean(sizes.map(({ setApart }) => setApart))) / reference,
    edition,
    moneyRatio: worst('ours'),
    moneyRatioBatch: worst('batch'),
    goals: {
      calls: 2 + 2 * rate <= 3.2,
      // Any way of ours is cheap on notes of two pages.
      ...(real && {
        inputReferencesCut: ours / reference <= 0.3,
        money: worst('ours') <= 0.45,
        moneyBatch: worst('batch') <= 0.3,
      }),
    },
  };
  return { table: tableOf(result), result };
}

/** The form is sent twice: in words, and as the schema that the service holds the answer to. */
const tokensOf = ({ system, document: text, task }: Prompt, schema: Schema): number =>
  count(system) + count(text) + count(task) + count(inWords(schema)) + count(JSON.stringify(schema));

function sizesOf(document: PaperDocument): Sizes {
  const request = { paper: { ...samplePaper(), abstract: '' }, document, language: 'ja' as const };
  const draft = sampleDraft();
  const objections = [0, 1].map((at) => ({
    where: `qa[${at}].answer[0]`,
    check: 'number-not-quoted',
    reason: 'its quotes do not contain 57.6%',
  }));
  const characters = Object.values(document.setApart).reduce((sum, size) => sum + size, 0);
  return {
    draftIn: tokensOf(draftPrompt(request), DRAFT_SCHEMA.schema),
    repairIn: tokensOf(repairPrompt(request, draft, objections, false), REPAIR_SCHEMA.schema),
    setApart: characters / CHARACTERS,
    text: count(document.blocks.map(({ text }) => text).join('\n')),
  };
}

/** From the six questions of the sample to the ten that are asked for. */
const SCALE = RETRIEVAL.questions / sampleDraft().qa.length;

const Row = v.object({
  ...{ id: v.string(), paper: v.string(), label: v.picklist(['true', 'lie']), where: v.string() },
  ...{ language: v.picklist(['ja', 'en']), sentence: v.string(), quotes: v.array(v.string()) },
});
type Row = v.InferOutput<typeof Row>;

/** Summaries that a strong writer handed in, sentence by sentence: the true rows of the recorded runs, run by run. */
function recordedRuns(): { runs: readonly (readonly Row[])[]; folder: string } | undefined {
  const file = corpusOrNotice(
    'truth/sentences.jsonl',
    'the recorded runs; the sample is scaled, and every second draft goes back',
  );
  if (!file) return undefined;
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const rows = lines.map((line) => v.parse(Row, JSON.parse(line))).filter(({ label }) => label === 'true');
  const runs = Map.groupBy(rows, ({ id }) => id.split('.').slice(0, 3).join('.'));
  return { runs: [...runs.values()], folder: join(dirname(file), 'papers') };
}

interface Written {
  /** Tokens of a whole answer, of its words alone, and of what the second reader is shown; and how many sentences there are. */
  readonly whole: number;
  readonly words: number;
  readonly review: number;
  readonly sentences: number;
  /** Share of drafts that the checks send back. */
  readonly repairRate: number;
}

function written(): Written {
  const recorded = recordedRuns();
  const sample = { draft: sampleDraft(), index: indexSource(samplePaper(), sampleDocument()), language: 'ja' as const };
  const textOf = recorded && textsIn(recorded.folder);
  const all = recorded
    ? recorded.runs.map((run) => ({ draft: draftOf(run), index: textOf!(run[0]!.paper), language: run[0]!.language }))
    : [sample];
  const looks = all.map(({ draft, index, language }) => ({ ...look(draft, index, language), draft, language }));
  const japanese = looks.filter(({ language }) => language === 'ja');
  const scale = recorded ? 1 : SCALE;
  const asked = RETRIEVAL.questions * count(JSON.stringify({ question: sampleDraft().qa[0]!.question, answer: [] }));
  const parts = (draft: Draft) =>
    sentencesOf(draft).map(({ sentence: { quotes, sentence } }) => ({ quotes, sentence }));
  return {
    whole: asked + scale * mean(japanese.map(({ draft }) => count(JSON.stringify(parts(draft))))),
    words:
      scale *
      mean(
        japanese.map(({ draft }) =>
          count(
            parts(draft)
              .map(({ sentence }) => sentence)
              .join(''),
          ),
        ),
      ),
    review: scale * mean(japanese.map(({ review }) => review)),
    sentences: scale * mean(japanese.map(({ draft }) => sentencesOf(draft).length)),
    repairRate: recorded ? looks.filter(({ sentBack }) => sentBack).length / looks.length : REPAIR_RATE,
  };
}

/** Indexes of the recorded papers' texts, each made once. */
function textsIn(folder: string): (name: string) => SourceIndex {
  const indexes = new Map<string, SourceIndex>();
  return (name) => {
    const known = indexes.get(name);
    if (known) return known;
    const lines = readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n');
    const blocks = lines.map((line) => ({ ...sampleDocument().blocks[0]!, text: line.replace(/^## /, '') }));
    const index = indexSource({ ...samplePaper(), title: name }, { ...sampleDocument(), blocks });
    indexes.set(name, index);
    return index;
  };
}

/** One run as a draft: what is said of the whole, and answers of its sentences in their order. */
const draftOf = (run: readonly Row[]): Draft => ({
  ...{ headline: [], overview: run.filter(({ where }) => where !== 'qa') },
  qa: [
    ...Map.groupBy(
      run.filter(({ where }) => where === 'qa'),
      ({ id }) => id.replace(/\.s\d+$/, ''),
    ),
  ].map(([, answer]) => ({
    question: sampleDraft().qa[0]!.question,
    answer,
  })),
});

function look(draft: Draft, index: SourceIndex, language: Row['language']) {
  const { objections, standing } = checkDraft(draft, index, language, false);
  const questions = draft.qa.map(({ question }, at) => `${question} ${at}`);
  const statements = statementsOf(sentencesOf(draft), questions, standing, index);
  return {
    review: tokensOf(reviewPrompt(statements), REVIEW_SCHEMA.schema),
    sentBack: objections.some(({ where }) => /\]\.answer\[|^overview\[/.test(where)),
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
    `${result.papers} papers, means; ${result.callsPerPaper.toFixed(1)} calls a paper expected (goal <= 3.2)`,
    `input tokens, ours, references cut        ${tokens(ours)}`,
    `input tokens, summary and ten retrievals  ${tokens(reference)}   ratio ${result.inputRatio.toFixed(3)} (goal <= 0.30), references left in ${result.inputRatioWithReferences.toFixed(3)}`,
    `input tokens, whole text for each question${tokens(wholeTextEachTime)}   ratio ${(ours / wholeTextEachTime).toFixed(3)}`,
    `an edition of ${EDITION} papers, prices read ${PRICES_READ}`,
    ...Object.entries(result.edition).map(
      ([model, cost]) =>
        `${model.padEnd(44)} ours ${money(cost.ours)}  batch ${money(cost.batch)}  reference ${money(cost.reference)}  ratio ${(cost.ours / cost.reference).toFixed(3)}`,
    ),
    `worst ratio ${result.moneyRatio.toFixed(3)} on demand (goal <= 0.45), ${result.moneyRatioBatch.toFixed(3)} in batch (goal <= 0.30)`,
    '',
  ].join('\n');
}
