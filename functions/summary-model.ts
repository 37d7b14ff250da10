/** Who writes the summaries and who reads them a second time, as the settings name them; a budget of its own for every edition. */
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
import { chooseReader } from '../shared/summaries/write/choose-reader.ts';
import { createBedrockModel } from '../shared/summaries/write/models/bedrock.ts';
import { type Budget, createBudget } from '../shared/summaries/write/models/budget.ts';
import { createOpenAiModel } from '../shared/summaries/write/models/openai.ts';
import type { SecondReader } from '../shared/summaries/write/second-reader.ts';
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
  /** Called when the second reader gives no answer about a paper. */
  readonly onReaderSilent: (cause: string) => void;
}

export interface Models {
  readonly model: SummaryModel;
  readonly reader?: SecondReader;
}

/** The models for one week's papers; `mayWait` when a draft may come with a batch, if the settings say so. */
export function createModelFor(services: ModelServices): (week: string, mayWait: boolean) => Models {
  const { settings, table, files, now } = services;
  const { batch, modelIds, secondReader, publishing, zoneOffsetMinutes } = settings;
  const models = new Map<string, Models>();

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

  /** Every turn of the reader is a call: nobody waits a day for it. */
  function build(week: string, mayWait: boolean): Models {
    if (settings.model === 'extractive') return { model: createExtractiveModel() };
    const onReached = () => services.onBudgetReached(week);
    const budget = createBudget({ table, edition: week, limit: settings.budget, now, onReached });
    const create = (ids: readonly string[], later?: Later): SummaryModel =>
      settings.model === 'openai'
        ? createOpenAiModel({ ...services.openAi, modelIds: ids, budget })
        : createBedrockModel({ client: services.bedrock, modelIds: ids, budget, ...(later && { later }) });
    const model = create(modelIds, mayWait && batch && modelIds[0] ? batchTurn(modelIds[0], budget) : undefined);
    const reader = chooseReader(modelIds, secondReader);
    return { model, ...(reader && { reader: { ...create([reader]), onSilent: services.onReaderSilent } }) };
  }

  return (week, mayWait) => {
    const key = `${week} ${mayWait}`;
    const built = models.get(key) ?? build(week, mayWait);
    models.set(key, built);
    return built;
  };
}
