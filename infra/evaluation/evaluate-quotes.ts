/**
 * `npm run evaluate -- quotes --source DIR`: how many true quotes the check accepts after the noise of PDFs and models, and
 * how many changed or foreign ones. Deterministic: the same folder gives the same quotes.
 */
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { closePdfReader } from '../../shared/documents/pdf/read-pdf.ts';
import { quoteInSource } from '../../shared/summaries/quote/quote-in-source.ts';
import { indexSource, type SourceIndex } from '../../shared/summaries/quote/source-index.ts';
import { UsageError } from '../exit.ts';
import { documentOfFile } from './audit/audit-sources.ts';
import { bareDocument, barePaper } from './bare-paper.ts';
import { changedDigit, changedWord, noisy, quotesOf, seeded } from './quote-noise.ts';

export interface QuoteEvaluation {
  /** Percent of true quotes accepted, as they are and after each kind of noise. */
  readonly acceptedTrue: number;
  /** Percent accepted with one word replaced, with one digit changed, and of quotes from another text. */
  readonly acceptedOneWord: number;
  readonly acceptedOneDigit: number;
  readonly acceptedForeign: number;
  /** Milliseconds that 95% of the checks stay under, on a text of at least 100 kB where the folder has as much. */
  readonly p95Ms: number;
  readonly texts: number;
  readonly quotes: number;
}

const QUOTES_PER_TEXT = 25;
const MOST_TEXTS = 300;
/** Shorter files hold no paper. */
const SHORTEST_TEXT = 1_000;
const TIMED_TEXT = 100_000;

/** @throws UsageError when the folder holds no text of a paper */
export async function evaluateQuotes({ source }: { readonly source: string }): Promise<QuoteEvaluation> {
  const texts = await textsOf(source);
  if (texts.length === 0)
    throw new UsageError(`${source} holds no .txt, .json, .html or .pdf with the text of a paper`);
  const indexes = texts.map((text) => indexOf(text));
  const tally = { true: [0, 0], word: [0, 0], digit: [0, 0], foreign: [0, 0] } as Record<string, [number, number]>;
  const random = seeded(20_241_101);
  const count = (kind: string, accepted: boolean): void => {
    tally[kind]![0] += accepted ? 1 : 0;
    tally[kind]![1] += 1;
  };
  const quotes: string[] = [];
  for (const [at, text] of texts.entries()) {
    const index = indexes[at]!;
    const found = (quote: string | undefined): boolean =>
      quote !== undefined && quoteInSource(quote, index) !== undefined;
    for (const quote of quotesOf(text, QUOTES_PER_TEXT, random)) {
      quotes.push(quote);
      for (const variant of [quote, ...noisy(quote, random)]) count('true', found(variant));
      const word = changedWord(quote, text, random);
      if (word !== undefined) count('word', found(word));
      const digit = changedDigit(quote, text, random);
      if (digit !== undefined) count('digit', found(digit));
    }
    const other = texts[(at + 1) % texts.length]!;
    if (other !== text) {
      // Sentences that both papers print (a licence, a notice) are not foreign.
      for (const quote of quotesOf(other, 10, random)) if (!text.includes(quote)) count('foreign', found(quote));
    }
  }
  const percent = (kind: string): number => (tally[kind]![1] === 0 ? 0 : (100 * tally[kind]![0]) / tally[kind]![1]);
  return {
    acceptedTrue: percent('true'),
    acceptedOneWord: percent('word'),
    acceptedOneDigit: percent('digit'),
    acceptedForeign: percent('foreign'),
    p95Ms: timed(texts, quotes),
    texts: texts.length,
    quotes: quotes.length,
  };
}

function timed(texts: readonly string[], quotes: readonly string[]): number {
  let long = '';
  for (const text of texts) if (long.length < TIMED_TEXT) long += `${text}\n`;
  const index = indexOf(long);
  const times = quotes.map((quote) => {
    const start = performance.now();
    quoteInSource(quote, index);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

async function textsOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => {
    throw new UsageError(`${folder} is not a folder`);
  });
  const texts: string[] = [];
  try {
    for (const file of files.sort().slice(0, MOST_TEXTS * 10)) {
      if (!['.txt', '.json', '.pdf', '.html'].includes(extname(file)) || /^(?:licen[cs]e|readme)/i.test(basename(file)))
        continue;
      // A file that can't be read as its name says is no text; the rest still counts.
      const document = await documentOfFile(join(folder, file)).catch(() => undefined);
      const text = document?.blocks.map((block) => block.text).join('\n') ?? '';
      if (text.length >= SHORTEST_TEXT) texts.push(text);
      if (texts.length === MOST_TEXTS) break;
    }
  } finally {
    await closePdfReader();
  }
  return texts;
}

function indexOf(text: string): SourceIndex {
  return indexSource(barePaper({}), bareDocument('pdf', [{ kind: 'paragraph', text, place: { kind: 'abstract' } }]));
}
