/** Who writes the summaries and who reads them a second time, as the settings name them; a budget of its own for every edition. */
import { publishSlotOf } from '../shared/papers/time/publish-slot.ts';
import type { Bucket } from '../shared/platform/bucket.ts';
import type { RuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { Table } from '../shared/platform/table.ts';
import { createExtractiveModel } from '../shared/summaries/extractive/extractive-model.ts';
import type { SummaryModel, SummaryRequest } from '../shared/summaries/summary.ts';
import { createBatchFiles } from '../shared/summaries/write/batch/batch-files.ts';
import { createBatchStore } from '../shared/summaries/write/batch/batch-store.ts';
import { createBatchTurn } from '../shared/summaries/write/batch/batch-turn.ts';
import { waitingEnds } from '../shared/summaries/write/batch/plan-jobs.ts';
import { chooseReader } from '../shared/summaries/write/choose-reader.ts';
import { type Budget, createBudget } from '../shared/summaries/write/models/budget.ts';
import { createModelMemory } from '../shared/summaries/write/models/model-memory.ts';
import type { SecondReader } from '../shared/summaries/write/second-reader.ts';
import { createTurnStore } from '../shared/summaries/write/turn-store.ts';
import { type Later, writtenModel } from '../shared/summaries/write/written-model.ts';
import type { wireOf } from './model-wire.ts';

export interface ModelServices {
  readonly table: Table;
  /** Where requests and answers of a batch lie. */
  readonly files: Bucket;
  readonly settings: RuntimeSettings;
  readonly wire: ReturnType<typeof wireOf>;
  /** Writes and reads again where the settings say `recorded`. */
  readonly recorded?: SummaryModel | undefined;
  readonly now: () => Date;
  /** Called once an edition when its budget is spent. */
  readonly onBudgetReached: (edition: string) => void;
  /** Called when the second reader gives no answer about a paper. */
  readonly onReaderSilent: (cause: string) => void;
  /** Hears how many tokens of a paper's summary are written, about. */
  readonly onTokens?: (request: SummaryRequest, tokens: number) => void;
}

export interface Models {
  readonly model: SummaryModel;
  readonly reader?: SecondReader;
}

/** The models for one week's papers; `mayWait` when a draft may come with a batch, if the settings say so. */
export function createModelFor(services: ModelServices): (week: string, mayWait: boolean) => Models {
  const { settings, table, files, now, wire, recorded, onTokens } = services;
  const { batch, modelIds, secondReader, publishing, zoneOffsetMinutes } = settings;
  const models = new Map<string, Models>();
  const memory = createModelMemory(table, now, settings.contextTokens);

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
    if (recorded) return { model: recorded, reader: recorded };
    if (!wire) return { model: createExtractiveModel() };
    const onReached = () => services.onBudgetReached(week);
    const budget = createBudget({ table, edition: week, limit: settings.budget, now, onReached });
    const create = (ids: readonly string[], later?: Later): SummaryModel =>
      writtenModel({
        ...{ wire, modelIds: ids, memory, now, budget, ...(onTokens && { onTokens }), ...(later && { later }) },
        // Behind a forced run stands a person who wants to see something new.
        ...(mayWait && { keepTurns: createTurnStore(table, now, ids.join()) }),
      });
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
