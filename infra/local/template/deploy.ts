/** Creates the tables, queues and buckets of the template in the embedded engines; a second run changes nothing. */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { EngineClients } from '../engines/engine-clients.ts';
import type { LocalQueue, LocalResources } from './resources.ts';

/** Idempotent: what exists stays with its data, and a queue takes new settings. */
export async function deploy(resources: LocalResources, clients: EngineClients): Promise<void> {
  // Redrive policies name other queues, so queues without one come first.
  const [plain, redriven] = [
    resources.queues.filter((q) => !q.deadLetters),
    resources.queues.filter((q) => q.deadLetters),
  ];
  const queues = async () => {
    await Promise.all(plain.map((queue) => createQueue(queue, clients)));
    await Promise.all(redriven.map((queue) => createQueue(queue, clients)));
  };
  await Promise.all([createTables(resources, clients), createBuckets(resources, clients), queues()]);
}

async function createTables({ tables }: LocalResources, { dynamo }: EngineClients): Promise<void> {
  const { CreateTableCommand, waitUntilTableExists } = await import('@aws-sdk/client-dynamodb');
  for (const table of tables) {
    const input = {
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: table.attributes,
      KeySchema: table.keys,
      GlobalSecondaryIndexes: table.indexes,
    } as CreateTableCommandInput;
    await dynamo.send(new CreateTableCommand(input)).catch(unless('ResourceInUseException'));
    // dynalite answers before the table takes requests; on a busy machine the first write would not find it.
    const waiting = { client: dynamo, minDelay: 0.02, maxDelay: 0.2, maxWaitTime: 20 };
    await waitUntilTableExists(waiting, { TableName: table.name });
  }
}

async function createBuckets({ buckets }: LocalResources, { s3 }: EngineClients): Promise<void> {
  const { CreateBucketCommand } = await import('@aws-sdk/client-s3');
  await Promise.all(
    buckets.map((name) =>
      s3
        .send(new CreateBucketCommand({ Bucket: name }))
        .catch(unless('BucketAlreadyOwnedByYou', 'BucketAlreadyExists')),
    ),
  );
}

async function createQueue(queue: LocalQueue, { sqs }: EngineClients): Promise<void> {
  const { CreateQueueCommand, SetQueueAttributesCommand } = await import('@aws-sdk/client-sqs');
  // Without attributes an existing queue is no conflict; with them, one changed setting would be.
  await sqs.send(new CreateQueueCommand({ QueueName: queue.name }));
  if (Object.keys(queue.attributes).length > 0) {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: queue.attributes }));
  }
}

function unless(...names: string[]) {
  return (error: unknown) => {
    if (!names.includes((error as Error).name)) throw error;
  };
}
