/** Asks every listed model one tiny question before a week's work begins, so that a wrong key costs nobody an edition. */
import { type WireOptions, wireOf } from '../../functions/model-wire.ts';
import type { RuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import type { Table } from '../../shared/platform/table.ts';
import { memoryKey } from '../../shared/summaries/write/models/ask-model.ts';
import { createModelMemory } from '../../shared/summaries/write/models/model-memory.ts';
import { PATIENT } from '../../shared/summaries/write/models/patience.ts';
import { type Probed, probeModel } from '../../shared/summaries/write/models/probe.ts';
import { keepProbe } from '../../shared/summaries/write/models/probe-store.ts';
import { LOCAL_CREDENTIALS } from '../local/host/local-environment.ts';
import { REGION } from '../local/template/intrinsics.ts';

/** One that is closed or does not exist shows at once; for one that loads its model nobody need wait here. */
const SILENCE_MS = 45_000;

export interface Preflight {
  readonly probed: readonly Probed[];
  /** Keeps what was learned in a table, for the functions. */
  keepIn(table: Table): Promise<void>;
}

/** Nobody is probed where no model is asked. */
export async function preflight(
  settings: Partial<RuntimeSettings>,
  environment: NodeJS.ProcessEnv,
): Promise<Preflight> {
  const { model = 'extractive', modelIds = [], contextTokens } = settings;
  const now = () => new Date();
  const openAi = { baseURL: environment.OPENAI_BASE_URL || undefined, apiKey: environment.OPENAI_API_KEY || 'none' };
  const wire = wireOf({ ...settings, model }, { openAi, silence: SILENCE_MS, client: clientOf(environment) });
  const memory = createModelMemory(undefined, now, contextTokens);
  const probed = wire
    ? await Promise.all(modelIds.map((id) => probeModel(wire, id, { memory, now, patience: PATIENT })))
    : [];
  return {
    probed,
    async keepIn(table) {
      if (wire) await keepProbe(table, probed, now());
      const kept = createModelMemory(table, now);
      if (wire)
        for (const id of modelIds) await kept.learn(memoryKey(wire, id), await memory.recall(memoryKey(wire, id)));
    },
  };
}

/** The same as the functions of this machine have: a stand-in for Bedrock takes any signature. */
function clientOf(environment: NodeJS.ProcessEnv): NonNullable<WireOptions['client']> {
  // Without this a missing credential makes the SDK ask the network for an EC2 instance's.
  process.env.AWS_EC2_METADATA_DISABLED ??= 'true';
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? REGION;
  return environment.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ? { region, credentials: LOCAL_CREDENTIALS } : { region };
}

/** One line for each model: who it is, what it says, what it costs. */
export function preflightLines(kind: string, probed: readonly Probed[]): string[] {
  return probed.map(({ modelId, says, window, price, state }) => {
    const costs =
      price.output === 0 ? 'free' : `$${dollars(price.input)} and $${dollars(price.output)} for a million tokens`;
    const holds = window === undefined ? [] : [`window ${window.toLocaleString('en-US')}`];
    return [`model ${kind}:${modelId}`, says, ...(state === 'fail' ? [] : [...holds, costs])].join(' · ');
  });
}

const dollars = (price: number): number => Math.round(price * 1e4) / 1e4;
