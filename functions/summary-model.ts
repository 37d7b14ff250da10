/** Who writes the summaries, as the settings name it; a budget of its own for every edition. */
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { publishSlotOf } from '../shared/papers/time/publish-slot.ts';
import type { Bucket } from '../shared/platform/bucket.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { Table } from '../shared/platform/table.ts';
import { createExtractiveModel } from '../shared/summaries/extractive/extractive-model.ts';
import type { SummaryModel } from '../shared/summaries/summary.ts';
import { createBatchFiles } from '../shared/summaries/write/batch/batch-files.ts';
import { createBatchStore } from '../shared/summaries/write/batch/batch-store.ts';
import { createBatchTurn } from '../shared/summaries/write/batch/batch-turn.ts';
import { waitingEnds } from '../shared/summaries/write/batch/plan-jobs.ts';
import { createBedrockModel } from '../shared/summaries/write/models/bedrock.ts';
import { type Budget, createBudget } from '../shared/summaries/write/models/budget.ts';
import { createOpenAiModel } from '../shared/summaries/write/models/openai.ts';
import type { Later } from '../shared/summaries/write/written-model.ts';

export interface ModelServices {
  readonly table: Table;
  /** Where requests and answers of a batch lie. */
  readonly files: Bucket;
  readonly settings: RuntimeSettings;
  readonly bedrock: BedrockRuntimeClient;
  readonly openAi: { readonly baseURL?: string; readonly apiKey: string };
  readonly now: () => Date;
  /** Called once an edition when its budget is spent. */
  readonly onBudgetReached: (edition: string) => void;
}

/** The model for one week's papers; `mayWait` when a draft may come with a batch, if the settings say so. */
export function createModelFor(services: ModelServices): (week: string, mayWait: boolean) => SummaryModel {
  const { settings, table, files, now } = services;
  const { batch, modelIds, publishing, zoneOffsetMinutes } = settings;
  const models = new Map<string, SummaryModel>();

  function batchTurn(modelId: string, budget: Budget): Later {
    return createBatchTurn({
      store: createBatchStore(table),
      files: createBatchFiles(files),
      modelId,
      budget,
      waitingEnds: (of, at) => {
        const slot = publishSlotOf(of, at, publishing, zoneOffsetMinutes);
        return slot && waitingEnds(slot, at);
      },
      now,
    });
  }

  function build(week: string, mayWait: boolean): SummaryModel {
    if (settings.model === 'extractive') return createExtractiveModel();
    const onReached = () => services.onBudgetReached(week);
    const budget = createBudget({ table, edition: week, limit: settings.budget, now, onReached });
    if (settings.model === 'openai') return createOpenAiModel({ ...services.openAi, modelIds, budget });
    const later = mayWait && batch && modelIds[0] ? batchTurn(modelIds[0], budget) : undefined;
    return createBedrockModel({ client: services.bedrock, modelIds, budget, ...(later && { later }) });
  }

  return (week, mayWait) => {
    const key = `${week} ${mayWait}`;
    const model = models.get(key) ?? build(week, mayWait);
    models.set(key, model);
    return model;
  };
}
