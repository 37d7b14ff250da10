/**
 * The public article-extraction-benchmark's pages and its measure: tokens `\w+`, 4-token shingles, precision and recall
 * averaged over the pages (scrapinghub/article-extraction-benchmark, evaluate.py).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

export interface Page {
  readonly url: string;
  readonly html: string;
  readonly truth: string;
}

export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

const GroundTruth = v.record(
  v.string(),
  v.object({ articleBody: v.optional(v.string(), ''), url: v.optional(v.string(), '') }),
);

/** True texts: id → articleBody, url. */
export const TRUTH = 'ground-truth.json';

/** @param data holds `ground-truth.json` (id → articleBody, url) and `<id>.html` or `<id>.html.gz` */
export function readPages(data: string): Page[] {
  const truth = v.parse(GroundTruth, JSON.parse(readFileSync(join(data, TRUTH), 'utf8')));
  return Object.entries(truth).map(([id, { articleBody, url }]) => {
    const packed = join(data, `${id}.html.gz`);
    const bytes = existsSync(packed) ? gunzipSync(readFileSync(packed)) : readFileSync(join(data, `${id}.html`));
    return { url: url || 'https://page.example/', html: bytes.toString('utf8'), truth: articleBody };
  });
}

/** @param texts one for each page */
export function score(pages: readonly { readonly truth: string }[], texts: readonly string[]): Score {
  const precisions: number[] = [];
  const recalls: number[] = [];
  pages.forEach(({ truth }, index) => {
    const wanted = shingles(truth);
    const found = shingles(texts[index] ?? '');
    let shared = 0;
    for (const [shingle, count] of found.counts) shared += Math.min(count, wanted.counts.get(shingle) ?? 0);
    // A page without any text found has no precision, one without true text no recall, as in the benchmark.
    if (found.total > 0) precisions.push(shared / found.total);
    if (wanted.total > 0) recalls.push(shared / wanted.total);
  });
  const precision = mean(precisions);
  const recall = mean(recalls);
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

function shingles(text: string): { counts: Map<string, number>; total: number } {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (tokens.length === 0) return { counts, total: 0 };
  const total = Math.max(1, tokens.length - 3);
  for (let i = 0; i < total; i++) {
    const shingle = tokens.slice(i, i + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return { counts, total };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
