/** Who writes the summaries, as the settings name it; a budget of its own for every edition. */
import { optional } from '../shared/platform/environment.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { Table } from '../shared/platform/table.ts';
import { type Budget, createBudget } from '../shared/summaries/budget.ts';
import { createExtractiveModel } from '../shared/summaries/extractive/extractive-model.ts';
import type { SummaryModel } from '../shared/summaries/summary.ts';

export interface ModelServices {
  readonly table: Table;
  readonly settings: RuntimeSettings;
  readonly environment: NodeJS.ProcessEnv;
  /** Called once an edition when its budget is spent. */
  readonly onBudgetReached: (edition: string) => void;
}

/** The model for one week's papers. Clients are loaded only when their model is chosen, which keeps cold starts short. */
export function createModelFor(services: ModelServices): (week: string) => Promise<SummaryModel> {
  const { settings, table } = services;
  const models = new Map<string, Promise<SummaryModel>>();

  const budgetOf = (week: string): Budget =>
    createBudget({
      table,
      edition: week,
      limit: settings.budget,
      now: () => new Date(),
      onReached: () => services.onBudgetReached(week),
    });

  async function build(week: string): Promise<SummaryModel> {
    const { modelIds } = settings;
    if (settings.model === 'bedrock') {
      const { bedrockClient, createBedrockModel } = await import('../shared/summaries/bedrock.ts');
      return createBedrockModel({ client: bedrockClient({}), modelIds, budget: budgetOf(week) });
    }
    if (settings.model === 'openai') {
      const { createOpenAiModel } = await import('../shared/summaries/openai.ts');
      const baseURL = optional('openAiUrl', services.environment);
      const apiKey = await openAiKey(services.environment);
      return createOpenAiModel({ ...(baseURL && { baseURL }), apiKey, modelIds, budget: budgetOf(week) });
    }
    return createExtractiveModel();
  }

  return (week) => {
    const known =
      models.get(week) ??
      build(week).catch((error) => {
        models.delete(week);
        throw error;
      });
    models.set(week, known);
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
