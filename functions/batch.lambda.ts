import { BedrockClient } from '@aws-sdk/client-bedrock';
import { createPaperStore } from '../shared/papers/paper-store.ts';
import { required } from '../shared/platform/environment.ts';
import {
  bucketFromEnvironment,
  queueFromEnvironment,
  tableFromEnvironment,
} from '../shared/platform/from-environment.ts';
import { runHandler } from '../shared/platform/handlers.ts';
import { parseRuntimeSettings } from '../shared/platform/runtime-settings.ts';
import type { AdvanceServices } from '../shared/summaries/write/batch/advance-batch.ts';
import { createBatchFiles } from '../shared/summaries/write/batch/batch-files.ts';
import { createBatchStore } from '../shared/summaries/write/batch/batch-store.ts';
import { createBatchJobs } from '../shared/summaries/write/batch/bedrock-jobs.ts';
import { createBudget } from '../shared/summaries/write/models/budget.ts';
import { BatchInput, batch } from './batch.ts';

function services(): AdvanceServices {
  const { batch: rules, editionSize, budget } = parseRuntimeSettings(required('settings'));
  const table = tableFromEnvironment();
  const now = () => new Date();
  return {
    papers: createPaperStore(table),
    papersQueue: queueFromEnvironment('papersQueue'),
    store: createBatchStore(table),
    files: createBatchFiles(bucketFromEnvironment('files')),
    jobs: createBatchJobs(new BedrockClient({}), { roleArn: required('batchRole'), bucket: required('files') }),
    budgetOf: (edition) => createBudget({ table, edition, limit: budget, now }),
    // On one machine batches are off: no job is ever made of what waits.
    least: rules?.least ?? Number.POSITIVE_INFINITY,
    full: editionSize,
    now,
    newId: () => crypto.randomUUID(),
  };
}

export const handler = runHandler({ name: 'batch', schema: BatchInput, services, run: batch });
