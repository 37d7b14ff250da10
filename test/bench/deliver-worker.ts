/** The Lambda handler as the bundle loads it, fed from the queue; started by `deliver.ts` in a process of its own. */

import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { createMailer, type Recipient } from '../../shared/deliveries/mailer.ts';
import { createSendingClient } from '../../shared/deliveries/sending-client.ts';
import type { WorkerJob, WorkerReport } from './deliver.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as WorkerJob;
Object.assign(process.env, job.environment);
/** The function's timeout in the stack. */
const TIMEOUT_MS = 120_000;
/** Of the hand-over alone. */
const ROUNDS = 7;
const CALLS = 30;

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
const peakMb = process.resourceUsage().maxRSS / 1024;
const report: WorkerReport = {
  prepareSeconds: (prepared - started) / 1000,
  deliverSeconds: (performance.now() - prepared) / 1000,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  handoverMicroseconds: await handOver(),
  peakMb,
  ...books,
};
process.send?.(report, () => process.exit(0));

/** CPU of the hand-over to SES alone, a mail: fifty in a call, a template of 70 kB, one call after the other; each round. */
async function handOver(): Promise<number[]> {
  const client = createSendingClient({ endpoint: job.spareSes });
  const mailer = createMailer(client, { from: 'a@digest.example', configurationSet: 'ronbun', listId: 'Ronbun <r.x>' });
  const template = { subject: 'S', html: 'h'.repeat(60_000), text: 't'.repeat(10_000) };
  const links = {
    unsubscribe: `https://digest.example/api/unsubscribe?${'u'.repeat(90)}`,
    preferences: 'p'.repeat(130),
  };
  const recipients = Array.from(
    { length: 50 },
    (_, i): Recipient => ({
      ...{ address: `reader${i}@example.com`, links, listUnsubscribe: `<${links.unsubscribe}>` },
      tags: { edition: '2024-W13-ja', chunk: 'chunk-00000', reader: 'r'.repeat(22) },
    }),
  );
  for (let i = 0; i < 20; i++) await mailer.send(template, recipients);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < CALLS; i++) await mailer.send(template, recipients);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / (CALLS * recipients.length));
  }
  client.destroy();
  return rounds.sort((a, b) => a - b);
}

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
