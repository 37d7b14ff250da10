/** Scores the extractive overview on ScisummNet (Yasunaga et al., 2019): full papers against human summaries. */
import * as v from 'valibot';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { meanRouge, type Rouge, rouge } from '../../shared/summaries/extractive/ranking/rouge.ts';
import { textOf } from '../../shared/summaries/parts.ts';
import { evaluationRequest, readRows } from './public-set-rows.ts';

/** The measure's limit; longer overviews are cut here, so that length can't buy recall. */
const MOST_WORDS = 150;

const row = v.object({
  title: v.string(),
  /** Sentences of the abstract. */
  abstract: v.array(v.string()),
  sections: v.array(v.object({ title: v.nullish(v.string(), ''), sents: v.array(v.string()) })),
  human: v.string(),
});

/**
 * Mean ROUGE F1 in percent of the product's overview, at most 150 words, over a ScisummNet JSONL file
 * ({title, abstract, sections, human} a line). With `hideAbstract` the model sees the sections alone.
 * Throws UsageError when a line is not of that shape.
 */
export async function evaluateOverview(
  file: string,
  { hideAbstract = false }: { hideAbstract?: boolean } = {},
): Promise<Rouge & { readonly count: number }> {
  const model = createExtractiveModel();
  const scores: Rouge[] = [];
  for (const { title, abstract, sections, human } of await readRows(file, row)) {
    const seen = hideAbstract ? '' : abstract.join(' ');
    const { draft } = await model.draft(evaluationRequest(title, seen, sections));
    scores.push(rouge(textOf(draft.overview).split(/\s+/).slice(0, MOST_WORDS).join(' '), human));
  }
  return { ...meanRouge(scores), count: scores.length };
}
