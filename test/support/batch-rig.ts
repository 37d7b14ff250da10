/** The summarizer and the batch step as a deployment wires them, over real engines, with a clock that the test moves. */

import { BedrockClient } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';
import { batch } from '../../functions/batch.ts';
import { wireOf } from '../../functions/model-wire.ts';
import { summarize } from '../../functions/summarize.ts';
import { createModelFor } from '../../functions/summary-model.ts';
import { type SweepServices, sweep } from '../../functions/sweep.ts';
import { placeLink } from '../../shared/documents/place-link.ts';
import type { Language } from '../../shared/language.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { PaperMessage } from '../../shared/papers/paper-message.ts';
import { createPaperStore } from '../../shared/papers/paper-store.ts';
import type { RuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { createExtractiveModel } from '../../shared/summaries/extractive/extractive-model.ts';
import { summarise } from '../../shared/summaries/summarise.ts';
import type { SummarizeServices } from '../../shared/summaries/summarise-paper.ts';
import type { Draft } from '../../shared/summaries/summary.ts';
import { createSummaryStore } from '../../shared/summaries/summary-store.ts';
import type { AdvanceServices } from '../../shared/summaries/write/batch/advance-batch.ts';
import { createBatchFiles } from '../../shared/summaries/write/batch/batch-files.ts';
import { createBatchStore } from '../../shared/summaries/write/batch/batch-store.ts';
import { createBatchJobs } from '../../shared/summaries/write/batch/bedrock-jobs.ts';
import { createBudget } from '../../shared/summaries/write/models/budget.ts';
import { factsOf, sampleDocument, sampleDraft, samplePaper } from '../summaries/sample-paper.ts';
import { startBatchStub } from './batch-stub.ts';
import { type ConverseCall, isRepair, startConverseStub } from './converse-stub.ts';
import { createFakeClock } from './fake-clock.ts';
import { startQueues } from './real-queues.ts';
import { startTable } from './real-table.ts';
import { handedIn, NOTHING_BETTER } from './sentences.ts';

export const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
/** The papers' week ends on Sunday 31 March 2024; its edition comes out on Monday at 09:00 in Tokyo, midnight UTC. */
export const WEEK = '2024-W13';
const PUBLISH = { day: 'MON', time: '09:00', zone: 'Asia/Tokyo' } as const;
export const WEDNESDAY = '2024-03-27T00:00:00Z';
/** The last hour in which a job is made: a day and the six hours' margin before midnight of Monday. */
export const DUE = '2024-03-30T17:30:00Z';
/** From here on nothing is waited for. */
export const UNTIL = '2024-03-31T18:00:00Z';

export interface RigOptions {
  readonly papers: number;
  readonly least?: number;
  readonly full?: number;
  readonly languages?: readonly Language[];
  readonly budgetUsd?: number;
  /** Default: none. */
  readonly secondReader?: string;
}

export type BatchRig = Awaited<ReturnType<typeof startBatchRig>>;

/** The draft of the paper that a prompt is about, by the name that only it has. */
export function draftIn(prompt: string): Draft {
  const number = Array.from({ length: 10 }, (_, at) => at).find((at) => prompt.includes(`${factsOf(at).name}:`));
  if (number === undefined) throw new Error('the prompt is about no sample paper');
  return sampleDraft(factsOf(number));
}

export async function startBatchRig({ papers: count, least = 3, full = 50, ...options }: RigOptions) {
  const [real, queues] = await Promise.all([startTable(), startQueues()]);
  const bucket = await queues.bucket('files');
  const queue = await queues.queue('papers');
  const stub = await startBatchStub(bucket, 'files');
  // On demand everybody is honest, so that what a lie leaves behind came from the batch.
  const onDemand = await startConverseStub((call) => ({
    tool: isRepair(call) ? NOTHING_BETTER : handedIn(draftIn(JSON.stringify(call.body.messages))),
  }));
  const clock = createFakeClock(WEDNESDAY);
  const now = () => new Date(clock.now());
  const languages = options.languages ?? ['ja'];
  const settings: RuntimeSettings = {
    ...{ sources: ['dair'], languages: [...languages], model: 'bedrock', modelIds: [HAIKU], editionSize: full },
    ...{ topics: [], negativeKeywords: [], followedAuthors: [], channels: [], contact: '', zoneOffsetMinutes: 540 },
    budget: { usd: options.budgetUsd ?? 10, tokens: 10_000_000 },
    batch: { least },
    secondReader: options.secondReader ?? 'off',
    ...{ hold: { read: 0, answers: 0, hours: 24 }, late: 'supplement' },
    publishing: PUBLISH,
  };
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: onDemand.endpoint,
    AWS_ENDPOINT_URL_BEDROCK: stub.endpoint,
  };
  Object.assign(process.env, environment);

  const table = real.table;
  const [papers, summaries, store] = [createPaperStore(table), createSummaryStore(table), createBatchStore(table)];
  const budget = createBudget({ table, edition: WEEK, limit: settings.budget, now });
  const fallback = createExtractiveModel();
  const untold = { onBudgetReached: () => {}, onReaderSilent: () => {} };
  const modelFor = createModelFor({
    ...{ table, files: bucket, settings, now, ...untold },
    wire: wireOf(settings, { openAi: { apiKey: 'none' } }),
  });
  const all = Array.from({ length: count }, (_, at) => samplePaper(factsOf(at)));
  let ids = 0;
  const newId = () => `id${ids++}`;
  const summarizing: SummarizeServices = {
    ...{ papers, summaries, languages, now, newId },
    readDocument: async (paper: Paper) => sampleDocument(factsOf(all.findIndex(({ id }) => id === paper.id))),
    summarise: async ({ mayWait, ...work }) => {
      const models = modelFor(work.paper.week, mayWait);
      return summarise({ ...work, ...models, fallback, linkTo: placeLink });
    },
  };
  const bedrock = new BedrockClient({ maxAttempts: 1 });
  const batching: AdvanceServices = {
    ...{ papers, papersQueue: queue, store, files: createBatchFiles(bucket), least, full, now, newId },
    jobs: createBatchJobs(bedrock, {
      roleArn: 'arn:aws:iam::000000000000:role/batch',
      bucket: 'files',
    }),
    budgetOf: () => budget,
  };
  const sweeping: SweepServices = {
    ...{ papers, summaries, languages, papersQueue: queue, now },
    ...{
      weeks: () => [WEEK],
      sweepDeliveries: async () => [],
      enterFailedRuns: async () => 0,
      hoursLate: async () => 0,
    },
  };
  const counter = { add: () => {} };
  const delivered = { receiveCount: 1, remainingMs: 60_000, counter };

  for (const [at, paper] of all.entries()) {
    await papers.record(paper, at + 1);
    await papers.markEnqueued(WEEK, paper.id, now().toISOString(), languages);
  }
  await queue.send(all.map(({ id }) => ({ version: 1, week: WEEK, paper: id, run: '' })));

  return {
    ...{ stub, clock, papers, summaries, store, budget, table, queue, batching, all },
    onDemand: onDemand.calls as readonly ConverseCall[],
    /** Works off the queue; answers how many messages there were. */
    async work(run = ''): Promise<number> {
      const messages = await queue.take();
      for (const { body } of messages) await summarize({ ...v.parse(PaperMessage, body), run }, summarizing, delivered);
      return messages.length;
    },
    advance: (over: Partial<AdvanceServices> = {}) => batch({}, { ...batching, ...over }, counter),
    sweep: () => sweep({}, sweeping, counter),
    async written(language: Language = 'ja') {
      const ids = all.map(({ id }) => id);
      const stored = await summaries.all(ids, language);
      return new Map([...stored].flatMap(([id, { read }]) => (read ? [[id, read] as const] : [])));
    },
    async stop() {
      for (const name of Object.keys(environment)) delete process.env[name];
      bedrock.destroy();
      await Promise.all([stub.close(), onDemand.close(), real.stop(), queues.stop()]);
    },
  };
}
