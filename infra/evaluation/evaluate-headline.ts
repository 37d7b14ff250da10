/** Scores the extractive headline on SciTLDR (Cachola et al., 2020): one sentence of the abstract against human one-liners. */
import * as v from 'valibot';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { bestRouge, meanRouge, type Rouge } from '../../shared/summaries/extractive/ranking/rouge.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import { evaluationRequest, readRows } from './public-set-rows.ts';

const row = v.object({
  title: v.nullish(v.string(), ''),
  /** Sentences of the abstract. */
  source: v.array(v.string()),
  /** One or more human summaries. */
  target: v.union([v.string(), v.array(v.string())]),
});

/**
 * Mean ROUGE F1 in percent of the product's headline over a SciTLDR JSONL file; of several references the one with the best
 * ROUGE-1 counts, as in the paper. Throws UsageError when a line is not of that shape.
 */
export async function evaluateHeadline(file: string): Promise<Rouge & { readonly count: number }> {
  const model = createExtractiveModel();
  const scores: Rouge[] = [];
  for (const { title, source, target } of await readRows(file, row)) {
    const abstract = source.map((sentence) => sentence.trim()).join(' ');
    const { draft } = await model.draft(evaluationRequest(title, abstract, []));
    scores.push(bestRouge(textOf(draft.headline), Array.isArray(target) ? target : [target]));
  }
  return { ...meanRouge(scores), count: scores.length };
}
