/** Who wrote an edition, and why another writer stood in. */
import type { Edition } from '../../../shared/editions/edition.ts';
import { isModelTrouble } from '../../../shared/summaries/summary.ts';
import type { Progress } from '../../operator/progress.ts';
import type { LocalTarget } from '../../operator/target/local-target.ts';
import { localSettings } from '../command/run-options.ts';
import type { DigestOptions } from './digest-options.ts';

/** Papers that the model was to write and did not come to: how many, and why. */
export async function tellStandIns(target: LocalTarget, edition: Edition, progress: Progress): Promise<void> {
  const ids = edition.papers.map(({ id }) => id);
  const reasons = new Map<string, number>();
  for (const { read } of (await target.summaries.all(ids, edition.language)).values()) {
    const [first] = read?.dropped.filter(({ check }) => isModelTrouble(check)) ?? [];
    if (first && read?.verbatim) reasons.set(first.text, (reasons.get(first.text) ?? 0) + 1);
  }
  for (const [reason, papers] of reasons)
    progress.say(
      `${papers} ${papers === 1 ? 'paper speaks' : 'papers speak'} in ${papers === 1 ? 'its' : 'their'} own words: ${reason}`,
    );
}

/** How many papers each writer wrote. */
export function writtenBy({ papers }: Edition): Record<string, number> {
  const by: Record<string, number> = {};
  for (const { model } of papers) if (model !== '') by[model] = (by[model] ?? 0) + 1;
  return by;
}

/** Whom the run was told to ask: the first id, or nobody. */
export function writerOf(options: DigestOptions): string {
  const { model = 'extractive', modelIds = [] } = localSettings(options, process.env);
  return model === 'extractive' ? model : `${model}:${modelIds[0]}`;
}
