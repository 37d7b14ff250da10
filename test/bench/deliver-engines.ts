/**
 * Table, queue, bucket and keys in a process of their own, with readers and an edition already there; started by
 * `deliver.ts`, which asks it for the truth afterwards.
 */

import diagnostics from 'node:diagnostics_channel';
import { createEditionStore } from '../../shared/editions/edition-store.ts';
import { createAddressSeal } from '../../shared/readers/address/address-key.ts';
import { addressOf, confirmedRow, EDITION, KEYS } from '../support/mailing-rig.ts';
import { startQueues } from '../support/real-queues.ts';
import { startTable } from '../support/real-table.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { startSecretsStub } from '../support/secrets-stub.ts';
import { borne } from '../support/sentences.ts';
import type { EnginesJob, EnginesReady, EnginesTruth } from './deliver-processes.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as EnginesJob;
const DEPTHS = ['all', 'headlines', 'overviews'] as const;

let writes = 0;
diagnostics.subscribe('http.server.request.start', (message) => {
  const { headers } = (message as { request: { headers: Record<string, string | undefined> } }).request;
  if (/\.(PutItem|UpdateItem)$/.test(headers['x-amz-target'] ?? '')) writes += 1;
});

const [table, queues, secrets] = await Promise.all([
  startTable(),
  startQueues(),
  startSecretsStub(JSON.stringify(KEYS)),
]);
const queue = await queues.queue('deliveries');
const dead = await queues.queue('deliveries-dead');
const files = await queues.bucket('files');
const papers = Array.from({ length: 10 }, (_, i) =>
  samplePaper({ id: `url:${i}`, title: `Paper ${i}`, overview: [borne('本文の要約です。'.repeat(60))] }),
);
await createEditionStore(table.table, files).freeze(sampleEdition({ papers }), false);
await seed();
writes = 0;

const ready: EnginesReady = {
  ...{ dynamo: table.endpoint, s3: queues.endpoint, secrets: secrets.url },
  ...{ queueUrl: queue.url, deadUrl: dead.url },
};
process.send?.(ready);
process.on('message', () => {
  const truth: EnginesTruth = { writes };
  process.send?.(truth, () => process.exit(0));
});

async function seed(): Promise<void> {
  const seal = createAddressSeal(KEYS);
  for (let from = 0; from < job.readers; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, job.readers - from) }, (_, i) =>
      confirmedRow(seal, addressOf(from + i), EDITION.language, DEPTHS[(from + i) % 3]!, 0),
    );
    await Promise.all(Array.from({ length: 8 }, (_, k) => table.table.batchPut(rows.filter((_row, i) => i % 8 === k))));
  }
}
