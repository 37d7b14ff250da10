/**
 * Leases of workers that are gone. In the cloud nobody knows that a worker died, so its lease has to run out, minutes
 * later. Here one run has the data folder to itself: when it begins after a crash, or cuts calls off at its end, every
 * lease in the table belongs to nobody, and waiting for it would only send its paper to the dead letters.
 *
 * Two shapes of lease are known: `{owner, until}` (`papers/paper-store.ts`) and `leaseUntil` (`deliveries/ledger/ledger.ts`; a
 * chunk whose sender died then counts as uncertain at once, and is never sent again blindly).
 */
import { type AttributeValue, type DynamoDBClient, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

/** Ends every lease that would still hold; answers how many there were. */
export async function voidLeases(dynamo: DynamoDBClient, table: string, now: Date): Promise<number> {
  let ended = 0;
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({
        TableName: table,
        ExclusiveStartKey: from,
        FilterExpression: '(attribute_exists(#owner) AND #until > :now) OR leaseUntil > :now',
        ProjectionExpression: 'pk, sk, #until',
        ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
        ExpressionAttributeValues: { ':now': { N: String(now.getTime()) } },
      }),
    );
    for (const { pk, sk, until } of page.Items ?? []) {
      await dynamo.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { pk: pk!, sk: sk! },
          UpdateExpression: 'SET #until = :over',
          ExpressionAttributeNames: { '#until': until ? 'until' : 'leaseUntil' },
          ExpressionAttributeValues: { ':over': { N: '0' } },
        }),
      );
      ended++;
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return ended;
}
