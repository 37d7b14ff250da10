/** A real DynamoDB wire protocol for tests: dynalite on a free port, in memory, with the one table of the stack. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { SDK_LOGGER } from '../../shared/platform/sdk-logger.ts';
import { createTable, type SetAside, type Table } from '../../shared/platform/table.ts';

export const TABLE_NAME = 'ronbun';
/** As the functions' own clients, with the logger for which a client copies nothing. */
export const LOCAL = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  logger: SDK_LOGGER,
} as const;

export interface RealTable {
  readonly table: Table;
  /** What readers of the table could not read so far. */
  readonly setAside: SetAside[];
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  stop(): Promise<void>;
}

export async function startTable(): Promise<RealTable> {
  const server: Server = dynalite({ createTableMs: 0 });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ ...LOCAL, endpoint });
  const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(attribute),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  const setAside: SetAside[] = [];
  return {
    table: createTable(client, TABLE_NAME, { onSetAside: (record) => setAside.push(record) }),
    setAside,
    client,
    endpoint,
    async stop() {
      client.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
