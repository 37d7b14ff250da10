/** The Lambda handler as the bundle loads it, fed from the queue; started by `deliver.ts` in a process of its own. */
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import type { WorkerJob, WorkerReport } from './deliver.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as WorkerJob;
Object.assign(process.env, job.environment);
/** The function's timeout in the stack. */
const TIMEOUT_MS = 120_000;

const { deliveryServices } = await import('../../functions/delivery-services.ts');
const { handler } = await import('../../functions/deliver.lambda.ts');
const { balance } = await import('../../shared/deliveries/balance.ts');
const { prepareDeliveries } = await import('../../shared/deliveries/prepare.ts');
const { queueFromEnvironment, tableFromEnvironment } = await import('../../shared/platform/from-environment.ts');

const table = tableFromEnvironment();
const started = performance.now();
await prepareDeliveries(deliveryServices(table, queueFromEnvironment('deliveriesQueue')), job.edition);
const prepared = performance.now();
const cpuBefore = process.cpuUsage();
const sqs = new SQSClient({});
await Promise.all(Array.from({ length: job.workers }, work));
const cpu = process.cpuUsage(cpuBefore);
const books = (await balance({ table }, job.edition))!;
const report: WorkerReport = {
  prepareSeconds: (prepared - started) / 1000,
  deliverSeconds: (performance.now() - prepared) / 1000,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1024,
  ...books,
};
process.send?.(report, () => process.exit(0));

async function work(): Promise<void> {
  const context = { getRemainingTimeInMillis: () => TIMEOUT_MS } as Context;
  for (let empty = 0; empty < 2; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: job.queueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: 0 }),
    );
    const [message] = Messages;
    if (!message) {
      empty += 1;
      continue;
    }
    empty = 0;
    const event = {
      Records: [
        {
          ...{ messageId: message.MessageId, body: message.Body, receiptHandle: message.ReceiptHandle },
          attributes: { ApproximateReceiveCount: '1' },
        },
      ],
    } as unknown as SQSEvent;
    const answer = (await handler(event, context)) as { batchItemFailures: unknown[] };
    if (answer.batchItemFailures.length > 0) continue;
    await sqs.send(new DeleteMessageCommand({ QueueUrl: job.queueUrl, ReceiptHandle: message.ReceiptHandle }));
  }
}
