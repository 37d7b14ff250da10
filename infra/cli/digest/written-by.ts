/** Who wrote an edition. */
import type { Edition } from '../../../shared/editions/edition.ts';
import { asksNobody, localSettings } from '../command/run-options.ts';
import type { DigestOptions } from './digest-options.ts';

/** How many papers each writer wrote. */
export function writtenBy({ papers }: Edition): Record<string, number> {
  const by: Record<string, number> = {};
  for (const { model } of papers) if (model !== '') by[model] = (by[model] ?? 0) + 1;
  return by;
}

/** Whom the run was told to ask: the first id, or nobody. */
export function writerOf(options: DigestOptions): string {
  const { model = 'extractive', modelIds = [] } = localSettings(options, process.env);
  return asksNobody(model) ? model : `${model}:${modelIds[0]}`;
}
