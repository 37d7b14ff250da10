/** A worker in a process of its own, so that a stage can kill it for real; started by `stage-hook.ts`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { deliver } from '../../functions/deliver.ts';
import { sweepDeliveries } from '../../shared/deliveries/aftermath/sweep.ts';
import type { DeliverMessage } from '../../shared/deliveries/ledger/prepare.ts';
import { prepareDeliveries } from '../../shared/deliveries/ledger/prepare.ts';
import { createQueue } from '../../shared/platform/queue.ts';
import { createTable } from '../../shared/platform/table.ts';
import { createRig, EDITION } from './mailing-rig.ts';
import { LOCAL, TABLE_NAME } from './real-table.ts';
import { type ChildJob, killAt } from './stage-hook.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as ChildJob;
const started = Date.now();
const now = () => (job.now ?? started) + (Date.now() - started);
const sqs = new SQSClient({ ...LOCAL, endpoint: new URL(job.queueUrl).origin });
const table = createTable(new DynamoDBClient({ ...LOCAL, endpoint: job.dynamo }), TABLE_NAME);
const rig = createRig({ table, sesEndpoint: job.ses, now, stage: killAt(job.killAt, job.nth) });
const services = { ...rig.prepare, queue: createQueue(sqs, job.queueUrl) };

if (job.job === 'prepare') await prepareDeliveries(services, EDITION);
if (job.job === 'sweep') await sweepDeliveries(services);
if (job.job === 'deliver') await work();
process.exit(0);

async function work(): Promise<void> {
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: job.queueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: 0 }),
    );
    const [message] = Messages;
    if (!message) return;
    await deliver(JSON.parse(message.Body ?? '{}') as DeliverMessage, rig.deliver, { remainingMs: 120_000 });
    await sqs.send(new DeleteMessageCommand({ QueueUrl: job.queueUrl, ReceiptHandle: message.ReceiptHandle }));
  }
}
