/** Who writes the summaries, as the settings name it; a budget of its own for every edition. */
import { publishSlotOf } from '../shared/papers/time/publish-slot.ts';
import type { Bucket } from '../shared/platform/bucket.ts';
import { optional } from '../shared/platform/environment.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { Table } from '../shared/platform/table.ts';
import type { SummaryModel } from '../shared/summaries/summary.ts';
import { type Budget, createBudget } from '../shared/summaries/write/models/budget.ts';
import type { Later } from '../shared/summaries/write/written-model.ts';

export interface ModelServices {
  readonly table: Table;
  /** Where requests and answers of a batch lie. */
  readonly files: Bucket;
  readonly settings: RuntimeSettings;
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** Called once an edition when its budget is spent. */
  readonly onBudgetReached: (edition: string) => void;
}

/** The model for one week's papers; `mayWait` when a draft may come with a batch, if the settings say so. Clients are loaded only when their model is chosen, which keeps cold starts short. */
export function createModelFor(services: ModelServices): (week: string, mayWait: boolean) => Promise<SummaryModel> {
  const { settings, table, files, now } = services;
  const models = new Map<string, Promise<SummaryModel>>();

  const budgetOf = (week: string): Budget =>
    createBudget({
      table,
      edition: week,
      limit: settings.budget,
      now,
      onReached: () => services.onBudgetReached(week),
    });

  async function batchTurn(week: string): Promise<Later | undefined> {
    const { batch, modelIds, publishing, zoneOffsetMinutes } = settings;
    if (!batch || !modelIds[0]) return undefined;
    const [{ createBatchTurn }, { createBatchStore }, { createBatchFiles }, { waitingEnds }] = await Promise.all([
      import('../shared/summaries/write/batch/batch-turn.ts'),
      import('../shared/summaries/write/batch/batch-store.ts'),
      import('../shared/summaries/write/batch/batch-files.ts'),
      import('../shared/summaries/write/batch/plan-jobs.ts'),
    ]);
    return createBatchTurn({
      store: createBatchStore(table),
      files: createBatchFiles(files),
      modelId: modelIds[0],
      budget: budgetOf(week),
      waitingEnds: (of, at) => {
        const slot = publishSlotOf(of, at, publishing, zoneOffsetMinutes);
        return slot && waitingEnds(slot, at);
      },
      now,
    });
  }

  async function build(week: string, mayWait: boolean): Promise<SummaryModel> {
    const { modelIds } = settings;
    if (settings.model === 'bedrock') {
      const { bedrockClient, createBedrockModel } = await import('../shared/summaries/write/models/bedrock.ts');
      const later = mayWait ? await batchTurn(week) : undefined;
      return createBedrockModel({
        client: bedrockClient({}),
        modelIds,
        budget: budgetOf(week),
        ...(later && { later }),
      });
    }
    if (settings.model === 'openai') {
      const { createOpenAiModel } = await import('../shared/summaries/write/models/openai.ts');
      const baseURL = optional('openAiUrl', services.environment);
      const apiKey = await openAiKey(services.environment);
      return createOpenAiModel({ ...(baseURL && { baseURL }), apiKey, modelIds, budget: budgetOf(week) });
    }
    const { createExtractiveModel } = await import('../shared/summaries/extractive/extractive-model.ts');
    return createExtractiveModel();
  }

  return (week, mayWait) => {
    const key = `${week} ${mayWait}`;
    const known =
      models.get(key) ??
      build(week, mayWait).catch((error) => {
        models.delete(key);
        throw error;
      });
    models.set(key, known);
    return known;
  };
}

/** In the cloud a secret holds it; on one's own machine the variable that the service's own tools read. */
async function openAiKey(environment: NodeJS.ProcessEnv): Promise<string> {
  const secret = optional('openAiKeySecret', environment);
  if (!secret) return environment.OPENAI_API_KEY ?? 'none';
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const answer = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secret }));
  return answer.SecretString?.trim() || 'none';
}
