/** The Lambda handler as the bundle loads it, fed from the queue; started by `deliver.ts` in a process of its own. */

import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { CHUNK_SIZE } from '../../shared/deliveries/ledger/delivery.ts';
import { handOver } from './deliver-handover.ts';
import type { MemorySample, WorkerJob, WorkerReport } from './deliver-processes.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as WorkerJob;
Object.assign(process.env, job.environment);
/** The function's timeout in the stack. */
const TIMEOUT_MS = 120_000;
/** Messages of one invocation, as in the stack. */
const BATCH = 8;
/** Memory is asked at these many mails and at the end, with a collection before; so rarely that it costs nothing. */
const ASK_MEMORY_AT = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((thousands) => 1000 * thousands);

const { handler } = await import('../../functions/deliver.lambda.ts');
const { balance } = await import('../../shared/deliveries/ledger/balance.ts');
const { tableFromEnvironment } = await import('../../shared/platform/from-environment.ts');

const memory: MemorySample[] = [];
let handled = 0;
const started = performance.now();
const cpuBefore = process.cpuUsage();
const sqs = new SQSClient({});
await Promise.all(Array.from({ length: job.invocations }, work));
const cpu = process.cpuUsage(cpuBefore);
const deliverSeconds = (performance.now() - started) / 1000;
askMemory();
const report: WorkerReport = {
  ...{ deliverSeconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, memory },
  ...(job.alone && {
    handover: await handOver(job.spareSes),
    books: (await balance({ table: tableFromEnvironment() }, job.edition))!,
  }),
};
process.send?.(report, () => process.exit(0));

function askMemory(): void {
  const peakMb = process.resourceUsage().maxRSS / 1024;
  // A second one takes what the first one's finalizers let go.
  for (let i = 0; i < 2; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  memory.push({ mails: CHUNK_SIZE * handled, liveMb: (heapUsed + external) / 2 ** 20, peakMb });
}

/** One invocation after the other, each with a batch as the event source mapping hands it out. */
async function work(): Promise<void> {
  const context = { getRemainingTimeInMillis: () => TIMEOUT_MS } as Context;
  for (let empty = 0; empty < 2; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: job.queueUrl, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 0 }),
    );
    empty = Messages.length === 0 ? empty + 1 : 0;
    if (empty > 0) continue;
    const event = {
      Records: Messages.map(({ MessageId, Body, ReceiptHandle }) => ({
        ...{ messageId: MessageId, body: Body, receiptHandle: ReceiptHandle },
        attributes: { ApproximateReceiveCount: '1' },
      })),
    } as unknown as SQSEvent;
    const { batchItemFailures } = (await handler(event, context)) as SQSBatchResponse;
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { MessageId, ReceiptHandle } of Messages) {
      if (failed.has(MessageId!)) continue;
      await sqs.send(new DeleteMessageCommand({ QueueUrl: job.queueUrl, ReceiptHandle }));
      handled += 1;
      if (ASK_MEMORY_AT.includes(CHUNK_SIZE * handled)) askMemory();
    }
  }
}
