/** `npm run bench -- checks`: everything that is held against a paper of 100 kB, from its bare blocks to the last objection. */

import { readFileSync } from 'node:fs';
import type { Block, PaperDocument } from '../../shared/documents/document.ts';
import { closePdfReader, readPdf } from '../../shared/documents/pdf/read-pdf.ts';
import { splitSentences } from '../../shared/documents/sentences.ts';
import { checkDraft } from '../../shared/summaries/check/check-draft.ts';
import { sentencesOf } from '../../shared/summaries/parts.ts';
import { quoteInSource } from '../../shared/summaries/quote/quote-in-source.ts';
import { indexSource } from '../../shared/summaries/quote/source-index.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { sampleDocument, sampleDraft, samplePaper } from '../summaries/sample-paper.ts';
import { corpusOrNotice } from '../support/corpus.ts';

export interface ChecksBenchOptions {
  readonly rounds?: number;
}

export interface ChecksBenchResult {
  readonly bench: 'checks';
  readonly bytes: number;
  /** Medians, in ms. */
  readonly indexMs: number;
  readonly checksMs: number;
  readonly paperMs: number;
  /** Nine of ten rounds lie between. */
  readonly paperSpread: readonly [number, number];
  /** 95% of single quote checks stay under it. */
  readonly quoteP95Ms: number;
  readonly goals: Readonly<Record<string, boolean>>;
}

const PAPER_BYTES = 100_000;
const PAPER_GOAL_MS = 50;
const QUOTE_GOAL_MS = 2;
/** Rounds before the measured ones: a worker checks hundreds of statements, and V8 compiles what runs often. */
const WARM_UP = 30;

export async function bench({
  rounds = 41,
}: ChecksBenchOptions = {}): Promise<{ table: string; result: ChecksBenchResult }> {
  const paper = samplePaper();
  const document: PaperDocument = { ...sampleDocument(), blocks: await blocksOf(PAPER_BYTES) };
  const draft = draftOver(document);
  const indexTimes: number[] = [];
  const checkTimes: number[] = [];
  const quoteTimes: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const start = performance.now();
    const index = indexSource(paper, document);
    const indexed = performance.now();
    checkDraft(draft, index, 'ja', false);
    const checked = performance.now();
    if (round < 0) continue;
    indexTimes.push(indexed - start);
    checkTimes.push(checked - indexed);
    for (const quote of sentencesOf(draft).flatMap(({ sentence }) => sentence.quotes)) {
      const before = performance.now();
      quoteInSource(quote, index);
      quoteTimes.push(performance.now() - before);
    }
  }
  const [indexMs, checksMs] = [at(indexTimes, 0.5), at(checkTimes, 0.5)];
  const paperTimes = indexTimes.map((time, round) => time + checkTimes[round]!);
  const [paperMs, ...paperSpread] = [0.5, 0.05, 0.95].map((share) => at(paperTimes, share)) as [number, number, number];
  const quoteP95Ms = at(quoteTimes, 0.95);
  const bytes = Buffer.byteLength(document.blocks.map(({ text }) => text).join('\n'));
  const result: ChecksBenchResult = {
    bench: 'checks',
    bytes,
    indexMs,
    checksMs,
    paperMs,
    paperSpread,
    quoteP95Ms,
    goals: { paperUnder50Ms: paperMs < PAPER_GOAL_MS, quoteP95Under2Ms: quoteP95Ms < QUOTE_GOAL_MS },
  };
  return { table: tableOf(result, draft, rounds), result };
}

function tableOf(result: ChecksBenchResult, draft: Draft, rounds: number): string {
  const quotes = sentencesOf(draft).flatMap(({ sentence }) => sentence.quotes).length;
  const row = (name: string, ms: number, goal = '') =>
    `${name.padEnd(44)} ${ms.toFixed(3).padStart(9)} ms  ${goal}`.trimEnd();
  return [
    `one paper of ${result.bytes} bytes, ${draft.qa.length} answers, ${quotes} quotes; medians of ${rounds} rounds`,
    row('index of the text, once a paper', result.indexMs),
    row('all checks over the draft', result.checksMs),
    row(
      'both',
      result.paperMs,
      `goal < ${PAPER_GOAL_MS}  (${result.paperSpread.map((ms) => ms.toFixed(1)).join('–')})`,
    ),
    row('one quote, 95% of them', result.quoteP95Ms, `goal < ${QUOTE_GOAL_MS}`),
    '',
  ].join('\n');
}

/** Text of real papers where they stand beside the project, else the sample paper's over and over. */
async function blocksOf(bytes: number): Promise<Block[]> {
  const file = corpusOrNotice('web/files/2305.13048v1.pdf', 'a real paper; the sample one is checked over and over');
  const real = file ? [...(await readPdf(readFileSync(file))).blocks] : [];
  await closePdfReader();
  const blocks: Block[] = [];
  for (let size = 0, at = 0; size < bytes; at++) {
    const block = real[at] ?? sampleDocument().blocks[at % 8]!;
    blocks.push(block);
    size += Buffer.byteLength(block.text) + 1;
  }
  return blocks;
}

/** The sample's Japanese answers, each with three sentences of the text as quotes, and four of them false. */
function draftOver(document: PaperDocument): Draft {
  const sentences = document.blocks
    .flatMap(({ text }) => splitSentences(text))
    .filter(({ length }) => length > 80 && length < 300);
  const sample = sampleDraft();
  const step = Math.floor(sentences.length / 40);
  const qa = Array.from({ length: 10 }, (_, number) => {
    const item = sample.qa[number % sample.qa.length]!;
    const quotes = [0, 1, 2].map((quote) => sentences[(number * 3 + quote) * step]!);
    const given = number < 4 ? [quotes[0]!.replace(/\b[a-z]{4,}\b/, 'bananas'), ...quotes.slice(1)] : quotes;
    return { ...item, answer: item.answer.map(({ sentence }) => ({ sentence, quotes: given })) };
  });
  return { ...sample, qa };
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
