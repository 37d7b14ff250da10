/**
 * `npm run bench -- pages --data DIR`: how much of a page's true text is found, how little else, and how fast, beside
 * the libraries that others use. Form of DIR and the measure: `article-pages.ts`.
 */
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { readHtml } from '../../shared/documents/html/read-html.ts';
import { corpusPath } from '../support/corpus.ts';
import { mean, type Page, readPages, type Score, score } from './article-pages.ts';

type Extract = (page: Page) => Promise<string> | string;

/** Goals of the design: F1 on seen and unseen pages; time within 1.3 of the peer's, which is 1.25 of plain Readability's. */
const GOALS = { f1: 0.965, timeVsReadability: 1.25 } as const;
const ROUNDS = 5;
/** Peers that take many times longer are timed fewer times, so that a run stays within two minutes. */
const SLOW_ROUNDS = 2;
const SLOW = new Set(['defuddle', 'article-extractor']);

const plainText = (html: string): string =>
  parseHTML(`<html><body>${html}</body></html>`).document.body.textContent ?? '';

const EXTRACTORS: Readonly<Record<string, Extract>> = {
  ronbun: ({ html }) =>
    readHtml(html)
      .blocks.map((block) => block.text)
      .join('\n'),
  readability: ({ html }) =>
    new Readability(parseHTML(html).document as unknown as Document).parse()?.textContent ?? '',
  defuddle: async ({ html, url }) => plainText((await quietly(() => Defuddle(html, url))).content),
  'article-extractor': async ({ html, url }) => plainText((await extractFromHtml(html, url))?.content ?? ''),
};

/** Some peers print what they could not parse; the table stays readable. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error, warn } = console;
  console.error = console.warn = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { error, warn });
  }
}

export interface PagesResult {
  readonly bench: 'pages';
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly msPerPage: number;
  /** Our time over plain Readability's, medians of interleaved rounds. */
  readonly timeVsReadability: number;
  readonly peers: Readonly<Record<string, { readonly f1: number; readonly msPerPage: number }>>;
  readonly met: boolean;
}

export async function bench(options: { data?: string } = {}): Promise<{ table: string; result: PagesResult }> {
  const data = options.data ?? corpusPath('html');
  if (!data) throw new Error('no pages to measure: give --data DIR with ground-truth.json and the pages');
  const pages = readPages(data);
  const names = Object.keys(EXTRACTORS);
  const texts = new Map<string, string[]>(names.map((name) => [name, []]));
  const times = new Map<string, number[][]>(names.map((name) => [name, pages.map(() => [])]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, page] of pages.entries()) {
      // Side by side on each page, in turning order: what else the machine does then falls on all alike.
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        if (SLOW.has(name) && round > SLOW_ROUNDS) continue;
        const began = performance.now();
        const text = await textOf(page, EXTRACTORS[name] as Extract);
        // The first round warms up and gives the texts.
        if (round === 0) texts.get(name)?.push(text);
        else times.get(name)?.[index]?.push(performance.now() - began);
      }
    }
  }
  const rows = names.map((name) => ({
    name,
    ...score(pages, texts.get(name) ?? []),
    ms: mean((times.get(name) ?? []).map(median)),
  }));
  const [ours, readability] = rows as [Row, Row];
  const timeVsReadability = round3(ours.ms / readability.ms);
  const result: PagesResult = {
    bench: 'pages',
    pages: pages.length,
    f1: round3(ours.f1),
    precision: round3(ours.precision),
    recall: round3(ours.recall),
    msPerPage: round3(ours.ms),
    timeVsReadability,
    peers: Object.fromEntries(
      rows.slice(1).map((row) => [row.name, { f1: round3(row.f1), msPerPage: round3(row.ms) }]),
    ),
    met: ours.f1 >= GOALS.f1 && timeVsReadability <= GOALS.timeVsReadability,
  };
  return { table: tableOf(rows, result), result };
}

type Row = Score & { readonly name: string; readonly ms: number };

/** A page that an extractor cannot read counts as nothing found. */
async function textOf(page: Page, extract: Extract): Promise<string> {
  try {
    return await extract(page);
  } catch {
    return '';
  }
}

function tableOf(rows: readonly Row[], result: PagesResult): string {
  const line = (...cells: string[]): string =>
    `${cells[0]?.padEnd(20)}${cells
      .slice(1)
      .map((cell) => cell.padStart(11))
      .join('')}`;
  return [
    line(`${result.pages} pages`, 'F1', 'precision', 'recall', 'ms/page'),
    ...rows.map((row) =>
      line(row.name, row.f1.toFixed(3), row.precision.toFixed(3), row.recall.toFixed(3), row.ms.toFixed(1)),
    ),
    `goal F1 >= ${GOALS.f1}: ${mark(result.f1 >= GOALS.f1)} (${result.f1})`,
    `goal time <= ${GOALS.timeVsReadability} of Readability's: ${mark(result.timeVsReadability <= GOALS.timeVsReadability)} (${result.timeVsReadability})`,
  ].join('\n');
}

const mark = (met: boolean): string => (met ? 'met' : 'MISSED');
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round3 = (value: number): number => Math.round(value * 1000) / 1000;
