/**
 * Duty: ask every listed model one tiny question, so that a key, an access or an id that went wrong is known before the
 * week's work, and a fallback that is never asked does not go stale (Bedrock closes models that an account leaves idle).
 * Trigger: a schedule every day, half an hour before papers are collected; `status` shows what was found.
 * May fire for nothing: a second look costs a fraction of a cent and finds the same.
 */
import * as v from 'valibot';
import type { Counter } from '../shared/platform/metrics.ts';
import type { Probed } from '../shared/summaries/write/models/probe.ts';

export const ProbeModelsInput = v.object({ slot: v.optional(v.string()) });

export interface ProbeModelsServices {
  /** The writers in their order, and the second reader. */
  readonly modelIds: readonly string[];
  readonly probe: (modelId: string) => Promise<Probed>;
  readonly keep: (probed: readonly Probed[]) => Promise<void>;
}

export async function probeModels(
  _input: v.InferOutput<typeof ProbeModelsInput>,
  { modelIds, probe, keep }: ProbeModelsServices,
  counter: Counter,
) {
  const probed = await Promise.all(modelIds.map(probe));
  await keep(probed);
  const failing = probed.filter(({ state }) => state === 'fail');
  counter.add('modelsClosed', failing.length);
  return { asked: probed.length, closed: failing.map(({ modelId, says }) => ({ modelId, says })) };
}
