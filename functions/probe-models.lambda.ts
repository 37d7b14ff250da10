import { required } from '../shared/platform/environment.ts';
import { tableFromEnvironment } from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import { chooseReader } from '../shared/summaries/write/choose-reader.ts';
import { createModelMemory } from '../shared/summaries/write/models/model-memory.ts';
import { probeModel } from '../shared/summaries/write/models/probe.ts';
import { keepProbe } from '../shared/summaries/write/models/probe-store.ts';
import { openAiFromEnvironment, wireOf } from './model-wire.ts';
import { ProbeModelsInput, type ProbeModelsServices, probeModels } from './probe-models.ts';

/** Under the function's own time, so that a model that hangs is told as one and hides no other. */
const SILENCE_MS = 60_000;

async function services(): Promise<ProbeModelsServices> {
  const settings = parseRuntimeSettings(required('settings'));
  const table = tableFromEnvironment();
  const now = () => new Date();
  const memory = createModelMemory(table, now, settings.contextTokens);
  const wire = wireOf(settings, { openAi: await openAiFromEnvironment(settings), silence: SILENCE_MS });
  const reader = chooseReader(settings.modelIds, settings.secondReader);
  const listed = [...new Set([...settings.modelIds, ...(reader ? [reader] : [])])];
  return {
    modelIds: wire ? listed : [],
    probe: (modelId) => probeModel(wire!, modelId, { memory, now }),
    keep: (probed) => keepProbe(table, probed, now()),
  };
}

export const handler = runHandler({ name: 'probe-models', schema: ProbeModelsInput, services, run: probeModels });
